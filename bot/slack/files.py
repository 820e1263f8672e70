"""Shows pictures in a message and files below it; no message is lost or doubled for want of them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence

import structlog
from slack_sdk.errors import SlackApiError, SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.slack.faults import BROKEN, of_asking, word_of
from bot.slack.payload import children, text
from bot.slack.render import NONE
from handlers.view import File, Message, Picture

PATIENCE = 15  # seconds for all of a message's files; with the message they stay below delivery's forty
PAUSES = (1.0, 2.0, 4.0)
"""Seconds before each try to show a new picture: Slack looks at it first (slackapi/python-slack-sdk#1521)."""

_NOT_READY = "invalid_blocks"

_log = structlog.get_logger()


async def attach(client: AsyncWebClient, room: str, shown: Message) -> None:
    """Upload a message's files to the room where it stands already; what fails is logged, and left out.

    Slack takes ids of rooms alone here, never a user's (slackapi/bolt-js#2115).
    """
    await _upload(client, [part for part in shown.parts if isinstance(part, File)], room)


async def illustrated(
    client: AsyncWebClient,
    shown: Message,
    write: Callable[[Mapping[str, str]], Awaitable[AsyncSlackResponse]],
) -> AsyncSlackResponse:
    """What comes of writing the message, given Slack's ids for its pictures by name.

    It is given none where they cannot be uploaded or shown. Raises what `write` raises.
    """
    pictures = [part for part in shown.parts if isinstance(part, Picture)]
    uploaded = await _upload(client, pictures)
    for pause in PAUSES if uploaded else ():
        await asyncio.sleep(pause)
        try:
            return await write(uploaded)
        except SlackApiError as error:
            if word_of(error) != _NOT_READY:
                raise
    if uploaded:
        _log.warning("slack picture not shown", reason=_NOT_READY)
    return await write(NONE)


async def _upload(
    client: AsyncWebClient, files: Sequence[File | Picture], room: str | None = None
) -> Mapping[str, str]:
    """The ids that Slack gave them, by name; without a room only the bot sees them."""
    uploads = [{"filename": file.name, "title": file.name, "content": file.content} for file in files]
    if not uploads:
        return NONE
    try:
        async with asyncio.timeout(PATIENCE):
            said = await client.files_upload_v2(file_uploads=uploads, channel=room)
    except SlackRequestError:  # the address for the bytes refused them; the error holds all that it said
        _log.warning("slack file not shown", reason="upload_refused")
    except BROKEN as error:
        _log.warning("slack file not shown", reason=of_asking(error).reason)
    else:
        ids = [text(one, "id") for one in children(said.data, "files")] if isinstance(said.data, dict) else []
        return dict(zip((file.name for file in files), ids, strict=False))
    return NONE

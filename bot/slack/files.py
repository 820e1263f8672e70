"""Shows files below the message that they belong to; no message is lost or doubled for want of its file."""

import asyncio

import structlog
from slack_sdk.errors import SlackRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.faults import BROKEN, of_asking
from handlers.view import File, Message

PATIENCE = 15  # seconds for all of a message's files; with the message they stay below delivery's forty

_log = structlog.get_logger()


async def attach(client: AsyncWebClient, room: str, shown: Message) -> None:
    """Upload a message's files to the room where it stands already; what fails is logged, and left out.

    Slack takes ids of rooms alone here, never a user's (slackapi/bolt-js#2115).
    """
    files = [part for part in shown.parts if isinstance(part, File)]
    uploads = [{"filename": file.name, "title": file.name, "content": file.content} for file in files]
    if not uploads:
        return
    try:
        async with asyncio.timeout(PATIENCE):
            await client.files_upload_v2(file_uploads=uploads, channel=room)
    except SlackRequestError:  # the address for the bytes refused them; the error holds all that it said
        _log.warning("slack file not shown", reason="upload_refused")
    except BROKEN as error:
        _log.warning("slack file not shown", reason=of_asking(error).reason)

"""Shows an answer where its question was asked: beside the command, on the pressed message, or in a DM."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import structlog
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.platform import Place, SendFailed, Unclear
from bot.slack import forms, render
from bot.slack.faults import BROKEN, is_unsent, of_asking
from bot.slack.origin import Origin
from bot.slack.send import Post
from bot.slack.words import Reader
from handlers.view import Form, Message

_log = structlog.get_logger()


class NotOpened(Exception):
    """A form did not open; Slack's trigger had died, or Slack did not answer."""


class Answers:
    """Draws answers for one person each; nothing of them is ever seen by others."""

    def __init__(self, client: AsyncWebClient, post: Post, reader: Callable[[str], Reader]) -> None:
        self._client, self._post, self._reader = client, post, reader

    async def show(self, messages: Sequence[Message], origin: Origin) -> None:
        """Show all messages, in order; what cannot be shown in its place goes by DM."""
        if not messages or origin.surface == "nowhere":
            return
        replaces = origin.surface in ("whisper", "dm")
        for number, shown in enumerate(messages):
            await self._one(replace(shown, private=True), origin, replaces and number == 0)

    async def open(self, form: Form, origin: Origin, language: str) -> None:
        """Open a form; raises NotOpened."""
        view = forms.view(form, language, origin.remembered)
        try:
            await self._client.views_open(trigger_id=origin.trigger, view=view)
        except BROKEN as error:
            raise NotOpened(of_asking(error).reason) from error

    async def publish(self, messages: Sequence[Message], user: str) -> None:
        """Show messages as somebody's Home."""
        try:
            await self._client.views_publish(user_id=user, view=render.home(messages, self._reader(user)))
        except BROKEN as error:
            _log.warning("slack home not shown", reason=of_asking(error).reason)

    async def _one(self, shown: Message, origin: Origin, replaces: bool) -> None:
        try:
            if origin.surface == "dm" and replaces:
                await self._post.change(Place(origin.channel, origin.message), shown, origin.user)
            elif origin.surface != "dm" and origin.response_url:
                drawn = render.message(shown, self._reader(origin.user))
                await self._respond(origin.response_url, drawn, replaces)
            else:
                await self._post.send(origin.user, shown)
        except Unclear as failed:
            _log.warning("slack answer perhaps not shown", reason=failed.reason)
        except SendFailed:
            await self._by_dm(shown, origin.user)

    async def _respond(self, url: str, drawn: render.Drawn, replaces: bool) -> None:
        client = self._client
        hook = AsyncWebhookClient(url, session=client.session, logger=client.logger, retry_handlers=[])
        try:
            said = await hook.send(
                text=drawn.text,
                blocks=drawn.blocks,
                response_type="ephemeral",
                replace_original=replaces,
                unfurl_links=False,
                unfurl_media=False,
            )
        except BROKEN as error:
            raise SendFailed("unreachable") if is_unsent(error) else Unclear("no answer") from error
        if said.status_code != 200:
            raise SendFailed(f"status {said.status_code}")

    async def _by_dm(self, shown: Message, user: str) -> None:
        try:
            await self._post.send(user, shown)
        except SendFailed as failed:
            _log.warning("slack answer not shown", reason=failed.reason)

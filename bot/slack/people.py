"""Who people are: asked of Slack after an acknowledgement, never before a form opens, and kept for a day."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import TryLater
from bot.slack.bounded import Bounded
from bot.slack.faults import BROKEN, of_asking
from bot.slack.payload import Payload, child, children, text
from bot.slack.profile import Profile, profile_of

MOST = 5_000  # profiles; about 2 MB
FRESH = timedelta(days=1)
A_PAGE = 200  # people; Slack advises no more

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Known:
    profile: Profile
    at: datetime


class People:
    """The people of the workspace, as far as they have been heard of lately."""

    def __init__(self, client: AsyncWebClient, clock: Callable[[], datetime]) -> None:
        self._client, self._clock = client, clock
        self._known: Bounded[str, _Known] = Bounded(MOST)

    def known(self, user: str) -> Profile | None:
        """The profile at hand, if it is of today."""
        found = self._known.get(user)
        return found.profile if found and abs(self._clock() - found.at) < FRESH else None

    async def look(self, user: str) -> Profile | None:
        """The profile, asked of Slack if need be; an old one or `None` when Slack does not say."""
        if found := self.known(user):
            return found
        try:
            said = await self._client.users_info(user=user, include_locale=True)
        except BROKEN as error:
            _log.warning("slack person not found", reason=of_asking(error).reason)
            old = self._known.get(user)
            return old.profile if old else None
        payload: object = said.data
        return self.remember(child(payload, "user") if isinstance(payload, dict) else {})

    async def everybody(self) -> AsyncIterator[tuple[Profile, ...]]:
        """All people, page by page, without bots; ends early when Slack does not say.

        Those who left are listed too but not kept: `known` is whoever has been introduced.
        """
        cursor = ""
        while True:
            try:
                said = await self._client.users_list(limit=A_PAGE, cursor=cursor, include_locale=True)
            except BROKEN as error:
                fault = of_asking(error)
                if not (isinstance(fault, TryLater) and fault.after):
                    _log.warning("slack people not listed", reason=fault.reason)
                    return
                await asyncio.sleep(fault.after)
                continue
            page: object = said.data
            payload = page if isinstance(page, dict) else {}
            listed = (profile_of(user) for user in children(payload, "members"))
            yield tuple(p if p.deleted else self._kept(p) for p in listed if not p.is_bot)
            cursor = text(child(payload, "response_metadata"), "next_cursor")
            if not cursor:
                return

    def remember(self, user: Payload) -> Profile:
        """Keep what Slack says."""
        return self._kept(profile_of(user))

    def refresh(self, user: Payload) -> None:
        """Somebody changed: of those we know, keep the change; of others, nothing."""
        if self._known.get(profile_of(user).id) is not None:
            self.remember(user)

    def _kept(self, profile: Profile) -> Profile:
        """Events leave the locale out, which then stays as it was."""
        old = self._known.get(profile.id)
        if profile.locale is None and old is not None:
            profile = replace(profile, locale=old.profile.locale)
        self._known.put(profile.id, _Known(profile, self._clock()))
        return profile

"""Whether the bot is still in its workspace, told to the community when that changes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import structlog

from bot.platform import Removed
from bot.slack.profile import PLATFORM
from handlers.reception import Reception
from storage import homes

WHAT_TO_DO = (
    "Nothing is sent to Slack any more, and what waits is kept. Install the app again (on Slack's page of "
    "the app: Reinstall to Workspace), set SLACK_BOT_TOKEN to its token, and start okaeri again."
)

_log = structlog.get_logger()


class Standing:
    """What this process knows of it. `fixed` is the workspace that a setting makes the home, if one does."""

    def __init__(self, reception: Reception, fixed: str) -> None:
        self._reception, self._fixed = reception, fixed
        self._is_home = self._is_lost = False

    async def keep(self, team: str) -> bool:
        """Slack took our token for this workspace just now; says whether it is the community's home."""
        self._is_lost = False
        self._is_home = await self._home() in ("", team)
        if self._is_home:
            await self._reception.returned(PLATFORM)
        return self._is_home

    async def lose(self, why: str) -> None:
        """The app was removed, or its token revoked; the operator hears of it once."""
        if self._is_lost:
            return
        self._is_lost = True
        _log.warning("slack removed the bot", reason=why, do=WHAT_TO_DO)
        if self._is_home:
            await self._reception.removed(PLATFORM, why)

    @asynccontextmanager
    async def watching(self) -> AsyncIterator[None]:
        """Notes when what is done inside shows that the bot was removed; an outage shows nothing."""
        try:
            yield
        except Removed as shown:
            await self.lose(shown.reason)
            raise

    async def _home(self) -> str:
        """The community's workspace, "" when none is settled yet."""
        if self._fixed:
            return self._fixed
        async with self._reception.database.reading() as tx:
            return (await homes.all_of(tx)).get(PLATFORM, "")

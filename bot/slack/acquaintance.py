"""Lets the community know who is in the workspace: whoever acts, is named, is listed, or comes back."""

from collections.abc import Callable, Sequence
from contextlib import suppress

from bot.slack.people import People
from bot.slack.profile import PLATFORM, Profile
from bot.slack.work import Work
from community.errors import WrongHome
from handlers.event import Joined, Left, Who
from handlers.reception import Reception
from storage import members


class Acquaintance:
    """What Slack says of people, handed on to reception before anything is said of them."""

    def __init__(self, people: People, reception: Reception, work: Work) -> None:
        self._people, self._reception, self._work = people, reception, work

    async def of(self, who: Who) -> Who:
        """The same account with all that Slack says of it."""
        profile = await self._people.look(who.id)
        return profile.on(who) if profile else who

    async def introduce(self, user: str, home: str) -> None:
        """Let reception know somebody who is named: name, bot, gone."""
        if self._people.known(user):
            return
        profile = await self._people.look(user)
        if profile is None:
            return
        who = profile.on(Who(PLATFORM, home, user, ""))
        await self._reception.answer(Joined(who))
        if profile.deleted:
            await self._reception.answer(Left(who))

    async def has_left(self, user: str) -> bool:
        """Whether the community takes somebody for gone."""
        async with self._reception.database.reading() as tx:
            found = await members.of_account(tx, PLATFORM, user)
        return found is not None and found[1].left_at is not None

    async def meet_everybody(self, home: str, stops: Callable[[], bool]) -> None:
        """Who is here is found by name though they never spoke; who left while nobody listened is not."""
        async for page in self._people.everybody():
            if stops():
                return
            here = [person.on(Who(PLATFORM, home, person.id, "")) for person in page if not person.deleted]
            with self._work.going(), suppress(WrongHome):
                await self._reception.introduce(here)
                for user in await self._left_unseen([person for person in page if person.deleted]):
                    await self._reception.answer(Left(Who(PLATFORM, home, user, "")))

    async def _left_unseen(self, gone: Sequence[Profile]) -> list[str]:
        async with self._reception.database.reading() as tx:
            known = await members.of_accounts(tx, PLATFORM, [person.id for person in gone])
        return [user for user, (_, account) in known.items() if account.left_at is None]

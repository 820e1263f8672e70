"""Two members in one community, and what became of a notice: for tests of the running process."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from bot.delivery import Delivery
from bot.platform import Platform
from community.notice import NoticeState
from handlers.context import Rules
from handlers.event import Command, Joined, Left, Mentioned, Who
from handlers.reception import Reception
from handlers.view import Answer
from storage import tables
from storage.database import Database
from tests.conftest import SetClock

HOMES = {"slack": "T1", "discord": "900"}
HANA = Who("slack", "T1", "U1", "花", language="ja-JP")
KEN = Who("slack", "T1", "U2", "Ken", language="en-US")
KEN_ON_DISCORD = Who("discord", "900", "22", "Ken", language="en-GB")


@dataclass(frozen=True, slots=True)
class Told:
    """A notice as the outbox has it."""

    state: str
    reason: str
    attempts: int
    channel: str
    message: str


@dataclass(slots=True)
class Story:
    """A reception with its clock, where 花 (Japanese) and Ken (English) are members on Slack."""

    database: Database
    clock: SetClock
    reception: Reception

    async def thanks(self, who: Who = HANA, whom: Who = KEN, words: str = "for the talk") -> Answer:
        """Somebody thanks somebody of the same home."""
        people = (Mentioned(whom.id, whom.name),)
        return await self.reception.answer(Command(who, "alumni", "thanks", people, words))

    async def opens_the_menu(self, who: Who) -> Answer:
        """Any command."""
        return await self.reception.answer(Command(who, "alumni", "menu"))

    async def joins(self, who: Who) -> None:
        """Somebody comes."""
        await self.reception.answer(Joined(who))

    async def leaves(self, who: Who) -> None:
        """Somebody goes."""
        await self.reception.answer(Left(who))

    async def is_also(self, account: Who, whose: Who) -> None:
        """One member has both accounts."""
        await self.joins(account)
        members, accounts = tables.members, tables.accounts
        key = f"{whose.platform}:{whose.id}"
        async with self.database.writing() as tx:
            member = members.select().with_only_columns(members.c.id).where(members.c.key == key)
            here = (accounts.c.platform == account.platform, accounts.c.external_id == account.id)
            await tx.execute(accounts.update().where(*here).values(member_id=member.scalar_subquery()))

    def delivery(self, platforms: Mapping[str, Platform], seed: int = 1) -> Delivery:
        """A process that delivers."""
        return Delivery(self.database, self.reception, platforms, self.clock, Random(seed))

    async def told(self) -> list[Told]:
        """Every notice, oldest first."""
        outbox = tables.outbox
        columns = (outbox.c.state, outbox.c.reason, outbox.c.attempts, outbox.c.channel, outbox.c.message)
        async with self.database.reading() as tx:
            rows = await tx.execute(outbox.select().with_only_columns(*columns).order_by(outbox.c.id))
            return [Told(row[0], row[1], row[2], row[3], row[4]) for row in rows]

    async def states(self) -> list[NoticeState]:
        """Where every notice is, oldest first."""
        return [NoticeState(one.state) for one in await self.told()]


async def begun(database: Database, clock: SetClock) -> Story:
    """The story where it begins: 花 and Ken have come."""
    story = Story(database, clock, Reception(database, Rules("同窓会"), clock, fixed=HOMES))
    await story.joins(HANA)
    await story.joins(KEN)
    return story

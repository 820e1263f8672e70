"""What the example's people do of what they were invited to: they come to events, and meet in rounds."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random
from typing import Final

from sqlalchemy import select

from bot.playground.personas import CAME_HERE, PLATFORM
from community.event import Answer, EventId
from community.introduction import Said
from community.member import MemberId
from community.round import RoundId
from storage import event_answers, rounds, seats
from storage.database import Tx
from storage.tables import accounts, events, round_places
from storage.tables import event_answers as answers

MEET_WITHIN: Final = timedelta(days=4)

SHARE_MET, SHARE_LATER, SHARE_CAME = 0.7, 0.2, 0.8
"""Who meets in a round, who means to, and who is there of those who said yes; the others say nothing."""


async def take_part(tx: Tx, since: datetime, until: datetime, played: frozenset[str]) -> None:
    """Between two moments, everybody but those who are played, or who came here by the page."""
    query = select(accounts.c.member_id, accounts.c.external_id).where(accounts.c.platform == PLATFORM)
    there = [(MemberId(row[0]), row[1]) for row in await tx.execute(query)]
    others = [member for member, name in there if name not in played and not name.startswith(CAME_HERE)]
    await _meet(tx, others, until)
    await _come(tx, others, since, until)


async def _meet(tx: Tx, others: Sequence[MemberId], until: datetime) -> None:
    """Each of them always does the same in one round, however often they are looked at."""
    unsaid = (round_places.c.said == Said.UNSAID, round_places.c.group.is_not(None))
    query = select(round_places.c.round_id, round_places.c.member_id)
    for row in (await tx.execute(query.where(*unsaid, round_places.c.at <= until - MEET_WITHIN))).all():
        number, member = RoundId(row[0]), MemberId(row[1])
        chance = Random(f"{number}.{member}").random()
        if member in others and chance < SHARE_MET + SHARE_LATER:
            await rounds.say(tx, number, member, Said.MET if chance < SHARE_MET else Said.NOT_YET)
            await seats.spoke(tx, member)


async def _come(tx: Tx, others: Sequence[MemberId], since: datetime, until: datetime) -> None:
    """Those who said yes and are there say so themselves."""
    begun = (events.c.starts_at > since, events.c.starts_at <= until)
    yes = (answers.c.answer == Answer.YES, answers.c.waits.is_(False), answers.c.came.is_(None))
    query = select(events.c.id, events.c.version, events.c.starts_at, answers.c.member_id)
    for row in (await tx.execute(query.join(answers).where(*begun, *yes))).all():
        event, version, at, member = EventId(row[0]), row[1], row[2], MemberId(row[3])
        if member in others and Random(f"{event}.{member}").random() < SHARE_CAME:
            await event_answers.mark(tx, event, member, True, at, by_organiser=False, version=version)

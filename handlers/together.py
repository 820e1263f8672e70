"""Bringing members together: in a room of their own where they share a home, else by a message to each."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Final

from community.hours import WORKDAYS, Hours, is_awake, new_year, outside, proposed_times
from community.member import Member, MemberId, is_paused
from community.notice import open_doors
from community.wall import wall_at
from community.words import shortened
from community.zone import clock_of
from handlers import text
from handlers.context import Context, Rules
from handlers.view import Text
from storage import habits, homes, introductions, members, outbox, rounds, topics
from storage.database import Tx


class Home(StrEnum):
    """Where a room is opened rather, the best first: on Discord whoever manages threads could read it."""

    SLACK = "slack"
    PAGE = "page"
    DISCORD = "discord"
    NONE = "none"


_PROPOSED: Final = 3
_LOOKED_AT: Final = 9  # times of two, among which three have to find theirs
_LONGEST_NAME: Final = 30

_MOST_TOPICS: Final = 8

INTRODUCTION_KINDS: Final = (
    "introduction-ask",
    "introduction-room",
    "introduction-letter",
    "introduction-came",
    "introduction-met",
    "introduction-not",
)
ROUND_KINDS: Final = ("round-room", "round-letter")
"""The kinds of notices by which members hear of one another."""

LONGEST_TITLE: Final = 90
"""Discord's longest name of a thread is 100."""


async def common_home(tx: Tx, people: Sequence[MemberId], now: datetime) -> Home:
    """Where all of them can be reached in one room; `NONE` where they share no home."""
    theirs = await members.accounts_of(tx, people)
    each = [{account.platform for account in open_doors(theirs[person], now)} for person in people]
    shared = set.intersection(*each) - await homes.removed(tx)
    return next((home for home in Home if home in shared), Home.NONE)


async def bring(
    tx: Tx,
    room: str,
    letter: str,
    subject: str,
    people: Sequence[Member],
    now: datetime,
    *,
    by_messages: bool,
) -> None:
    """Open a room by the notice `room`, or tell each of them by the notice `letter`.

    Who takes a pause is not drawn into a room: their message waits for them.
    """
    ids = [person.id for person in people]
    rests = any(is_paused(person, now) for person in people)
    home = Home.NONE if by_messages or rests else await common_home(tx, ids, now)
    if home is Home.NONE:
        await outbox.put_many(tx, letter, ids, subject, now)
    else:
        await outbox.put_post(tx, room, home, "", subject, now)


def for_both(ctx: Context, people: Sequence[Member]) -> str:
    """The language of a room: the one that all in it speak, else the community's."""
    spoken = {person.language or ctx.rules.language for person in people}
    return spoken.pop() if len(spoken) == 1 else ctx.rules.language


async def shared_topics(ctx: Context, people: Sequence[MemberId]) -> Text:
    """What all of them care about, in one sentence; nothing where that is not known."""
    theirs = await topics.of(ctx.tx, people)
    shared = set.intersection(*(set(theirs.get(person, ())) for person in people))
    if not shared:
        return ()
    listed = ctx.say("list-comma").join(sorted(shared)[:_MOST_TOPICS])
    return ctx.text("together-topics", topics=listed)


async def times(ctx: Context, people: Sequence[Member]) -> Text:
    """Three times to talk, each on the clock of every one of them; a kind word where they find none."""
    theirs = await habits.of(ctx.tx, [person.id for person in people])
    quiet = [theirs.get(person.id, habits.Habits()).quiet for person in people]
    proposed = _proposed(ctx.rules, people, [replace(outside(one), days=WORKDAYS) for one in quiet], ctx.now)
    if not proposed:
        return ctx.text("together-no-times")
    zones = list(dict.fromkeys(_zone(ctx.rules, person) for person in people))
    lines = [text.joined(*(_on_clock(ctx, at, zone) for zone in zones), by=" / ") for at in proposed]
    return text.joined(ctx.text("together-times"), *lines)


async def way(ctx: Context, people: Sequence[MemberId]) -> Text:
    """How they would be brought together, and who could read it: said before anybody agrees."""
    home = await common_home(ctx.tx, people, ctx.now)
    return ctx.text("together-home", home=home)


async def letters_about(tx: Tx, member: MemberId) -> tuple[tuple[str, str], ...]:
    """What others were told of being brought together with a member, as kind and subject of the notices."""
    named = [str(it.id) for it in await introductions.about(tx, member)]
    drawn = [f"{number}.{group}" for number, group in await rounds.groups_of(tx, member)]
    of_introductions = [(kind, subject) for subject in named for kind in INTRODUCTION_KINDS]
    return (*of_introductions, *((kind, subject) for subject in drawn for kind in ROUND_KINDS))


def titled(ctx: Context, wording: str, people: Sequence[Member]) -> str:
    """A title that names them all."""
    *others, last = (shortened(person.name, _LONGEST_NAME) for person in people)
    listed = ctx.say("names-comma").join(others)
    names = ctx.say("together-and", count=len(people), others=listed, last=last)
    return shortened(ctx.say(wording, names=names), LONGEST_TITLE)


def _proposed(
    rules: Rules, people: Sequence[Member], awake: Sequence[Hours], now: datetime
) -> Sequence[datetime]:
    clocks = [clock_of(person.time_zone, rules.time_zone) for person in people]
    days_off = rules.days_off | new_year(now, clock_of(rules.time_zone, rules.time_zone))
    found = proposed_times(clocks[0], awake[0], clocks[1], awake[1], now, _LOOKED_AT, days_off)
    all_of_them = tuple(zip(awake, clocks, strict=True))
    suit = (at for at in found if all(is_awake(hours, at, clock, days_off) for hours, clock in all_of_them))
    return tuple(islice(suit, _PROPOSED))


def _zone(rules: Rules, person: Member) -> str:
    """The name of their zone, if it is one; else that of the community's."""
    return str(clock_of(person.time_zone, rules.time_zone))


def _on_clock(ctx: Context, at: datetime, zone: str) -> Text:
    """What the clocks of a zone show then, with the city that the zone is called by."""
    wall = wall_at(at, clock_of(zone, ctx.rules.time_zone))
    city = zone.rpartition("/")[2].replace("_", " ")
    day = {"month": wall.month, "day": wall.day, "weekday": wall.weekday()}
    return ctx.text("together-time", **day, time=f"{wall:%H:%M}", city=city)

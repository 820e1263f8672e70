"""An introduction: two members brought together with the yes of both, one after the other; a no is silent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Final, NewType

from community.member import MemberId

IntroductionId = NewType("IntroductionId", int)

MOST_WORDS: Final = 800
"""The words of three people fit into one message."""

LONGEST_CONTACT: Final = 200

OPEN_FOR: Final = timedelta(days=14)
"""How long each of the two may think about it; then it is as if they had said no."""

SILENCE: Final = (timedelta(days=2), timedelta(days=5))
"""How long after a no, or a silence, the others hear of it: not in the hour in which it was said."""

ASKED_AFTER: Final = timedelta(days=14)
"""When the two are asked whether they met, and, where they have not yet, once more."""

RESTS_FOR: Final = timedelta(days=90)
"""How long nobody is asked about the same person again, so that a no does not have to be said twice."""

ANSWERING: Final = 2
TALKING: Final = 30
"""Minutes that an answer takes, and a first talk."""


class State(StrEnum):
    """Whose yes it waits for, how it ended, or that nobody is asked (`CLOSED`) and the others only wait."""

    FIRST = "first"
    SECOND = "second"
    BOTH = "both"
    NO = "no"
    CLOSED = "closed"


class Way(StrEnum):
    """How the two are brought together: in a room of their own, or by a message to each."""

    ROOM = "room"
    MESSAGES = "messages"


class Said(StrEnum):
    """What became of a meeting, in the words of one who was to meet; `SILENT` did not say in time."""

    UNSAID = ""
    MET = "met"
    NOT_YET = "not_yet"
    UNFIT = "unfit"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two; who has words has said yes. The contact is what they chose to give to the other."""

    member: MemberId
    words: str = ""
    contact: str = ""
    said: Said = Said.UNSAID


@dataclass(frozen=True, slots=True)
class Yes:
    """What a yes brings: words for the other, a contact if one likes, and the way one likes."""

    words: str
    contact: str = ""
    way: Way = Way.ROOM


@dataclass(frozen=True, slots=True)
class Introduction:
    """An introduction as stored. Without an introducer the first of the two wished for it themselves.

    `until` ends the open question, and from `tell_at` those who wait for it know that it did not come about.
    `met_at` is when both had said yes.
    """

    id: IntroductionId
    key: str
    introducer: MemberId | None
    first: Side
    second: Side
    words: str
    state: State
    at: datetime
    until: datetime
    tell_at: datetime
    way: Way = Way.ROOM
    met_at: datetime | None = None
    gift_id: int | None = None
    prompt_id: int | None = None

    @property
    def people(self) -> tuple[MemberId, MemberId]:
        """The two."""
        return self.first.member, self.second.member

    @property
    def next(self) -> Side | None:
        """Whose yes is missing first."""
        return next((side for side in (self.first, self.second) if not side.words), None)

    def side_of(self, member: MemberId) -> Side | None:
        """A member's own side, if they are one of the two."""
        return next((side for side in (self.first, self.second) if side.member == member), None)

    def other_than(self, member: MemberId) -> Side:
        """The one whom they would meet."""
        return self.second if member == self.first.member else self.first

    def is_open(self, now: datetime) -> bool:
        """Whether somebody is being asked."""
        return self.state in (State.FIRST, State.SECOND) and now < self.until

    def is_over(self, now: datetime) -> bool:
        """Whether it did not come about, and everybody who waited for it knows."""
        return self.state is not State.BOTH and now >= self.tell_at

    def asks(self, member: MemberId, now: datetime) -> bool:
        """Whether their answer is waited for."""
        return self.is_open(now) and self.next is not None and self.next.member == member

    def may_say_yes(self, member: MemberId, now: datetime) -> bool:
        """Whether they are asked, may still change what they wrote, or said no by a slip."""
        side = self.side_of(member)
        if side is None or now >= self.until:
            return False
        turn = self.next is not None and self.next.member == member
        slipped = self.state is State.NO and turn and now < self.tell_at
        return slipped or (self.is_open(now) and bool(side.words or turn))

    def waiting(self) -> tuple[MemberId, ...]:
        """Who hears that it did not come about: its introducer, and who has said yes."""
        agreed = (side.member for side in (self.first, self.second) if side.words)
        return (*((self.introducer,) if self.introducer is not None else ()), *agreed)


def silence(generator: Random) -> timedelta:
    """How long a no stays unheard: between two and five days, by chance, so that it tells nothing."""
    shortest, longest = SILENCE
    return shortest + (longest - shortest) * generator.random()


def with_yes(it: Introduction, member: MemberId, yes: Yes, now: datetime, generator: Random) -> Introduction:
    """The introduction after a yes, or after what was said with it is said otherwise.

    Messages it is where either prefers them.
    """
    other = it.other_than(member)
    way = Way.MESSAGES if other.words and it.way is Way.MESSAGES else yes.way
    mine = replace(it.side_of(member) or Side(member), words=yes.words, contact=yes.contact)
    first, second = (mine, other) if member == it.first.member else (other, mine)
    agreed = replace(it, first=first, second=second, way=way)
    if first.words and second.words:
        return replace(agreed, state=State.BOTH, met_at=now)
    until = it.until if first.words and it.first.words and it.state is State.SECOND else now + OPEN_FOR
    state = State.SECOND if first.words else State.FIRST
    return replace(agreed, state=state, until=until, tell_at=until + silence(generator))


def with_no(it: Introduction, member: MemberId, now: datetime, generator: Random) -> Introduction:
    """The introduction after one of the two said no, or took their yes back; their words go.

    Who had wished for it before they were asked leaves it as it was.
    """
    without = Side(member)
    if member == it.second.member and it.state is State.FIRST:
        return replace(it, second=without)
    first, second = (without, it.second) if member == it.first.member else (it.first, without)
    return replace(it, first=first, second=second, state=State.NO, tell_at=now + silence(generator))


def closed(it: Introduction, now: datetime, generator: Random) -> Introduction:
    """The introduction when nobody is asked, or nobody any more; it looks like one that nobody agreed to."""
    return replace(it, state=State.CLOSED, tell_at=now + silence(generator))


def stands_already(earlier: Sequence[Introduction], by: MemberId, now: datetime) -> bool:
    """Whether who wishes for it, or introduces, waits for these two already, or saw it come about lately."""
    return any(
        by in (it.introducer, *it.people) and _is_fresh(it, now)
        if it.state is State.BOTH
        else by in it.waiting() and not it.is_over(now)
        for it in earlier
    )


def meets(earlier: Sequence[Introduction], wisher: MemberId, now: datetime) -> Introduction | None:
    """The open introduction for which a member's own wish is their yes: both asked for each other at once."""
    return next(
        (it for it in earlier if it.is_open(now) and (side := it.side_of(wisher)) and not side.words), None
    )


def may_ask(earlier: Sequence[Introduction], now: datetime) -> bool:
    """Whether the two may be asked now: not while they are, nor soon after they met or one said no."""
    return not any(it.is_open(now) or _is_fresh(it, now) for it in earlier)


def _is_fresh(it: Introduction, now: datetime) -> bool:
    asked = it.state is not State.CLOSED
    return asked and now < (it.met_at or min(it.until, it.tell_at)) + RESTS_FOR

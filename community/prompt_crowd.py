"""Everybody at once: who passes the gates of an opportunity, and how likely they are to say yes."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from community.gift import GiftKind
from community.member import MemberId
from community.prompt import GIFT_OF, Invitee, Opportunity, PromptKind, Reason, WhyNone
from community.prompt_gates import left_in_peace
from community.prompt_odds import KINDS, Odds, own_multiplier

SEASON: Final = timedelta(weeks=12)
"""Prompts of this time count towards having had one's turn."""

_Word = TypeVar("_Word")

Rows = npt.NDArray[np.intp]
Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Crowd:
    """The members as columns, a row each; `free` changes when one is invited.

    `held` counts why others may be invited to nothing; the mappings hold the rows of those who know a topic,
    speak a language, refused a kind, said what they may be asked.
    """

    invitees: tuple[Invitee, ...]
    row_of: dict[MemberId, int]
    free: Flags
    held: Counter[WhyNone]
    received: Flags
    received_lately: Rows
    gave: Flags
    prompted: Floats
    multiplier: Floats
    speak: dict[str, Rows]
    refuse: dict[PromptKind, Rows]
    know: dict[str, Rows]
    said: dict[tuple[GiftKind, str], Rows]


@dataclass(frozen=True, slots=True)
class Passing:
    """The rows that pass every gate, how each matches (0, 1, 2) and the odds of a yes."""

    rows: Rows
    match: Rows
    odds: Floats


def crowd_of(invitees: Sequence[Invitee], odds: Odds, now: datetime) -> Crowd:
    """The members as columns, in the order given."""
    held = [left_in_peace(one, now) for one in invitees]
    return Crowd(
        invitees=tuple(invitees),
        row_of={one.member: row for row, one in enumerate(invitees)},
        free=np.array([why is None for why in held], dtype=np.bool_),
        held=Counter(why for why in held if why),
        received=np.array([one.received for one in invitees], dtype=np.bool_),
        received_lately=np.array([one.received_lately for one in invitees], dtype=np.intp),
        gave=np.array([one.gave for one in invitees], dtype=np.bool_),
        prompted=np.array(
            [sum(now - past.at < SEASON for past in one.past) for one in invitees], dtype=float
        ),
        multiplier=np.array([own_multiplier(one.past, odds) for one in invitees], dtype=float),
        speak=_rows_by((row, one.languages) for row, one in enumerate(invitees)),
        refuse=_rows_by((row, one.refused) for row, one in enumerate(invitees)),
        know=_rows_by((row, one.topics) for row, one in enumerate(invitees)),
        said=_rows_by((row, one.askable) for row, one in enumerate(invitees)),
    )


def passing(crowd: Crowd, opportunity: Opportunity, odds: Odds) -> Passing:
    """Who may be invited to an opportunity, and with what odds."""
    rows = np.flatnonzero(_fit(crowd, opportunity))
    match = _match(crowd, opportunity)[rows]
    table = np.array(odds.cells[KINDS.index(opportunity.kind)])
    return Passing(rows, match, table[match, crowd.received_lately[rows]] * crowd.multiplier[rows])


def reasons_for(
    invitee: Invitee, opportunity: Opportunity, match: int
) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Why this member, strongest first, and the topics that the first reason speaks of."""
    kind = GIFT_OF[opportunity.kind]
    named = {topic for topic in opportunity.topics if (kind, topic) in invitee.askable}
    topics = named if match == 2 else opportunity.topics & invitee.topics
    facts = (
        (Reason.SAID_SO, match == 2),
        (Reason.KNOWS_TOPIC, match == 1),
        (Reason.RECEIVED_LATELY, invitee.received_lately),
        (Reason.DID_BEFORE, opportunity.kind in invitee.did),
        (Reason.FIRST_GIFT, not invitee.gave),
    )
    return tuple(reason for reason, holds in facts if holds) or (Reason.TURN,), tuple(sorted(topics))


def _fit(crowd: Crowd, opportunity: Opportunity) -> Flags:
    fit = crowd.free.copy()
    if opportunity.kind is not PromptKind.WELCOME:
        fit &= crowd.received
    if opportunity.languages:
        fit &= _marked(len(fit), (crowd.speak.get(word) for word in opportunity.languages))
    if (refusing := crowd.refuse.get(opportunity.kind)) is not None:
        fit[refusing] = False
    for member in opportunity.involved:
        if (row := crowd.row_of.get(member)) is not None:
            fit[row] = False
    return fit


def _match(crowd: Crowd, opportunity: Opportunity) -> Rows:
    match = np.zeros(len(crowd.free), dtype=np.intp)
    for topic in opportunity.topics:
        if (rows := crowd.know.get(topic)) is not None:
            match[rows] = 1
    kind = GIFT_OF[opportunity.kind]
    for topic in ("", *opportunity.topics):
        if (rows := crowd.said.get((kind, topic))) is not None:
            match[rows] = 2
    return match


def _marked(length: int, groups: Iterable[Rows | None]) -> Flags:
    marked = np.zeros(length, dtype=np.bool_)
    for rows in groups:
        if rows is not None:
            marked[rows] = True
    return marked


def _rows_by(words_of: Iterable[tuple[int, Iterable[_Word]]]) -> dict[_Word, Rows]:
    found: dict[_Word, list[int]] = {}
    for row, words in words_of:
        for word in words:
            found.setdefault(word, []).append(row)
    return {word: np.array(rows, dtype=np.intp) for word, rows in found.items()}

"""Half a year of a made-up community under one policy of inviting.

Every working day opportunities come up, a plan is made, and the prompts go out; answers come within four
days, silence counts after seven. In a week there are, on average, 15 asks (two helpers wanted), 8 wishes to
be introduced (one), 8 to hear of openings (two), 5 newcomers to welcome (one, themselves not among the 300)
and 1.5 panels (three speakers, forty who come); about 60 prompts may go out. So there is more to give than
the community bears invitations to, and a wasted prompt is a loss. Where two or three are wanted, one more is
invited than is still missing. Every second Monday the host holds a gathering, to which three in ten come.

Opportunities, gatherings and waking hours are the same for every policy under one seed, and the draws behind
each answer belong to the day, the member and the opportunity: policies differ in whom they invite alone.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from community.member import MemberId
from community.prompt import LATELY, Ending, Invitee, Inviting, Opportunity, Past, PromptKind, Reason
from community.prompt_odds import Odds, Tally, odds_of
from tests.simulations.alumni import KINDS, MEMBERS, Alumni, Fate, Nature, alumni, fate, named

WEEKS: Final = 26
MONTHS: Final = 6
START: Final = datetime(2026, 4, 6, 3, 0, tzinfo=UTC)
GATHERING: Final = 0.3
AWAKE: Final = 0.85


class Demand(NamedTuple):
    """How many a week, how many givers each wants, how many it reaches, how many days it is open."""

    weekly: float
    givers: int
    reach: int
    days: int


DEMAND: Final = {
    PromptKind.ANSWER: Demand(15, 2, 1, 14),
    PromptKind.INTRODUCE: Demand(8, 1, 2, 14),
    PromptKind.SHARE: Demand(8, 2, 3, 14),
    PromptKind.SPEAK: Demand(1.5, 3, 40, 21),
    PromptKind.WELCOME: Demand(5, 1, 0, 7),
}


@dataclass(frozen=True, slots=True)
class Sitting:
    """All that a policy sees when a plan is made; `activity` is by member, gifts included."""

    opportunities: Sequence[Opportunity]
    invitees: Sequence[Invitee]
    inviting: Inviting
    odds: Odds
    now: datetime
    seed: int
    activity: npt.NDArray[np.float64]


class Invited(NamedTuple):
    """Whom a policy invites to what."""

    opportunity: str
    member: MemberId
    reasons: tuple[Reason, ...]


Policy = Callable[[Sitting], Sequence[Invited]]


@dataclass(frozen=True, slots=True)
class HalfYear:
    """What came of it: gifts a month, shares of members who gave and who opted out, share of prompts to the

    most-asked tenth, prompts by member and week, share of prompts that were accepted, share of opportunities
    that found at least one giver.
    """

    gifts: float
    gave: float
    opted_out: float
    most_asked: float
    prompts: float
    yes: float
    met: float


@dataclass(slots=True)
class _Need:
    opportunity: Opportunity
    receivers: frozenset[int]
    got: int = 0
    open: int = 0
    asked: set[int] = field(default_factory=set)

    def offered(self) -> Opportunity:
        givers = DEMAND[self.opportunity.kind].givers
        involved = frozenset(MemberId(member) for member in self.asked | self.receivers)
        wanted = givers + (givers > 1) - self.got - self.open
        return replace(self.opportunity, involved=involved, invited=len(self.asked), wanted=wanted)


@dataclass(frozen=True, slots=True)
class _Sent:
    member: int
    place: int
    need: _Need
    due: int
    fate: Fate


@dataclass(slots=True)
class _Year:
    seed: int
    people: Alumni
    needs: list[_Need] = field(default_factory=list)
    under_way: list[_Sent] = field(default_factory=list)
    past: list[list[Past]] = field(default_factory=lambda: [[] for _ in range(MEMBERS)])
    sent: Counter[int] = field(default_factory=Counter)
    tallies: dict[tuple[PromptKind, frozenset[Reason]], list[int]] = field(default_factory=dict)
    received: dict[int, int] = field(default_factory=dict)
    gifts: Counter[int] = field(default_factory=Counter)
    did: dict[int, frozenset[PromptKind]] = field(default_factory=dict)
    refused: dict[int, frozenset[PromptKind]] = field(default_factory=dict)
    out: set[int] = field(default_factory=set)
    yeses: int = 0


def half_year(policy: Policy, seed: int, nature: Nature = Nature()) -> HalfYear:  # noqa: B008 - frozen
    """Let half a year pass under a policy."""
    draw = np.random.default_rng([seed, 1])
    year = _Year(seed, alumni(draw, nature))
    for day in range(7 * WEEKS):
        came, awake = draw.random(MEMBERS) < GATHERING, draw.random(MEMBERS) < AWAKE
        year.people.a_day_passes()
        if day % 14 == 0:
            year.received.update((int(member), day) for member in np.flatnonzero(came))
        _answers_come(year, day)
        if day % 7 < 5:
            year.needs.extend(_come_up(year.people, day, draw))
            for invited in policy(_sitting(year, day, awake)):
                _send(year, day, invited)
    return _measured(year)


def _come_up(people: Alumni, day: int, draw: np.random.Generator) -> Iterator[_Need]:
    for kind in KINDS:
        for count in range(draw.poisson(DEMAND[kind].weekly / 5)):
            reached = frozenset(int(one) for one in draw.integers(0, MEMBERS, DEMAND[kind].reach))
            topics = named(draw, 1 + int(draw.random() < 0.3))
            languages = people.told[int(draw.integers(MEMBERS))].languages
            yield _Need(_opportunity(kind, f"{kind}:{day}:{count}", day, topics, languages), reached)


def _opportunity(
    kind: PromptKind, name: str, day: int, topics: frozenset[str], languages: frozenset[str]
) -> Opportunity:
    """A panel speaks to all, a welcome needs no topic."""
    return Opportunity(
        name,
        kind,
        at=START + timedelta(days=day),
        until=START + timedelta(days=day + DEMAND[kind].days),
        topics=frozenset() if kind is PromptKind.WELCOME else topics,
        languages=frozenset() if kind is PromptKind.SPEAK else languages,
    )


def _sitting(year: _Year, day: int, awake: npt.NDArray[np.bool_]) -> Sitting:
    now = START + timedelta(days=day)
    tallies = [Tally(kind, why, asked, yes) for (kind, why), (asked, yes) in year.tallies.items()]
    activity = year.people.activity + np.array([year.gifts[member] for member in range(MEMBERS)])
    return Sitting(
        opportunities=[need.offered() for need in _open(year, now)],
        invitees=[_invitee(year, member, day, bool(awake[member])) for member in range(MEMBERS)],
        inviting=Inviting(
            MEMBERS - len(year.out),
            sent_day=year.sent[day],
            sent_week=sum(year.sent[day - ago] for ago in range(7)),
            sent_month=sum(year.sent[day - ago] for ago in range(28)),
            host_gave_at=START + timedelta(days=day - day % 14),
        ),
        odds=odds_of(tallies),
        now=now,
        seed=year.seed * 1000 + day,
        activity=activity,
    )


def _open(year: _Year, now: datetime) -> Iterator[_Need]:
    for need in year.needs:
        if need.opportunity.until > now and need.got < DEMAND[need.opportunity.kind].givers:
            yield need


def _invitee(year: _Year, member: int, day: int, awake: bool) -> Invitee:
    told, received = year.people.told[member], year.received.get(member)
    return Invitee(
        MemberId(member),
        consents=member not in year.out,
        awake=awake,
        rhythm=told.rhythm,
        refused=year.refused.get(member, frozenset()),
        languages=told.languages,
        topics=told.topics,
        askable=told.askable,
        received=received is not None,
        received_lately=_lately(received, day),
        gave=year.gifts[member] > 0,
        did=year.did.get(member, frozenset()),
        past=year.past[member],
    )


def _lately(received: int | None, day: int) -> bool:
    return received is not None and day - received < LATELY.days


def _send(year: _Year, day: int, invited: Invited) -> None:
    need = next(need for need in year.needs if need.opportunity.id == invited.opportunity)
    member, kind = int(invited.member), need.opportunity.kind
    draw = np.random.default_rng([year.seed, day, member, *invited.opportunity.encode()])
    lately = _lately(year.received.get(member), day)
    odds = year.people.odds(member, kind, need.opportunity.topics, lately)
    speaks = year.people.told[member].languages & need.opportunity.languages or not need.opportunity.languages
    ends = fate(year.people, member, odds if speaks else 0.0, draw)
    year.under_way.append(_Sent(member, len(year.past[member]), need, day + ends.days, ends))
    now = START + timedelta(days=day)
    year.past[member].append(Past(kind, now, Ending.OPEN, reasons=frozenset(invited.reasons)))
    year.sent[day] += 1
    need.open += 1
    need.asked.add(member)


def _answers_come(year: _Year, day: int) -> None:
    due = [sent for sent in year.under_way if sent.due <= day]
    year.under_way = [sent for sent in year.under_way if sent.due > day]
    for sent in due:
        ending, member = sent.fate.ending, sent.member
        past = replace(year.past[member][sent.place], ending=ending, ended_at=START + timedelta(days=day))
        year.past[member][sent.place] = past
        tally = year.tallies.setdefault((past.kind, past.reasons), [0, 0])
        tally[0] += 1
        tally[1] += ending is Ending.ACCEPTED
        year.people.felt(member, ending)
        sent.need.open -= 1
        if ending is Ending.REFUSED:
            year.refused[member] = year.refused.get(member, frozenset()) | {past.kind}
        if sent.fate.opts_out:
            year.out.add(member)
        if ending is Ending.ACCEPTED:
            _help(year, day, sent, past.kind)


def _help(year: _Year, day: int, sent: _Sent, kind: PromptKind) -> None:
    year.yeses += 1
    sent.need.got += 1
    if sent.fate.completes:
        year.gifts[sent.member] += 1
        year.did[sent.member] = year.did.get(sent.member, frozenset()) | {kind}
        year.received.update((receiver, day) for receiver in sent.need.receivers)


def _measured(year: _Year) -> HalfYear:
    prompts = sorted((len(past) for past in year.past), reverse=True)
    over = START + timedelta(weeks=WEEKS)
    ended = [need.got > 0 for need in year.needs if need.opportunity.until <= over]
    return HalfYear(
        gifts=year.gifts.total() / MONTHS,
        gave=len(+year.gifts) / MEMBERS,
        opted_out=len(year.out) / MEMBERS,
        most_asked=sum(prompts[: MEMBERS // 10]) / sum(prompts),
        prompts=sum(prompts) / MEMBERS / WEEKS,
        yes=year.yeses / sum(prompts),
        met=sum(ended) / len(ended),
    )

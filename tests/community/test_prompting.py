"""Whom to invite to what: who goes first, who is drawn, and why nobody is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from community.gift import GiftKind
from community.member import MemberId
from community.prompt import (
    Ending,
    Invitee,
    Inviting,
    Opportunity,
    Past,
    Plan,
    PromptKind,
    Reason,
    WhyNone,
)
from community.prompt_odds import odds_of
from community.prompting import LEAST, plan

NOW = datetime(2026, 6, 1, 3, 0, tzinfo=UTC)
DAY = timedelta(days=1)
JA = frozenset({"ja"})
READY = Invitee(MemberId(1), consents=True, awake=True, languages=JA, received=True, gave=True)
ASK = Opportunity("ask:1", PromptKind.ANSWER, NOW - DAY, NOW + 9 * DAY, languages=JA)
LIVELY = Inviting(active=1000, host_gave_at=NOW - DAY)


def _members(count: int, like: Invitee = READY) -> tuple[Invitee, ...]:
    return tuple(replace(like, member=MemberId(number)) for number in range(1, count + 1))


def _plan(
    opportunities: Sequence[Opportunity],
    invitees: Sequence[Invitee],
    inviting: Inviting = LIVELY,
    seed: int = 1,
) -> Plan:
    return plan(opportunities, invitees, inviting, odds_of(()), NOW, seed)


def _chosen(planned: Plan) -> list[tuple[str, MemberId]]:
    return [(one.opportunity, one.chosen.member) for one in planned.decisions if one.chosen]


def test_the_same_seed_makes_the_same_plan_whatever_the_order_of_the_facts() -> None:
    asks = [replace(ASK, id=f"ask:{number}", topics=frozenset({f"t{number % 3}"})) for number in range(20)]
    members = [replace(one, topics=frozenset({f"t{one.member % 3}"})) for one in _members(60)]

    assert _plan(asks, members) == _plan(asks[::-1], members[::-1])
    assert _chosen(_plan(asks, members)) != _chosen(_plan(asks, members, seed=2))


def test_the_chances_of_the_candidates_sum_to_one() -> None:
    asks = [replace(ASK, id=f"ask:{number}", topics=frozenset({f"t{number % 3}"})) for number in range(50)]
    members = [
        replace(one, topics=frozenset({f"t{one.member % 7}"}), gave=one.member % 2 == 0)
        for one in _members(60)
    ]

    decided = [one.candidates for one in _plan(asks, members).decisions if one.candidates]

    assert len(decided) == 50
    assert all(abs(sum(one.chance for one in candidates) - 1) < 1e-9 for candidates in decided)


def test_candidates_are_drawn_as_often_as_their_chance_says() -> None:
    members = (replace(READY, received_lately=True), *_members(3)[1:])
    draws = 2_000

    planned = [_plan([ASK], members, seed=seed).decisions[0] for seed in range(draws)]

    drawn = Counter(one.chosen.member for one in planned if one.chosen)
    for candidate in planned[0].candidates:
        assert drawn[candidate.member] / draws == pytest.approx(candidate.chance, abs=0.03)


def test_among_equals_nobody_is_put_first_by_their_number() -> None:
    first = Counter(_chosen(_plan([ASK], _members(10), seed=seed))[0][1] for seed in range(500))

    assert len(first) == 10
    assert max(first.values()) < 90


def test_who_may_be_asked_about_it_comes_before_who_knows_it_and_both_before_others() -> None:
    knows = replace(READY, member=MemberId(2), topics=frozenset({"kotlin"}))
    said = replace(READY, member=MemberId(3), askable=frozenset({(GiftKind.ADVICE, "kotlin")}))

    decision = _plan([replace(ASK, topics=frozenset({"kotlin"}))], [READY, knows, said]).decisions[0]

    assert [(one.member, one.reasons, one.topics) for one in decision.candidates] == [
        (3, (Reason.SAID_SO,), ("kotlin",)),
        (2, (Reason.KNOWS_TOPIC,), ("kotlin",)),
        (1, (Reason.TURN,), ()),
    ]


def test_who_may_be_asked_about_anything_said_so_without_naming_a_topic() -> None:
    open_to_all = replace(READY, askable=frozenset({(GiftKind.ADVICE, "")}))

    decision = _plan([replace(ASK, topics=frozenset({"kotlin"}))], [open_to_all]).decisions[0]

    assert decision.candidates[0].reasons == (Reason.SAID_SO,)
    assert decision.candidates[0].topics == ()


def test_who_said_yes_to_another_kind_of_gift_did_not_say_so_for_this_one() -> None:
    panelist = replace(READY, askable=frozenset({(GiftKind.PANEL, "")}))

    assert _plan([ASK], [panelist]).decisions[0].candidates[0].reasons == (Reason.TURN,)


def test_each_reason_that_holds_is_told() -> None:
    newcomer = replace(READY, gave=False, received_lately=True)
    helper = replace(READY, member=MemberId(2), did=frozenset({PromptKind.ANSWER}))

    told = {one.member: one.reasons for one in _plan([ASK], [newcomer, helper]).decisions[0].candidates}

    assert told == {1: (Reason.RECEIVED_LATELY, Reason.FIRST_GIFT), 2: (Reason.DID_BEFORE,)}


def test_a_first_gift_is_worth_a_little_more() -> None:
    newcomer = replace(READY, member=MemberId(2), gave=False)

    assert _plan([ASK], [READY, newcomer]).decisions[0].candidates[0].member == 2


def test_who_was_asked_less_of_late_comes_first() -> None:
    asked = Past(PromptKind.SHARE, NOW - 40 * DAY, Ending.WITHDRAWN, NOW - 39 * DAY)
    often = replace(READY, past=(asked, asked))

    assert _plan([ASK], [often, replace(READY, member=MemberId(2))]).decisions[0].candidates[0].member == 2


def test_who_said_yes_before_is_likelier_to_and_who_did_not_less_so() -> None:
    def after(ending: Ending) -> Invitee:
        past = tuple(
            Past(PromptKind.ANSWER, NOW - days * DAY, ending, NOW - days * DAY) for days in (120, 160)
        )
        return replace(READY, past=past)

    odds = {
        ending: _plan([ASK], [after(ending)]).decisions[0].candidates[0].odds
        for ending in (Ending.ACCEPTED, Ending.WITHDRAWN, Ending.DECLINED)
    }

    assert odds[Ending.ACCEPTED] > odds[Ending.WITHDRAWN] > odds[Ending.DECLINED]


def test_who_would_hardly_say_yes_is_not_bothered() -> None:
    never = tuple(
        Past(PromptKind.ANSWER, NOW - 100 * day * DAY, Ending.DECLINED, NOW - 100 * day * DAY)
        for day in range(1, 40)
    )

    planned = _plan([ASK], [replace(READY, past=never)])

    assert planned.decisions[0].candidates == ()
    assert planned.why_none is WhyNone.NOBODY_FITS
    assert LEAST == 0.15


def test_the_more_valuable_then_the_least_offered_then_the_oldest_goes_first() -> None:
    asks = [
        replace(ASK, id="new"),
        replace(ASK, id="old", at=NOW - 5 * DAY),
        replace(ASK, id="offered", at=NOW - 9 * DAY, invited=1),
        replace(ASK, id="panel", value=2.0, invited=3),
    ]

    planned = _plan(asks, _members(20))

    assert [one.opportunity for one in planned.decisions] == ["panel", "old", "new", "offered"]


def test_each_gets_one_invitation_before_any_gets_a_second() -> None:
    asks = [replace(ASK, id="a", wanted=3), replace(ASK, id="b", wanted=2)]

    chosen = _chosen(_plan(asks, _members(20)))

    assert [opportunity for opportunity, _ in chosen] == ["a", "b", "a", "b", "a"]
    assert len({member for _, member in chosen}) == 5


def test_what_is_over_or_not_yet_or_wanted_no_more_is_offered_to_nobody() -> None:
    over = replace(ASK, until=NOW)
    to_come = replace(ASK, at=NOW + DAY)
    enough = replace(ASK, wanted=0)

    planned = _plan([over, to_come, enough], _members(5))

    assert planned.decisions == ()
    assert planned.why_none is WhyNone.NOTHING_TO_GIVE


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ((), WhyNone.NOBODY_CONSENTS),
        (_members(3, Invitee(MemberId(1), awake=True)), WhyNone.NOBODY_CONSENTS),
        (_members(3, replace(READY, paused=True)), WhyNone.ALL_PAUSED),
        (_members(3, replace(READY, awake=False)), WhyNone.NOBODY_AWAKE),
        (_members(3, replace(READY, past=(Past(PromptKind.SPEAK, NOW, Ending.OPEN),))), WhyNone.ALL_REST),
        (_members(3, replace(READY, languages=frozenset({"en"}))), WhyNone.NOBODY_FITS),
        (_members(3, replace(READY, received=False)), WhyNone.NOBODY_FITS),
    ],
)
def test_it_is_told_why_nobody_is_invited(members: tuple[Invitee, ...], why: WhyNone) -> None:
    planned = _plan([ASK], members)

    assert _chosen(planned) == []
    assert planned.why_none is why
    assert [one.why_none for one in planned.decisions] == [why]


def test_a_plan_ends_where_the_community_bears_no_more_and_says_so() -> None:
    asks = [replace(ASK, id=f"ask:{number}") for number in range(30)]
    busy_week = replace(LIVELY, active=100, sent_week=18, sent_month=18)

    by_week = _plan(asks, _members(90), busy_week)
    by_day = _plan(asks, _members(90), replace(LIVELY, active=100))

    assert (len(_chosen(by_week)), by_week.why_none) == (2, WhyNone.BUDGET_SPENT)
    assert (len(_chosen(by_day)), by_day.why_none) == (5, WhyNone.ENOUGH_TODAY)


def test_where_somebody_is_found_for_everything_nothing_is_in_the_way() -> None:
    assert _plan([ASK], _members(5)).why_none is None

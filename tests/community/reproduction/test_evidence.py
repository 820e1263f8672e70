"""What bears witness to induction: what givers had received at each gift, and how long they could give."""

import numpy as np
import pytest
from hypothesis import given

from community.reproduction.echoes import fades
from community.reproduction.everybody import loudness
from community.reproduction.evidence import Evidence, evidence
from community.reproduction.log import Floats, GivingLog
from tests.community.reproduction.logs import Gift, log_of, logs

STEP = 0.02  # days


def faded(*days: float) -> list[float]:
    """Echoes that began so many days ago."""
    summed: list[float] = fades(np.array(days)).sum(axis=0).tolist()
    return summed


def after(log: GivingLog, gift: int) -> list[float]:
    seen = evidence(log)
    found: list[float] = seen.after[seen.gift == gift][0].tolist()
    return found


def around(log: GivingLog, gift: int) -> list[float]:
    seen = evidence(log)
    found: list[float] = seen.around[seen.gift == gift][0].tolist()
    return found


def test_at_a_gift_stands_what_its_giver_had_received_by_name() -> None:
    log = log_of(Gift(10, 0, [1]), Gift(14, 2, [1, 3]), Gift(20, 1, [4]))

    assert after(log, 2) == pytest.approx(faded(10, 6))
    assert after(log, 0) == [0, 0, 0]


def test_gifts_to_everybody_are_heard_by_all_but_their_giver() -> None:
    log = log_of(Gift(0, 4, [2, 3]), Gift(10, 0), Gift(12, 0, [1]), Gift(13, 3, [1]))

    assert after(log, 2) == [0, 0, 0]
    assert after(log, 3) == pytest.approx(np.array(faded(13)) + 4 / 3 / 4 * np.array(faded(3)))


def test_gifts_to_everybody_before_a_member_joined_are_unheard() -> None:
    log = log_of(Gift(40, 0), Gift(55, 0), Gift(60, 1, [2]), joined=[0, 50, 0, 0, 0])

    assert after(log, 2) == pytest.approx(np.array(faded(5)) / 4)


def test_a_gift_to_everybody_on_the_moment_of_joining_is_heard() -> None:
    log = log_of(Gift(50, 0), Gift(60, 1, [2]), joined=[0, 50, 0, 0, 0])

    assert after(log, 1) == pytest.approx(np.array(faded(10)) / 4)


def test_of_an_own_idea_nothing_went_before_but_much_is_around() -> None:
    log = log_of(Gift(10, 0, [1]), Gift(20, 1, [2], own=True))

    assert after(log, 1) == [0, 0, 0]
    assert around(log, 1) == pytest.approx(faded(10))
    assert evidence(log).own.tolist() == [False, True]
    assert evidence(log).answers


def test_of_a_told_gift_only_what_was_named_went_before() -> None:
    log = log_of(Gift(10, 0, [1]), Gift(15, 3, [1]), Gift(16, 3, [1]), Gift(20, 1, [2], told=[0, 2]))

    assert after(log, 3) == pytest.approx(faded(10, 4), abs=1e-5)
    assert min(after(log, 3)) > 0
    assert evidence(log).told.tolist() == [False, True, False, False]


def test_a_named_gift_long_ago_is_faint_and_not_nothing() -> None:
    log = log_of(Gift(10, 0, [1]), Gift(390, 1, [2], told=[0]), until=400)

    assert 0 < max(after(log, 1)) < 1e-5


def test_around_a_gift_stands_what_its_giver_was_still_to_receive() -> None:
    log = log_of(Gift(10, 0, [1]), Gift(20, 1, [2]), Gift(27, 3, [1]))

    assert around(log, 1) == pytest.approx(faded(10, 7))


def test_what_comes_back_from_whom_the_gift_went_to_is_left_out() -> None:
    log = log_of(Gift(20, 1, [2, 4]), Gift(25, 2, [1]), Gift(27, 3, [1]), Gift(28, 4, [1]), Gift(29, 2, [1]))

    assert around(log, 0) == pytest.approx(faded(7))


def test_the_hosts_gifts_and_prompted_ones_are_no_evidence_of_their_givers() -> None:
    log = log_of(
        Gift(1, 0, [2], host=True),
        Gift(2, 4, [2]),
        Gift(3, -1, [2]),
        Gift(4, 1, [2], prompted=True),
        Gift(5, 1, [2], prompted=True, told=[0]),
        Gift(6, 1, [2]),
        staff=[4],
    )

    assert evidence(log).gift.tolist() == [4, 5]
    assert evidence(log, prompted_too=True).gift.tolist() == [3, 4, 5]
    assert evidence(log).receipts.tolist() == [0, 0, 6, 0, 0]


def test_who_works_for_the_host_receives_nothing_that_counts() -> None:
    log = log_of(Gift(1, 1, [0, 2]), Gift(5, 0, [2]), staff=[0])

    seen = evidence(log)

    assert seen.receipts.tolist() == [0, 0, 2, 0, 0]
    assert seen.heard[0].tolist() == seen.met[0].tolist() == [0, 0, 0]


def test_who_gave_before_they_are_said_to_have_joined_was_there() -> None:
    log = log_of(Gift(10, 1, [2]), joined=[0, 50, 0, 20, 300], until=100)

    assert evidence(log).joined.tolist() == [0, 10, 0, 20, 100]


@given(logs())
def test_all_of_it_is_what_is_heard_moment_by_moment(log: GivingLog) -> None:
    seen = evidence(log)
    moments = np.arange(-500, log.until, STEP) + STEP / 2

    for member in range(log.members):
        there = moments[moments >= seen.joined[member]]
        named, everybody = _heard(log, member, seen.joined[member])
        at, loud = np.concatenate((named, everybody[0])), np.concatenate((np.ones(len(named)), everybody[1]))
        assert seen.heard[member] == pytest.approx(_over_time(there, at, loud), abs=0.02 * (1 + loud.sum()))
        ahead = _over_time(-there, -named, np.ones(len(named)))
        behind = _over_time(there, named, np.ones(len(named)))
        assert seen.met[member] == pytest.approx(behind + ahead, abs=0.04 * (1 + len(named)))


@given(logs())
def test_no_evidence_is_less_than_nothing(log: GivingLog) -> None:
    seen = evidence(log)

    for part in (seen.after, seen.around, seen.heard, seen.met):
        assert np.isfinite(part).all()
        assert (part >= -1e-9).all()
    assert (np.diff(seen.giver) >= 0).all()
    assert ((seen.week >= 0) & (seen.week < seen.weeks)).all()


@given(logs())
def test_of_everybody_is_everything(log: GivingLog) -> None:
    seen = evidence(log)

    assert _columns(seen.of(np.ones(log.members, dtype=np.bool_))) == _columns(seen)


def test_of_some_is_theirs_in_their_order() -> None:
    log = log_of(Gift(1, 3, [1]), Gift(2, 1, [3]), Gift(3, 3, [2]), Gift(4, 2, [3]))

    some = evidence(log).of(np.array([False, False, True, True, False]))

    assert (some.gift.tolist(), some.giver.tolist()) == ([3, 0, 2], [0, 1, 1])
    assert (some.members, some.receipts.tolist()) == (2, [1, 2])


def _heard(log: GivingLog, member: int, joined: float) -> tuple[Floats, tuple[Floats, Floats]]:
    """When a member received something by name, and when, and how loud, as one of everybody."""
    named = log.at[log.receipt_gift[(log.receipt_member == member) & ~log.staff[member]]]
    gifts = np.flatnonzero((log.audience > 0) & (log.at >= joined) & (log.giver != member))
    return named, (log.at[gifts], loudness(log, gifts))


def _over_time(moments: Floats, at: Floats, loud: Floats) -> Floats:
    summed = np.zeros(3)
    for one, weight in zip(at, loud, strict=True):
        summed += weight * fades(moments - one).sum(axis=0) * STEP
    return summed


def _columns(seen: Evidence) -> list[list[float]]:
    columns = (seen.gift, seen.giver, seen.week, seen.joined, seen.receipts, seen.heard, seen.met, seen.after)
    return [column.astype(np.float64).ravel().tolist() for column in columns]

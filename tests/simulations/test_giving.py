"""A simulated community is what it claims to be, since the measure is judged by it."""

import numpy as np
import pytest

from community.reproduction.log import NOBODY, Answer, GivingLog
from tests.simulations.crowd import STAFF
from tests.simulations.giving import Grown, Setting, grown
from tests.simulations.world import ROOT

MANY = Setting(R=0.6, gifts=8_000, members=400, days=730.0, host=0.2)


@pytest.fixture(scope="module")
def many() -> Grown:
    return grown(MANY, 5_000_001)


def test_gifts_move_as_many_as_is_claimed(many: Grown) -> None:
    moved = np.bincount(many.parent[many.parent != ROOT], minlength=many.log.gifts)
    early = many.log.at < MANY.days - 150

    assert moved[early].mean() == pytest.approx(many.truth, abs=0.04)
    assert many.truth == pytest.approx(0.6, abs=0.06)


def test_who_is_moved_had_received_it(many: Grown) -> None:
    log, moved = many.log, np.flatnonzero(many.parent != ROOT)
    parent = many.parent[moved]
    received = set(zip(log.receipt_gift.tolist(), log.receipt_member.tolist(), strict=True))

    named = log.audience[parent] == 0
    pairs = zip(parent[named].tolist(), log.giver[moved][named].tolist(), strict=True)
    assert set(pairs) <= received
    assert (log.at[parent] < log.at[moved]).all()
    assert (log.joined[log.giver[moved]] <= log.at[parent]).all()


def test_half_of_what_moves_comes_within_ten_days(many: Grown) -> None:
    moved = np.flatnonzero((many.parent != ROOT) & (many.log.at < MANY.days))
    early = moved[many.log.at[many.parent[moved]] < MANY.days - 150]

    waited = many.log.at[early] - many.log.at[many.parent[early]]
    assert np.median(waited) == pytest.approx(10.0, abs=1.0)


def test_a_quarter_goes_back_and_a_twelfth_to_everybody(many: Grown) -> None:
    log = many.log
    moved = np.flatnonzero((many.parent != ROOT) & (log.audience == 0))
    to = set(zip(log.receipt_gift.tolist(), log.receipt_member.tolist(), strict=True))
    back = [(gift, log.giver[many.parent[gift]]) in to for gift in moved.tolist()]

    assert np.mean(back) == pytest.approx(0.25, abs=0.05)
    assert (log.audience > 0).mean() == pytest.approx(0.07, abs=0.02)
    assert log.host.mean() == pytest.approx(MANY.host, abs=0.04)


def test_few_give_and_receive_most(many: Grown) -> None:
    log = many.log
    given = np.bincount(log.giver[~log.host], minlength=log.members)[STAFF:]
    received = np.bincount(log.receipt_member, minlength=log.members)[STAFF:]

    assert np.sort(given)[-log.members // 10 :].sum() > 0.4 * given.sum()
    assert np.corrcoef(np.log1p(given), np.log1p(received))[0, 1] > 0.3


def test_a_log_is_whole(many: Grown) -> None:
    log = many.log

    assert (np.diff(log.at) >= 0).all()
    assert (log.giver != NOBODY).all()
    assert (log.giver[log.receipt_gift] != log.receipt_member).all()
    assert (log.joined[log.receipt_member] <= log.at[log.receipt_gift]).all()
    assert (np.diff(log.receipt_gift) >= 0).all()
    assert (log.host == log.staff[log.giver]).all()
    assert log.at.max() < log.until


def test_who_tells_where_few_do_tells_where_most_do(many: Grown) -> None:
    some, most = many.telling(0.3), many.telling(0.6, owns=True)

    moved = many.parent != ROOT
    assert _told(some) < _told(most)
    assert len(_told(most)) == pytest.approx(0.6 * moved.sum(), rel=0.05)
    assert (many.parent[most.told_gift] == most.told_parent).all()
    assert not (some.answer == Answer.OWN).any()
    assert not (most.answer[moved | most.host] == Answer.OWN).any()
    assert (most.answer == Answer.OWN).any()


def test_the_bot_prompts_those_who_received_and_moves_nobody_further() -> None:
    made = grown(Setting(R=0.3, gifts=2_000, prompted=0.25), 5_000_002)

    log = made.log
    received = log.receipt_member[~log.staff[log.receipt_member]]
    assert log.prompted.sum() == pytest.approx(0.25 * len(received), rel=0.15)
    assert (made.parent[log.prompted] == ROOT).all()
    assert set(log.giver[log.prompted].tolist()) <= set(received.tolist())
    assert made.truth == pytest.approx(0.3, abs=0.06)


@pytest.mark.parametrize(
    "setting",
    [
        Setting(R=0.0, gifts=300, members=60, days=180.0, host=0.8),
        Setting(R=0.9, gifts=500, members=60, days=730.0, host=0.1),
        Setting(R=1.1, gifts=2_000, members=1_000, days=365.0, host=0.3),
    ],
)
def test_communities_of_all_sizes_come_to_be(setting: Setting) -> None:
    made = grown(setting, 5_000_003)

    assert 0.6 < made.log.gifts / setting.gifts < 1.6
    assert made.truth == pytest.approx(setting.R, abs=0.12)


def _told(log: GivingLog) -> set[int]:
    return set(np.flatnonzero(log.answer == Answer.TOLD).tolist())

"""What is left out of a log, and that whatever a broken file says, the rest of it can be read."""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.reproduction.cleaning import UNCOUNTED, Clean, Found, LeftOut, clean
from community.reproduction.log import NOBODY, Answer

HANA, KEN, YUI = 11, 12, 13
END = 100.0


@dataclass(frozen=True)
class Told:
    """A gift as a file tells of it."""

    id: int
    at: float
    giver: int
    to: tuple[int, ...] = ()
    audience: int = 0
    by: tuple[int, ...] = ()
    answer: Answer = Answer.BLANK


def found(*gifts: Told, joined: Sequence[float] = (0.0, 0.0, 0.0)) -> Found:
    received = [(gift.id, member) for gift in gifts for member in gift.to]
    links = [(gift.id, by) for gift in gifts for by in gift.by]
    answers = [Answer.TOLD if gift.by else gift.answer for gift in gifts]
    return Found(
        gift=ints([gift.id for gift in gifts]),
        at=np.array([gift.at for gift in gifts], dtype=float),
        giver=ints([gift.giver for gift in gifts]),
        host=np.zeros(len(gifts), dtype=bool),
        confirmed=np.ones(len(gifts), dtype=bool),
        prompted=np.zeros(len(gifts), dtype=bool),
        audience=ints([gift.audience for gift in gifts]),
        answer=ints(answers),
        receipt_gift=ints([gift for gift, _ in received]),
        receipt_member=ints([member for _, member in received]),
        told_gift=ints([gift for gift, _ in links]),
        told_parent=ints([by for _, by in links]),
        member=ints([HANA, KEN, YUI]),
        joined=np.array(joined),
        staff=np.zeros(3, dtype=bool),
    )


def ints(numbers: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(numbers, dtype=np.int64)


def read(*gifts: Told) -> Clean:
    return clean(found(*gifts), END)


def test_gifts_come_in_order_of_time_with_the_ids_by_which_they_are_known() -> None:
    it = read(Told(7, 9.0, HANA, (KEN,)), Told(9, 4.0, KEN, (YUI, HANA)))

    assert it.gift.tolist() == [9, 7]
    assert it.log.at.tolist() == [4.0, 9.0]
    assert it.member[it.log.giver].tolist() == [KEN, HANA]
    pairs = zip(it.gift[it.log.receipt_gift], it.member[it.log.receipt_member], strict=True)
    assert [(int(gift), int(member)) for gift, member in pairs] == [(9, HANA), (9, YUI), (7, KEN)]
    assert it.left_out == LeftOut()


def test_links_of_a_circle_that_do_not_lead_back_in_time_are_left_out() -> None:
    it = read(Told(1, 1.0, HANA, (KEN,), by=(2,)), Told(2, 2.0, KEN, (HANA,), by=(1,)))

    assert it.left_out == LeftOut(not_earlier=1)
    assert (it.log.told_gift.tolist(), it.log.told_parent.tolist()) == ([1], [0])
    assert it.log.answer.tolist() == [Answer.BLANK, Answer.TOLD]


@pytest.mark.parametrize(("at", "by"), [(5.0, 1), (9.0, 1), (5.0, 2)])
def test_what_is_as_late_or_later_or_the_gift_itself_did_not_move_it(at: float, by: int) -> None:
    it = read(Told(1, at, HANA, (KEN,)), Told(2, 5.0, KEN, (HANA,), by=(by,)))

    assert it.left_out == LeftOut(not_earlier=1)
    assert not len(it.log.told_gift)
    assert Answer.TOLD not in it.log.answer


def test_a_gift_to_oneself_alone_is_left_out_and_among_others_only_oneself_is() -> None:
    it = read(Told(1, 1.0, HANA, (HANA,)), Told(2, 2.0, HANA, (HANA, KEN)))

    assert it.left_out == LeftOut(to_themselves=1)
    assert it.member[it.log.receipt_member].tolist() == [KEN]


def test_a_gift_whose_id_came_before_is_left_out() -> None:
    it = read(Told(1, 1.0, HANA, (KEN,)), Told(1, 8.0, YUI, (KEN,)))

    assert it.left_out == LeftOut(twice=1)
    assert (it.log.at.tolist(), it.member[it.log.giver].tolist()) == ([1.0], [HANA])
    assert len(it.log.receipt_gift) == 1


def test_what_comes_after_the_end_is_left_out_with_all_that_hangs_on_it() -> None:
    it = read(Told(1, 1.0, HANA, (KEN,)), Told(2, END, KEN, (YUI,), by=(1,)))

    assert it.left_out == LeftOut(later=1)
    assert (it.log.gifts, len(it.log.receipt_gift), len(it.log.told_gift)) == (1, 1, 0)


def test_ids_that_nobody_has_are_counted_and_left_out() -> None:
    it = read(Told(1, 1.0, 99, (KEN,)), Told(2, 2.0, HANA, (KEN, 98)), Told(3, 3.0, KEN, (YUI,), by=(2, 97)))

    assert it.left_out == LeftOut(unknown=3)
    assert it.gift.tolist() == [2, 3]
    assert len(it.log.told_gift) == 1


def test_receipts_and_links_without_any_gift_are_counted_and_left_out() -> None:
    told = dataclasses.replace(
        found(),
        receipt_gift=ints([1]),
        receipt_member=ints([KEN]),
        told_gift=ints([1]),
        told_parent=ints([2]),
    )

    it = clean(told, END)

    assert (it.log.gifts, it.left_out) == (0, LeftOut(unknown=2))


def test_a_log_without_anybody_is_empty() -> None:
    nobody = {"member": ints([]), "joined": np.array([]), "staff": np.zeros(0, dtype=bool)}

    it = clean(dataclasses.replace(found(Told(1, 1.0, HANA, (KEN,))), **nobody), END)

    assert (it.log.gifts, it.log.members, it.left_out) == (0, 0, LeftOut(unknown=2))


def test_a_gift_that_nobody_received_is_left_out() -> None:
    assert read(Told(1, 1.0, HANA)).left_out == LeftOut(to_nobody=1)


def test_gifts_from_and_to_somebody_forgotten_stay_with_nobody() -> None:
    it = read(Told(1, 1.0, NOBODY, (KEN,)), Told(2, 2.0, HANA, (NOBODY,)))

    assert it.left_out == LeftOut()
    assert it.log.gifts == 2
    assert it.log.giver[0] == NOBODY
    assert it.log.receipt_gift.tolist() == [0]


def test_a_gift_to_everybody_that_nobody_counted_reached_who_was_there() -> None:
    gifts = (Told(1, 5.0, HANA, audience=UNCOUNTED), Told(2, 50.0, HANA, audience=UNCOUNTED))

    it = clean(found(*gifts, joined=(0.0, 0.0, 20.0)), END)

    assert it.log.audience.tolist() == [1, 2]


def test_who_thanked_for_a_gift_to_everybody_is_one_of_everybody() -> None:
    it = read(Told(1, 5.0, HANA, (KEN,), audience=40))

    assert it.log.audience.tolist() == [40]
    assert not len(it.log.receipt_gift)


def test_a_gift_with_ten_thousand_receivers_is_one_gift() -> None:
    told = found(Told(1, 1.0, 0, tuple(range(1, 10_001))))
    many = 10_001
    crowd = {"member": np.arange(many), "joined": np.zeros(many), "staff": np.zeros(many, dtype=bool)}

    it = clean(dataclasses.replace(told, **crowd), END)

    assert (it.log.gifts, len(it.log.receipt_gift), it.left_out) == (1, 10_000, LeftOut())


def test_members_are_there_from_when_they_joined_or_were_seen_and_later_ones_are_no_members_yet() -> None:
    gifts = (Told(1, 30.0, HANA, (KEN,)),)

    it = clean(found(*gifts, joined=(40.0, np.nan, END)), END)

    assert it.member.tolist() == [HANA, KEN]
    assert it.log.joined.tolist() == [30.0, 30.0]


def test_who_joined_before_the_log_began_or_was_never_seen_is_there_from_its_beginning() -> None:
    it = clean(found(joined=(-400.0, np.nan, 7.0)), END)

    assert it.log.joined.tolist() == [0.0, 0.0, 7.0]


_ids = st.integers(NOBODY, 6)
_told = st.builds(
    Told,
    id=st.integers(0, 8),
    at=st.sampled_from([0.0, 1.0, 2.0, 3.5, END, 2 * END]),
    giver=st.sampled_from([HANA, KEN, YUI, NOBODY, 99]),
    to=st.lists(st.sampled_from([HANA, KEN, YUI, NOBODY, 98]), max_size=4).map(tuple),
    audience=st.sampled_from([0, 0, UNCOUNTED, 5]),
    by=st.lists(_ids, max_size=3).map(tuple),
)


@given(st.lists(_told, max_size=12))
def test_whatever_was_told_the_log_keeps_what_it_promises(gifts: list[Told]) -> None:
    it = read(*gifts)
    log = it.log

    assert (np.diff(log.at) >= 0).all()
    assert (log.at < END).all()
    assert ((log.giver >= NOBODY) & (log.giver < log.members)).all()
    assert len(set(it.gift.tolist())) == log.gifts
    assert (log.giver[log.receipt_gift] != log.receipt_member).all()
    assert ((log.receipt_member >= 0) & (log.receipt_member < log.members)).all()
    assert (log.audience[log.receipt_gift] == 0).all()
    assert (log.at[log.told_parent] < log.at[log.told_gift]).all()
    assert ((log.answer == Answer.TOLD) == np.isin(np.arange(log.gifts), log.told_gift)).all()
    for pairs in ((log.receipt_gift, log.receipt_member), (log.told_gift, log.told_parent)):
        together = Counter(zip(*(numbers.tolist() for numbers in pairs), strict=True))
        assert set(together.values()) <= {1}
    first = {number: log.at[log.giver == number].min(initial=np.inf) for number in range(log.members)}
    assert all(log.joined[number] <= day for number, day in first.items())
    assert log.gifts + it.left_out.rows >= len(gifts)

"""Chains laid out: every gift once, no line across another, and the largest where there are too many."""

from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.pictures.lanes import HALF_ROWS, MOST_ROWS_OF_ONE, Dots, Floats, Lane, lanes

BEFORE = 40.0


@st.composite
def dots(draw: st.DrawFn, most: int = 40) -> Dots:
    """Gifts on whole days, each moved by an earlier one or by none."""
    days = sorted(draw(st.lists(st.integers(0, 60), min_size=1, max_size=most)))
    return moved_by([draw(st.integers(-1, place - 1)) for place in range(len(days))], days)


def moved_by(parent: Sequence[int], days: Sequence[float] = ()) -> Dots:
    """Gifts, a day apart unless told, each with the place of the one that moved it."""
    count = len(parent)
    day = np.array(days or range(count), np.float64)
    return Dots(day, np.zeros(count, np.bool_), np.array(parent, np.int64), np.zeros(count, np.bool_))


def at(laid: Dots) -> Floats:
    """Where the days are, seven points apart."""
    return 60 + 7 * laid.day


def level_lines(laid: Dots, lane: Lane) -> list[tuple[int, float, float]]:
    """Of each line its row, and from where to where it is level."""
    row, x = dict(zip(lane.places.tolist(), lane.rows.tolist(), strict=True)), at(laid).tolist()
    parents = {place: int(laid.parent[place]) for place in row}
    return [(row[place], x[parent], x[place]) for place, parent in parents.items() if parent >= 0]


def upright_lines(laid: Dots, lane: Lane) -> list[tuple[float, int, int]]:
    """Of each line where it leaves its parent's row, and down to which."""
    row, x = dict(zip(lane.places.tolist(), lane.rows.tolist(), strict=True)), at(laid).tolist()
    parents = {place: int(laid.parent[place]) for place in row}
    return [(x[parent], row[parent], row[place]) for place, parent in parents.items() if parent >= 0]


@settings(deadline=None)
@given(dots())
def test_every_gift_of_a_chain_is_drawn_once(laid: Dots) -> None:
    found = lanes(laid, at(laid), BEFORE)

    drawn = [place for lane in found.drawn for place in lane.places.tolist()]
    moved = {place for place in range(len(laid.day)) if laid.parent[place] >= 0}
    assert sorted(drawn) == sorted(moved | {int(laid.parent[place]) for place in moved})
    assert found.chained == len(drawn)
    assert found.chains == len(found.drawn)


@settings(deadline=None)
@given(dots())
def test_no_line_of_a_chain_crosses_or_covers_another(laid: Dots) -> None:
    for lane in lanes(laid, at(laid), BEFORE).drawn:
        level = level_lines(laid, lane)
        for x, above, below in upright_lines(laid, lane):
            assert above <= below
            assert not [one for one in level if above < one[0] < below and one[1] < x < one[2]]
        for row, start, end in level:
            beside = [one for one in level if one[0] == row and one != (row, start, end)]
            assert not [one for one in beside if one[1] < end and start < one[2]]


@settings(deadline=None)
@given(dots())
def test_chains_keep_apart_from_one_another(laid: Dots) -> None:
    x = at(laid)
    boxes = [
        (x[lane.places].min(), x[lane.places].max(), lane.top, lane.top + lane.height)
        for lane in lanes(laid, x, BEFORE).drawn
    ]

    for number, (left, right, top, bottom) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            assert right < other[0] or other[1] < left or bottom < other[2] or other[3] < top


def test_the_largest_chain_comes_first() -> None:
    two_and_four = moved_by([-1, 0, -1, 2, 2, 3])

    found = lanes(two_and_four, at(two_and_four), BEFORE)

    assert [lane.gifts for lane in found.drawn] == [4, 2]


def test_the_largest_branch_goes_on_in_its_row() -> None:
    small_and_large = moved_by([-1, 0, 0, 2, 3])

    (lane,) = lanes(small_and_large, at(small_and_large), BEFORE).drawn

    assert lane.rows.tolist() == [0, 1, 0, 0, 0]


def test_a_chain_with_too_many_branches_loses_its_smallest_ones() -> None:
    wide = moved_by([-1, *[0] * 100, *range(1, 31)])

    (lane,) = lanes(wide, at(wide), BEFORE).drawn

    assert (lane.gifts, lane.least) == (131, 2)
    assert lane.height == 30 <= MOST_ROWS_OF_ONE


def test_fifty_thousand_gifts_fit_the_sheet() -> None:
    generator = np.random.default_rng(1)
    count = 50_000
    parent = np.where(
        generator.random(count) < 0.8, (generator.random(count) * np.arange(count)).astype(np.int64), -1
    )
    parent[0] = -1
    laid = moved_by(parent.tolist(), np.sort(generator.uniform(0, 60, count)).tolist())

    found = lanes(laid, at(laid), BEFORE)

    moved = np.flatnonzero(parent >= 0)
    assert found.chained == len(np.union1d(moved, parent[moved]))
    assert found.height <= HALF_ROWS / 2
    assert found.drawn[0].gifts == max(lane.gifts for lane in found.drawn)

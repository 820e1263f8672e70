"""The chain itself as a picture: of three gifts and of fifty thousand, in both languages."""

from datetime import date

import numpy as np
import pytest

from handlers.pictures import chain
from handlers.pictures.lanes import Dots
from handlers.pictures.sheet import HOST, MEMBERS, speaking
from handlers.view import MOST_BYTES
from tests.handlers.pictures.pixels import Speaker, painted, seen

BEGINS = date(2026, 4, 1)


def gifts(count: int, *, host: float = 0.0) -> Dots:
    """So many gifts within two years, of which half moved another one."""
    generator = np.random.default_rng(count)
    before = (np.arange(count) - 1 - generator.exponential(3, count)).astype(np.int64)
    parent = np.where(generator.random(count) < 0.5, np.maximum(before, -1), -1)
    return Dots(
        np.sort(generator.uniform(0, 730, count)),
        (parent < 0) & (generator.random(count) < host),
        parent,
        (parent >= 0) & (generator.random(count) < 0.4),
    )


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("count", [1, 3, 500, 50_000])
def test_any_number_of_gifts_is_a_picture_with_real_letters(language: str, count: int) -> None:
    picture = chain.draw(gifts(count, host=0.3), BEGINS, speaking(language))

    assert len(picture) < MOST_BYTES
    assert len(seen(picture)) < 1_800


def test_the_same_gifts_are_the_same_picture() -> None:
    first, second = (chain.draw(gifts(200), BEGINS, Speaker()) for _ in range(2))

    assert first == second


def test_gifts_of_the_host_have_a_colour_of_their_own() -> None:
    members, both = (seen(chain.draw(gifts(300, host=share), BEGINS, Speaker())) for share in (0.0, 0.8))

    assert painted(both, HOST).sum() > 5 * painted(members, HOST).sum() > 0
    assert painted(both, MEMBERS).any()


def test_what_a_giver_said_is_drawn_otherwise_than_what_is_likely() -> None:
    said = Dots(np.array([0.0, 30.0]), np.zeros(2, np.bool_), np.array([-1, 0]), np.ones(2, np.bool_))
    likely = Dots(said.day, said.host, said.parent, np.zeros(2, np.bool_))

    solid, dotted = (seen(chain.draw(one, BEGINS, Speaker())).sum() for one in (said, likely))

    assert solid < dotted  # less paper is left


def test_all_that_is_left_out_is_said() -> None:
    few, many = Speaker(), Speaker()

    chain.draw(
        Dots(np.arange(3.0), np.zeros(3, np.bool_), np.array([-1, 0, -1]), np.zeros(3, np.bool_)), BEGINS, few
    )
    chain.draw(gifts(50_000), BEGINS, many)

    assert few.said[-1] == (
        "Of 3 gifts, 2 stand in one chain of two or more. The others stand alone and are not drawn."
    )
    assert many.said[-1].startswith("Of 50,000 gifts, ")
    assert "the largest first" in many.said[-1]


@pytest.mark.parametrize("count", [0, 1])
def test_where_no_gift_moved_another_one_this_is_said(count: int) -> None:
    speaker, nothing = Speaker(), np.zeros(count, np.bool_)

    chain.draw(Dots(np.zeros(count), nothing, np.full(count, -1), nothing), BEGINS, speaker)

    assert speaker.said[-1] == "No gift is known yet that moved another one."


def test_months_stand_below_where_they_begin() -> None:
    speaker, nothing = Speaker(), np.zeros(2, np.bool_)

    chain.draw(Dots(np.array([0.0, 75.0]), nothing, np.array([-1, 0]), nothing), BEGINS, speaker)

    assert [word for word in speaker.said if word in {"Apr", "May", "Jun", "2026"}] == ["May", "2026", "Jun"]


def test_a_picture_within_one_month_names_it() -> None:
    speaker, nothing = Speaker(), np.zeros(2, np.bool_)

    chain.draw(Dots(np.array([3.0, 5.0]), nothing, np.array([-1, 0]), nothing), BEGINS, speaker)

    assert "Apr" in speaker.said

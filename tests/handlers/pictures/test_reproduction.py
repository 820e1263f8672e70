"""R by month as a picture, for any number of months, in both languages."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from community.reciprocity import Month
from handlers.pictures import reproduction
from handlers.pictures.sheet import HOST, MEMBERS, MEMBERS_LIGHT, speaking
from handlers.view import MOST_BYTES
from tests.handlers.measured import INDUCES, TOO_FEW
from tests.handlers.pictures.pixels import Speaker, painted, seen


def months(count: int, **more: float | None) -> tuple[Month, ...]:
    """As many months from April 2024 on, all alike."""
    known = {"host_share": 0.3, "R": 0.5, "R_low": 0.3, "R_high": 0.7, **more}
    names = (f"{2024 + number // 12}-{number % 12 + 1:02}" for number in range(3, 3 + count))
    return tuple(Month(month=name, gifts=120, **known) for name in names)


def unknown(month: Month, gifts: int) -> Month:
    """The same month where nothing can be said of it."""
    return replace(month, gifts=gifts, R=None, R_low=None, R_high=None)


def drawn(shown: Sequence[Month], speaker: Speaker | None = None) -> bytes:
    """The picture of these months."""
    return reproduction.draw(replace(INDUCES, months=tuple(shown)), speaker or Speaker())


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("count", [0, 1, 14, 60])
def test_any_number_of_months_is_a_picture_with_real_letters(language: str, count: int) -> None:
    picture = reproduction.draw(replace(INDUCES, months=months(count)), speaking(language))

    assert len(picture) < MOST_BYTES
    assert painted(seen(picture), MEMBERS).any()


def test_the_same_figures_are_the_same_picture() -> None:
    assert drawn(months(14)) == drawn(months(14))


def test_the_hosts_share_has_a_colour_of_its_own_and_as_much_of_it_as_is_true() -> None:
    little, much = (painted(seen(drawn(months(12, host_share=s))), HOST).sum() for s in (0.2, 0.6))

    assert 2.5 < much / little < 3.1


def test_a_month_without_r_is_a_gap_with_its_reason() -> None:
    known, speaker = months(5), Speaker()
    gap = (*known[:2], unknown(known[2], 20), *known[3:])

    parts = seen(drawn(known)), seen(drawn(gap, speaker))

    whole, broken = (painted(one, MEMBERS_LIGHT).sum() for one in parts)
    assert broken < whole
    assert "too few gifts" in speaker.said
    assert "Grey: too few gifts, or too early to tell." in speaker.said


def test_the_newest_months_are_too_early_to_tell() -> None:
    known, speaker = months(6), Speaker()

    drawn((*known[:4], unknown(known[4], 90), unknown(known[5], 80)), speaker)

    assert "too early to tell" in speaker.said
    assert "too few gifts" not in speaker.said


def test_an_interval_without_end_stays_on_the_sheet() -> None:
    assert seen(drawn(months(4, R_high=400.0))).shape == seen(drawn(months(4))).shape


def test_nobody_confirmed_is_said_in_place_of_the_hosts_share() -> None:
    speaker = Speaker()

    drawn(months(4, host_share=None), speaker)

    assert "not known: nobody’s place is confirmed" in speaker.said


def test_too_few_gifts_have_their_verdict_above() -> None:
    speaker = Speaker()

    reproduction.draw(TOO_FEW, speaker)

    assert "not enough gifts yet (12 of 100)" in speaker.said
    assert "Grey: too few gifts, or too early to tell." not in speaker.said


def test_few_of_many_months_are_named() -> None:
    speaker = Speaker()

    drawn(months(60), speaker)

    assert [word for word in speaker.said if word in {"Jan", "Apr", "Jul"}] == ["Jan"] * 5
    assert [word for word in speaker.said if word.isdecimal()] == ["2025", "2026", "2027", "2028", "2029"]

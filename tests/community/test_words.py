"""Members' words: kept as written, without what deceives the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import TooManyWords
from community.words import cleaned, folded, shortened


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("  tea  ", "tea"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("a\x00b\x07c", "abc"),
        ("\u200b", ""),
        ("\u200d\ufe0f", ""),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("二行\r\nあります", "二行\nあります"),
        ("\ue0000\ue001", "0"),
    ],
)
def test_what_cannot_be_seen_is_left_out_and_the_rest_stays(written: str, kept: str) -> None:
    assert cleaned(written, 100) == kept


@given(st.text(max_size=60))
def test_cleaning_twice_changes_nothing_more(written: str) -> None:
    once = cleaned(written, 100)

    assert cleaned(once, 100) == once


def test_too_many_words_are_refused_and_not_cut() -> None:
    with pytest.raises(TooManyWords) as refused:
        cleaned("x" * 101, 100)

    assert refused.value.facts() == {"length": 101, "most": 100}


@given(st.text(max_size=200), st.integers(2, 50))
def test_shortened_words_fit_on_one_line(written: str, most: int) -> None:
    line = shortened(written, most)

    assert len(line) <= most
    assert "\n" not in line


@pytest.mark.parametrize(
    ("typed", "known"), [("ｋｅｎ", "Ken"), ("KEN SATO", "ken sato"), ("佐藤健", "佐藤　健")]
)
def test_width_case_and_spaces_do_not_matter_in_a_name(typed: str, known: str) -> None:
    assert folded(typed) == folded(known)

"""What members tell of themselves: years and topics, read kindly, and refused when they cannot be."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import (
    BotError,
    LeftBeforeJoining,
    TooManyTopics,
    TopicTooLong,
    YearImpossible,
    YearsUnclear,
)
from community.gift import GiftKind
from community.profile import Profile, Years, years_of
from community.topic import MOST_LETTERS, MOST_TOPICS, topics_of

THIS_YEAR = 2026
years = st.integers(1900, THIS_YEAR)


@pytest.mark.parametrize(
    "said",
    [
        "2008-2015",
        "2008–2015",
        "2008〜2015年",
        "２００８～２０１５",
        "2008 to 2015",
        "2008年入社、2015年退社",
        "2008年4月〜2015年3月",
        "2008/4-2015/3",
        "平成20年から平成27年まで",
    ],
)
def test_years_are_written_in_many_ways(said: str) -> None:
    assert years_of(said, THIS_YEAR) == Years(2008, 2015)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("", Years()),
        ("  ", Years()),
        ("2008", Years(joined=2008)),
        ("2008年入社", Years(joined=2008)),
        ("2008年新卒入社", Years(joined=2008)),
        ("2008–", Years(joined=2008)),
        ("2008年〜現在", Years(joined=2008)),
        ("since 2008", Years(joined=2008)),
        ("~2015", Years(left=2015)),
        ("–2015", Years(left=2015)),
        ("2015年まで", Years(left=2015)),
        ("2015年退職", Years(left=2015)),
        ("until 2015", Years(left=2015)),
        ("令和元年まで", Years(left=2019)),
        ("2015-2015", Years(2015, 2015)),
    ],
)
def test_one_year_tells_of_joining_unless_it_says_leaving(said: str, told: Years) -> None:
    assert years_of(said, THIS_YEAR) == told


@pytest.mark.parametrize("said", ["long ago", "2008-15", "12345", "2001-2002-2003", "昔", "15"])
def test_words_that_tell_no_years_are_refused(said: str) -> None:
    with pytest.raises(YearsUnclear):
        years_of(said, THIS_YEAR)


@pytest.mark.parametrize("said", ["2050", "2008-2027", "1899", "0000-2015", "令和99年"])
def test_years_that_cannot_be_are_refused(said: str) -> None:
    with pytest.raises(YearImpossible):
        years_of(said, THIS_YEAR)


def test_nobody_leaves_before_joining() -> None:
    with pytest.raises(LeftBeforeJoining) as refused:
        years_of("2015-2008", THIS_YEAR)

    assert refused.value.facts() == {"joined": "2015", "left": "2008"}


@given(st.text(max_size=60) | st.from_regex(r"[0-9年月~〜–. /-]{0,20}", fullmatch=True))
def test_any_words_tell_possible_years_or_are_refused(said: str) -> None:
    try:
        told = years_of(said, THIS_YEAR)
    except BotError:
        return

    assert told.joined is None or 1900 <= told.joined <= THIS_YEAR
    assert told.left is None or (told.joined or 1900) <= told.left <= THIS_YEAR


@given(st.tuples(years, years).map(sorted))
def test_years_as_they_are_shown_read_the_same(both: list[int]) -> None:
    joined, left = both

    assert years_of(f"{joined}–{left}", THIS_YEAR) == Years(joined, left)
    assert years_of(f"{joined}–", THIS_YEAR) == Years(joined=joined)
    assert years_of(f"–{left}", THIS_YEAR) == Years(left=left)


@pytest.mark.parametrize(
    "said", ["Python、UX", "python, ux", "ｐｙｔｈｏｎ;ux", "python\nux\n", " python ,ux,Python,"]
)
def test_topics_stand_between_commas_semicolons_and_line_breaks(said: str) -> None:
    assert topics_of(said) == ("python", "ux")


def test_a_slash_belongs_to_its_topic() -> None:
    assert topics_of("CI/CD, UI/UX") == ("ci/cd", "ui/ux")


def test_a_topic_that_is_a_sentence_is_refused() -> None:
    assert topics_of("x" * MOST_LETTERS) == ("x" * MOST_LETTERS,)
    with pytest.raises(TopicTooLong):
        topics_of("x" * (MOST_LETTERS + 1))


def test_more_topics_than_say_anything_are_refused() -> None:
    assert len(topics_of(",".join(str(n) for n in range(MOST_TOPICS)))) == MOST_TOPICS
    with pytest.raises(TooManyTopics) as refused:
        topics_of(",".join(str(n) for n in range(MOST_TOPICS + 1)))

    assert refused.value.facts() == {"count": MOST_TOPICS + 1, "most": MOST_TOPICS}


@given(st.text(max_size=300))
def test_topics_read_again_are_the_same_topics(said: str) -> None:
    try:
        found = topics_of(said)
    except BotError:
        return

    assert len(found) <= MOST_TOPICS
    assert all(0 < len(topic) <= MOST_LETTERS for topic in found)
    assert topics_of("、".join(found)) == found


def test_what_may_be_asked_is_told_by_kind_and_by_topic() -> None:
    told = Profile(
        askable=frozenset({(GiftKind.PANEL, "ux"), (GiftKind.ADVICE, "ux"), (GiftKind.ADVICE, "")})
    )

    assert told.asked_for == (GiftKind.PANEL, GiftKind.ADVICE)
    assert told.asked_about == frozenset({"ux"})

"""A line of emoji as somebody types it is read as reactions name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.emoji import MOST, typed
from community.errors import TooManyEmoji, UnknownEmoji
from community.thanking import is_thanking_emoji


@pytest.mark.parametrize(
    ("line", "emoji"),
    [
        ("", ()),
        ("   ", ()),
        ("pray", ("pray",)),
        (":clap:", ("clap",)),
        (":clap::tada:", ("clap", "tada")),
        (":clap:, tada、🎉 ,", ("clap", "tada", "🎉")),
        ("🎉🙌", ("🎉", "🙌")),
        ("🙌🏽 🙌 :raised_hands::skin-tone-3:", ("🙌", "raised_hands")),
        ("❤️ ❤", ("❤",)),
        ("🇯🇵🇩🇪", ("🇯🇵", "🇩🇪")),
        ("🙇‍♀️", ("🙇‍♀",)),
        ("<:okaeri:123456789> <a:wave:987>", ("okaeri", "wave")),
        (":おかえり: +1 :thank-you:", ("おかえり", "+1", "thank-you")),
        ("clap clap", ("clap",)),
        ("‼️", ("‼",)),
    ],
)
def test_emoji_are_read_by_name_and_as_drawn(line: str, emoji: tuple[str, ...]) -> None:
    assert typed(line) == emoji


@pytest.mark.parametrize(
    "line", ["!!!", "clap; tada", "a/b", "<@U1>", ":", "🎉 (x)", "- clap", "+", "$", "=", "x" * 101]
)
def test_what_is_no_emoji_is_named_in_the_refusal(line: str) -> None:
    with pytest.raises(UnknownEmoji) as refused:
        typed(line)

    assert refused.value.said


def test_a_community_keeps_twenty_of_its_own() -> None:
    names = [f"e{number}" for number in range(MOST + 1)]

    assert typed(" ".join(names[:-1])) == tuple(names[:-1])
    with pytest.raises(TooManyEmoji) as refused:
        typed(" ".join(names))
    assert refused.value.facts() == {"count": MOST + 1, "most": MOST}


@given(st.text(max_size=80))
def test_any_line_is_read_or_refused_and_what_is_read_thanks(line: str) -> None:
    try:
        found = typed(line)
    except (UnknownEmoji, TooManyEmoji):
        return

    assert len(found) == len(set(found))
    assert all(is_thanking_emoji(emoji, frozenset(found)) for emoji in found)
    assert not any("," in emoji or not emoji for emoji in found)

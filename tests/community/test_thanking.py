"""The three ways to say thanks, in words of several languages and against text made to slow a reader."""

import re
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.thanking import (
    EMOJI,
    EMOJI_BEGINNINGS,
    GAP,
    LATIN_WORDS,
    OTHER_WORDS,
    is_thanking_emoji,
    thanked_by_plusplus,
    thanked_by_word,
)

ASKO, MARI = "<@U0ASKO>", "<@W0MARI|mari>"
MILLION = 1_000_000


@pytest.mark.parametrize("name", [*EMOJI.split(","), *EMOJI_BEGINNINGS.split(",")])
def test_each_listed_emoji_thanks(name: str) -> None:
    assert is_thanking_emoji(name)


@pytest.mark.parametrize(
    "name",
    [
        "arigatougozaimasu",
        "ありがとうございます",
        "arigatomatsuri",
        "thank-you",
        "Thank_You",
        "ty",
        "T_Y",
        "t-h-x",
    ],
)
def test_emoji_that_communities_made_thank(name: str) -> None:
    assert is_thanking_emoji(name)


@pytest.mark.parametrize(
    "name", ["heart", "+1", "raised_hands", "type", "unthank", "", "::skin-tone-2", "bow_and_arrow"]
)
def test_other_emoji_do_not_thank(name: str) -> None:
    assert not is_thanking_emoji(name)


@pytest.mark.parametrize(
    "name", ["pray::skin-tone-3", "man-bowing::skin-tone-6", "🙏🏽", "🙇🏻", "🙇🏿\u200d♂️", "🙇\u200d♀️"]
)
def test_a_skin_tone_changes_nothing(name: str) -> None:
    assert is_thanking_emoji(name)


def test_a_decomposed_name_thanks_as_a_composed_one() -> None:
    assert is_thanking_emoji("ありか\u3099とう")


def test_a_community_may_add_hearts() -> None:
    extra = frozenset({"heart", "❤️"})

    assert is_thanking_emoji("heart::skin-tone-2", extra)
    assert is_thanking_emoji("❤️", extra)
    assert not is_thanking_emoji("hearts", extra)


@pytest.mark.parametrize("between", ["", " ", "\u00a0", "\u3000\t", ":", ": ", " : ", " +"])
def test_two_plusses_after_a_mention_thank(between: str) -> None:
    assert thanked_by_plusplus(f"{ASKO}{between}++") == ("U0ASKO",)


@pytest.mark.parametrize(
    "text",
    [
        f"++{ASKO}",
        f"{ASKO} +",
        f"{ASKO} --",
        f"{ASKO} C++",
        f"{ASKO} :: ++",
        f"{ASKO}\n++",
        "<#C1>++",
        "<!channel>++",
    ],
)
def test_other_signs_are_no_plusplus(text: str) -> None:
    assert thanked_by_plusplus(text) == ()


def test_each_account_is_named_once_and_in_order() -> None:
    text = f"{MARI}++ {ASKO} : ++++ {MARI}++"

    assert thanked_by_plusplus(text) == ("W0MARI", "U0ASKO")
    assert thanked_by_word(f"thanks {MARI} {ASKO} {MARI}") == ("W0MARI", "U0ASKO")


@pytest.mark.parametrize("word", [*LATIN_WORDS.split(","), *OTHER_WORDS.split(",")])
def test_each_listed_word_thanks_before_and_after_a_mention(word: str) -> None:
    assert thanked_by_word(f"{word.upper()} {ASKO}") == ("U0ASKO",)
    assert thanked_by_word(f"{ASKO}\n{word}") == ("U0ASKO",)


@pytest.mark.parametrize("text", ["thanksgiving", "party", "mty", "tyx", "merciful", "ありが", "thankful"])
def test_a_word_inside_a_longer_one_does_not_thank(text: str) -> None:
    assert thanked_by_word(f"{text} {ASKO}") == ()


@pytest.mark.parametrize(
    "text", ["ty2", "2ty", "ty。", "本当にthanks!", "ありがとうございます", "ありか\u3099とう"]
)
def test_other_signs_beside_a_word_do_not_hide_it(text: str) -> None:
    assert thanked_by_word(f"{text} {ASKO}") == ("U0ASKO",)


@pytest.mark.parametrize("text", ["no thanks", "No, thanks", "NO\u3000thank you", "no感謝", "2 no  ,thx"])
def test_a_declined_offer_is_no_thanks(text: str) -> None:
    assert thanked_by_word(f"{text} {ASKO}") == ()


@pytest.mark.parametrize("text", ["piano, thanks", "no! thanks", "no\nthanks", "no more thanks"])
def test_a_no_that_belongs_elsewhere_declines_nothing(text: str) -> None:
    assert thanked_by_word(f"{text} {ASKO}") == ("U0ASKO",)


def test_the_gap_is_counted_in_code_points_in_both_directions() -> None:
    near, far = "字" * GAP, "字" * (GAP + 1)

    assert thanked_by_word(f"感謝{near}{ASKO}") == thanked_by_word(f"{ASKO}{near}感謝") == ("U0ASKO",)
    assert thanked_by_word(f"感謝{far}{ASKO}") == thanked_by_word(f"{ASKO}{far}感謝") == ()


def test_mentions_between_cost_nothing_and_an_emoji_one() -> None:
    between = f"{MARI}:custom-emoji-with-a-long-name:" + "。" * (GAP - 1)

    assert thanked_by_word(f"感謝{between}{ASKO}") == ("W0MARI", "U0ASKO")
    assert thanked_by_word(f"感謝{between}。{ASKO}") == ("W0MARI",)


def test_an_emoji_is_no_word_and_a_name_in_a_mention_is_none() -> None:
    assert thanked_by_word(f":arigato: {ASKO}") == ()
    assert thanked_by_word(f":ありがとう: {ASKO}") == ()
    assert thanked_by_word("<@U0ASKO|thanks>") == ()


@pytest.mark.parametrize(
    "mention", ["<!channel>", "<!subteam^S1>", "<#C1|x>", "<@U'; DROP>", "<@u0asko>", "<@B1>", "@U1", "<@U>"]
)
def test_only_people_are_mentioned(mention: str) -> None:
    assert thanked_by_word(f"thanks {mention}") == ()


@pytest.mark.parametrize(
    "text",
    [
        f"```thanks {ASKO}```",
        f"a ```thanks {ASKO} `` ++",
        f"`thanks {ASKO}`",
        f"&gt; thanks {ASKO}",
        f"&gt;&gt;&gt;thanks\n&gt;{ASKO}++",
        f"thanks `{ASKO}`",
    ],
)
def test_code_and_quotes_thank_nobody(text: str) -> None:
    assert thanked_by_word(text) == thanked_by_plusplus(text) == ()


def test_a_dropped_block_leaves_a_line_break_and_a_dropped_quote_nothing() -> None:
    assert thanked_by_word(f"感謝{'。' * (GAP - 1)}```code```{ASKO}") == ("U0ASKO",)
    assert thanked_by_word(f"感謝{'。' * GAP}```code```{ASKO}") == ()
    assert thanked_by_word(f"感謝{'。' * (GAP - 1)}\n&gt; quote\n{ASKO}") == ("U0ASKO",)
    assert thanked_by_plusplus(f"{ASKO}```code```++") == ()


def test_inline_code_ends_with_its_line_and_leaves_a_space() -> None:
    assert thanked_by_word(f"a ` b\nthanks {ASKO} ` c") == ("U0ASKO",)
    assert thanked_by_plusplus(f"{ASKO}`code`++") == ("U0ASKO",)
    assert thanked_by_word(f"no`code`thanks {ASKO}") == ()


def test_blocks_are_dropped_before_inline_code() -> None:
    assert thanked_by_word(f"` ``` x ``` ` thanks {ASKO}") == ("U0ASKO",)


words = st.sampled_from([*LATIN_WORDS.split(","), *OTHER_WORDS.split(",")])
fillers = st.text(st.sampled_from(" \n、。.!()字らり"), max_size=40)


@given(words, fillers)
def test_the_order_of_word_and_mention_does_not_matter(word: str, filler: str) -> None:
    assert thanked_by_word(f"{word}{filler}{ASKO}") == thanked_by_word(f"{ASKO}{filler}{word}")


@given(words, fillers)
def test_a_word_thanks_exactly_within_the_gap(word: str, filler: str) -> None:
    found = thanked_by_word(f"{ASKO}{filler}{word}")

    assert found == (("U0ASKO",) if len(filler) <= GAP else ())


pieces = st.sampled_from(
    [
        ASKO,
        MARI,
        "thanks",
        "++",
        ":",
        ":pray:",
        "`",
        "```",
        "&gt;",
        "\n",
        " ",
        "no",
        "感謝",
        "<@",
        ">",
        "字" * 9,
    ]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_nobody_is_thanked_who_is_not_mentioned_nor_twice(text: str) -> None:
    mentioned = set(re.findall(r"<@([UW][A-Z0-9]+)", text))

    for found in (thanked_by_plusplus(text), thanked_by_word(text)):
        assert set(found) <= mentioned
        assert len(set(found)) == len(found)


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_text_at_all_is_read(text: str, name: str) -> None:
    thanked_by_plusplus(f"{text}{ASKO}{text}")
    thanked_by_word(f"{text}{ASKO}{text}")
    is_thanking_emoji(name)


@settings(deadline=None, max_examples=12)
@given(
    st.lists(
        st.sampled_from(
            ["<@", "<@U1|", "<@U1>", ":", ":a", "`", "`a", "```", "no ", "thank ", "&gt;\n", "+", " ", "\n"]
        ),
        min_size=1,
        max_size=3,
    )
)
def test_repeating_any_pieces_takes_time_in_proportion(repeated: list[str]) -> None:
    piece = "".join(repeated)
    short, long = piece * (20_000 // len(piece)), piece * (620_000 // len(piece))

    ratio = min(_seconds(long), _seconds(long)) / max(_seconds(short), 0.001)

    # Sixteen times the text: a quadratic reader would need 256 times as long.
    assert ratio < 100


@pytest.mark.parametrize(
    "piece", ["<@", "<@U1|", "<@U1>", ":", ":a", "`", "`a", "no ", "thank ", "&gt;", "+", "か\u3099"]
)
def test_a_million_repeats_are_read_in_a_moment(piece: str) -> None:
    text = piece * MILLION

    # The yardstick lower-cases and splits; a quadratic reader would be 100,000 times slower.
    yardstick = _fastest_plain_pass(text)

    assert _seconds(text) < 500 * yardstick + 2


def _seconds(text: str) -> float:
    begun = perf_counter()
    thanked_by_word(f"{text}<@U1>")
    thanked_by_plusplus(f"{text}<@U1>++")
    is_thanking_emoji(text)
    return perf_counter() - begun


def _fastest_plain_pass(text: str) -> float:
    begun = perf_counter()
    text.lower().split("<")
    return perf_counter() - begun

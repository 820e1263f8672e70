"""What somebody types after the slash command, read kindly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.event import Mentioned, Named, Person
from handlers.spoken import spoken


@pytest.mark.parametrize(
    ("line", "verb", "people", "words"),
    [
        ("", "", (), ""),
        ("help", "help", (), ""),
        ("thanks <@U1|hana> for the talk", "thanks", (Mentioned("U1", "hana"),), "the talk"),
        ("thanks <@U1> the talk", "thanks", (Mentioned("U1"),), "the talk"),
        ("Thanks @Hana for the talk", "thanks", (Named("Hana"),), "the talk"),
        ('thanks @"Hana Mori" for tea', "thanks", (Named("Hana Mori"),), "tea"),
        ("お礼 @花さん 相談に乗ってくれた", "お礼", (Named("花"),), "相談に乗ってくれた"),
        ("お礼　＠花　ありがとう", "お礼", (Named("花"),), "ありがとう"),
        ("お礼 <@U1> さん、ありがとう", "お礼", (Mentioned("U1"),), "ありがとう"),
        ("thanks <@U1> and <@U2> for both", "thanks", (Mentioned("U1"), Mentioned("U2")), "both"),
        ("thanks <@U1> <@U1> twice", "thanks", (Mentioned("U1"),), "twice"),
        ("thanks forty times", "thanks", (), "forty times"),
        ("thanks <@U1> helping <@U2|ken>", "thanks", (Mentioned("U1"),), "helping @ken"),
        ("<@U1> hello", "", (Mentioned("U1"),), "hello"),
        ("/thanks <@U1>", "thanks", (Mentioned("U1"),), ""),
    ],
)
def test_a_typed_line_falls_into_verb_people_and_words(
    line: str, verb: str, people: tuple[Person, ...], words: str
) -> None:
    read = spoken(line)

    assert (read.verb, read.people, read.words) == (verb, people, words)


@given(st.text(alphabet=st.characters() | st.sampled_from('<@>|＠ 　"「」:,、'), max_size=80))
def test_no_line_is_too_odd_to_be_read(line: str) -> None:
    read = spoken(line)

    assert not any(c.isspace() for c in read.verb)
    assert len(set(read.people)) == len(read.people)


def test_a_long_hostile_line_is_read_in_time_that_grows_with_its_length() -> None:
    read = spoken("thanks " + "<@" * 50_000 + "@" * 50_000)

    assert read.verb == "thanks"

"""Members' words go through the wording as data, whatever they hold."""

from hypothesis import given
from hypothesis import strategies as st

from community.gift import GiftKind
from community.words import cleaned
from handlers.text import joined, plain, text
from handlers.view import Mention, Plain
from tests.reading import as_plain

_words = st.text(max_size=80) | st.sampled_from(
    ["**bold**", "[bank](http://evil.example)", "<!channel>", "{ $who }", "\ue0000\ue001", "{", "@everyone"]
)


@given(_words)
def test_words_stay_letter_by_letter_what_they_were(words: str) -> None:
    written = cleaned(words, 1000)

    said = text("en", "error-not-a-member", name=written)

    assert said == (
        Plain("I do not know anybody called "),
        Plain(written),
        Plain(" here. Try their full name, or pick them with @."),
    )


def test_only_the_wording_makes_bold_and_a_mention_stays_a_mention() -> None:
    who = Mention("**Ken**", (("slack", "U1"),))

    said = text("en", "thanks-recorded", who=who)

    assert said == (Plain("Your thanks are on their way to "), who, Plain("."))
    assert Plain("/alumni thanks @name for …", bold=True) in text("en", "help-thanks")


def test_our_own_words_steer_the_wording() -> None:
    assert "advice" in as_plain(text("en", "give-recorded-everybody", kind=GiftKind.ADVICE))
    assert as_plain(text("ja", "mine-count", count=1200)) == "1,200件"


def test_texts_are_joined_without_empty_ones() -> None:
    assert as_plain(joined(plain("a"), (), plain("b"), by=", ")) == "a, b"

"""Views refuse what the smaller platform could not show."""

from collections.abc import Callable

import pytest

from handlers.view import Button, Choice, Facts, Field, Form, Message, Picture, Plain, Section

TOO_MUCH: list[Callable[[], object]] = [
    lambda: Button("x" * 76, "a"),
    lambda: Button("x", "a" * 60, "b" * 40),
    lambda: Section((Plain("x" * 3001),)),
    lambda: Section((Plain("x"),), (Button("x", "a"),) * 6),
    lambda: Facts((("name", (Plain("x"),)),) * 11),
    lambda: Message("x" * 151),
    lambda: Message("x", (Section((Plain("x" * 2000),)), Section((Plain("x" * 2000),)))),
    lambda: Message("x", (Section((Plain("x"),)),) * 13),
    lambda: Message("x", (Section((Plain("x"),), (Button("x", "a"),) * 5),) * 6),
    lambda: Picture("x.png", b"x" * 1_000_001, "x"),
    lambda: Picture("x.png", b"x", "x" * 1_001),
    lambda: Message("x", (Picture("x.png", b"x", "x" * 1_000),) * 4),
    lambda: Form("x" * 25, "a", ()),
    lambda: Form("x", "a", (Field("f", "x", "line"),) * 6),
    lambda: Field("f", "x" * 46, "line"),
    lambda: Field("f", "x", "choice", choices=(Choice("x", "x"),) * 26),
]


@pytest.mark.parametrize("make", TOO_MUCH)
def test_a_view_beyond_a_limit_cannot_be_made(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="at most"):
        make()


def test_a_picture_without_words_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs its words"):
        Picture("x.png", b"x", " ")

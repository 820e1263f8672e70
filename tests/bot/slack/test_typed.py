"""Whom and what a line names is typed as text on Slack, and read all the same."""

import pytest

from bot.slack.read import event_of
from handlers.event import Command, Mentioned, Named
from tests.bot.slack.conftest import recorded


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("introduce <@U2|ken> <@U3|olga> both sail", "both sail"),
        ("introduce <@U2|ken> and <@U3|olga> for sailing", "sailing"),
        ("introduce <@U2> <@U3>", ""),
        ("紹介 <@U2|ken>さんと<@U3|olga>さん 同じ趣味です", "同じ趣味です"),
        ("紹介 <@U2|ken>　<@U3|olga>　同じ趣味です", "同じ趣味です"),
    ],
)
def test_two_people_of_one_command_are_both_read(line: str, words: str) -> None:
    event = event_of(recorded("command") | {"text": line})

    assert isinstance(event, Command)
    assert [person.id for person in event.people if isinstance(person, Mentioned)] == ["U2", "U3"]
    assert event.words == words


def test_one_mentioned_and_one_named_are_both_read() -> None:
    event = event_of(recorded("command") | {"text": "introduce <@U2|ken> @olga both sail"})

    assert isinstance(event, Command)
    assert (event.people, event.words) == ((Mentioned("U2", "ken"), Named("olga")), "both sail")


def test_a_topic_is_read_as_it_was_typed() -> None:
    event = event_of(recorded("command") | {"text": "find 機械学習 &amp; statistics"})

    assert isinstance(event, Command)
    assert (event.verb, event.people, event.words) == ("find", (), "機械学習 & statistics")

"""The registry finds one handler for whatever is said, pressed or sent, or says what is nearest."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.errors import ButtonExpired, UnknownVerb
from handlers import registry
from handlers.event import Command, Press, Submission
from handlers.registry import (
    NOTICES,
    PRESSES,
    SUBMISSIONS,
    VERBS,
    asks,
    press_of,
    submission_of,
    verb_of,
    verbs_of,
)
from tests.handlers.people import HANA

Commands = Literal["alumni", "organiser"]
_commands: st.SearchStrategy[Commands] = st.sampled_from(("alumni", "organiser"))
_said = st.text(max_size=60) | st.sampled_from([word for verb in VERBS for word in (verb.name, *verb.also)])


@given(_commands, _said)
def test_any_word_is_a_verb_or_has_a_nearest_one_that_exists(command: Commands, said: str) -> None:
    names = {verb.name for verb in verbs_of(command)}

    try:
        found = verb_of(Command(HANA, command, said)).name
    except UnknownVerb as unknown:
        found = unknown.nearest

    assert found in names


@given(_commands)
def test_every_word_for_a_verb_leads_to_it(command: Commands) -> None:
    for verb in verbs_of(command):
        for word in (verb.name, *verb.also):
            assert verb_of(Command(HANA, command, word)) is verb


@given(st.text(max_size=40), st.text(max_size=40))
def test_a_made_up_button_or_form_has_expired(action: str, subject: str) -> None:
    if action not in PRESSES:
        with pytest.raises(ButtonExpired):
            press_of(Press(HANA, action, subject))
    if action not in SUBMISSIONS:
        with pytest.raises(ButtonExpired):
            submission_of(Submission(HANA, action, subject, ()))


@given(_commands, _said, st.text(max_size=5))
def test_whether_a_form_may_come_is_known_without_looking_anything_up(
    command: Commands, said: str, words: str
) -> None:
    event = Command(HANA, command, said, words=words)

    if asks(event):
        assert verb_of(event).ask is not None


def test_nothing_is_registered_twice_and_every_verb_does_something() -> None:
    assert all(verb.act or verb.ask for verb in VERBS)
    assert len({(verb.command, verb.name) for verb in VERBS}) == len(VERBS)
    rooms = registry._ROOMS
    for tables in ("PRESSES", "SUBMISSIONS"):
        names = [act.action for room in rooms for act in getattr(room, tables, ())]
        assert sorted(names) == sorted(set(names))
    assert {"thanks-received", "gift-received", "welcome", "moved"} <= set(NOTICES)

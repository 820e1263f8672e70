"""First answers to interactions, and what may follow them within a quarter of an hour."""

from collections.abc import Sequence

from tests.doubles.discord_limits import V2, errors_of_form, errors_of_message
from tests.doubles.discord_records import (
    CHOICES,
    DEFERRED,
    DEFERRED_UPDATE,
    FORM,
    MESSAGE,
    PRIVATE,
    UPDATE,
    Answer,
    Attached,
    Written,
)
from tests.doubles.discord_server import Refused, Server, Talk
from tests.doubles.wire import Json

FIRST_ANSWER = 3.0  # seconds
TOKEN_LIFE = 15 * 60.0  # seconds
COMMAND, PRESS, AUTOCOMPLETE, SUBMISSION = 2, 3, 4, 5
NEEDS_PRESS = (DEFERRED_UPDATE, UPDATE)


def first_answer(here: Server, talk_id: str, token: str, body: Json, files: Sequence[Attached]) -> Json:
    """Take the first answer; Refused when it is the second, comes after 3 s, or does not fit."""
    talk = here.talks.get(token)
    took = here.clock.now() - talk.began if talk else 0.0
    if talk is None or talk.id != talk_id or took > FIRST_ANSWER:
        raise Refused(404, 10062, "Unknown interaction")
    if talk.answer is not None:
        raise Refused(400, 40060, "Interaction has already been acknowledged.")
    kind, told = int(body["type"]), body.get("data") or {}
    _check(here, talk, kind, told)
    shown = _show(here, talk, kind, told, files)
    talk.answer = Answer(kind, told, took, token, shown, talk.pressed)
    if not talk.awaited.done():
        talk.awaited.set_result(talk.answer)
    return _callback(here, talk, kind, shown)


def follow_up(here: Server, token: str, body: Json, files: Sequence[Attached]) -> Json:
    """A further message; after a deferred answer the first of them is the answer."""
    talk = _living(here, token)
    if talk.answer is None:
        raise Refused(404, 10015, "Unknown Webhook")
    if talk.answer.kind == DEFERRED and not talk.original:
        return change(here, token, "@original", body, files)
    check_message(here, body)
    only = talk.user if int(body.get("flags") or 0) & PRIVATE else ""
    return here.message_object(here.write(talk.channel, body, only=only, files=files))


def change(here: Server, token: str, message: str, body: Json, files: Sequence[Attached]) -> Json:
    """Change the answer (`@original`) or a further message; a deferred answer is made by its first change."""
    talk = _living(here, token)
    old = find(here, token, message) if talk.original or message != "@original" else None
    check_message(here, body, old)
    if old is None and (talk.answer is None or talk.answer.kind != DEFERRED):
        raise Refused(404, 10008, "Unknown Message")
    if old is not None:
        return here.message_object(here.write(old.channel, body, files=files, old=old))
    deferred = talk.answer.body if talk.answer else {}
    only = talk.user if int(deferred.get("flags") or 0) & PRIVATE else ""
    written = here.write(talk.channel, body, only=only, files=files)
    talk.original = written.id
    return here.message_object(written)


def take_back(here: Server, token: str, message: str) -> None:
    """Delete the answer or a further message."""
    del here.messages[find(here, token, message).id]


def find(here: Server, token: str, message: str) -> Written:
    """The answer (`@original`) or a further message; Refused when there is none."""
    talk = _living(here, token)
    written = here.messages.get(talk.original if message == "@original" else message)
    if written is None:
        raise Refused(404, 10008, "Unknown Message")
    return written


def check_message(here: Server, body: Json, old: Written | None = None) -> None:
    """Refused when a new or changed message breaks a rule."""
    if old is None and not any(
        body.get(name) for name in ("content", "embeds", "components", "attachments", "poll")
    ):
        raise Refused(400, 50006, "Cannot send an empty message")
    was_v2 = old is not None and bool(int(old.body.get("flags") or 0) & V2)
    if here.checked and (errors := errors_of_message(body, was_v2)):
        raise Refused(400, 50035, "Invalid Form Body", *errors)


def _check(here: Server, talk: Talk, kind: int, told: Json) -> None:
    wrong = ""
    if kind == FORM and talk.kind == SUBMISSION:
        wrong = "a form cannot answer a form"
    if kind in NEEDS_PRESS and talk.pressed is None:
        wrong = "there is no message to change"
    if (kind == CHOICES) != (talk.kind == AUTOCOMPLETE):
        wrong = "choices answer an autocompletion, and nothing else does"
    if kind == DEFERRED and int(told.get("flags") or 0) & ~PRIVATE:
        wrong = "only EPHEMERAL may be set while deferring"
    if wrong:
        raise Refused(400, 50035, "Invalid Form Body", wrong)
    if kind in (MESSAGE, UPDATE):
        check_message(here, told, talk.pressed if kind == UPDATE else None)
    if kind == FORM and here.checked and (errors := errors_of_form(told)):
        raise Refused(400, 50035, "Invalid Form Body", *errors)


def _show(here: Server, talk: Talk, kind: int, told: Json, files: Sequence[Attached]) -> Written | None:
    if kind == MESSAGE:
        only = talk.user if int(told.get("flags") or 0) & PRIVATE else ""
        shown = here.write(talk.channel, told, only=only, files=files)
    elif kind == UPDATE and talk.pressed is not None:
        shown = here.write(talk.channel, told, files=files, old=talk.pressed)
    elif kind == DEFERRED_UPDATE and talk.pressed is not None:
        shown = talk.pressed
    else:
        return None
    talk.original = shown.id
    return shown if kind != DEFERRED_UPDATE else None


def _callback(here: Server, talk: Talk, kind: int, shown: Written | None) -> Json:
    interaction: Json = {"id": talk.id, "type": talk.kind, "response_message_loading": kind == DEFERRED}
    if shown is None:
        return {"interaction": interaction}
    interaction |= {"response_message_id": shown.id, "response_message_ephemeral": bool(shown.only)}
    return {"interaction": interaction, "resource": {"type": kind, "message": here.message_object(shown)}}


def _living(here: Server, token: str) -> Talk:
    talk = here.talks.get(token)
    if talk is None or here.clock.now() - talk.began > TOKEN_LIFE:
        raise Refused(401, 50027, "Invalid Webhook Token")
    return talk

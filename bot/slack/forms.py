"""A form drawn as a modal. Each input's block and element carry the field's name."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from bot.slack.words import Json, plain_text, shown
from config.words import say
from handlers.by_name import with_name
from handlers.view import Choice, Field, FieldKind, Form

LONGEST_TYPED = 3_000
MOST_BOXES = 10
MOST_PEOPLE = 20  # as many as a form's people are read back
TEN_DIGITS = 10**9  # seconds since 1970; Slack takes and gives moments of ten digits


def view(form: Form, language: str, remembered: str = "") -> Json:
    """The modal; `remembered` is where it was asked for, so that its answer is shown there."""
    return {
        "type": "modal",
        "callback_id": f"{form.action}:{form.subject}",
        "private_metadata": remembered if len(remembered) <= 3_000 else "",
        "title": plain_text(form.title),
        "submit": plain_text(say(language, "form-send")),
        "close": plain_text(say(language, "form-cancel")),
        "blocks": [_input(field) for field in with_name(form.fields, say(language, "form-name"))],
    }


def _input(field: Field) -> Json:
    return {
        "type": "input",
        "block_id": field.name,
        "label": plain_text(field.label),
        "element": {"action_id": field.name, **_ELEMENTS[field.kind](field)},
        "optional": not field.required,
    }


def _line(field: Field) -> Json:
    most = max(1, min(field.most, LONGEST_TYPED))
    typed: Json = {"type": "plain_text_input", "multiline": field.kind == "paragraph", "max_length": most}
    value = shown(field.value)[:most]
    return {**typed, **({"initial_value": value} if value else {})}


def _member(field: Field) -> Json:
    return {"type": "users_select", **({"initial_user": field.value} if field.value else {})}


def _members(field: Field) -> Json:
    chosen = [user for user in field.value.split(",") if user][:MOST_PEOPLE]
    many: Json = {"type": "multi_users_select", "max_selected_items": MOST_PEOPLE}
    return {**many, **({"initial_users": chosen} if chosen else {})}


def _channel(field: Field) -> Json:
    only = {"include": ["public"], "exclude_bot_users": True}
    picker: Json = {"type": "conversations_select", "filter": only}
    return {**picker, **({"initial_conversation": field.value} if field.value else {})}


def _choice(field: Field) -> Json:
    chosen = [_option(c) for c in field.choices if c.value == field.value]
    options = [_option(c) for c in field.choices]
    return {"type": "static_select", "options": options, **({"initial_option": chosen[0]} if chosen else {})}


def _choices(field: Field) -> Json:
    kind = "checkboxes" if len(field.choices) <= MOST_BOXES else "multi_static_select"
    chosen = [_option(c) for c in field.choices if c.value in field.value.split(",")]
    options = [_option(c) for c in field.choices]
    return {"type": kind, "options": options, **({"initial_options": chosen} if chosen else {})}


def _date(field: Field) -> Json:
    """A picker, empty where the value was typed as words elsewhere: Slack refuses a form with those."""
    try:
        day = date.fromisoformat(field.value).isoformat()
    except ValueError:
        return {"type": "datepicker"}
    return {"type": "datepicker", "initial_date": day}


def _moment(field: Field) -> Json:
    """A picker in its reader's own zone, empty like that of a day, or where no zone was said."""
    try:
        at = datetime.fromisoformat(field.value)
    except ValueError:
        return {"type": "datetimepicker"}
    seconds = int(at.timestamp()) if at.tzinfo else 0
    known = {"initial_date_time": seconds} if TEN_DIGITS <= seconds < 10 * TEN_DIGITS else {}
    return {"type": "datetimepicker", **known}


def _option(choice: Choice) -> Json:
    return {"text": plain_text(choice.label), "value": choice.value}


_ELEMENTS: Mapping[FieldKind, Callable[[Field], Json]] = {
    "line": _line,
    "paragraph": _line,
    "member": _member,
    "members": _members,
    "channel": _channel,
    "choice": _choice,
    "choices": _choices,
    "date": _date,
    "moment": _moment,
}

"""What hands do on a screen: find the element to press, and fill a form as Slack's client lets them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from tests.doubles.slack_records import OpenedView
from tests.doubles.wire import Json

Filled = str | Sequence[str] | Mapping[str, object]

CHOSEN = {
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", "initial_option"),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
}
TYPED = ("value", "initial_value")


def action_on(blocks: Sequence[Json], action_id: str, block_id: str | None, value: Filled | None) -> Json:
    """`actions[0]` of a press on this element; LookupError when it is not on the screen."""
    for block in blocks:
        for element in _elements(block):
            if element.get("action_id") == action_id and block_id in (None, block["block_id"]):
                return {**_acted(element, value), "block_id": block["block_id"]}
    raise LookupError(f"no element {action_id!r} on the screen; there are {sorted(_ids(blocks))}")


def filled(opened: OpenedView, answers: Mapping[str, Filled]) -> Json:
    """The view with the state of its inputs, answers being found by block_id or action_id.

    LookupError for an answer without an input, ValueError for one that Slack's client would not let through.
    """
    inputs = [block for block in opened.blocks if block.get("type") == "input"]
    known = {name for block in inputs for name in (block["block_id"], block["element"]["action_id"])}
    if unknown := set(answers) - known:
        raise LookupError(f"no input {sorted(unknown)} in the form; there are {sorted(known)}")
    values = {}
    for block in inputs:
        element = block["element"]
        answer = answers.get(block["block_id"], answers.get(element["action_id"]))
        values[block["block_id"]] = {element["action_id"]: _state(block, element, answer)}
    return {**opened.view, "state": {"values": values}}


def read_aloud(blocks: Sequence[Json], names: Mapping[str, str]) -> str:
    """The words on a screen, one line a block, people by their names and buttons in brackets."""
    return "\n".join("".join(_words(block, names)) for block in blocks)


def _words(drawn: object, names: Mapping[str, str]) -> Iterator[str]:
    match drawn:
        case {"type": "button", "text": {"text": str(label)}}:
            yield f"[{label}]"
        case {"type": "user", "user_id": str(user)}:
            yield names.get(user, user)
        case {"type": "date", "fallback": str(words)}:
            yield words
        case {"type": "text" | "plain_text" | "link", "text": str(words)} | {
            "type": "link",
            "url": str(words),
        }:
            yield words
        case {"elements": list(inner)}:
            for element in inner:
                yield from _words(element, names)
        case {"text": dict(words)}:
            yield from _words(words, names)


def _state(block: Json, element: Json, answer: Filled | None) -> Json:
    state = _given(element, answer)
    name = CHOSEN.get(element["type"], TYPED)[0]
    given = state.get(name)
    if not given and not block.get("optional"):
        raise ValueError(f"{block['block_id']} must be filled in")
    if isinstance(given, str) and len(given) > element.get("max_length", 3000):
        raise ValueError(
            f"{block['block_id']} takes {element.get('max_length', 3000)} characters, not {len(given)}"
        )
    return state


def _acted(element: Json, value: Filled | None) -> Json:
    if element["type"] == "button":
        kept = {"value": element["value"]} if "value" in element else {}
        changed = {} if value is None else {"value": value}
        return {
            "type": "button",
            "action_id": element["action_id"],
            "text": element["text"],
            **kept,
            **changed,
        }
    return {"action_id": element["action_id"], **_given(element, value)}


def _given(element: Json, answer: Filled | None) -> Json:
    name, initial = CHOSEN.get(element["type"], TYPED)
    if isinstance(answer, Mapping):
        return {"type": element["type"], **answer}
    if answer is None:
        return {"type": element["type"], name: element.get(initial, [] if name.endswith("s") else None)}
    if name == "selected_option":
        return {"type": element["type"], name: _option(element, str(answer))}
    if name.endswith("s"):
        several = (answer,) if isinstance(answer, str) else tuple(answer)
        chosen = [_option(element, item) for item in several] if name == "selected_options" else list(several)
        return {"type": element["type"], name: chosen}
    return {"type": element["type"], name: _seconds(str(answer)) if name == "selected_date_time" else answer}


def _seconds(moment: str) -> int:
    """A moment as a picker sends it: ISO 8601 with its offset, or the seconds themselves."""
    return int(moment) if moment.isdecimal() else int(datetime.fromisoformat(moment).timestamp())


def _option(element: Json, value: str) -> Json:
    options = [
        *element.get("options", ()),
        *(o for g in element.get("option_groups", ()) for o in g["options"]),
    ]
    for option in options:
        if option["value"] == value:
            return {"text": option["text"], "value": value}
    if element["type"].endswith("external_select"):
        return {"text": {"type": "plain_text", "text": value}, "value": value}
    raise LookupError(f"no choice {value!r}; there are {[option['value'] for option in options]}")


def _elements(block: Json) -> Iterator[Json]:
    yield from block.get("elements", ()) if block["type"] == "actions" else ()
    yield from (block[name] for name in ("accessory", "element") if name in block)


def _ids(blocks: Sequence[Json]) -> set[str]:
    return {str(element.get("action_id")) for block in blocks for element in _elements(block)}

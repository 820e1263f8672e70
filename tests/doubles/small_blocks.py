"""The smallest blocks and forms that Slack takes, to be spoilt in one place by a test."""

from tests.doubles.wire import Json

PLAIN = {"type": "plain_text", "text": "はい"}
OPTION = {"text": PLAIN, "value": "v"}


def section(length: int) -> Json:
    """A section of so many characters."""
    return {"type": "section", "text": {"type": "mrkdwn", "text": "x" * length}}


def rich(*inline: Json) -> Json:
    """A rich_text of one paragraph."""
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(inline)}]}


def button(action: str = "a", **fields: object) -> Json:
    """A button."""
    return {"type": "button", "action_id": action, "text": PLAIN, **fields}


def buttons(*actions: str) -> Json:
    """A row of buttons with the value `yes`."""
    return {"type": "actions", "elements": [button(action, value="yes") for action in actions]}


def field(element: Json, block_id: str = "f") -> Json:
    """An input; its block_id is the action_id too."""
    return {
        "type": "input",
        "block_id": block_id,
        "label": PLAIN,
        "element": {"action_id": block_id, **element},
    }


def modal(*blocks: Json, **fields: object) -> Json:
    """A modal of these blocks."""
    return {"type": "modal", "title": PLAIN, "submit": PLAIN, "blocks": list(blocks), **fields}


def form() -> Json:
    """A form with a kind, a person and words."""
    kinds = [{"text": {"type": "plain_text", "text": kind}, "value": kind} for kind in ("advice", "panel")]
    return modal(
        field({"type": "static_select", "options": kinds}, "kind"),
        field({"type": "users_select"}, "who"),
        field({"type": "plain_text_input", "multiline": True, "max_length": 100}, "words"),
        callback_id="give",
        private_metadata="7",
    )

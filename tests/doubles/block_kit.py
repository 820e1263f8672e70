"""Says in Slack's manner what is wrong with a message or a view: an empty tuple when nothing is."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from tests.doubles.block_elements import ACCESSORIES, ACTIONS, CONTEXT, INPUTS, PICTURE, plain, words
from tests.doubles.block_rules import Rule, Shape, flag, free, many, one_of, repeats, text, typed
from tests.doubles.rich_text import RICH_TEXT
from tests.doubles.wire import Json

MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100
# Undocumented, from slackapi/bolt-js#2509 and #2867; even a divider counts, so the JSON is measured.
ALL_BLOCKS = 13_200
VIEW_BYTES = 250_000

BLOCK_ID: Mapping[str, Rule] = {"block_id": text(255)}
BLOCKS: Mapping[str, Rule] = {
    "section": Shape(
        {},
        {
            **BLOCK_ID,
            "text": words(3000),
            "fields": many(words(2000), 1, 10),
            "accessory": ACCESSORIES,
            "expand": flag,
        },
    ),
    "divider": Shape({}, BLOCK_ID),
    "header": Shape({"text": plain(150)}, {**BLOCK_ID, "level": free}),
    "context": Shape({"elements": many(CONTEXT, 1, 10)}, BLOCK_ID),
    "actions": Shape({"elements": many(ACTIONS, 1, 25)}, BLOCK_ID),
    "image": Shape(PICTURE.needs, {**PICTURE.may, **BLOCK_ID, "title": plain(2000)}),
    "input": Shape(
        {"label": plain(2000), "element": INPUTS},
        {**BLOCK_ID, "hint": plain(2000), "optional": flag, "dispatch_action": flag},
    ),
    "rich_text": Shape({"elements": RICH_TEXT}, BLOCK_ID),
    "markdown": Shape({"text": text(12_000)}, BLOCK_ID),
    "file": Shape({"external_id": text(255), "source": one_of("remote")}, BLOCK_ID),
    "video": Shape(
        {}, {**BLOCK_ID, **dict.fromkeys(("alt_text", "title", "thumbnail_url", "video_url"), free)}
    ),
}
KEPT: Mapping[str, Rule] = {
    "callback_id": text(255, 0),
    "private_metadata": text(3000, 0),
    "external_id": text(255, 0),
}
VIEWS = typed(
    {
        "modal": Shape(
            {"title": plain(24), "blocks": many(typed(BLOCKS), 1, VIEW_BLOCKS)},
            {
                **KEPT,
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": flag,
                "notify_on_close": flag,
                "submit_disabled": flag,
            },
        ),
        "home": Shape({"blocks": many(typed(BLOCKS), 0, VIEW_BLOCKS)}, KEPT),
    }
)


def errors_of_message(blocks: Sequence[Json]) -> tuple[str, ...]:
    """What Slack would refuse in a message's blocks."""
    found = [*many(typed(BLOCKS), 0, MESSAGE_BLOCKS)(blocks, "/blocks"), *_together(blocks, "/blocks")]
    return tuple(found or _second_witness(blocks))


def errors_of_view(view: Json) -> tuple[str, ...]:
    """What Slack would refuse in a modal or a Home."""
    found = list(VIEWS(view, "/view"))
    blocks = view.get("blocks")
    if isinstance(blocks, list):
        found += _together(blocks, "/view/blocks")
        found += _on_this_surface(view, blocks)
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        found.append("view_too_large [json-pointer:/view]")
    return tuple(found or _view_witness(view))


def size_of(blocks: Sequence[Json]) -> int:
    """How long the blocks of one message are together, in characters of JSON."""
    return len(json.dumps(blocks, ensure_ascii=False, separators=(",", ":")))


def calls_everybody(value: object) -> bool:
    """Whether a body holds a broadcast element or an escaped @channel, @here or @everyone anywhere."""
    match value:
        case dict():
            return value.get("type") == "broadcast" or any(calls_everybody(item) for item in value.values())
        case list():
            return any(calls_everybody(item) for item in value)
        case str():
            return re.search(r"<!(channel|here|everyone)\b", value) is not None
        case _:
            return False


def _together(blocks: Sequence[object], at: str) -> Iterator[str]:
    known = [block for block in blocks if isinstance(block, dict)]
    yield from repeats((block["block_id"] for block in known if "block_id" in block), "block_id", at)
    for index, block in enumerate(known):
        elements = block.get("elements")
        if block.get("type") == "actions" and isinstance(elements, list):
            ids = (e["action_id"] for e in elements if isinstance(e, dict) and "action_id" in e)
            yield from repeats(ids, "action_id", f"{at}/{index}/elements")
        if block.get("type") == "section" and not (block.get("text") or block.get("fields")):
            yield f"missing required field: text or fields [json-pointer:{at}/{index}]"


def _on_this_surface(view: Json, blocks: Sequence[object]) -> Iterator[str]:
    types = [block.get("type") for block in blocks if isinstance(block, dict)]
    if "markdown" in types:
        yield "unsupported block on this surface: markdown [json-pointer:/view/blocks]"
    if view.get("type") == "modal" and "input" in types and "submit" not in view:
        yield "missing required field: submit, since the modal has inputs [json-pointer:/view]"


def _second_witness(blocks: Sequence[Json]) -> Iterator[str]:
    try:
        for block in Block.parse_all(blocks):
            block.to_dict()
    except (SlackObjectFormationError, TypeError) as error:
        yield f"the SDK refuses it: {error} [json-pointer:/blocks]"


def _view_witness(view: Json) -> Iterator[str]:
    try:
        View(**view).to_dict()
    except (SlackObjectFormationError, TypeError) as error:
        yield f"the SDK refuses it: {error} [json-pointer:/view]"

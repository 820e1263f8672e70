"""The rules of Discord that its OpenAPI document does not hold, read from its documentation."""

from collections.abc import Iterator

from tests.doubles.wire import Json

V2 = 1 << 15
V2_TYPES = frozenset({9, 10, 11, 12, 13, 14, 17})
TEXT_DISPLAY, FILE = 10, 13
MOST_COMPONENTS = 40
MOST_TEXT = 4_000
MOST_LABELS = 5
MOST_CONTENT = 2_000
MOST_NONCE = 25
MOST_OPTIONS = 25
LONGEST_DESCRIPTION = 100
LONGEST_COMMAND = 8_000


def errors_of_message(body: Json, was_v2: bool = False) -> tuple[str, ...]:
    """What Discord would refuse in a message, new or changed."""
    return tuple(_of_message(body, was_v2))


def errors_of_form(form: Json) -> tuple[str, ...]:
    """What Discord would refuse in a modal."""
    return tuple(_of_form(form))


def errors_of_command(command: Json) -> tuple[str, ...]:
    """What Discord would refuse in a command and in what is in it, in every language."""
    size = size_of_command(command)
    too_long = [f"{size} characters, {LONGEST_COMMAND} at the most"] if size > LONGEST_COMMAND else []
    return (*_of_command(command), *too_long)


def size_of_command(command: Json) -> int:
    """The characters that count: of each name and description the longest localisation, and values."""
    own = sum(
        max(
            len(said)
            for said in (command.get(what) or "", *(command.get(f"{what}_localizations") or {}).values())
        )
        for what in ("name", "description")
    )
    below = [*(command.get("options") or []), *(command.get("choices") or [])]
    return own + len(str(command.get("value", ""))) + sum(map(size_of_command, below))


def every_component(components: list[Json]) -> Iterator[Json]:
    """All components, those inside others included."""
    for component in components:
        yield component
        yield from every_component(component.get("components") or [])
        yield from every_component(
            [component[name] for name in ("accessory", "component") if component.get(name)]
        )


def _of_message(body: Json, was_v2: bool) -> Iterator[str]:
    components = list(every_component(body.get("components") or []))
    is_v2 = was_v2 or bool(int(body.get("flags") or 0) & V2)
    if is_v2:
        yield from (
            f"{name} cannot stand beside components v2"
            for name in ("content", "embeds", "poll")
            if body.get(name)
        )
    elif any(component["type"] in V2_TYPES for component in components):
        yield "components v2 need the flag 1 << 15"
    if len(components) > MOST_COMPONENTS:
        yield f"{len(components)} components, {MOST_COMPONENTS} at the most"
    written = sum(len(component["content"]) for component in components if component["type"] == TEXT_DISPLAY)
    if written > MOST_TEXT:
        yield f"{written} characters of text, {MOST_TEXT} at the most"
    if len(body.get("content") or "") > MOST_CONTENT:
        yield f"{len(body['content'])} characters of content, {MOST_CONTENT} at the most"
    shown = [component["file"]["url"] for component in components if component["type"] == FILE]
    pictures = [item for component in components for item in component.get("items") or []]
    shown += [item["media"]["url"] for item in pictures]
    yield from ("a picture without words" for item in pictures if not item.get("description"))
    sent = {f"attachment://{file.get('filename')}" for file in body.get("attachments") or []}
    yield from (f"{url} is shown and not sent" for url in shown if url not in sent)
    if len(str(body.get("nonce") or "")) > MOST_NONCE:
        yield f"a nonce of {len(str(body['nonce']))} characters, {MOST_NONCE} at the most"
    yield from _repeated(components)


def _of_form(form: Json) -> Iterator[str]:
    top = form.get("components") or []
    if not 1 <= len(top) <= MOST_LABELS:
        yield f"{len(top)} components at the top of a form, 1 to {MOST_LABELS} are taken"
    yield from _repeated(list(every_component(top)))


def _repeated(components: list[Json]) -> Iterator[str]:
    ids = [component["custom_id"] for component in components if component.get("custom_id")]
    yield from (f"custom_id {one!r} stands there twice" for one in sorted(set(ids)) if ids.count(one) > 1)


def _of_command(command: Json) -> Iterator[str]:
    names = [command["name"], *(command.get("name_localizations") or {}).values()]
    if command.get("type", 1) == 1:
        yield from (f"{name!r} is not lower case" for name in names if name != name.lower())
    below = command.get("options") or []
    if len(below) > MOST_OPTIONS:
        yield f"{command['name']}: {len(below)} options, {MOST_OPTIONS} at the most"
    descriptions = [command.get("description"), *(command.get("description_localizations") or {}).values()]
    yield from (
        f"{command['name']}: a description of {len(said)} characters, 1 to {LONGEST_DESCRIPTION} are taken"
        for said in descriptions
        if said is not None and not 1 <= len(said) <= LONGEST_DESCRIPTION
    )
    for language in {key for option in below for key in option.get("name_localizations") or {}} | {""}:
        shown = [(option.get("name_localizations") or {}).get(language, option["name"]) for option in below]
        yield from (
            f"two are called {one!r} in {language!r}" for one in sorted(set(shown)) if shown.count(one) > 1
        )
    for option in below:
        yield from _of_command(option)

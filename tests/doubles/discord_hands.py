"""What hands do in Discord's client: type a command's options, find a component, fill a form."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from tests.doubles.discord_limits import every_component
from tests.doubles.discord_people import Being, member_object, user_object
from tests.doubles.discord_records import Written
from tests.doubles.wire import Json

Typed = str | int | float | bool
Filled = str | bool | Sequence[str]

CHAT, ON_A_MESSAGE = 1, 3
SUBCOMMAND, GROUP, USER = 1, 2, 6
BUTTON, TEXT_INPUT, USER_SELECT, LABEL = 2, 4, 5, 18
SELECTS = (3, 5, 6, 7, 8)
RADIO, CHECKBOXES, CHECKBOX = 21, 22, 23


class Known(Protocol):
    """Finds people by id."""

    def being(self, user: str) -> Being:
        """Somebody."""


def command_called(
    commands: Sequence[Json], path: Sequence[str], options: Mapping[str, Typed], focused: str
) -> Json:
    """`data` of a command; LookupError for what is not registered, ValueError for bad input."""
    command = _registered(commands, path[0], CHAT)
    below = _options(command, path[1:], options, focused)
    return {"id": command["id"], "name": path[0], "type": CHAT, "options": below}


def entry_chosen(commands: Sequence[Json], name: str, message: Json) -> Json:
    """`data` of an entry in a message's menu; Discord sends the whole message along."""
    command = _registered(commands, name, ON_A_MESSAGE)
    told = {"id": command["id"], "name": name, "type": ON_A_MESSAGE, "target_id": message["id"]}
    return {**told, "resolved": {"messages": {message["id"]: message}}}


def reaction_put(guild: str, being: Being, to: Written, emoji: str, author: str) -> Json:
    """A reaction that comes; an empty author leaves `message_author_id` out."""
    named = {"message_author_id": author} if author else {}
    return {**reaction_taken_back(guild, being, to, emoji), **named, "member": member_object(being)}


def reaction_taken_back(guild: str, being: Being, to: Written, emoji: str) -> Json:
    """A reaction that goes."""
    where = {"channel_id": to.channel, "message_id": to.id, "guild_id": guild}
    shown = {"emoji": {"id": None, "name": emoji}, "burst": False, "type": 0}
    return {"user_id": being.id, **where, **shown}


def component_pressed(components: list[Json], custom_id: str, values: Sequence[str]) -> Json:
    """`data` of a press; LookupError when it is not there, ValueError when it takes no such press."""
    for component in every_component(components):
        if component.get("custom_id") == custom_id:
            if component.get("disabled"):
                raise ValueError(f"{custom_id!r} is disabled")
            _offered(component, values)
            chosen = {"values": list(values)} if component["type"] != BUTTON else {}
            return {"custom_id": custom_id, "component_type": component["type"], **chosen}
    there = [
        component["custom_id"] for component in every_component(components) if component.get("custom_id")
    ]
    raise LookupError(f"no component {custom_id!r} there, only {there}")


def form_filled(form: Json, answers: Mapping[str, Filled]) -> Json:
    """`data` of a form; LookupError for an answer without a field, ValueError for one the client refuses."""
    labels = [component for component in form["components"] if component["type"] == LABEL]
    fields = [label["component"] for label in labels]
    if unknown := set(answers) - {field["custom_id"] for field in fields}:
        raise LookupError(f"no field {sorted(unknown)}; there are {[field['custom_id'] for field in fields]}")
    sent = []
    for index, top in enumerate(form["components"], start=1):
        number = top.get("id", index * 10)
        if top["type"] != LABEL:
            sent.append({"type": top["type"], "id": number})
            continue
        field = top["component"]
        filled = {"id": number + 1, "type": field["type"], "custom_id": field["custom_id"]}
        given = _given(field, answers.get(field["custom_id"]))
        sent.append({"type": LABEL, "id": number, "component": {**filled, **given}})
    return {"custom_id": form["custom_id"], "components": sent}


def people_named(known: Known, data: Json) -> Json:
    """`resolved` for the users that the data names in options or in a user select."""
    named = {
        *_users_in_options(data.get("options") or []),
        *_users_in_fields([data, *(data.get("components") or [])]),
    }
    beings = [known.being(user) for user in sorted(named)]
    members = {}
    for being in (being for being in beings if being.in_server):
        members[being.id] = {name: value for name, value in member_object(being).items() if name != "user"}
    return {"users": {being.id: user_object(being) for being in beings}, "members": members} if beings else {}


def _registered(commands: Sequence[Json], name: str, kind: int) -> Json:
    for command in commands:
        if (command["name"], command.get("type", CHAT)) == (name, kind):
            return command
    raise LookupError(f"/{name} is not registered; there are {[command['name'] for command in commands]}")


def _options(holder: Json, path: Sequence[str], options: Mapping[str, Typed], focused: str) -> list[Json]:
    known = {option["name"]: option for option in holder.get("options") or []}
    if path:
        if path[0] not in known or known[path[0]]["type"] not in (SUBCOMMAND, GROUP):
            raise LookupError(f"no subcommand {path[0]!r}; there are {sorted(known)}")
        below = _options(known[path[0]], path[1:], options, focused)
        return [{"name": path[0], "type": known[path[0]]["type"], "options": below}]
    if any(option["type"] in (SUBCOMMAND, GROUP) for option in known.values()):
        raise LookupError(f"the bare command cannot be used beside {sorted(known)}")
    if unknown := set(options) - set(known):
        raise LookupError(f"no option {sorted(unknown)}; there are {sorted(known)}")
    missing = [name for name, option in known.items() if option.get("required") and name not in options]
    if missing and not focused:
        raise ValueError(f"{missing} must be given")
    return [_option(known[name], value, name == focused) for name, value in options.items()]


def _option(option: Json, value: Typed, is_focused: bool) -> Json:
    choices = [choice["value"] for choice in option.get("choices") or []]
    if choices and value not in choices:
        raise ValueError(f"{value!r} is not among {choices}")
    if isinstance(value, str) and len(value) > option.get("max_length", 6000):
        raise ValueError(f"{option['name']} takes {option['max_length']} characters")
    focus = {"focused": True} if is_focused else {}
    return {"name": option["name"], "type": option["type"], "value": value, **focus}


def _given(field: Json, answer: Filled | None) -> Json:
    if field["type"] == CHECKBOX:
        return {"value": bool(field.get("default") if answer is None else answer)}
    if field["type"] in (TEXT_INPUT, RADIO):
        return {"value": _one(field, answer)}
    if answer is None or isinstance(answer, bool):
        several = _standing(field)
    else:
        several = [answer] if isinstance(answer, str) else list(answer)
    if not several and field.get("required", True):
        raise ValueError(f"{field['custom_id']} must be filled in")
    most = len(field.get("options") or ()) if field["type"] == CHECKBOXES else 1
    if len(several) > field.get("max_values", most):
        raise ValueError(f"{field['custom_id']} takes fewer values than {len(several)}")
    _offered(field, several)
    return {"values": several}


def _standing(field: Json) -> list[str]:
    """What stands chosen in a form that was opened with it."""
    chosen = [option["value"] for option in field.get("options") or [] if option.get("default")]
    return [*chosen, *(str(known["id"]) for known in field.get("default_values") or [])]


def _one(field: Json, answer: Filled | None) -> str | None:
    chosen = [option["value"] for option in field.get("options") or [] if option.get("default")]
    given = next(iter(chosen), field.get("value") or "") if answer is None else str(answer)
    if not given and field.get("required", True):
        raise ValueError(f"{field['custom_id']} must be filled in")
    if field["type"] == RADIO:
        _offered(field, [given] if given else [])
        return given or None
    if given and not field.get("min_length", 0) <= len(given) <= field.get("max_length", 4000):
        raise ValueError(f"{field['custom_id']} does not take {len(given)} characters")
    return given


def _offered(component: Json, values: Sequence[str]) -> None:
    offered = [option["value"] for option in component.get("options") or []]
    if offered and (strange := set(values) - set(offered)):
        raise ValueError(f"{sorted(strange)} is not among {offered}")


def _users_in_options(options: list[Json]) -> list[str]:
    found = [str(option["value"]) for option in options if option["type"] == USER]
    return found + [user for option in options for user in _users_in_options(option.get("options") or [])]


def _users_in_fields(fields: list[Json]) -> list[str]:
    held = [field.get("component", field) for field in fields]
    return [
        user
        for field in held
        if USER_SELECT in (field.get("type"), field.get("component_type"))
        for user in field.get("values") or []
    ]

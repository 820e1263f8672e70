"""One question of a form as the component that Discord has for it; a date or a moment is a line."""

import re

import discord
from discord import ui

from config.words import say
from handlers.view import Choice, Field

Component = ui.Item[ui.Modal]

_MOST_BESIDE = 10  # options of a radio or checkbox group; Discord takes two at least in a radio group
_MOST_PEOPLE = 20
_LONGEST_LINE = 4_000
_BETWEEN = re.compile(r"(?<=^\d{4}-\d\d-\d\d)T(?=\d\d:\d\d)")  # a day and its time, as a machine writes them


def component(field: Field, language: str) -> Component:
    """The component whose id is the field's name."""
    match field.kind:
        case "member" | "members":
            return _people(field)
        case "channel":
            return _channel(field)
        case "choice":
            return _choice(field)
        case "choices":
            return _choices(field)
        case "line" | "paragraph":
            return _line(field)
        case "date":
            return _line(field, say(language, "form-date-example"))
        case "moment":
            return _line(field, say(language, "form-moment-example"))


def _line(field: Field, example: str | None = None) -> Component:
    style = discord.TextStyle.paragraph if field.kind == "paragraph" else discord.TextStyle.short
    most = max(1, min(field.most, _LONGEST_LINE))
    standing = _BETWEEN.sub(" ", field.value) if field.kind == "moment" else field.value
    return ui.TextInput(
        custom_id=field.name,
        style=style,
        placeholder=example,
        required=field.required,
        max_length=most,
        default=standing[:most] or None,
    )


def _people(field: Field) -> Component:
    most = _MOST_PEOPLE if field.kind == "members" else 1
    known = [discord.Object(int(i), type=discord.User) for i in _values(field) if i.isdecimal()]
    return ui.UserSelect(
        custom_id=field.name,
        required=field.required,
        min_values=_least(field),
        max_values=most,
        default_values=known[:most],
    )


def _channel(field: Field) -> Component:
    """Where members write; Discord shows the person who chooses only channels that they see themselves."""
    known = [discord.Object(int(i)) for i in _values(field) if i.isdecimal()]
    return ui.ChannelSelect(
        custom_id=field.name,
        channel_types=[discord.ChannelType.text, discord.ChannelType.news],
        required=field.required,
        min_values=_least(field),
        default_values=known[:1],
    )


def _choice(field: Field) -> Component:
    if not 2 <= len(field.choices) <= _MOST_BESIDE:
        return _select(field, most=1)
    options = [
        discord.RadioGroupOption(label=c.label, value=c.value, default=_stands(field, c))
        for c in field.choices
    ]
    return ui.RadioGroup(custom_id=field.name, required=field.required, options=options)


def _choices(field: Field) -> Component:
    if not 1 <= len(field.choices) <= _MOST_BESIDE:
        return _select(field, most=len(field.choices))
    options = [
        discord.CheckboxGroupOption(label=c.label, value=c.value, default=_stands(field, c))
        for c in field.choices
    ]
    return ui.CheckboxGroup(
        custom_id=field.name,
        required=field.required,
        min_values=_least(field),
        max_values=len(options),
        options=options,
    )


def _select(field: Field, most: int) -> Component:
    options = [
        discord.SelectOption(label=c.label, value=c.value, default=_stands(field, c)) for c in field.choices
    ]
    return ui.Select(
        custom_id=field.name,
        required=field.required,
        min_values=_least(field),
        max_values=max(1, most),
        options=options,
    )


def _least(field: Field) -> int:
    return 1 if field.required else 0


def _values(field: Field) -> list[str]:
    return field.value.split(",") if field.value else []


def _stands(field: Field, choice: Choice) -> bool:
    return choice.value in _values(field)

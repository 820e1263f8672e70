"""Forms in a direct message, where Discord's picker offers no channel of any server."""

from collections.abc import Sequence
from dataclasses import replace

from community.settled import Channel
from community.words import shortened
from handlers.view import LONGEST_LABEL, MOST_CHOICES, Choice, Field, Form


def asks_for_channel(form: Form) -> bool:
    """Whether the form would open with an empty picker there."""
    return any(field.kind == "channel" for field in form.fields)


def with_channels(form: Form, channels: Sequence[Channel]) -> Form:
    """The form with the channels to choose from written out: the chosen one, then those that one may use."""
    return replace(form, fields=tuple(_written_out(field, channels) for field in form.fields))


def _written_out(field: Field, channels: Sequence[Channel]) -> Field:
    if field.kind != "channel" or not channels:
        return field
    ordered = sorted(channels, key=lambda channel: (channel.id != field.value, not channel.writable))
    choices = tuple(Choice(shortened(f"#{c.name}", LONGEST_LABEL), c.id) for c in ordered[:MOST_CHOICES])
    return replace(field, kind="choice", choices=choices)

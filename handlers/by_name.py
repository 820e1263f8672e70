"""A line beside a picker of people, for a member whom the picker cannot show: one of the other home."""

from dataclasses import replace

from handlers.view import MOST_FIELDS, Field

BY_NAME = "name"
"""The answer in which handlers look for a typed name."""

LONGEST_NAME = 80


def with_name(fields: tuple[Field, ...], label: str, typed: str = "") -> tuple[Field, ...]:
    """The fields with such a line after the first picker, where there is one and room for the line.

    With a name beside it, nobody has to be picked.
    """
    picker = next((n for n, field in enumerate(fields) if field.kind in ("member", "members")), None)
    if picker is None or len(fields) == MOST_FIELDS or any(field.name == BY_NAME for field in fields):
        return fields
    line = Field(BY_NAME, label, "line", required=False, value=typed[:LONGEST_NAME], most=LONGEST_NAME)
    return (*fields[:picker], replace(fields[picker], required=False), line, *fields[picker + 1 :])

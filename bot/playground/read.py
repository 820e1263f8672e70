"""What the page sends, read into what happened: JSON, checked, into the events that every platform has."""

import json
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from bot.playground.clock import FURTHEST
from bot.playground.personas import PLATFORM, Persona
from bot.playground.refused import Refused
from handlers.event import Command, Mentioned, Named, Person
from handlers.spoken import spoken
from handlers.view import Field, Form, Mention, Plain, Span, Text

LONGEST_TEXT = 12_000
"""Letters of one text; more than the bot carries, so that it says by itself what is too much."""

LONGEST_NAME = 200
MOST_ANSWERS = 25

_COMMANDS = ("alumni", "organiser")
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d", re.ASCII)

Lookup = Callable[[str], Awaitable[Persona | None]]
Answers = tuple[tuple[str, tuple[str, ...]], ...]


class Body:
    """The JSON object of a request; every reading of it gives what was asked for or raises Refused."""

    def __init__(self, written: bytes) -> None:
        try:
            found = json.loads(written)
        except (ValueError, RecursionError) as wrong:
            raise Refused(400, "page-refused-json") from wrong
        if not isinstance(found, dict):
            raise Refused(400, "page-refused-json")
        self._fields: Mapping[str, object] = found

    def text(self, name: str, most: int = LONGEST_NAME, otherwise: str | None = None) -> str:
        """A text of at most `most` letters; `otherwise` stands for one that is left out."""
        found = self._fields.get(name, otherwise)
        return _text(found, name, most)

    def flag(self, name: str) -> bool:
        """A yes or no; left out it is no."""
        found = self._fields.get(name, False)
        if not isinstance(found, bool):
            raise Refused(400, "page-refused-field", field=name)
        return found

    def length(self) -> timedelta:
        """How far time shall move: days, hours and minutes together, above nothing."""
        units = {name: self._number(name) for name in ("days", "hours", "minutes")}
        if max(units.values()) > FURTHEST / timedelta(minutes=1):
            raise Refused(422, "page-refused-time", days=FURTHEST.days)
        length = timedelta(**units)
        if not timedelta() < length <= FURTHEST:
            raise Refused(422, "page-refused-time", days=FURTHEST.days)
        return length

    def answers(self) -> Answers:
        """The answers of a form: each a text or a list of texts; an empty one is none."""
        found = self._fields.get("answers")
        if not isinstance(found, dict) or len(found) > MOST_ANSWERS:
            raise Refused(400, "page-refused-field", field="answers")
        read = ((str(name), _values(str(name), value)) for name, value in found.items())
        return tuple((name, values) for name, values in read if values)

    def _number(self, name: str) -> float:
        found = self._fields.get(name, 0)
        if isinstance(found, bool) or not isinstance(found, int | float) or found != found or found < 0:
            raise Refused(400, "page-refused-field", field=name)
        return found


async def command(persona: Persona, line: str, lookup: Lookup, key: str) -> Command:
    """`/alumni …` or `/organiser …` as typed; raises Refused for a line that is no command."""
    name, _, rest = line.strip().partition(" ")
    if name.startswith("/") and "\u3000" in name:
        name, _, rest = line.strip().partition("\u3000")
    if name.removeprefix("/") not in _COMMANDS or not name.startswith("/"):
        raise Refused(422, "page-refused-command")
    lookup = _each_once(lookup)
    said = spoken(await with_names(rest, lookup))
    people = tuple([await _resolved(person, lookup) for person in said.people])
    return Command(persona.who, name[1:], said.verb, people, said.words, key)


async def with_names(written: str, lookup: Lookup) -> str:
    """The line with the name beside each mention, as `<@id|name>`, so that words can be read later."""
    pieces = written.split("<@")
    for number, piece in enumerate(pieces[1:], 1):
        persona_id, closed, after = piece.partition(">")
        known = await lookup(persona_id) if closed else None
        if known is not None:
            name = known.name.translate(str.maketrans("<>|", "   "))
            pieces[number] = f"{persona_id}|{name}>{after}"
    return "<@".join(pieces)


async def post(written: str, lookup: Lookup) -> Text:
    """A plain message: words as data, and `<@id>` of somebody known as a mention."""
    lookup = _each_once(lookup)
    spans: list[Span] = []
    for number, piece in enumerate(written.split("<@")):
        persona_id, closed, after = piece.partition(">") if number else ("", ">", piece)
        known = await lookup(persona_id) if number and closed else None
        if known is not None:
            spans += [Mention(known.name, ((PLATFORM, known.id),)), Plain(after)]
        else:
            spans.append(Plain(f"<@{piece}" if number else piece))
    return tuple(span for span in spans if span != Plain(""))


async def checked(form: Form, answers: Answers, lookup: Lookup, channels: Sequence[str]) -> None:
    """Raise Refused unless a form's answers are ones that its fields could give."""
    given = dict(answers)
    for field in form.fields:
        values = given.get(field.name, ())
        if field.required and not values:
            raise Refused(422, "page-refused-missing", label=field.label)
        if len(values) > 1 and field.kind not in ("members", "choices"):
            raise Refused(422, "page-refused-answer", label=field.label)
        for value in values:
            if not await _fits(field, value, lookup, channels):
                raise Refused(422, "page-refused-answer", label=field.label)


def by_clock(form: Form, answers: Answers, time_zone: str) -> Answers:
    """The answers with the zone said in which a moment was chosen."""
    moments = {field.name for field in form.fields if field.kind == "moment"}

    def said(name: str, value: str) -> str:
        return f"{value.replace('T', ' ')} {time_zone}" if name in moments else value

    return tuple((name, tuple(said(name, value) for value in values)) for name, values in answers)


async def _fits(field: Field, value: str, lookup: Lookup, channels: Sequence[str]) -> bool:
    match field.kind:
        case "choice" | "choices":
            return value in {choice.value for choice in field.choices}
        case "member" | "members":
            return await lookup(value) is not None
        case "channel":
            return value in channels
        case "date":
            return _DATE.fullmatch(value) is not None and _is_moment(value)
        case "moment":
            return _MOMENT.fullmatch(value) is not None and _is_moment(value)
        case "line" | "paragraph":
            return True


def _is_moment(value: str) -> bool:
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


async def _resolved(person: Person, lookup: Lookup) -> Person:
    """A mention of somebody whom the page does not know is taken as a name, which nobody will have."""
    if isinstance(person, Named):
        return person
    known = await lookup(person.id)
    return replace(person, name=known.name) if known else Named(person.id)


def _each_once(lookup: Lookup) -> Lookup:
    """The same, but whoever is named a thousand times in one line is looked up once."""
    met: dict[str, Persona | None] = {}

    async def remembered(persona: str) -> Persona | None:
        if persona not in met:
            met[persona] = await lookup(persona)
        return met[persona]

    return remembered


def mentioned(persona: Persona) -> Mentioned:
    """A persona as an author."""
    return Mentioned(persona.id, persona.name, persona.member.is_bot)


def _text(found: object, name: str, most: int) -> str:
    if not isinstance(found, str):
        raise Refused(400, "page-refused-field", field=name)
    if len(found) > most:
        raise Refused(413, "page-refused-long", field=name, most=most)
    return found.encode("utf-8", "ignore").decode()


def _values(name: str, value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    several: Sequence[object] = value if isinstance(value, list) else [value]
    if len(several) > MOST_ANSWERS:
        raise Refused(413, "page-refused-long", field=name, most=MOST_ANSWERS)
    read = [_text(one, name, LONGEST_TEXT) for one in several]
    return tuple(one for one in read if one.strip())

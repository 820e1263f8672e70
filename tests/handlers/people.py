"""Who acts in these tests, and how one asks for them."""

import itertools

from sqlalchemy import func, select

from handlers.event import Command, Joined, Mentioned, Named, Person, Press, Submission, Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Facts, File, Form, Message, Picture, Section
from storage import tables
from tests.conftest import SetClock
from tests.reading import as_plain

HANA = Who("slack", "T1", "U1", "Hana Mori", "en-US")
KEN = Who("slack", "T1", "U2", "佐藤健", "ja-JP")
YUI = Who("slack", "T1", "U3", "Yui Ito", "en-US")
OLGA = Who("slack", "T1", "U9", "Olga", "en-US", administers=True)
ROBOT = Who("slack", "T1", "UB", "Robot", is_bot=True)

_keys = itertools.count()


async def come(reception: Reception, *people: Who) -> None:
    """These join, in this order."""
    for who in people:
        await reception.answer(Joined(who))


async def say(reception: Reception, who: Who, verb: str, *people: Person, words: str = "") -> Answer:
    """`/alumni <verb> @people for <words>`."""
    return await reception.answer(Command(who, "alumni", verb, people, words, f"c{next(_keys)}"))


async def thank(reception: Reception, who: Who, whom: Who | str, words: str = "") -> Answer:
    """`/alumni thanks`."""
    person: Person = Named(whom) if isinstance(whom, str) else Mentioned(whom.id, whom.name, whom.is_bot)
    return await say(reception, who, "thanks", person, words=words)


async def press(reception: Reception, who: Who, button: Button) -> Answer:
    """A tap on a button."""
    return await reception.answer(Press(who, button.action, button.subject, f"p{next(_keys)}"))


async def send(reception: Reception, sender: Who, form: Form, /, **answers: str | tuple[str, ...]) -> Answer:
    """A form filled in."""
    filled = tuple((name, (value,) if isinstance(value, str) else value) for name, value in answers.items())
    return await reception.answer(Submission(sender, form.action, form.subject, filled, f"s{next(_keys)}"))


async def give(reception: Reception, who: Who, *receivers: Who, words: str = "a word of advice") -> Answer:
    """`/alumni give`, with its form filled in."""
    form = (await say(reception, who, "give")).form
    assert form is not None
    ids = tuple(receiver.id for receiver in receivers)
    return await send(reception, who, form, kind="advice", receivers=ids, words=words)


async def later(reception: Reception, clock: SetClock, *, days: int) -> None:
    """Days go by, and what is due then waits for its readers."""
    clock.forward(days=days)
    await reception.pass_time()


async def count(reception: Reception, table: str) -> int:
    """How many rows a table has."""
    async with reception.database.reading() as tx:
        query = select(func.count()).select_from(tables.metadata.tables[table])
        return (await tx.execute(query)).scalar_one()


def read(answer: Answer | Message | None) -> str:
    """All that the answer says, as one reads it."""
    messages = answer.messages if isinstance(answer, Answer) else (answer,) if answer else ()
    return "\n".join(line for message in messages for line in _lines(message))


def buttons(answer: Answer) -> tuple[Button, ...]:
    """Every button of an answer."""
    sections = [p for m in answer.messages for p in m.parts if isinstance(p, Section)]
    return tuple(action for part in sections for action in part.actions if isinstance(action, Button))


def button(answer: Answer, action: str) -> Button:
    """The one button with that action."""
    (found,) = [b for b in buttons(answer) if b.action == action]
    return found


def _lines(message: Message) -> list[str]:
    lines = [message.title]
    for part in message.parts:
        if isinstance(part, Facts):
            lines += [f"{name}: {as_plain(value)}" for name, value in part.pairs]
        elif isinstance(part, File):
            lines.append(part.name)
        elif isinstance(part, Picture):
            lines.append(part.alt)
        else:
            lines.append(as_plain(part.text))
    return lines

"""Who organises in these tests, and what they have at hand."""

import itertools

from sqlalchemy import select

from community.settled import Channel, Settled
from handlers.event import Command, Person, Who
from handlers.reception import Reception
from handlers.view import Answer, Button, Form
from storage import settled
from storage.tables import audit, members
from tests.handlers.people import HANA, KEN, OLGA, buttons, come, press

OTTO = Who("slack", "T1", "U8", "大谷", "ja-JP", administers=True)
DINA = Who("discord", "G1", "77", "Dina", "en-US", administers=True)

GENERAL = Channel("slack", "C1", "general", heard=True, writable=True)
RANDOM = Channel("slack", "C2", "random", heard=False, writable=False)
COMMUNITY = {"name": "Homecoming", "company": "ACME", "language": "en", "emoji": ":clap: 🎉"}
"""The community's form, filled in."""

_keys = itertools.count()


async def two_organisers(reception: Reception) -> None:
    """Hana and Ken, and two who both run the Slack workspace; the bot is in one of its two channels."""
    await come(reception, HANA, KEN, OLGA, OTTO)
    await reception.channels("slack", [GENERAL, RANDOM])


async def organise(reception: Reception, who: Who, verb: str, *people: Person, words: str = "") -> Answer:
    """`/organiser <verb> @people`."""
    return await reception.answer(Command(who, "organiser", verb, people, words, f"o{next(_keys)}"))


async def opened(reception: Reception, who: Who, action: str) -> Form:
    """The form behind that button of the settings."""
    page = await organise(reception, who, "settings")
    (button,) = [b for b in buttons(page) if b.action == action and not b.subject]
    form = (await press(reception, who, button)).form
    assert form is not None
    return form


def door(answer: Answer, welcomes: str) -> Button:
    """The button of the settings that opens the door so far."""
    (found,) = [b for b in buttons(answer) if b.action == "settings-door" and b.subject.startswith(welcomes)]
    return found


async def held(reception: Reception) -> Settled:
    """The settings as they stand."""
    async with reception.database.reading() as tx:
        return await settled.read(tx)


async def organising(reception: Reception) -> list[tuple[str, bool | None]]:
    """Whom the members table names, or refuses, as organisers."""
    query = select(members.c.name, members.c.organises).where(members.c.organises.is_not(None))
    async with reception.database.reading() as tx:
        return [(row.name, row.organises) for row in await tx.execute(query.order_by(members.c.name))]


async def acts(reception: Reception) -> list[tuple[str, str]]:
    """What the audit says was done, oldest first."""
    query = select(audit.c.action, audit.c.subject).order_by(audit.c.id)
    async with reception.database.reading() as tx:
        return [(row.action, row.subject) for row in await tx.execute(query)]

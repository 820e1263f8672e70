"""Members who bring others together, and what those are asked."""

from community.introduction import Introduction
from handlers.event import Command, Mentioned, Who
from handlers.reception import Reception
from handlers.view import Answer
from storage import introductions
from tests.handlers.people import HANA, KEN, OLGA, button, buttons, come, count, press, send
from tests.handlers.rooms import letters, member

WHY = "Both of you build teams"


def mention(who: Who) -> Mentioned:
    """As a command names them."""
    return Mentioned(who.id, who.name, who.is_bot)


async def introduce(reception: Reception, who: Who, *people: Who, words: str = WHY) -> Answer:
    """`/alumni introduce @people why`."""
    number = await count(reception, "introductions")
    key = f"i{number}{words}{len(people)}{reception.clock()}"
    return await reception.answer(
        Command(who, "alumni", "introduce", tuple(map(mention, people)), words, key)
    )


async def asked(reception: Reception, who: Who) -> Answer:
    """The one question that is due for them."""
    (letter,) = [one for one in await letters(reception, who) if "introduction-no" in actions(one)]
    return letter


def actions(answer: Answer) -> set[str]:
    """What its buttons do."""
    return {b.action for b in buttons(answer)}


async def agree(reception: Reception, who: Who, letter: Answer, words: str, **more: str) -> Answer:
    """Yes, with the form filled in."""
    form = (await press(reception, who, button(letter, "introduction-yes"))).form
    assert form is not None
    return await send(reception, who, form, words=words, **more)


async def both_say_yes(reception: Reception, **more: str) -> Answer:
    """Olga introduces Hana and Ken, and both say yes."""
    await come(reception, HANA, KEN, OLGA)
    await introduce(reception, OLGA, HANA, KEN)
    await agree(reception, HANA, await asked(reception, HANA), "I build teams", **more)
    return await agree(reception, KEN, await asked(reception, KEN), "I hire", **more)


FAR = Who("discord", "G1", "77", "Far Away", "en")


async def about(reception: Reception, who: Who) -> tuple[Introduction, ...]:
    """Every introduction in which they play a part."""
    found = await member(reception, who)
    async with reception.database.reading() as tx:
        return await introductions.about(tx, found.id)

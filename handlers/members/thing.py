"""A gift or a thanks, as buttons name it (`gift.12`, `thanks.34`), and whose word about it counts."""

from community.errors import ButtonExpired, NotYours
from community.gift import Gift, GiftId
from community.member import MemberId
from community.thanks import Thanks, ThanksId
from handlers.context import Context
from storage import gifts, outbox, thanks

Thing = Gift | Thanks

GIFT, THANKS = "gift", "thanks"

LETTERS: dict[type[Thing], str] = {Gift: "gift-received", Thanks: "thanks-received"}
"""The kind of the notice that told of it."""

CORRECTED = "corrected"
"""The kind of the notice about a late correction; its subject begins with the thing's."""


def subject_of(thing: Thing) -> str:
    """As a button names it."""
    return f"{GIFT if isinstance(thing, Gift) else THANKS}.{thing.id}"


def readers(thing: Thing) -> tuple[MemberId, ...]:
    """Who was told of it."""
    return thing.receivers if isinstance(thing, Gift) else (thing.thanked,)


async def tell_anew(ctx: Context, thing: Thing) -> None:
    """Every letter that told of it, or of its correction, is drawn anew where it stands."""
    await outbox.changed(ctx.tx, LETTERS[type(thing)], str(thing.id), ctx.now)
    await outbox.changed(ctx.tx, CORRECTED, subject_of(thing), ctx.now)


async def said_by_me(ctx: Context, subject: str) -> Thing:
    """A gift that one told of, or a thanks that one said; raises ButtonExpired, NotYours.

    A gift that only a thanks told of is the thanker's to change.
    """
    thing = await _found(ctx, subject)
    if isinstance(thing, Gift) and thing.born_of_thanks:
        raise NotYours
    if ctx.me.id != (thing.giver if isinstance(thing, Gift) else thing.thanker):
        raise NotYours
    return thing


async def told_to_me(ctx: Context, subject: str) -> Thing:
    """A gift that one received, or a thanks that was said to one; raises ButtonExpired, NotYours.

    A gift that only a thanks tells of carries the receiver's own words, who may take those back.
    """
    thing = await _found(ctx, subject)
    if ctx.me.id not in readers(thing):
        raise NotYours
    if isinstance(thing, Gift) and thing.born_of_thanks:
        raise ButtonExpired
    return thing


async def _found(ctx: Context, subject: str) -> Thing:
    what, _, row = subject.partition(".")
    if what not in (GIFT, THANKS) or not row.isdecimal():
        raise ButtonExpired
    thing = (
        await gifts.get(ctx.tx, GiftId(int(row)))
        if what == GIFT
        else await thanks.get(ctx.tx, ThanksId(int(row)))
    )
    if thing is None:
        raise ButtonExpired
    return thing

"""A gift or a thanks, as buttons name it (`gift.12`, `thanks.34`), and whose word about it counts."""

from community.errors import ButtonExpired, NotYours
from community.gift import Gift, GiftId, Occasion
from community.member import MemberId
from community.thanks import Thanks, ThanksId
from handlers import rows
from handlers.context import Context
from handlers.members.introductions_met import ROOM
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
    """Every message that told of it, or of its correction, is drawn anew where it stands."""
    await outbox.changed(ctx.tx, LETTERS[type(thing)], str(thing.id), ctx.now)
    await outbox.changed(ctx.tx, CORRECTED, subject_of(thing), ctx.now)
    if isinstance(thing, Gift) and thing.occasion is Occasion.INTRODUCTION:
        await outbox.changed(ctx.tx, ROOM, str(thing.occasion_id), ctx.now)


async def gift(ctx: Context, row: str) -> Gift:
    """The gift of a row; raises ButtonExpired."""
    return rows.there(await gifts.get(ctx.tx, GiftId(rows.number(row))))


async def gift_of_mine(ctx: Context, row: str) -> Gift:
    """The gift of a row, if who acts gave it; raises ButtonExpired, NotYours."""
    found = await gift(ctx, row)
    rows.check_mine(ctx, found.giver)
    return found


async def said_by_me(ctx: Context, subject: str) -> Thing:
    """A gift that one told of, or a thanks that one said; raises ButtonExpired, NotYours.

    A gift that only a thanks told of is the thanker's to change.
    """
    thing = await found(ctx, subject)
    if isinstance(thing, Gift) and thing.born_of_thanks:
        raise NotYours
    rows.check_mine(ctx, thing.giver if isinstance(thing, Gift) else thing.thanker)
    return thing


async def told_to_me(ctx: Context, subject: str) -> Thing:
    """A gift that one received, or a thanks that was said to one; raises ButtonExpired, NotYours.

    A gift that only a thanks tells of carries the receiver's own words, who may take those back.
    """
    thing = await found(ctx, subject)
    rows.check_mine(ctx, *readers(thing))
    if isinstance(thing, Gift) and thing.born_of_thanks:
        raise ButtonExpired
    return thing


async def found(ctx: Context, subject: str) -> Thing:
    """The gift or thanks that a button names; raises ButtonExpired."""
    what, _, row = subject.partition(".")
    if what == GIFT:
        return await gift(ctx, row)
    if what == THANKS:
        return rows.there(await thanks.get(ctx.tx, ThanksId(rows.number(row))))
    raise ButtonExpired

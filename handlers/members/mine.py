"""What a member gave, received and set off: theirs to see, and nobody else's."""

from community.gift import Gift
from community.onward import ONWARD_WITHIN
from community.words import shortened
from handlers import text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.people import mentions
from handlers.view import Button, Facts, Message, Note, Part, Section, Text, When
from storage import gifts, thanks

_SHORT = 50  # letters of a gift's words in a list


async def mine(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni mine`: counts in words, the newest gifts each way, and what came afterwards."""
    given = await gifts.given_by(ctx.tx, ctx.me.id)
    received = await gifts.received_by(ctx.tx, ctx.me.id)
    if not given.count and not received.count:
        return _empty(ctx)
    said, heard = await thanks.counts(ctx.tx, ctx.me.id)
    pairs = (
        (ctx.say("mine-gave"), ctx.text("mine-count", count=given.count)),
        (ctx.say("mine-received"), ctx.text("mine-count", count=received.count)),
        (ctx.say("mine-thanked"), ctx.text("mine-times", count=said)),
        (ctx.say("mine-was-thanked"), ctx.text("mine-times", count=heard)),
    )
    parts: tuple[Part, ...] = (Facts(pairs), await _set_off(ctx))
    lists = [await _list(ctx, given=True), await _list(ctx, given=False)]
    return Message(ctx.say("mine-title"), (*parts, *(p for p in lists if p), Note(ctx.text("mine-private"))))


def _empty(ctx: Context) -> Message:
    buttons = (
        Button(ctx.say("menu-thanks"), "thanks", tone="primary"),
        Button(ctx.say("menu-give"), "give"),
    )
    return Message(ctx.say("mine-title"), (Section(ctx.text("mine-empty"), buttons),))


async def _set_off(ctx: Context) -> Section:
    told = await gifts.told_onward(ctx.tx, ctx.me.id)
    onward = await gifts.gave_onward(ctx.tx, ctx.me.id, ONWARD_WITHIN)
    said = ctx.text("mine-onward", count=onward, days=ONWARD_WITHIN.days)
    return Section(text.joined(said, ctx.text("mine-told", count=told) if told else ()))


async def _list(ctx: Context, *, given: bool) -> Section | None:
    found = [await gifts.get(ctx.tx, i) for i in await gifts.lately(ctx.tx, ctx.me.id, given=given)]
    lines = [await _line(ctx, gift) for gift in found if gift is not None]
    heading = ctx.text("mine-lately-gave" if given else "mine-lately-received")
    return Section(text.joined(heading, *lines)) if lines else None


async def _line(ctx: Context, gift: Gift) -> Text:
    others = (gift.giver,) if gift.giver != ctx.me.id else gift.receivers[:3]
    names = [(who,) for who in (await mentions(ctx, others)).values()]
    who = text.joined(*names, by=ctx.say("list-comma")) or ctx.text("everybody")
    about = shortened(gift.words, _SHORT) or ctx.say("gift-kind", kind=gift.kind)
    wording = "mine-line-gave" if gift.giver == ctx.me.id else "mine-line-received"
    return ctx.text(wording, at=When(gift.at), who=who, about=about)


VERBS = (Verb("mine", mine, also=("me", "my", "自分", "わたし", "私")),)
PRESSES = (Pressed("mine", mine),)

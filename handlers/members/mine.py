"""What a member gave, received and set off: theirs to see, and nobody else's."""

from collections.abc import Sequence

from community.gift import Gift
from community.member import MemberId
from community.onward import ONWARD_WITHIN
from community.thanks import Thanks
from handlers import text
from handlers.acts import Pressed, Shown, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.members import asking, introductions_consent, moved, reactions
from handlers.people import mentions
from handlers.told import about, about_thanks
from handlers.view import Button, Facts, Message, Note, Part, Section, Text, When, as_many_as_fit
from storage import gifts, thanks

_SHORT = 50  # letters of a gift's words in a list
_LISTED = 3
_NAMED = 3  # receivers of one gift


async def mine(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni mine`: counts in words, the newest gifts each way, what came afterwards, what is open."""
    figures = await counted(ctx)
    if figures is None:
        return _empty(ctx)
    first: tuple[Part, ...] = (figures, await _set_off(ctx), *await lately(ctx))
    note = Note(ctx.text("mine-private"))
    return as_many_as_fit(ctx.say("mine-title"), first, [(_changing(ctx), note), *await open_matters(ctx)])


async def counted(ctx: Context) -> Facts | None:
    """The counts; nothing while there is nothing to count."""
    given = await gifts.given_by(ctx.tx, ctx.me.id)
    received = await gifts.received_by(ctx.tx, ctx.me.id)
    if not given.count and not received.count:
        return None
    said, heard = await thanks.counts(ctx.tx, ctx.me.id)
    return Facts(
        (
            (ctx.say("mine-gave"), ctx.text("mine-count", count=given.count)),
            (ctx.say("mine-received"), ctx.text("mine-count", count=received.count)),
            (ctx.say("mine-thanked"), ctx.text("mine-times", count=said)),
            (ctx.say("mine-was-thanked"), ctx.text("mine-times", count=heard)),
        )
    )


async def lately(ctx: Context) -> tuple[Section, ...]:
    """The newest gifts each way, and the newest thanks that were said to one."""
    lists = [await _list(ctx, given=True), await _list(ctx, given=False), await _heard(ctx)]
    return tuple(section for section in lists if section)


async def open_matters(ctx: Context) -> list[Sequence[Section]]:
    """What waits for a word, should one like to say it: each a group that belongs together."""
    asked = ((section,) for section in await asking.open_ones(ctx))
    to_meet = ((section,) for section in await introductions_consent.open_ones(ctx))
    return [
        *to_meet,
        *asked,
        await moved.waiting(ctx),
        *((section,) for section in await reactions.wordless(ctx)),
    ]


def _empty(ctx: Context) -> Message:
    buttons = (
        Button(ctx.say("menu-thanks"), "thanks", tone="primary"),
        Button(ctx.say("menu-give"), "give"),
    )
    return Message(ctx.say("mine-title"), (Section(ctx.text("mine-empty"), buttons),))


def _changing(ctx: Context) -> Section:
    buttons = (
        Button(ctx.say("mine-change"), "changes"),
        Button(ctx.say("mine-wrong"), "told-to-me"),
        Button(ctx.say("menu-chain"), "chain"),
    )
    return Section((), buttons)


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
    at, said = When(gift.at), about(ctx, gift, _SHORT)
    if gift.giver != ctx.me.id:
        return ctx.text("mine-line-received", at=at, who=await _who(ctx, (gift.giver,)), about=said)
    if not gift.receivers:
        return ctx.text("mine-line-gave-everybody", at=at, about=said)
    who, more = await _who(ctx, gift.receivers[:_NAMED]), max(len(gift.receivers) - _NAMED, 0)
    return ctx.text("mine-line-gave", at=at, who=who, count=more, about=said)


async def _heard(ctx: Context) -> Section | None:
    lines = [await _line_heard(ctx, word) for word in await thanks.heard(ctx.tx, ctx.me.id, _LISTED)]
    return Section(text.joined(ctx.text("mine-lately-thanked"), *lines)) if lines else None


async def _line_heard(ctx: Context, word: Thanks) -> Text:
    who, said = await _who(ctx, (word.thanker,)), about_thanks(ctx, word, _SHORT)
    return ctx.text("mine-line-received", at=When(word.at), who=who, about=said)


async def _who(ctx: Context, ids: Sequence[MemberId]) -> Text:
    names = [(who,) for who in (await mentions(ctx, ids)).values()]
    return text.joined(*names, by=ctx.say("names-comma"))


VERBS = (Verb("mine", mine, also=("me", "my", "自分", "わたし", "私")),)
PRESSES = (Pressed("mine", mine),)

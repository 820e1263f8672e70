"""What moved a giver to give: asked once, answered with one tap, and never pressed towards any answer."""

from datetime import timedelta

from community.errors import ButtonExpired
from community.gift import Gift, GiftId, Inspiration
from community.notice import Notice, NoticeState
from community.words import shortened
from handlers import rows
from handlers.acts import Pressed, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members import thing
from handlers.people import mentions
from handlers.told import about
from handlers.view import Button, Message, Note, Part, Section, When
from storage import gifts, moved, muted

LATELY = timedelta(days=30)
"""How long before giving something may have moved one; the chain's slowest delays have a mean of 30 days."""

MOST_CHOICES = 4
_SHORT = 40  # letters of a gift on a button, beside its giver's name
_LONGEST_NAME = 20


async def question(ctx: Context, gift: Gift, *, with_switch: bool = True) -> tuple[Section, ...]:
    """The question with its answers, in the order of time; nothing where nothing was received, or wanted."""
    if moved.KIND in await muted.of(ctx.tx, ctx.me.id):
        return ()
    choices = await _choices(ctx, gift)
    if not choices:
        return ()
    others = [
        Button(ctx.say("moved-own"), "moved-own", str(gift.id)),
        Button(ctx.say("moved-unsaid"), "moved-unsaid", str(gift.id)),
    ]
    if with_switch:
        others.append(Button(ctx.say("moved-off"), "moved-off", str(gift.id)))
    return (Section(ctx.text("moved-question"), choices), Section(ctx.text("moved-or"), tuple(others)))


async def waiting(ctx: Context) -> tuple[Section, ...]:
    """The question about a gift that only a thanks told of, for `mine` and Home."""
    found = await moved.unanswered(ctx.tx, ctx.me.id, ctx.now - LATELY)
    gift = await gifts.get(ctx.tx, found) if found is not None else None
    if gift is None:
        return ()
    asked = await question(ctx, gift)
    return (await _introduced(ctx, gift), *asked) if asked else ()


async def by(ctx: Context, press: Press) -> Message:
    """A gift moved them; further ones may be added, with equal shares."""
    number, _, earlier = press.subject.partition(".")
    gift = await thing.gift_of_mine(ctx, number)
    choices = await moved.candidates(ctx.tx, ctx.me.id, gift.at - LATELY, gift.at, MOST_CHOICES)
    one = GiftId(rows.number(earlier))
    if one not in choices:
        raise ButtonExpired
    before = await moved.told(ctx.tx, gift.id) if gift.inspiration is Inspiration.TOLD else ()
    named = tuple(dict.fromkeys((*before, one)))
    await moved.answer(ctx.tx, gift.id, Inspiration.TOLD, named)
    rest = tuple(b for b in await _choices(ctx, gift) if int(b.subject.partition(".")[2]) not in named)
    more = (Section(ctx.text("moved-more"), rest),) if rest else ()
    return await _noted(ctx, gift, *more)


async def own(ctx: Context, press: Press) -> Message:
    """Their own idea."""
    gift = await thing.gift_of_mine(ctx, press.subject)
    await moved.answer(ctx.tx, gift.id, Inspiration.OWN)
    return await _noted(ctx, gift)


async def unsaid(ctx: Context, press: Press) -> Message:
    """They rather not say."""
    gift = await thing.gift_of_mine(ctx, press.subject)
    await moved.answer(ctx.tx, gift.id, Inspiration.UNSAID)
    return await _noted(ctx, gift)


async def again(ctx: Context, press: Press) -> Message:
    """The answer was a slip: the question once more, with nothing answered."""
    gift = await thing.gift_of_mine(ctx, press.subject)
    await moved.answer(ctx.tx, gift.id, Inspiration.UNKNOWN)
    asked = await question(ctx, gift, with_switch=False)
    return Message(ctx.say("moved-title"), (await _introduced(ctx, gift), *asked))


async def off(ctx: Context, _press: Press) -> Message:
    """Never asked again, until they wish it."""
    await muted.off(ctx.tx, ctx.me.id, moved.KIND)
    button = Button(ctx.say("moved-on"), "moved-on")
    return Message(ctx.say("moved-title"), (Section(ctx.text("moved-is-off"), (button,)),))


async def on(ctx: Context, _press: Press) -> Message:
    """Asked again."""
    await muted.on(ctx.tx, ctx.me.id, moved.KIND)
    return Message(ctx.say("moved-title"), (Section(ctx.text("moved-is-on")),))


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """The letter that asks, at most once a week; one that was answered before it was sent is not sent."""
    gift = await gifts.get(ctx.tx, GiftId(int(notice.subject)))
    if gift is None or gift.giver != ctx.me.id:
        return None
    if gift.inspiration is not Inspiration.UNKNOWN:
        return await _noted(ctx, gift) if notice.state is NoticeState.TOLD else None
    sections = await question(ctx, gift, with_switch=False)
    if not sections:
        return None
    parts: tuple[Part, ...] = (await _introduced(ctx, gift), *sections, Note(ctx.text("moved-private")))
    return Message(ctx.say("moved-title"), parts)


async def _introduced(ctx: Context, gift: Gift) -> Section:
    told = about(ctx, gift)
    for who in (await mentions(ctx, gift.receivers[:1])).values():
        return Section(ctx.text("moved-about", who=who, at=When(gift.at), about=told))
    return Section(ctx.text("moved-about-everybody", at=When(gift.at), about=told))


async def _choices(ctx: Context, gift: Gift) -> tuple[Button, ...]:
    ids = await moved.candidates(ctx.tx, ctx.me.id, gift.at - LATELY, gift.at, MOST_CHOICES)
    found = [earlier for i in ids if (earlier := await gifts.get(ctx.tx, i)) is not None]
    names = await mentions(ctx, [earlier.giver for earlier in found])
    return tuple(
        Button(_label(ctx, earlier, names[earlier.giver].name), "moved-by", f"{gift.id}.{earlier.id}")
        for earlier in found
    )


def _label(ctx: Context, gift: Gift, name: str) -> str:
    said = ctx.say("moved-by", name=shortened(name, _LONGEST_NAME), about=about(ctx, gift, _SHORT))
    return shortened(said, 75)


async def _noted(ctx: Context, gift: Gift, *more: Section) -> Message:
    slip = Button(ctx.say("moved-again"), "moved-again", str(gift.id))
    return Message(ctx.say("moved-title"), (Section(ctx.text("moved-noted")), *more, Section((), (slip,))))


PRESSES = (
    Pressed("moved-by", by, writes=True),
    Pressed("moved-own", own, writes=True),
    Pressed("moved-unsaid", unsaid, writes=True),
    Pressed("moved-again", again, writes=True),
    Pressed("moved-off", off, writes=True),
    Pressed("moved-on", on, writes=True),
)
NOTICES = (Told(moved.KIND, asked, can_wait=True),)

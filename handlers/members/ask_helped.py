"""Whether the help helped: asked once, later, and thanked for in one tap; then it was a gift."""

from community.ask import Ask, AskId, AskState, Offer
from community.errors import AlreadyDone
from community.gift import GiftKind, Occasion
from community.notice import Notice
from community.words import shortened
from handlers import giving
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members import thanks
from handlers.members.ask_offers import of_my_ask
from handlers.people import able_to_receive, mentions
from handlers.view import Button, Message, Note, Section
from storage import asks, members

ASKED, EXPIRED = "ask-helped", "ask-expired"
_MOST = 5  # offers that one message asks about
_SHORT = 80  # letters of an offer beside its helper's name


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """The question to the asker, with a button for each who offered help."""
    found = await asks.get(ctx.tx, AskId(int(notice.subject)))
    if found is None or found.asker != ctx.me.id:
        return None
    waiting = [offer for offer in await asks.offers(ctx.tx, found.id) if offer.helped is None]
    if not waiting:
        return None
    first = Section(ctx.text("ask-helped-question", about=shortened(found.words, _SHORT)))
    sections = [await _one(ctx, offer) for offer in waiting[:_MOST]]
    note = Note(ctx.text("ask-helped-note" if found.named else "ask-helped-note-nameless"))
    closing = _closing(ctx, found) if found.is_open(ctx.now) else ()
    return Message(ctx.say("ask-helped-title"), (first, *sections, *closing, note))


async def thank(ctx: Context, press: Press) -> Shown:
    """It helped: the help is a gift, and its giver is thanked."""
    await members.lock(ctx.tx, ctx.me.id)
    offer, found = await of_my_ask(ctx, press.subject)
    if offer.helped:
        raise AlreadyDone
    helper = (await members.get(ctx.tx, [offer.helper]))[offer.helper]
    able_to_receive(ctx, helper)
    gift = await giving.record(
        ctx,
        helper,
        GiftKind.ADVICE,
        [ctx.me.id],
        Occasion.ASK,
        found.id,
        words=offer.words,
        prompt_id=offer.prompt_id,
        kept_private=True,
    )
    await asks.say_helped(ctx.tx, offer.id, True, gift)
    return await thanks.say_for(ctx, gift, helper)


async def no(ctx: Context, press: Press) -> Shown:
    """It did not help, which nobody else learns."""
    await members.lock(ctx.tx, ctx.me.id)
    offer, _ = await of_my_ask(ctx, press.subject)
    if offer.helped is not None:
        raise AlreadyDone
    await asks.say_helped(ctx.tx, offer.id, False)
    return Message(ctx.say("ask-helped-title"), (Section(ctx.text("ask-not-helped")),))


async def expired(ctx: Context, notice: Notice) -> Message | None:
    """The asker hears that nobody answered, and may ask once more."""
    found = await asks.get(ctx.tx, AskId(int(notice.subject.partition(".")[0])))
    if found is None or found.asker != ctx.me.id or found.state is not AskState.EXPIRED:
        return None
    again = Button(ctx.say("ask-again"), "ask-again", str(found.id), "primary")
    about = shortened(found.words, _SHORT)
    section = Section(ctx.text("ask-expired", about=about), (again,))
    return Message(ctx.say("ask-expired-title"), (section,))


async def _one(ctx: Context, offer: Offer) -> Section:
    who = (await mentions(ctx, [offer.helper]))[offer.helper]
    buttons = (
        Button(ctx.say("ask-thank"), "ask-thank", str(offer.id), "primary"),
        Button(ctx.say("ask-no"), "ask-no", str(offer.id)),
    )
    return Section(ctx.text("ask-helped-by", who=who, about=shortened(offer.words, _SHORT)), buttons)


def _closing(ctx: Context, found: Ask) -> tuple[Section, ...]:
    return (Section((), (Button(ctx.say("ask-close"), "ask-close", str(found.id)),)),)


PRESSES = (Pressed("ask-thank", thank, writes=True), Pressed("ask-no", no, writes=True))
NOTICES = (Told(ASKED, asked, can_wait=True), Told(EXPIRED, expired, can_wait=True))

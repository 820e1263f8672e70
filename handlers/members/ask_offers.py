"""Help for an ask: how it stands in the channel, who offers help, and what the asker writes back."""

from community.ask import Ask, AskId, AskState, Offer, OfferId
from community.errors import AlreadyDone, AnsweringOneself, AskIsOver, NotYours, WordsMissing
from community.notice import Notice
from community.thanks import MOST_WORDS
from community.words import cleaned
from handlers import rows, text
from handlers.acts import Posted, Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members.asking import POST
from handlers.members.prompted_what import invited_to
from handlers.people import mentions
from handlers.view import Button, Field, Form, Message, Note, Section, Text, When
from storage import asks, members, outbox, prompts

OFFERED, ANSWERED = "ask-offer", "ask-answer"


async def posted(ctx: Context, notice: Notice) -> Message | None:
    """The ask as it stands in the channel today."""
    found = await asks.get(ctx.tx, AskId(int(notice.subject)))
    if found is None or found.state is AskState.WITHDRAWN:
        return None
    title = ctx.say("ask-post-title")
    if not found.is_open(ctx.now):
        return Message(title, (Section(text.plain(found.words)), Note(ctx.text("ask-post-over"))))
    help_ = Button(ctx.say("ask-help"), "ask-help", str(found.id), "primary")
    parts = (Section(await _who_asks(ctx, found)), Section(text.plain(found.words), (help_,)))
    count = len({offer.helper for offer in await asks.offers(ctx.tx, found.id)})
    return Message(title, (*parts, Note(ctx.text("ask-post-note", count=count, until=When(found.until)))))


async def ask_help(ctx: Context, press: Press) -> Form:
    """One tap to a form: what the helper could do."""
    found, _ = await _open(ctx, press.subject)
    direct = found.addressee is not None
    label = ctx.say("ask-answer-words" if direct else "ask-help-words")
    words = Field("words", label, "paragraph", most=MOST_WORDS)
    title = ctx.say("ask-answer" if direct else "ask-help")
    return Form(title, "ask-help", (words,), press.subject or str(found.id))


async def offered(ctx: Context, sent: Submission) -> Shown:
    """Bring the offer to the asker, with the helper's name."""
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    found, prompt = await _open(ctx, sent.subject)
    if any(
        offer.helper == ctx.me.id and offer.words == words for offer in await asks.offers(ctx.tx, found.id)
    ):
        raise AlreadyDone
    if prompt is not None:
        await prompts.accept(ctx.tx, prompt, ctx.me.id, ctx.now)
    new = await asks.offer(ctx.tx, Offer(OfferId(0), found.id, ctx.me.id, words, ctx.now, prompt_id=prompt))
    await outbox.put(ctx.tx, OFFERED, found.asker, str(new), ctx.now)
    await outbox.changed(ctx.tx, POST, str(found.id), ctx.now)
    who = (await mentions(ctx, [found.asker]))[found.asker]
    said = ctx.text("ask-offered", who=who) if found.named else ctx.text("ask-offered-nameless")
    return Message(ctx.say("ask-help-title"), (Section(said), Note(ctx.text("ask-offered-note"))))


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """The asker reads who offers help, and in which words."""
    offer = await asks.get_offer(ctx.tx, OfferId(int(notice.subject)))
    found = await asks.get(ctx.tx, offer.ask) if offer is not None else None
    if offer is None or found is None or found.asker != ctx.me.id:
        return None
    who = (await mentions(ctx, [offer.helper]))[offer.helper]
    direct = found.addressee is not None
    parts = (
        Section(ctx.text("find-answered" if direct else "ask-offer", who=who, about=found.words)),
        Section(text.plain(offer.words), _answering(ctx, offer)),
        Note(ctx.text("ask-offer-note" if found.named else "ask-offer-note-nameless")),
    )
    return Message(ctx.say("find-answered-title" if direct else "ask-offer-title"), parts)


async def ask_answer(ctx: Context, press: Press) -> Form:
    """The asker writes back through the bot."""
    await of_my_ask(ctx, press.subject)
    words = Field("words", ctx.say("ask-answer-words"), "paragraph", most=MOST_WORDS)
    return Form(ctx.say("ask-answer"), "ask-answer", (words,), press.subject)


async def answered(ctx: Context, sent: Submission) -> Shown:
    """Bring the answer to the helper, with the asker's name."""
    offer, _ = await of_my_ask(ctx, sent.subject)
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    again = bool(offer.answer)
    await asks.answer(ctx.tx, offer.id, words)
    if again:
        await outbox.changed(ctx.tx, ANSWERED, str(offer.id), ctx.now)
    else:
        await outbox.put(ctx.tx, ANSWERED, offer.helper, str(offer.id), ctx.now)
    who = (await mentions(ctx, [offer.helper]))[offer.helper]
    return Message(ctx.say("ask-title"), (Section(ctx.text("ask-answered", who=who)),))


async def answer_letter(ctx: Context, notice: Notice) -> Message | None:
    """The helper reads what the asker writes back."""
    offer = await asks.get_offer(ctx.tx, OfferId(int(notice.subject)))
    found = await asks.get(ctx.tx, offer.ask) if offer is not None else None
    if offer is None or found is None or not offer.answer or offer.helper != ctx.me.id:
        return None
    who = (await mentions(ctx, [found.asker]))[found.asker]
    first = Section(ctx.text("ask-answer-came", who=who, about=found.words))
    return Message(ctx.say("ask-answer-title"), (first, Section(text.plain(offer.answer))))


async def of_my_ask(ctx: Context, subject: str) -> tuple[Offer, Ask]:
    """An offer of help for something that who acts asked; raises ButtonExpired or NotYours."""
    offer = rows.there(await asks.get_offer(ctx.tx, OfferId(rows.number(subject))))
    found = rows.there(await asks.get(ctx.tx, offer.ask))
    rows.check_mine(ctx, found.asker)
    return offer, found


def _answering(ctx: Context, offer: Offer) -> tuple[Button, ...]:
    answer = Button(ctx.say("ask-answer"), "ask-answer", str(offer.id), "primary")
    if offer.helped is not None:
        return (answer,)
    return (answer, Button(ctx.say("ask-thank"), "ask-thank", str(offer.id)))


async def _who_asks(ctx: Context, found: Ask) -> Text:
    topics = text.plain(ctx.say("list-comma").join(found.topics))
    about = ctx.text("ask-post-topics", topics=topics) if found.topics else ()
    if not found.named:
        return text.joined(ctx.text("ask-post-nameless"), about)
    who = (await mentions(ctx, [found.asker]))[found.asker]
    return text.joined(ctx.text("ask-post-who", who=who), about)


async def _open(ctx: Context, subject: str) -> tuple[Ask, int | None]:
    """The ask that help is offered for, and the prompt that led there; raises what stands against it."""
    number, _, prompt = subject.partition(".")
    found = rows.there(await asks.get(ctx.tx, AskId(rows.number(number))))
    prompted = rows.number(prompt) if prompt else None
    if found.asker == ctx.me.id:
        raise AnsweringOneself
    if found.addressee not in (None, ctx.me.id):
        raise NotYours
    asker = (await members.get(ctx.tx, [found.asker]))[found.asker]
    if not found.is_open(ctx.now) or asker.left_community is not None:
        raise AskIsOver
    return found, await invited_to(ctx, f"ask:{found.id}", prompted) if prompted is not None else None


PRESSES = (Pressed("ask-help", ask_help, asks=True), Pressed("ask-answer", ask_answer, asks=True))
SUBMISSIONS = (Submitted("ask-help", offered, ask_help), Submitted("ask-answer", answered, ask_answer))
NOTICES = (
    Posted(POST, posted),
    Told(OFFERED, letter, from_member=True),
    Told(ANSWERED, answer_letter, from_member=True),
)

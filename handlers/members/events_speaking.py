"""Members offer to speak at an event; an organiser says yes, or not this time."""

from typing import Final

from community.event import Answer, Event
from community.member import MemberId
from community.notice import Notice
from community.words import cleaned, shortened
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.gathering import ANNOUNCEMENT, fill, in_charge
from handlers.members.events import page
from handlers.members.events_shown import answerable, facts, seen, told_of
from handlers.members.prompted_what import invited_to
from handlers.people import mentions
from handlers.view import Button, Field, Form, Message, Section
from storage import audit, event_answers, event_speakers, outbox, prompts
from storage.event_speakers import Speaker, SpeakerState

OFFERED, ANSWERED, WITHDRAWN = "event-offered", "event-speaker", "event-withdrawn"
MOST_WORDS: Final = 500


async def ask(ctx: Context, press: Press) -> Form:
    """What they would speak about; where a prompt opens it, its row stands behind the event's."""
    number, prompt = _with_prompt(press.subject)
    event = await seen(ctx, number)
    if prompt is not None:
        await invited_to(ctx, f"event:{event.id}", prompt)
    offer = await event_speakers.of(ctx.tx, event.id, ctx.me.id)
    words = Field(
        "words",
        ctx.say("event-speak-words"),
        "paragraph",
        required=False,
        value=offer.words if offer else "",
        most=MOST_WORDS,
    )
    return Form(ctx.say("event-speak-form"), "event-speak", (words,), press.subject)


async def offered(ctx: Context, sent: Submission) -> Shown:
    """Keep the offer, and tell who answers for the event."""
    number, prompt = _with_prompt(sent.subject)
    event = await answerable(ctx, number)
    words = cleaned(sent.one("words"), MOST_WORDS)
    if prompt is not None:
        await prompts.accept(ctx.tx, await invited_to(ctx, f"event:{event.id}", prompt), ctx.me.id, ctx.now)
    await event_speakers.offer(ctx.tx, event.id, ctx.me.id, words, ctx.now, prompt)
    asked = await in_charge(ctx.tx, ctx.rules, event)
    until = event.starts_at
    await outbox.put_many(ctx.tx, OFFERED, asked, _subject(ctx, event), ctx.now, useful_until=until)
    return await page(ctx, event, Section(ctx.text("event-speak-thanks")))


async def withdraw(ctx: Context, press: Press) -> Shown:
    """They cannot speak after all; no reason is asked for."""
    event = await answerable(ctx, press.subject)
    offer = await event_speakers.of(ctx.tx, event.id, ctx.me.id)
    if await event_speakers.withdraw(ctx.tx, event.id, ctx.me.id):
        await outbox.changed(ctx.tx, ANNOUNCEMENT, str(event.id), ctx.now)
    if offer is not None and offer.state is SpeakerState.ACCEPTED:
        counted_on = await in_charge(ctx.tx, ctx.rules, event)
        await outbox.put_many(ctx.tx, WITHDRAWN, counted_on, _subject(ctx, event), ctx.now)
    return await page(ctx, event, Section(ctx.text("event-unspoken")))


async def accept(ctx: Context, press: Press) -> Shown:
    """They speak: everybody reads it, and they have a place."""
    event, offer = await _offer(ctx, press.subject)
    if await event_speakers.answer(ctx.tx, event.id, offer.member, SpeakerState.ACCEPTED):
        await audit.note(ctx.tx, ctx.me.id, "speaker-accepted", f"event:{event.id}", ctx.now)
        await event_answers.give(
            ctx.tx, event.id, offer.member, Answer.YES, ctx.now, waits=False, version=event.version
        )
        await outbox.changed(ctx.tx, ANNOUNCEMENT, str(event.id), ctx.now)
        await _tell(ctx, event, offer.member)
    return await _answered(ctx, event, offer, accepted=True)


async def decline(ctx: Context, press: Press) -> Shown:
    """Not this time; they hear it kindly."""
    event, offer = await _offer(ctx, press.subject)
    if await event_speakers.answer(ctx.tx, event.id, offer.member, SpeakerState.DECLINED):
        await audit.note(ctx.tx, ctx.me.id, "speaker-declined", f"event:{event.id}", ctx.now)
        await fill(ctx.tx, event, ctx.now)
        await outbox.changed(ctx.tx, ANNOUNCEMENT, str(event.id), ctx.now)
        await _tell(ctx, event, offer.member)
    return await _answered(ctx, event, offer, accepted=False)


async def told_of_offer(ctx: Context, notice: Notice) -> Message | None:
    """To who answers for the event: who would speak, in their own words."""
    event, member = await told_of(ctx, notice), MemberId(int(notice.subject.split(".")[1]))
    offer = await event_speakers.of(ctx.tx, event.id, member) if event is not None else None
    if event is None or offer is None or offer.state is not SpeakerState.OFFERED:
        return None
    who = (await mentions(ctx, [offer.member]))[offer.member]
    first = Section(ctx.text("event-offer-came", who=who, title=event.title))
    words = (Section(text.plain(offer.words)),) if offer.words else ()
    last = Section(ctx.text("event-offer-question"), offer_buttons(ctx, event, offer.member))
    return Message(ctx.say("event-offer-title"), (first, *words, last))


async def told_of_withdrawal(ctx: Context, notice: Notice) -> Message | None:
    """To who answers for the event: one who was to speak cannot."""
    event, member = await told_of(ctx, notice), MemberId(int(notice.subject.split(".")[1]))
    if event is None or await event_speakers.of(ctx.tx, event.id, member) is not None:
        return None
    who = (await mentions(ctx, [member])).get(member)
    if who is None:
        return None
    look = Button(ctx.say("events-page"), "event-page", str(event.id))
    said = ctx.text("event-withdrawn", who=who, title=event.title)
    return Message(shortened(event.title, 100), (Section(said, (look,)),))


async def told_of_answer(ctx: Context, notice: Notice) -> Message | None:
    """To who offered: they speak, or not this time."""
    event = await told_of(ctx, notice)
    offer = await event_speakers.of(ctx.tx, event.id, ctx.me.id) if event is not None else None
    if event is None or offer is None or offer.state is SpeakerState.OFFERED:
        return None
    accepted = offer.state is SpeakerState.ACCEPTED
    said = ctx.text("event-speaker-answer", accepted=int(accepted))
    look = Button(ctx.say("events-look"), "event-show", str(event.id))
    return Message(shortened(event.title, 100), (Section(said, (look,)), await facts(ctx, event)))


def offer_buttons(ctx: Context, event: Event, member: MemberId) -> tuple[Button, Button]:
    """What an organiser may say to an offer."""
    subject = f"{event.id}.{member}"
    return (
        Button(ctx.say("event-offer-accept"), "event-offer-accept", subject, "primary"),
        Button(ctx.say("event-offer-decline"), "event-offer-decline", subject),
    )


def _subject(ctx: Context, event: Event) -> str:
    return f"{event.id}.{ctx.me.id}.{int(ctx.now.timestamp())}"


def _with_prompt(subject: str) -> tuple[str, int | None]:
    number, _, prompt = subject.partition(".")
    return number, rows.number(prompt) if prompt else None


async def _offer(ctx: Context, subject: str) -> tuple[Event, Speaker]:
    number, _, member = subject.partition(".")
    event = await answerable(ctx, number)
    offer = await event_speakers.of(ctx.tx, event.id, MemberId(rows.number(member)))
    return event, rows.there(offer)


async def _tell(ctx: Context, event: Event, member: MemberId) -> None:
    subject = f"{event.id}.{int(ctx.now.timestamp())}"
    await outbox.put(ctx.tx, ANSWERED, member, subject, ctx.now, useful_until=event.starts_at)


async def _answered(ctx: Context, event: Event, offer: Speaker, *, accepted: bool) -> Message:
    who = (await mentions(ctx, [offer.member]))[offer.member]
    said = ctx.text("event-offer-answered", who=who, accepted=int(accepted))
    slip = offer_buttons(ctx, event, offer.member)[int(accepted)]
    page_ = Button(ctx.say("events-page"), "event-page", str(event.id))
    return Message(ctx.say("event-offer-title"), (Section(said, (page_, slip)),))


PRESSES = (
    Pressed("event-speak", ask, asks=True),
    Pressed("event-unspeak", withdraw, writes=True),
    Pressed("event-offer-accept", accept, writes=True, organisers_only=True),
    Pressed("event-offer-decline", decline, writes=True, organisers_only=True),
)
SUBMISSIONS = (Submitted("event-speak", offered, ask),)
NOTICES = (
    Told(OFFERED, told_of_offer, from_member=True),
    Told(ANSWERED, told_of_answer, asked=True),
    Told(WITHDRAWN, told_of_withdrawal, asked=True),
)

"""Asks: a member says what would help, in the channel or through the bot without a name."""

from datetime import date
from typing import Final

from community.ask import MOST_OPEN, Ask, AskId, AskState, last_day
from community.errors import AlreadyDone, ButtonExpired, TooManyAsks, WordsMissing
from community.thanks import MOST_WORDS
from community.topic import topics_of
from community.until import day_named, morning_after
from community.words import cleaned, shortened
from community.zone import clock_of
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.context import Context, fresh_key
from handlers.event import Command, Press, Submission
from handlers.members.oneself import local, topics_field
from handlers.view import Button, Choice, Field, Form, Message, Note, Section, When
from storage import asks, homes, members, outbox

POST: Final = "ask"
CHANNEL, NAMELESS, QUIET = "channel", "nameless", "quiet"
_SHORT: Final = 60  # letters of an ask in a list


async def ask(ctx: Context, said: Command | Press) -> Form:
    """The form: what would help, on which topics, until when, and how it is asked."""
    words = said.words if isinstance(said, Command) else ""
    ways = (CHANNEL, NAMELESS, QUIET) if await homes.announcing(ctx.tx) else (QUIET,)
    fields = (
        Field("words", ctx.say("ask-form-words"), "paragraph", value=words[:MOST_WORDS], most=MOST_WORDS),
        topics_field(ctx, "topics", ctx.say("ask-form-topics"), ()),
        Field("until", ctx.say("ask-form-until"), "date", required=False),
        Field(
            "way",
            ctx.say("ask-form-way"),
            "choice",
            value=ways[0],
            choices=tuple(Choice(ctx.say("ask-way", way=way), way) for way in ways),
        ),
    )
    return Form(ctx.say("ask-form-title"), "ask", fields, fresh_key())


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """Keep the ask, once for each form, and post it where it is to be posted."""
    words = cleaned(sent.one("words"), MOST_WORDS)
    if not words:
        raise WordsMissing
    await members.lock(ctx.tx, ctx.me.id)
    told = await homes.announcing(ctx.tx)
    way = sent.one("way") if told else QUIET
    day = last_day(_day(ctx, sent.one("until")), local(ctx).date())
    until = morning_after(day, clock_of(ctx.me.time_zone, ctx.rules.time_zone))
    topics = topics_of(sent.one("topics"))
    asked = Ask(
        AskId(0), ctx.me.id, words, ctx.now, until, topics, way == CHANNEL, way in (CHANNEL, NAMELESS)
    )
    if len(await asks.open_of(ctx.tx, ctx.me.id, ctx.now)) >= MOST_OPEN:
        raise TooManyAsks(MOST_OPEN)
    new = await asks.record(ctx.tx, asked, f"form:{sent.subject}")
    if new is None:
        raise AlreadyDone
    if asked.posted:
        for home in told:
            where = (home.platform, home.channel or "")
            await outbox.put_post(ctx.tx, POST, *where, str(new), ctx.now, useful_until=until)
    return _recorded(ctx, new, asked)


async def withdraw(ctx: Context, press: Press) -> Shown:
    """The asker takes it back: nobody is asked any more, and what was posted says so."""
    return await _closed(ctx, press, AskState.WITHDRAWN)


async def close(ctx: Context, press: Press) -> Shown:
    """The asker has what they needed."""
    return await _closed(ctx, press, AskState.HELPED)


async def again(ctx: Context, press: Press) -> Shown:
    """An ask that nobody answered stands once more, as long as asks stand."""
    await members.lock(ctx.tx, ctx.me.id)
    found = await of_mine(ctx, press.subject)
    if found.state is not AskState.EXPIRED:
        raise ButtonExpired
    if len(await asks.open_of(ctx.tx, ctx.me.id, ctx.now)) >= MOST_OPEN:
        raise TooManyAsks(MOST_OPEN)
    day = last_day(None, local(ctx).date())
    until = morning_after(day, clock_of(ctx.me.time_zone, ctx.rules.time_zone))
    await asks.lengthen(ctx.tx, found.id, until)
    await outbox.changed(ctx.tx, POST, str(found.id), ctx.now)
    return Message(ctx.say("ask-title"), (Section(ctx.text("ask-again-done", until=When(until))),))


async def open_ones(ctx: Context) -> tuple[Section, ...]:
    """What a member asks just now, with the way to close it: for their record and Home."""
    return tuple(
        Section(
            ctx.text("ask-open", about=shortened(one.words, _SHORT), until=When(one.until)),
            (Button(ctx.say("ask-close"), "ask-close", str(one.id)),),
        )
        for one in await asks.open_of(ctx.tx, ctx.me.id, ctx.now)
    )


async def of_mine(ctx: Context, subject: str) -> Ask:
    """The ask of that row, if who acts asked it; raises ButtonExpired or NotYours."""
    found = rows.there(await asks.get(ctx.tx, AskId(rows.number(subject))))
    rows.check_mine(ctx, found.asker)
    return found


async def _closed(ctx: Context, press: Press, state: AskState) -> Message:
    found = await of_mine(ctx, press.subject)
    if not await asks.end(ctx.tx, found.id, state):
        raise ButtonExpired
    await outbox.changed(ctx.tx, POST, str(found.id), ctx.now)
    await outbox.taken_back(ctx.tx, asks.DIRECT, str(found.id), ctx.now)
    section = Section(ctx.text("ask-withdrawn" if state is AskState.WITHDRAWN else "ask-closed"))
    return Message(ctx.say("ask-title"), (section,))


def _recorded(ctx: Context, new: AskId, asked: Ask) -> Message:
    way = (CHANNEL if asked.named else NAMELESS) if asked.posted else QUIET
    slip = Button(ctx.say("ask-withdraw"), "ask-withdraw", str(new))
    parts = (
        Section(ctx.text("ask-recorded", way=text.plain(ctx.say("ask-recorded-way", way=way)))),
        Section(text.plain(asked.words), (slip,)),
        Note(ctx.text("ask-until", until=When(asked.until))),
    )
    return Message(ctx.say("ask-title"), parts)


def _day(ctx: Context, said: str) -> date | None:
    return day_named(said, local(ctx).date()) if said.strip() else None


VERBS = (Verb("ask", None, ask, ("相談", "相談する", "質問", "question"), ()),)
PRESSES = (
    Pressed("ask", ask, asks=True),
    Pressed("ask-withdraw", withdraw, writes=True),
    Pressed("ask-close", close, writes=True),
    Pressed("ask-again", again, writes=True),
)
SUBMISSIONS = (Submitted("ask", submitted, ask),)

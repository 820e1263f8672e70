"""Hearing of new openings: what a member asks to hear of, the message to them, and the channels' digest."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from community.notice import Notice
from community.opening import SETTLES, HearRhythm, OpeningId, Subscription, next_hearing
from community.ready_rhythms import ReadyRhythm, name_of
from community.topic import topics_of
from community.words import shortened
from community.zone import clock_of
from handlers.acts import Posted, Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members.oneself import topics_field
from handlers.members.openings_shown import entries
from handlers.view import Button, Choice, Field, Form, Message, Note, Part, Section, When
from storage import homes, muted, openings, outbox, subscriptions, timetable, topics
from storage.timetable import Entry

NEW, DIGEST = "openings-new", "openings-digest"
MOST: Final = 5
"""Openings in one message; the list has the others."""

WEEK: Final = timedelta(days=7)
_SHORT: Final = 200  # letters of a list of topics


async def ask(ctx: Context, _press: Press) -> Form:
    """About which topics, and how soon; at first the topics of one's own profile."""
    now = await subscriptions.of(ctx.tx, ctx.me.id)
    own = (await topics.of(ctx.tx, [ctx.me.id])).get(ctx.me.id, frozenset())
    rhythms = tuple(Choice(ctx.say("openings-rhythm", rhythm=rhythm), rhythm) for rhythm in HearRhythm)
    fields = (
        topics_field(ctx, "topics", ctx.say("openings-hear-topics"), now.topics if now else own),
        Field(
            "rhythm",
            ctx.say("openings-hear-rhythm"),
            "choice",
            value=now.rhythm if now else HearRhythm.WEEKLY,
            choices=rhythms,
        ),
    )
    return Form(ctx.say("openings-hear-form"), "openings-hear", fields)


async def hear(ctx: Context, sent: Submission) -> Shown:
    """From now on new ones are told like this; what is open already stands in the list."""
    said = sent.one("rhythm")
    rhythm = next((rhythm for rhythm in HearRhythm if rhythm == said), HearRhythm.WEEKLY)
    clock = clock_of(ctx.me.time_zone, ctx.rules.time_zone)
    wanted = Subscription(
        rhythm,
        topics_of(sent.one("topics")),
        await openings.last_shared(ctx.tx),
        next_hearing(rhythm, ctx.now, clock),
    )
    await subscriptions.save(ctx.tx, ctx.me.id, wanted)
    await muted.on(ctx.tx, ctx.me.id, NEW)
    return _standing(ctx, wanted)


async def stop(ctx: Context, _press: Press) -> Shown:
    """No more messages about new ones."""
    await subscriptions.stop(ctx.tx, ctx.me.id)
    again = Button(ctx.say("openings-hear"), "openings-hear")
    section = Section(ctx.text("openings-hear-stopped"), (again,))
    return Message(ctx.say("openings-hear-form"), (section,))


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """All that is new for one subscriber, in one message."""
    first, last = ids_of(notice.subject)
    found = await subscriptions.new_for(ctx.tx, ctx.me.id, first, last, ctx.now, MOST + 1)
    if not found:
        return None
    buttons = (Button(ctx.say("openings-all"), "openings"), Button(ctx.say("openings-hear"), "openings-hear"))
    more = Section(ctx.text("openings-new-more", more=int(len(found) > MOST)), buttons)
    return Message(ctx.say("openings-new-title"), (*await entries(ctx, found[:MOST]), more))


async def posted(ctx: Context, notice: Notice) -> Message | None:
    """The weekly digest in the channel."""
    return await digest(ctx, *ids_of(notice.subject))


async def digest(ctx: Context, first: OpeningId, last: OpeningId) -> Message | None:
    """What was shared after `first`, up to `last`, and is open, as a channel reads it; or nothing."""
    found = await openings.between(ctx.tx, first, last, ctx.now, MOST + 1)
    if not found:
        return None
    buttons = (Button(ctx.say("openings-all"), "openings"), Button(ctx.say("openings-hear"), "openings-hear"))
    more = Section(ctx.text("openings-new-more", more=int(len(found) > MOST)), buttons)
    note = Note(ctx.text("openings-digest-note"))
    parts: tuple[Part, ...] = (*_in_public(await entries(ctx, found[:MOST])), more, note)
    return Message(ctx.say("openings-digest-title"), parts, private=False)


async def look(ctx: Context, _press: Press) -> Shown:
    """For an organiser: the next digest as it stands now, how many channels get it, and when."""
    entry = next(iter(await timetable.every(ctx.tx, name_of(ReadyRhythm.OPENINGS))), None)
    first = await openings.last_shared(ctx.tx, digest_since(entry, ctx.now))
    shown = await digest(ctx, first, await openings.last_shared(ctx.tx))
    if shown is None:
        return Message(ctx.say("openings-digest-title"), (Section(ctx.text("openings-digest-nothing")),))
    count = len(await homes.announcing(ctx.tx))
    when = (When(entry.next_due, "moment"),) if entry is not None else ()
    note = Note(ctx.text("openings-digest-goes", count=count, on=len(when), when=when))
    return replace(shown, parts=(*shown.parts, note), private=True)


async def draw_anew(ctx: Context, opening: OpeningId) -> None:
    """What channels were told of an opening reads as it is now.

    Messages to subscribers stay as they were: there may be thousands, and their buttons know.
    """
    for subject in await subscriptions.posted(ctx.tx, DIGEST):
        first, last = ids_of(subject)
        if first < opening <= last:
            await outbox.changed(ctx.tx, DIGEST, subject, ctx.now)


def digest_since(entry: Entry | None, now: datetime) -> datetime:
    """What was shared after this is new to the channels' digest; the first one, however late, has a week."""
    if entry is None:
        return now - WEEK - SETTLES
    return (entry.last_done or min(now, entry.next_due) - WEEK) - SETTLES


def subject_of(first: OpeningId, last: OpeningId) -> str:
    """The subject of a notice that tells of what came after one opening, up to another."""
    return f"{first}.{last}"


def ids_of(subject: str) -> tuple[OpeningId, OpeningId]:
    """The two openings of such a subject."""
    first, _, last = subject.partition(".")
    return OpeningId(int(first)), OpeningId(int(last))


def _standing(ctx: Context, wanted: Subscription) -> Message:
    about = shortened(ctx.say("list-comma").join(wanted.topics), _SHORT)
    topics = ctx.text("openings-hear-about", topics=about) if about else ctx.text("openings-hear-all")
    said = ctx.text("openings-hearing", about=topics, rhythm=wanted.rhythm)
    buttons = (
        Button(ctx.say("openings-hear-change"), "openings-hear"),
        Button(ctx.say("openings-hear-stop"), "openings-hear-stop"),
        Button(ctx.say("openings-all"), "openings"),
    )
    note = Note(ctx.text("openings-hear-note"))
    return Message(ctx.say("openings-hear-form"), (Section(said, buttons), note))


def _in_public(several: tuple[Section, ...]) -> tuple[Section, ...]:
    """Without what only one reader does."""
    return tuple(
        replace(section, actions=tuple(a for a in section.actions if not _is_save(a))) for section in several
    )


def _is_save(action: object) -> bool:
    return isinstance(action, Button) and action.action == "opening-save"


PRESSES = (
    Pressed("openings-hear", ask, asks=True),
    Pressed("openings-hear-stop", stop, writes=True),
    Pressed("openings-digest-look", look, organisers_only=True),
)
SUBMISSIONS = (Submitted("openings-hear", hear, ask),)
NOTICES = (Told(NEW, letter, can_wait=True), Posted(DIGEST, posted))

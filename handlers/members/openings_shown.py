"""How an opening is shown: as one of several, and whole, with what its reader may do with it."""

from typing import Final

from community.correcting import is_free
from community.opening import Opening, OpeningId, OpeningState, site_of
from community.words import shortened
from handlers import rows, text
from handlers.context import Context
from handlers.organising import organises
from handlers.people import mentions
from handlers.view import Action, Button, Facts, Link, Mention, Message, Note, Part, Section, Text, When
from storage import openings

_TITLE: Final = 100  # letters of a title over a message
_SITE: Final = 60  # letters of a site's name, so that five openings fit into one message
_SHORT: Final = 80  # letters of a list of topics beside other things
_LONG: Final = 200  # letters of a list of topics by itself


async def meant(ctx: Context, subject: str) -> Opening:
    """The opening of a button; raises ButtonExpired where there is none."""
    return rows.there(await openings.get(ctx.tx, OpeningId(rows.number(subject))))


async def of_mine(ctx: Context, subject: str) -> Opening:
    """The opening of a button, if who acts shared it; raises ButtonExpired or NotYours."""
    found = await meant(ctx, subject)
    rows.check_mine(ctx, found.sharer)
    return found


async def entries(ctx: Context, several: tuple[Opening, ...]) -> tuple[Section, ...]:
    """Each in two lines: what it is; who shares it, from where, as of when."""
    sharers = await mentions(ctx, tuple({opening.sharer for opening in several}))
    return tuple(
        Section(_entry(ctx, opening, sharers[opening.sharer]), _entry_buttons(ctx, opening))
        for opening in several
    )


async def whole(ctx: Context, opening: Opening, *first: Part) -> Message:
    """All of it, in the words in which it was written."""
    words = Section(text.plain(opening.words), await _buttons(ctx, opening))
    note = Note(ctx.text("opening-note-host" if opening.of_host else "opening-note"))
    facts = await _facts(ctx, opening)
    return Message(shortened(opening.title, _TITLE), (*first, facts, words, *_came(ctx, opening), note))


def questions(ctx: Context, opening: Opening) -> tuple[Section, ...]:
    """What its sharer is asked once it is over: whether it is open after all, and what came of it."""
    if opening.is_open(ctx.now) or opening.state is OpeningState.REMOVED:
        return ()
    still = Button(ctx.say("opening-still"), "opening-still", str(opening.id), "primary")
    if opening.state is not OpeningState.EXPIRED:
        return (Section((), (still,)), *came_question(ctx, opening))
    buttons = (still, *_endings(ctx, opening))
    return (Section(ctx.text("opening-still-question"), buttons), *came_question(ctx, opening))


def came_question(ctx: Context, opening: Opening) -> tuple[Section, ...]:
    """Whether anybody came of it, as long as that was not answered."""
    if opening.came is not None:
        return ()
    yes = Button(ctx.say("opening-came-yes"), "opening-came", str(opening.id))
    no = Button(ctx.say("opening-came-no"), "opening-came-no", str(opening.id))
    return (Section(ctx.text("opening-came-question"), (yes, no)),)


def _entry(ctx: Context, opening: Opening, sharer: Mention) -> Text:
    what = ctx.text(
        "opening-entry",
        title=opening.title,
        kind=opening.kind,
        organisation=opening.organisation,
        host=int(opening.of_host),
    )
    standing = () if opening.is_open(ctx.now) else ctx.text("opening-state", state=_state(ctx, opening))
    source = ctx.text(
        "opening-entry-source",
        who=sharer,
        source=_source(ctx, opening),
        day=_day(ctx, opening),
        until=When(opening.last_day),
    )
    topics = shortened(ctx.say("list-comma").join(opening.topics), _SHORT)
    return text.joined(
        what, standing, source, ctx.text("opening-entry-topics", topics=topics) if topics else ()
    )


def _entry_buttons(ctx: Context, opening: Opening) -> tuple[Button, ...]:
    more = Button(ctx.say("opening-more"), "opening-shown", str(opening.id))
    if opening.sharer == ctx.me.id or not opening.is_open(ctx.now):
        return (more,)
    return (more, Button(ctx.say("opening-save"), "opening-save", str(opening.id)))


def _day(ctx: Context, opening: Opening) -> str:
    """The day on which it was so, which is the same day in every zone."""
    day = opening.as_of
    return ctx.say("opening-day", year=f"{day.year}", month=day.month, day=day.day)


async def _facts(ctx: Context, opening: Opening) -> Facts:
    who = (await mentions(ctx, [opening.sharer]))[opening.sharer]
    organisation = ctx.text(
        "opening-organisation", organisation=opening.organisation, host=int(opening.of_host)
    )
    source = text.plain(opening.link) if opening.link else ctx.text("opening-source-sharer")
    pairs = [
        (ctx.say("opening-fact-kind"), ctx.text("opening-kind", kind=opening.kind)),
        (ctx.say("opening-fact-organisation"), organisation),
        (ctx.say("opening-fact-sharer"), (who,)),
        (ctx.say("opening-fact-source"), source),
        (ctx.say("opening-fact-as-of"), text.plain(_day(ctx, opening))),
        (ctx.say("opening-fact-until"), (When(opening.last_day),)),
    ]
    if opening.topics:
        topics = shortened(ctx.say("list-comma").join(opening.topics), _LONG)
        pairs.append((ctx.say("opening-fact-topics"), text.plain(topics)))
    if not opening.is_open(ctx.now):
        state = ctx.text("opening-state", state=_state(ctx, opening))
        pairs.append((ctx.say("opening-fact-state"), state))
    return Facts(tuple(pairs))


def _source(ctx: Context, opening: Opening) -> Text:
    """Where it comes from: the site that it links to, or its sharer's own word."""
    if opening.link:
        return text.plain(shortened(site_of(opening.link), _SITE))
    return ctx.text("opening-source-sharer")


async def _buttons(ctx: Context, opening: Opening) -> tuple[Action, ...]:
    link = (Link(ctx.say("opening-link"), opening.link),) if opening.link else ()
    if opening.sharer == ctx.me.id:
        return (*link, *_own_buttons(ctx, opening))
    saved = await openings.has_saved(ctx.tx, ctx.me.id, opening.id)
    label = ctx.say("opening-unsave" if saved else "opening-save")
    buttons = [*link, Button(label, "opening-unsave" if saved else "opening-save", str(opening.id))]
    buttons.append(Button(ctx.say("openings-all"), "openings"))
    if await organises(ctx):
        buttons.append(Button(ctx.say("opening-remove"), "opening-remove", str(opening.id), "danger"))
    return tuple(buttons)


def _own_buttons(ctx: Context, opening: Opening) -> tuple[Button, ...]:
    if not opening.is_open(ctx.now):
        return ()
    edit = Button(ctx.say("opening-edit"), "opening-edit", str(opening.id))
    if not is_free(opening.at, ctx.now):
        return (edit, *_endings(ctx, opening))
    back = Button(ctx.say("opening-take-back"), "opening-take-back", str(opening.id), "danger")
    return (edit, *_endings(ctx, opening), back)


def _endings(ctx: Context, opening: Opening) -> tuple[Button, ...]:
    return (
        Button(ctx.say("opening-filled"), "opening-filled", str(opening.id)),
        Button(ctx.say("opening-gone"), "opening-gone", str(opening.id)),
    )


def _came(ctx: Context, opening: Opening) -> tuple[Note, ...]:
    """What its sharer noted of it, for them alone."""
    if opening.sharer != ctx.me.id or opening.came is None:
        return ()
    return (Note(ctx.text("opening-came-noted", came=int(opening.came), words=opening.came_of_it)),)


def _state(ctx: Context, opening: Opening) -> OpeningState:
    """As the reader sees it: a day that came is over, also in the minute before it is noted."""
    if opening.state is OpeningState.OPEN and not opening.is_open(ctx.now):
        return OpeningState.EXPIRED
    return opening.state

"""Openings: what members shared and is open just now, by topic, and what one saved of it in private."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from community.errors import OpeningIsOver
from community.opening import Opening, OpeningId
from community.topic import topic_of, topics_of
from handlers import rows
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.context import Context
from handlers.event import Command, Press, Submission
from handlers.members.openings_shown import entries, meant, questions, whole
from handlers.organising import organises
from handlers.view import MOST_CHOICES, Button, Choice, Field, Form, Message, Part, Section
from storage import openings

PAGE: Final = 5

_Which = Literal["openings", "openings-saved", "openings-mine"]


@dataclass(frozen=True, slots=True)
class _Page:
    """One page of a list: which list, what it begins before, and the topic that it is about."""

    which: _Which
    before: OpeningId | None = None
    topic: str = ""


async def every(ctx: Context, said: Command | Press) -> Shown:
    """`/alumni openings`, with a topic behind it or not."""
    if isinstance(said, Press):
        return await _listed(ctx, _page("openings", said.subject))
    topic = next(iter(topics_of(said.words)), "")
    return await _listed(ctx, _Page("openings", topic=topic))


async def saved(ctx: Context, press: Press) -> Shown:
    """What one saved and is still open."""
    return await _listed(ctx, _page("openings-saved", press.subject))


async def mine(ctx: Context, press: Press) -> Shown:
    """What one shared, whatever became of it."""
    return await _listed(ctx, _page("openings-mine", press.subject))


async def ask_topic(ctx: Context, _press: Press) -> Form | Message:
    """Which of the topics that there are."""
    found = await openings.topics_now(ctx.tx, ctx.now, MOST_CHOICES)
    if not found:
        return await _listed(ctx, _Page("openings"))
    choices = tuple(Choice(topic, topic) for topic in found)
    field = Field("topic", ctx.say("openings-filter-topic"), "choice", choices=choices)
    return Form(ctx.say("openings-filter"), "openings-filter", (field,))


async def filtered(ctx: Context, sent: Submission) -> Shown:
    """What is open about a topic."""
    return await _listed(ctx, _Page("openings", topic=topic_of(sent.one("topic"))))


async def shown(ctx: Context, press: Press) -> Shown:
    """One of them, whole; one that is over only to who shared it."""
    opening = await meant(ctx, press.subject)
    if opening.sharer == ctx.me.id:
        return await whole(ctx, opening, *questions(ctx, opening))
    return await whole(ctx, _still_open(ctx, opening))


async def save(ctx: Context, press: Press) -> Shown:
    """Keep it in mind; nobody else learns of it."""
    opening = _still_open(ctx, await meant(ctx, press.subject))
    await openings.save(ctx.tx, ctx.me.id, opening.id, ctx.now)
    button = Button(ctx.say("openings-saved"), "openings-saved")
    return await whole(ctx, opening, Section(ctx.text("opening-saved"), (button,)))


async def unsave(ctx: Context, press: Press) -> Shown:
    """Out of mind again."""
    opening = await meant(ctx, press.subject)
    await openings.unsave(ctx.tx, ctx.me.id, opening.id)
    return await whole(ctx, _still_open(ctx, opening), Section(ctx.text("opening-unsaved")))


async def _listed(ctx: Context, page: _Page) -> Message:
    found = await _found(ctx, page)
    title = ctx.say("openings-title", which=page.which)
    if not found:
        return Message(title, (_nothing(ctx, page),))
    first = (Section(ctx.text("openings-about", topic=page.topic)),) if page.topic else ()
    turning = (*_turning(ctx, page, found), *await _organising(ctx, page))
    turned: tuple[Part, ...] = (Section((), turning),) if turning else ()
    return Message(title, (*first, *await entries(ctx, found[:PAGE]), *turned, _onward(ctx, page)))


async def _found(ctx: Context, page: _Page) -> tuple[Opening, ...]:
    most, before = PAGE + 1, page.before
    match page.which:
        case "openings":
            return await openings.newest(ctx.tx, ctx.now, most, before=before, topic=page.topic)
        case "openings-saved":
            return await openings.saved_by(ctx.tx, ctx.me.id, ctx.now, most, before=before)
        case "openings-mine":
            return await openings.shared_by(ctx.tx, ctx.me.id, most, before=before)


def _nothing(ctx: Context, page: _Page) -> Section:
    """Nothing is there, and what one could do about it."""
    all_ = Button(ctx.say("openings-all"), "openings")
    share = Button(ctx.say("openings-share"), "opening", tone="primary")
    hear = Button(ctx.say("openings-hear"), "openings-hear")
    match page.which:
        case "openings" if page.topic:
            return Section(ctx.text("openings-none-about", topic=page.topic), (all_, hear))
        case "openings":
            return Section(ctx.text("openings-none"), (share, hear))
        case "openings-saved":
            return Section(ctx.text("openings-none-saved"), (all_,))
        case "openings-mine":
            return Section(ctx.text("openings-none-mine"), (share, all_))


def _turning(ctx: Context, page: _Page, found: Sequence[Opening]) -> tuple[Button, ...]:
    buttons: list[Button] = []
    topic = f".{page.topic}" if page.topic else ""
    if len(found) > PAGE:
        older = f"{found[PAGE - 1].id}{topic}"
        buttons.append(Button(ctx.say("openings-older"), page.which, older, "primary"))
    if page.before is not None:
        buttons.append(Button(ctx.say("openings-newest"), page.which, topic))
    return tuple(buttons)


async def _organising(ctx: Context, page: _Page) -> tuple[Button, ...]:
    """An organiser may look at what the channels get before they get it."""
    if page.which != "openings" or not await organises(ctx):
        return ()
    return (Button(ctx.say("openings-digest-look"), "openings-digest-look"),)


def _onward(ctx: Context, page: _Page) -> Section:
    """The other lists, and what else one may do with openings."""
    lists = [
        Button(ctx.say("openings-all"), "openings"),
        Button(ctx.say("openings-filter"), "openings-filter"),
        Button(ctx.say("openings-saved"), "openings-saved"),
        Button(ctx.say("openings-mine"), "openings-mine"),
    ]
    here = () if page.topic else (page.which,)
    others = tuple(button for button in lists if button.action not in here)
    share = Button(ctx.say("openings-share"), "opening")
    hear = Button(ctx.say("openings-hear"), "openings-hear")
    return Section(ctx.text("openings-onward"), (*others[:3], share, hear))


def _page(which: _Which, subject: str) -> _Page:
    before, _, topic = subject.partition(".")
    return _Page(which, OpeningId(rows.number(before)) if before else None, topic_of(topic))


def _still_open(ctx: Context, opening: Opening) -> Opening:
    if not opening.is_open(ctx.now):
        raise OpeningIsOver
    return opening


VERBS = (Verb("openings", every, also=("募集一覧", "求人一覧", "jobs"), takes=("topic",)),)
PRESSES = (
    Pressed("openings", every),
    Pressed("openings-saved", saved),
    Pressed("openings-mine", mine),
    Pressed("openings-filter", ask_topic, asks=True),
    Pressed("opening-shown", shown),
    Pressed("opening-save", save, writes=True),
    Pressed("opening-unsave", unsave, writes=True),
)
SUBMISSIONS = (Submitted("openings-filter", filtered),)

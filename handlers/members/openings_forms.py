"""The two forms of an opening, and what their answers make of it: what it is, and how long it holds."""

from dataclasses import replace
from typing import Final

from community.errors import WordsMissing
from community.member import MemberKind
from community.opening import (
    MOST_TITLE,
    MOST_WORDS,
    Opening,
    OpeningId,
    OpeningKind,
    as_of_day,
    as_written,
    last_day,
    link_of,
)
from community.topic import topics_of
from community.until import day_named, morning_after
from community.words import cleaned
from community.zone import clock_of
from handlers.context import Context
from handlers.event import Submission
from handlers.members.oneself import local, topics_field
from handlers.organising import organises
from handlers.steps import Answers
from handlers.view import Choice, Field

HOST, OTHER = "host", "other"
_MOST_LINK: Final = 308

_Told = Answers | Submission


def blank(ctx: Context) -> Opening:
    """What nothing is said of yet."""
    today = local(ctx).date()
    return Opening(OpeningId(0), ctx.me.id, "", "", OpeningKind.JOB, "", "", today, ctx.now, ctx.now)


def fields_about(ctx: Context, known: Opening) -> tuple[Field, ...]:
    """What it is: title, organisation, kind, link and words."""
    kinds = tuple(Choice(ctx.say("opening-kind", kind=kind), kind) for kind in OpeningKind)
    words, link = ctx.say("opening-form-words"), ctx.say("opening-form-link")
    return (
        Field("title", ctx.say("opening-form-title"), "line", value=known.title, most=MOST_TITLE),
        Field(
            "organisation",
            ctx.say("opening-form-organisation"),
            "line",
            value=known.organisation,
            most=MOST_TITLE,
        ),
        Field("kind", ctx.say("opening-form-kind"), "choice", value=known.kind, choices=kinds),
        Field("link", link, "line", required=False, value=known.link, most=_MOST_LINK),
        Field("words", words, "paragraph", required=False, value=known.words, most=MOST_WORDS),
    )


def with_about(known: Opening, told: _Told) -> Opening:
    """The opening as the first form tells it. Raises a BotError for what cannot be."""
    opening = replace(
        known,
        title=cleaned(told.one("title"), MOST_TITLE),
        organisation=cleaned(told.one("organisation"), MOST_TITLE),
        kind=next((kind for kind in OpeningKind if kind == told.one("kind")), known.kind),
        link=link_of(told.one("link")),
        words=as_written(told.one("words")),
    )
    if not opening.title or not opening.organisation or not (opening.link or opening.words.strip()):
        raise WordsMissing
    return opening


async def fields_more(ctx: Context, known: Opening) -> tuple[Field, ...]:
    """How long it holds, and whom it concerns: as of when, until when, topics, and whose it is."""
    is_new = known.until <= ctx.now
    clock = clock_of(ctx.me.time_zone, ctx.rules.time_zone)
    until = "" if is_new else f"{known.last_day.astimezone(clock):%Y-%m-%d}"
    as_of = "" if is_new else f"{known.as_of}"
    fields = (
        Field("as_of", ctx.say("opening-form-as-of"), "date", required=False, value=as_of),
        Field("until", ctx.say("opening-form-until"), "date", required=False, value=until),
        topics_field(ctx, "topics", ctx.say("opening-form-topics"), known.topics),
    )
    if not await speaks_for_host(ctx):
        return fields
    choices = tuple(Choice(ctx.say("opening-form-whose-is", whose=whose), whose) for whose in (OTHER, HOST))
    whose = HOST if known.of_host else OTHER
    return (*fields, Field("whose", ctx.say("opening-form-whose"), "choice", value=whose, choices=choices))


async def with_more(ctx: Context, known: Opening, told: _Told) -> Opening:
    """The opening as the second form tells it. Raises a BotError for what cannot be."""
    today = local(ctx).date()
    until = told.one("until").strip()
    day = last_day(day_named(until, today) if until else None, today)
    may_say_whose = await speaks_for_host(ctx)
    return replace(
        known,
        as_of=as_of_day(told.one("as_of"), today),
        until=morning_after(day, clock_of(ctx.me.time_zone, ctx.rules.time_zone)),
        topics=topics_of(told.one("topics")),
        of_host=told.one("whose") == HOST if may_say_whose else known.of_host,
    )


async def speaks_for_host(ctx: Context) -> bool:
    """Whether who acts may say that an opening is the company's own: confirmed staff, and organisers."""
    return (ctx.me.confirmed and ctx.me.kind is MemberKind.STAFF) or await organises(ctx)

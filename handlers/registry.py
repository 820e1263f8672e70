"""Everything the bot answers: one table for verbs, presses, submissions and notices."""

import difflib
from collections.abc import Iterable
from types import ModuleType
from typing import TypeVar

from community.errors import ButtonExpired, OrganisersOnly, UnknownVerb
from community.notice import Notice
from community.words import shortened
from handlers import again, letters, rows
from handlers.acts import Posted, Pressed, Shown, Submitted, Told, Verb
from handlers.context import Context
from handlers.event import Command, Event, Press, Submission
from handlers.members import (
    ask_helped,
    ask_offers,
    asking,
    avoiding,
    chain,
    corrections,
    events_answers,
    events_calendar,
    events_day,
    events_speaking,
    finding,
    finding_asked,
    first_steps,
    gifts,
    introducing,
    introductions,
    introductions_consent,
    introductions_met,
    leave,
    link,
    menu,
    mine,
    moved,
    objections,
    openings,
    openings_heard,
    openings_own,
    openings_sharing,
    pause,
    profile,
    profile_asked,
    prompted,
    prompts,
    reactions,
    rounds,
    rounds_met,
    thanks,
    welcome,
    welcoming,
)
from handlers.members import events as members_events
from handlers.organisers import chain as organisers_chain
from handlers.organisers import events as organisers_events
from handlers.organisers import (
    events_announced,
    events_came,
    events_changed,
    events_plan,
    events_rhythms,
    hiding,
    of_community,
    of_home,
    settings,
    status,
)
from handlers.organisers import help as organisers_help
from handlers.organisers import members as organisers_members
from handlers.organisers import prompts as organisers_prompts
from handlers.organisers import rounds as organisers_rounds
from handlers.organising import organises
from handlers.timetable import outages
from handlers.view import Message

_ROOMS: tuple[ModuleType, ...] = (
    thanks,
    gifts,
    mine,
    chain,
    menu,
    corrections,
    objections,
    moved,
    reactions,
    welcome,
    introducing,
    profile,
    avoiding,
    pause,
    leave,
    link,
    asking,
    ask_offers,
    ask_helped,
    finding,
    finding_asked,
    first_steps,
    profile_asked,
    openings_sharing,
    openings,
    openings_own,
    openings_heard,
    introductions,
    introductions_consent,
    introductions_met,
    rounds,
    rounds_met,
    organisers_rounds,
    prompts,
    prompted,
    welcoming,
    organisers_prompts,
    organisers_chain,
    status,
    settings,
    of_community,
    of_home,
    organisers_help,
    organisers_members,
    hiding,
    outages,
    members_events,
    events_answers,
    events_speaking,
    events_day,
    events_calendar,
    events_plan,
    organisers_events,
    events_announced,
    events_changed,
    events_came,
    events_rhythms,
)
_NEAR = 0.5  # difflib's ratio; "thnks" is 0.91 from "thanks", "than" 0.8

T = TypeVar("T")


def _gathered(kind: type[T], name: str) -> Iterable[T]:
    for room in _ROOMS:
        yield from (act for act in getattr(room, name, ()) if isinstance(act, kind))


VERBS = tuple(_gathered(Verb, "VERBS"))
PRESSES = {press.action: press for press in _gathered(Pressed, "PRESSES")}
SUBMISSIONS = {form.action: form for form in _gathered(Submitted, "SUBMISSIONS")}
NOTICES = {told.kind: told for told in _gathered(Told, "NOTICES")}
POSTS = {post.kind: post for post in _gathered(Posted, "NOTICES")}


async def check_organiser(ctx: Context) -> None:
    """Raise OrganisersOnly unless who acts organises, by this account or by another of theirs."""
    if not await organises(ctx):
        raise OrganisersOnly


async def _open_again(ctx: Context, press: Press) -> Shown:
    sent = await again.sent_before(ctx, press)
    form = submission_of(sent)
    if form.organisers_only:
        await check_organiser(ctx)
    ask = rows.there(form.ask)
    return again.refilled(ctx, await ask(ctx, Press(press.who, sent.action, sent.subject)), sent)


async def draw(ctx: Context, notice: Notice) -> Message | None:
    """A notice as its reader sees it today; `None` when there is nothing left to tell."""
    told = NOTICES.get(notice.kind)
    return await told.draw(ctx, notice) if told else None


async def _switch(ctx: Context, press: Press) -> Shown:
    if press.subject.partition(".")[0] not in NOTICES:
        raise ButtonExpired
    from_members = [told.kind for told in NOTICES.values() if told.from_member]
    return await letters.switch(ctx, press, draw, from_members)


PRESSES[again.ACTION] = Pressed(again.ACTION, _open_again, asks=True)
PRESSES |= {action: Pressed(action, _switch, writes=True) for action in (letters.OFF, letters.ON)}


def verbs_of(command: str) -> tuple[Verb, ...]:
    """The verbs of one slash command, in the order of the help."""
    return tuple(v for v in VERBS if v.command == command)


def verb_of(command: Command) -> Verb:
    """The verb that was said, in either language; raises UnknownVerb with the nearest one."""
    said = command.verb or "menu" if command.command == "alumni" else command.verb or "status"
    for verb in verbs_of(command.command):
        if said == verb.name or said in verb.also:
            return verb
    raise UnknownVerb(shortened(said, 40), nearest(command.command, said))


def nearest(command: str, said: str) -> str:
    """The verb most like what was said, or `help` when none is."""
    names = {word: v.name for v in verbs_of(command) for word in (v.name, *v.also)}
    close = difflib.get_close_matches(said[:40], names, n=1, cutoff=_NEAR)
    return names[close[0]] if close else "help"


def press_of(press: Press) -> Pressed:
    """What a button does; one that no module knows any more has expired."""
    return rows.there(PRESSES.get(press.action))


def submission_of(submission: Submission) -> Submitted:
    """What a form does; one that no module knows any more has expired."""
    return rows.there(SUBMISSIONS.get(submission.action))


def says_nothing(command: Command) -> bool:
    """Whether only the verb was said, so that a form asks for the rest."""
    return not command.people and not command.words


def asks(event: Event) -> bool:
    """Whether the answer may be a form, which has to be the platform's first answer."""
    match event:
        case Command():
            try:
                verb = verb_of(event)
            except UnknownVerb:
                return False
            return verb.ask is not None and (verb.act is None or says_nothing(event))
        case Press(action=action):
            return action in PRESSES and PRESSES[action].asks
        case _:
            return False

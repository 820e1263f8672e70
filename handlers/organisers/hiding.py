"""Hiding words: an organiser takes words out of sight without reading them, and leaves a trace of it."""

from typing import assert_never

from community.errors import ButtonExpired, NobodyToHide
from community.member import Member, MemberId
from community.words import shortened
from handlers import rows, text
from handlers.acts import Pressed, Shown, Submitted, Verb
from handlers.by_name import BY_NAME
from handlers.context import Context
from handlers.event import Command, Mentioned, Named, Person, Press, Submission
from handlers.members.thing import found, tell_anew
from handlers.people import LONGEST_CHOICE, MOST_CHOICES, find, mentions
from handlers.view import Button, Field, Form, Message, Note, Section, Text, When
from storage import audit, hiding
from storage.hiding import Hideable, What

_HIDDEN, _SHOWN = "words-hidden", "words-shown"


async def hide(ctx: Context, command: Command) -> Shown:
    """`/organiser hide @giver`: what they lately wrote to others, by date, kind and to how many."""
    return await _named(ctx, command.people[0] if command.people else Named(command.words))


async def ask(ctx: Context, _command: Command | Press) -> Form:
    """The form for those who said only the verb."""
    return Form(ctx.say("hiding-title"), "hide", (Field("who", ctx.say("hiding-form-who"), "member"),))


async def submitted(ctx: Context, sent: Submission) -> Shown:
    """The form's answer."""
    if sent.one(BY_NAME):
        return await _named(ctx, Named(sent.one(BY_NAME)))
    if not sent.one("who"):
        raise NobodyToHide
    return await _named(ctx, Mentioned(sent.one("who")))


async def of_member(ctx: Context, press: Press) -> Shown:
    """Of several members of one name, this one."""
    return await _list(ctx, MemberId(rows.number(press.subject)))


async def hide_words(ctx: Context, press: Press) -> Shown:
    """These words are read by nobody any more."""
    return await _turn(ctx, press, hidden=True)


async def show_words(ctx: Context, press: Press) -> Shown:
    """These words are shown again to those whom they concern; only what an organiser hid."""
    return await _turn(ctx, press, hidden=False)


async def _named(ctx: Context, person: Person) -> Message:
    several = await find(ctx, person)
    return await _list(ctx, several[0].id) if len(several) == 1 else _which(ctx, several)


def _which(ctx: Context, several: tuple[Member, ...]) -> Message:
    buttons = tuple(
        Button(shortened(f"{m.name} ({m.team})" if m.team else m.name, LONGEST_CHOICE), "hide-of", str(m.id))
        for m in several[:MOST_CHOICES]
    )
    return Message(ctx.say("choice-title"), (Section(ctx.text("choice-several"), buttons),))


async def _turn(ctx: Context, press: Press, *, hidden: bool) -> Message:
    what, row = _meant(press.subject)
    by = await hiding.author(ctx.tx, what, row)
    if by is None:
        return Message(ctx.say("hiding-title"), (Section(ctx.text("hiding-gone")),))
    may = hidden or await _by_organiser(ctx, what, row)
    if not may or not await hiding.hide(ctx.tx, what, row, hidden):
        return await _list(ctx, by)
    await audit.note(ctx.tx, ctx.me.id, _HIDDEN if hidden else _SHOWN, f"{what}:{row}", ctx.now)
    await tell_anew(ctx, await found(ctx, f"{what}.{row}"))
    return await _list(ctx, by, ctx.text("hiding-done" if hidden else "hiding-undone"))


async def _list(ctx: Context, member: MemberId, first: Text = ()) -> Message:
    listed = await hiding.listed(ctx.tx, member)
    who = rows.there((await mentions(ctx, [member])).get(member))
    said = [Section(first)] if first else []
    heading = Section(ctx.text("hiding-of" if listed else "hiding-nothing", who=who))
    lines = [await _line(ctx, one) for one in listed]
    return Message(ctx.say("hiding-title"), (*said, heading, *lines, Note(ctx.text("hiding-note"))))


async def _line(ctx: Context, one: Hideable) -> Section:
    subject = f"{one.what}.{one.id}"
    said = _said(ctx, one)
    if not one.hidden:
        return Section(said, (Button(ctx.say("hiding-hide"), "hide-words", subject),))
    if not await _by_organiser(ctx, one.what, one.id):
        return Section(text.joined(said, ctx.text("hiding-by-reader"), by=" "))
    again = Button(ctx.say("hiding-show"), "show-words", subject)
    return Section(text.joined(said, ctx.text("hiding-by-organiser"), by=" "), (again,))


def _said(ctx: Context, one: Hideable) -> Text:
    to = ctx.text("everybody") if one.receivers is None else ctx.text("hiding-to", count=one.receivers)
    match one.what:
        case "gift":
            kind = ctx.say("gift-kind", kind=one.kind or "")
            return ctx.text("hiding-gift", at=When(one.at), kind=kind, to=to)
        case "thanks":
            return ctx.text("hiding-thanks", at=When(one.at), to=to)
        case _:
            assert_never(one.what)


async def _by_organiser(ctx: Context, what: What, row: int) -> bool:
    """Whether an organiser hid it; what a receiver hid is not for organisers to show."""
    done = await audit.newest(ctx.tx, (_HIDDEN, _SHOWN), f"{what}:{row}")
    return done is not None and done.action == _HIDDEN


def _meant(subject: str) -> tuple[What, int]:
    what, _, row = subject.partition(".")
    if what == "gift":
        return "gift", rows.number(row)
    if what == "thanks":
        return "thanks", rows.number(row)
    raise ButtonExpired


VERBS = (Verb("hide", hide, ask, ("非表示",), ("who", "name"), writes=True, command="organiser"),)
PRESSES = (
    Pressed("hide-of", of_member, organisers_only=True),
    Pressed("hide-words", hide_words, writes=True, organisers_only=True),
    Pressed("show-words", show_words, writes=True, organisers_only=True),
)
SUBMISSIONS = (Submitted("hide", submitted, ask, organisers_only=True),)

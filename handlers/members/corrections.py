"""Corrections by who gave or thanked: editing and taking back, freely for a day, later with a note."""

import json
from datetime import timedelta

from community.correcting import is_free
from community.errors import WordsMissing
from community.gift import Gift, GiftId, GiftKind
from community.member import MemberId
from community.notice import Notice
from community.thanks import MOST_WORDS, ThanksId
from community.words import cleaned
from handlers import text, told
from handlers.acts import Pressed, Shown, Submitted, Told
from handlers.context import Context
from handlers.event import Press, Submission
from handlers.members.thing import (
    CORRECTED,
    GIFT,
    LETTERS,
    Thing,
    readers,
    said_by_me,
    subject_of,
    tell_anew,
)
from handlers.people import mentions
from handlers.view import Button, Choice, Field, Form, Message, Note, Section, Text, When
from storage import corrections, drafts, gifts, members, outbox
from storage import thanks as thanks_

MOST_NOTE = 300
_LISTED = 4
_NAMED = 3  # receivers of one gift
_LATELY = timedelta(days=30)  # what is older is changed from nowhere but its own message
_KEPT = "taken-back"  # the kind of the draft that a reader's note waits in


async def changes(ctx: Context, _press: Press) -> Message:
    """What one may change: the newest gifts told and thanks said, each with its buttons."""
    sections: list[Section] = []
    for what, row in await corrections.lately(ctx.tx, ctx.me.id, ctx.now - _LATELY, _LISTED):
        thing = await _found(ctx, what, row)
        if thing is not None:
            sections.append(await _with_buttons(ctx, thing))
    if not sections:
        return Message(ctx.say("change-title"), (Section(ctx.text("change-nothing")),))
    return Message(ctx.say("change-title"), (*sections, Note(ctx.text("change-note"))))


async def edit(ctx: Context, press: Press) -> Form:
    """The form, filled in as it was told."""
    thing = await said_by_me(ctx, press.subject)
    kinds = tuple(Choice(ctx.say("gift-kind", kind=kind), kind) for kind in GiftKind)
    fields = [
        Field(
            "words",
            ctx.say("edit-words"),
            "paragraph",
            required=isinstance(thing, Gift),
            value=thing.words,
            most=MOST_WORDS,
        )
    ]
    if isinstance(thing, Gift):
        fields.insert(0, Field("kind", ctx.say("give-form-kind"), "choice", value=thing.kind, choices=kinds))
    return Form(ctx.say("edit-title"), "edit", (*fields, *_note(ctx, thing)), press.subject)


async def edited(ctx: Context, sent: Submission) -> Shown:
    """Keep it as it is told now; who was told of it sees it anew, and late hears of it."""
    thing = await said_by_me(ctx, sent.subject)
    words, note = cleaned(sent.one("words"), MOST_WORDS), _noted(ctx, thing, sent)
    at = None if is_free(thing.at, ctx.now) else ctx.now
    if isinstance(thing, Gift):
        if not words:
            raise WordsMissing
        kinds = {kind.value: kind for kind in GiftKind}
        kind = kinds.get(sent.one("kind"), thing.kind)
        await corrections.edit_gift(ctx.tx, thing.id, kind, words, note, at)
    else:
        await corrections.edit_thanks(ctx.tx, thing, words, note, at)
    await tell_anew(ctx, thing)
    if at is not None:
        for reader in readers(thing):
            await outbox.put(ctx.tx, CORRECTED, reader, f"{sent.subject}.{at.timestamp():.0f}", ctx.now)
    return Message(ctx.say("edit-title"), (Section(ctx.text("edit-done")),))


async def ask_to_take_back(ctx: Context, press: Press) -> Form | Message:
    """Sure? Within a day a tap is enough; later a note to the other is asked for."""
    thing = await said_by_me(ctx, press.subject)
    if not is_free(thing.at, ctx.now):
        return Form(ctx.say("take-back-title"), "take-back", _note(ctx, thing), press.subject)
    return _sure(ctx, thing, Button(ctx.say("take-back-yes"), "take-back-yes", press.subject, "danger"))


async def take_back(ctx: Context, press: Press) -> Shown:
    """Taken back within a day; later a button leads to the form, which a press that writes cannot open."""
    await members.lock(ctx.tx, ctx.me.id)
    thing = await said_by_me(ctx, press.subject)
    if not is_free(thing.at, ctx.now):
        return _sure(ctx, thing, Button(ctx.say("take-back-button"), "take-back", press.subject, "danger"))
    return await _taken_back(ctx, thing)


async def take_back_late(ctx: Context, sent: Submission) -> Shown:
    """Taken back later: who was told of it reads the note."""
    await members.lock(ctx.tx, ctx.me.id)
    thing = await said_by_me(ctx, sent.subject)
    note = _noted(ctx, thing, sent)
    for reader in readers(thing) if note else ():
        kept = json.dumps([ctx.me.id, note], ensure_ascii=False)
        draft = await drafts.keep(ctx.tx, reader, _KEPT, kept, ctx.now)
        await outbox.put(ctx.tx, "taken-back", reader, str(draft), ctx.now)
    return await _taken_back(ctx, thing)


def _sure(ctx: Context, thing: Thing, yes: Button) -> Message:
    about = Section(ctx.text("take-back-question", about=_about(ctx, thing), at=When(thing.at)), (yes,))
    return Message(ctx.say("take-back-title"), (about, Note(ctx.text("take-back-note"))))


async def corrected(ctx: Context, notice: Notice) -> Message | None:
    """The letter about a late correction: as it is told now, with the note."""
    subject = ".".join(notice.subject.split(".")[:2])
    what, _, row = subject.partition(".")
    thing = await _found(ctx, what, int(row))
    if thing is None or thing.edited_at is None or ctx.me.id not in readers(thing):
        return None
    who = (await mentions(ctx, [_teller(thing)]))[_teller(thing)]
    first = Section(ctx.text("corrected-by", who=who, at=When(thing.at)))
    return Message(ctx.say("corrected-title"), (first, *told.words(ctx, thing)))


async def gone(ctx: Context, notice: Notice) -> Message | None:
    """The letter about what was taken back late, with the note."""
    kept = await drafts.look(ctx.tx, int(notice.subject), ctx.me.id, _KEPT)
    if kept is None:
        return None
    teller, note = json.loads(kept)
    who = (await mentions(ctx, [MemberId(teller)])).get(MemberId(teller))
    if who is None:
        return None
    return Message(
        ctx.say("letter-gone-title"), (Section(ctx.text("taken-back-by", who=who)), Section(text.plain(note)))
    )


async def _taken_back(ctx: Context, thing: Thing) -> Message:
    if isinstance(thing, Gift):
        await corrections.take_gift_back(ctx.tx, thing)
    else:
        await corrections.take_thanks_back(ctx.tx, thing)
    await outbox.withdraw(ctx.tx, LETTERS[type(thing)], str(thing.id))
    await tell_anew(ctx, thing)
    return Message(ctx.say("take-back-title"), (Section(ctx.text("take-back-done")),))


async def _with_buttons(ctx: Context, thing: Thing) -> Section:
    return Section(await _line(ctx, thing), buttons(ctx, thing))


async def _line(ctx: Context, thing: Thing) -> Text:
    names = [(who,) for who in (await mentions(ctx, readers(thing)[:_NAMED])).values()]
    who, at, about = text.joined(*names, by=ctx.say("names-comma")), When(thing.at), _about(ctx, thing)
    if not isinstance(thing, Gift):
        return ctx.text("change-thanks", at=at, who=who, about=about)
    if not names:
        return ctx.text("change-gift-everybody", at=at, about=about)
    more = len(readers(thing)) - len(names)
    return ctx.text("change-gift", at=at, who=who, count=more, about=about)


def buttons(ctx: Context, thing: Thing) -> tuple[Button, Button]:
    """Change it, or take it back."""
    subject = subject_of(thing)
    return (
        Button(ctx.say("edit-button"), "edit", subject),
        Button(ctx.say("take-back-button"), "take-back", subject),
    )


def _about(ctx: Context, thing: Thing) -> str:
    return told.about(ctx, thing) if isinstance(thing, Gift) else told.about_thanks(ctx, thing)


def _teller(thing: Thing) -> MemberId:
    return thing.giver if isinstance(thing, Gift) else thing.thanker


def _note(ctx: Context, thing: Thing) -> tuple[Field, ...]:
    late = not is_free(thing.at, ctx.now)
    return (Field("note", ctx.say("edit-note"), "line", most=MOST_NOTE),) if late else ()


def _noted(ctx: Context, thing: Thing, sent: Submission) -> str:
    """The note of a late correction; raises WordsMissing without one."""
    if is_free(thing.at, ctx.now):
        return ""
    note = cleaned(sent.one("note"), MOST_NOTE)
    if not note:
        raise WordsMissing
    return note


async def _found(ctx: Context, what: str, row: int) -> Thing | None:
    if what == GIFT:
        return await gifts.get(ctx.tx, GiftId(row))
    return await thanks_.get(ctx.tx, ThanksId(row))


PRESSES = (
    Pressed("changes", changes),
    Pressed("edit", edit, asks=True),
    Pressed("take-back", ask_to_take_back, asks=True),
    Pressed("take-back-yes", take_back, writes=True),
)
SUBMISSIONS = (Submitted("edit", edited, edit), Submitted("take-back", take_back_late))
NOTICES = (Told(CORRECTED, corrected, from_member=True), Told("taken-back", gone, from_member=True))

"""What a receiver may say to a gift or a thanks that names them: not me, keep it private, hide the words."""

import json
from dataclasses import replace

from community.errors import OrganisersOnly
from community.gift import Gift
from community.member import MemberId
from community.notice import Notice
from community.thanks import Thanks
from community.words import shortened
from handlers import rows, told
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.members import gifts as giving
from handlers.members import thanks as thanking
from handlers.members.thing import THANKS, Thing, subject_of, tell_anew, told_to_me
from handlers.people import mentions
from handlers.view import Button, Form, Message, Part, Section, When
from storage import audit, corrections, drafts, gifts, hiding, members, outbox, thanks

_LISTED = 5

NOT_THEM = "not-them"
"""The kind of the letter to who named somebody by mistake."""


def button(ctx: Context, thing: Thing) -> Button:
    """The quiet way from a letter to these choices."""
    return Button(ctx.say("wrong-button"), "wrong", subject_of(thing))


async def told_lately(ctx: Context, _press: Press) -> Message:
    """What others lately told of one, each with the way to say that something is not right."""
    ids = await gifts.lately(ctx.tx, ctx.me.id, given=False, most=_LISTED)
    received = [gift for i in ids if (gift := await gifts.get(ctx.tx, i)) is not None]
    found: list[Thing] = [*await thanks.heard(ctx.tx, ctx.me.id, _LISTED)]
    found += [gift for gift in received if not gift.born_of_thanks]
    newest = sorted(found, key=lambda thing: thing.at, reverse=True)[:_LISTED]
    sections = [await _listed(ctx, thing) for thing in newest]
    return Message(ctx.say("wrong-which"), tuple(sections) or (Section(ctx.text("wrong-nothing")),))


async def wrong(ctx: Context, press: Press) -> Message:
    """The choices, with what they are about."""
    return await _shown(ctx, await told_to_me(ctx, press.subject), ctx.say("wrong-title"))


async def not_me(ctx: Context, press: Press) -> Shown:
    """It was somebody else: it is taken out, and who told it hears so, with the way to the right person."""
    await members.lock(ctx.tx, ctx.me.id)
    thing = await told_to_me(ctx, press.subject)
    kept = json.dumps([subject_of(thing), ctx.me.id, *_to_tell_again(thing)], ensure_ascii=False)
    if isinstance(thing, Gift):
        teller = thing.giver
        said = [one for one in await thanks.for_gift(ctx.tx, thing.id) if one.thanker == ctx.me.id]
        await corrections.not_received(ctx.tx, thing, ctx.me.id)
    else:
        teller, said = thing.thanker, []
        await corrections.take_thanks_back(ctx.tx, thing)
    draft = await drafts.keep(ctx.tx, teller, NOT_THEM, kept, ctx.now)
    await outbox.put(ctx.tx, NOT_THEM, teller, str(draft), ctx.now)
    for gone in (thing, *said):  # what waits draws nothing for who is named no more; others go on waiting
        await tell_anew(ctx, gone)
    return Message(ctx.say("wrong-title"), (Section(ctx.text("not-me-done")),))


async def keep_private(ctx: Context, press: Press) -> Shown:
    """The words leave the two in no way any more."""
    thing = await told_to_me(ctx, press.subject)
    await corrections.keep_private(ctx.tx, thing)
    return await _shown(ctx, await told_to_me(ctx, press.subject), ctx.say("keep-private-done"))


async def hide(ctx: Context, press: Press) -> Shown:
    """The words are shown to nobody any more, also where they stand already."""
    return await _hidden(ctx, press.subject, hidden=True)


async def show(ctx: Context, press: Press) -> Shown:
    """They hid the words by mistake; what an organiser hid stays hidden."""
    return await _hidden(ctx, press.subject, hidden=False)


async def tell_again(ctx: Context, press: Press) -> Form:
    """The form with the words in it, for the right person."""
    kept = await drafts.look(ctx.tx, rows.number(press.subject), ctx.me.id, NOT_THEM)
    subject, _, kind, words = json.loads(rows.there(kept))
    form = await (thanking.ask if subject.startswith(THANKS) else giving.ask)(ctx, press)
    values = {"kind": kind, "words": words}
    fields = tuple(replace(field, value=values.get(field.name, field.value)) for field in form.fields)
    return replace(form, fields=fields)


async def not_them(ctx: Context, notice: Notice) -> Message | None:
    """The letter to who named somebody by mistake."""
    kept = await drafts.look(ctx.tx, int(notice.subject), ctx.me.id, NOT_THEM)
    if kept is None:
        return None
    subject, other, _, words = json.loads(kept)
    who = (await mentions(ctx, [MemberId(other)])).get(MemberId(other))
    if who is None:
        return None
    wording = "not-them-thanks" if subject.startswith(THANKS) else "not-them-gift"
    again = Button(ctx.say("not-them-again"), "tell-again", notice.subject, "primary")
    said = ctx.text(wording, who=who, about=shortened(words, told.SHORT))
    return Message(ctx.say("not-them-title"), (Section(said, (again,)),))


async def _hidden(ctx: Context, subject: str, *, hidden: bool) -> Message:
    thing = await told_to_me(ctx, subject)
    if not hidden and await _is_hidden_by_organiser(ctx, thing):
        raise OrganisersOnly
    what, row = _row(thing)
    await hiding.hide(ctx.tx, what, row, hidden)
    await tell_anew(ctx, thing)
    done = ctx.say("hide-done" if hidden else "show-done")
    return await _shown(ctx, await told_to_me(ctx, subject), done)


async def _listed(ctx: Context, thing: Thing) -> Section:
    teller = thing.giver if isinstance(thing, Gift) else thing.thanker
    who = (await mentions(ctx, [teller]))[teller]
    said = told.about(ctx, thing) if isinstance(thing, Gift) else told.about_thanks(ctx, thing)
    return Section(
        ctx.text("mine-line-received", at=When(thing.at), who=who, about=said), (button(ctx, thing),)
    )


async def _shown(ctx: Context, thing: Thing, title: str) -> Message:
    teller = thing.giver if isinstance(thing, Gift) else thing.thanker
    who = (await mentions(ctx, [teller]))[teller]
    wording = "wrong-gift" if isinstance(thing, Gift) else "wrong-thanks"
    first = Section(ctx.text(wording, who=who, at=When(thing.at)))
    parts: tuple[Part, ...] = (first, *told.words(ctx, thing), _choices(ctx, thing))
    return Message(title, parts)


def _choices(ctx: Context, thing: Thing) -> Section:
    subject = subject_of(thing)
    buttons = [Button(ctx.say("not-me"), "not-me", subject)]
    if not thing.kept_private:
        buttons.append(Button(ctx.say("keep-private"), "keep-private", subject))
    if thing.words_hidden:
        buttons.append(Button(ctx.say("show-words"), "show-told", subject))
    elif thing.words:
        buttons.append(Button(ctx.say("hide-words"), "hide-told", subject))
    return Section(ctx.text("wrong-choices"), tuple(buttons))


async def _is_hidden_by_organiser(ctx: Context, thing: Thing) -> bool:
    what, row = _row(thing)
    last = await audit.newest(ctx.tx, ("words-hidden", "words-shown"), f"{what}:{row}")
    return last is not None and last.action == "words-hidden"


def _row(thing: Thing) -> tuple[hiding.What, int]:
    return ("gift" if isinstance(thing, Gift) else "thanks"), thing.id


def _to_tell_again(thing: Thing) -> tuple[str, str]:
    """The kind and the words, as the form takes them; hidden words stay hidden."""
    words = "" if thing.words_hidden else thing.words
    return ("" if isinstance(thing, Thanks) else thing.kind.value), words


PRESSES = (
    Pressed("told-to-me", told_lately),
    Pressed("wrong", wrong),
    Pressed("not-me", not_me, writes=True),
    Pressed("keep-private", keep_private, writes=True),
    Pressed("hide-told", hide, writes=True),
    Pressed("show-told", show, writes=True),
    Pressed("tell-again", tell_again, asks=True),
)
NOTICES = (Told(NOT_THEM, not_them, from_member=True),)

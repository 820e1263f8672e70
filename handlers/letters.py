"""Letters: private messages that nobody asked for just now, each with its own switch to turn its kind off."""

from collections.abc import Awaitable, Callable, Collection
from dataclasses import replace

from community.notice import Notice, NoticeId
from handlers import rows, text
from handlers.context import Context
from handlers.event import Press
from handlers.view import MOST_ACTIONS, MOST_PARTS, Button, Message, Section
from storage import muted, outbox

OFF, ON = "letter-off", "letter-on"

Draw = Callable[[Context, Notice], Awaitable[Message | None]]


def with_switch(ctx: Context, letter: Message, notice: Notice) -> Message:
    """The letter with its switch, beside the last buttons where there is room."""
    switch = Button(ctx.say("letter-off"), OFF, f"{notice.kind}.{notice.id}")
    last = letter.parts[-1] if letter.parts else None
    if isinstance(last, Section) and len(last.actions) < MOST_ACTIONS:
        return replace(letter, parts=(*letter.parts[:-1], replace(last, actions=(*last.actions, switch))))
    if len(letter.parts) == MOST_PARTS:
        raise ValueError("a letter needs room for its switch")
    return replace(letter, parts=(*letter.parts, Section((), (switch,))))


async def switch(ctx: Context, press: Press, draw: Draw, from_members: Collection[str]) -> Message:
    """Turn a kind of letter off, or on again; the letter itself stays readable.

    `from_members` are the kinds that carry a member's words, which stand in their reader's record as well.
    """
    kind, _, told = press.subject.partition(".")
    number = NoticeId(rows.number(told))
    if press.action == OFF:
        await muted.off(ctx.tx, ctx.me.id, kind)
        recorded = kind in from_members
        said = ctx.text("letter-is-off-recorded") if recorded else ctx.text("letter-is-off")
        other = Button(ctx.say("letter-on"), ON, press.subject)
    else:
        await muted.on(ctx.tx, ctx.me.id, kind)
        said, other = ctx.text("letter-is-on"), Button(ctx.say("letter-off"), OFF, press.subject)
    return await _letter(ctx, number, draw, Section(said, (other,)))


def taken_back(language: str) -> Message:
    """What stands in place of a letter whose cause was taken back."""
    return Message(text.say(language, "letter-gone-title"), (Section(text.text(language, "letter-gone")),))


async def _letter(ctx: Context, number: NoticeId, draw: Draw, last: Section) -> Message:
    """The letter as it was, if it is still kept, with what was just said below."""
    notice = await outbox.get(ctx.tx, number)
    theirs = notice is not None and notice.member == ctx.me.id
    letter = await draw(ctx, notice) if notice is not None and theirs else None
    if letter is None:
        return Message(ctx.say("letter-switch-title"), (last,))
    return replace(letter, parts=(*letter.parts[: MOST_PARTS - 1], last))

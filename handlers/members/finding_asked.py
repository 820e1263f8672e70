"""Being asked through the bot by another member: answering, or leaving it at a silence that nobody hears."""

from community.ask import Ask, AskId, AskState
from community.notice import Notice
from handlers import rows, text
from handlers.acts import Pressed, Shown, Told
from handlers.context import Context
from handlers.event import Press
from handlers.people import mentions
from handlers.view import Button, Message, Note, Section
from storage import asks, members, profiles


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """Who asks, in their words; nothing once they left, took it back, or either wants to be kept apart."""
    found = await asks.get(ctx.tx, AskId(int(notice.subject)))
    if found is None or found.addressee != ctx.me.id or not await _stands(ctx, found):
        return None
    who = (await mentions(ctx, [found.asker]))[found.asker]
    first = Section(ctx.text("find-came", who=who, topics=ctx.say("list-comma").join(found.topics)))
    if not found.is_open(ctx.now):
        closed = Note(ctx.text("ask-post-over"))
        return Message(ctx.say("find-came-title"), (first, Section(text.plain(found.words)), closed))
    no = Button(ctx.say("find-no"), "find-no", str(found.id))
    words = Section(text.plain(found.words), (_answer(ctx, found), no))
    return Message(ctx.say("find-came-title"), (first, words, Note(ctx.text("find-came-note"))))


async def no(ctx: Context, press: Press) -> Shown:
    """Not this time: nothing is written down, so that nobody could hear of it."""
    found = rows.there(await asks.get(ctx.tx, AskId(rows.number(press.subject))))
    rows.check_mine(ctx, found.addressee)
    slip = (_answer(ctx, found),) if found.is_open(ctx.now) else ()
    return Message(ctx.say("find-came-title"), (Section(ctx.text("find-no-done"), slip),))


async def _stands(ctx: Context, found: Ask) -> bool:
    asker = (await members.get(ctx.tx, [found.asker])).get(found.asker)
    if asker is None or asker.left_community is not None or found.state is AskState.WITHDRAWN:
        return False
    return not await profiles.avoids(ctx.tx, ctx.me.id, found.asker)


def _answer(ctx: Context, found: Ask) -> Button:
    return Button(ctx.say("ask-answer"), "ask-help", str(found.id), "primary")


PRESSES = (Pressed("find-no", no),)
NOTICES = (Told(asks.DIRECT, letter, from_member=True),)

"""Who comes gets one letter: what this place is, one small first step, and how to be left in peace."""

from community.member import is_paused
from community.notice import Notice
from community.settled import may_begin
from handlers.acts import Shown, Told
from handlers.context import Context
from handlers.event import Joined
from handlers.view import Button, Message, Note, Section
from storage import members, outbox

KIND = "welcome"


async def arrived(ctx: Context, event: Joined) -> Shown:
    """Welcome who came just now, once, if organisers opened that door."""
    if not event.new or ctx.me.is_bot or ctx.me.welcomed_at is not None:
        return None
    if may_begin(ctx.rules.welcomes, ctx.rules.welcomes_since, ctx.now) and not is_paused(ctx.me, ctx.now):
        await members.update(ctx.tx, ctx.me.id, welcomed_at=ctx.now)
        await outbox.put(ctx.tx, KIND, ctx.me.id, "", ctx.now, via=ctx.platform)
    return None


async def letter(ctx: Context, _notice: Notice) -> Message | None:
    """The welcome, as it reads today."""
    community, company = ctx.rules.community, ctx.rules.company
    if community and company:
        place = ctx.text("welcome-place", community=community, company=company)
    else:
        place = ctx.text("welcome-place-bare")
    first = Button(ctx.say("welcome-introduce"), "introduce-yourself", tone="primary")
    menu = Button(ctx.say("welcome-menu"), "menu")
    return Message(
        ctx.say("welcome-title", name=ctx.me.name),
        (
            Section(place),
            Section(ctx.text("welcome-first-step"), (first, menu)),
            Note(ctx.text("welcome-pause")),
        ),
    )


NOTICES = (Told(KIND, letter),)

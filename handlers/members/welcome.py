"""Who comes gets one letter: what this place is, one small first step, and how to be left in peace."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from community.member import is_paused
from community.notice import Notice
from community.settled import Welcomes, may_begin
from handlers.acts import Shown, Told
from handlers.context import Context, Rules
from handlers.event import Joined, Who
from handlers.view import Button, Message, Note, Section
from storage import members, outbox
from storage.database import Tx

KIND = "welcome"

KNOWS_ITS_HOME_AFTER = timedelta(hours=1)
"""How long after the door was opened a person whom the bot does not know yet must be a newcomer: at its
first start it gets to know everybody, which takes minutes where there are thousands."""


async def arrived(ctx: Context, event: Joined) -> Shown:
    """Welcome who came just now, once, if organisers opened that door."""
    if not event.new or ctx.me.is_bot or ctx.me.welcomed_at is not None:
        return None
    if may_begin(ctx.rules.welcomes, ctx.rules.welcomes_since, ctx.now) and not is_paused(ctx.me, ctx.now):
        await members.update(ctx.tx, ctx.me.id, welcomed_at=ctx.now)
        await outbox.put(ctx.tx, KIND, ctx.me.id, "", ctx.now, via=ctx.platform)
    return None


async def came_meanwhile(tx: Tx, rules: Rules, new: Sequence[Who], now: datetime) -> None:
    """Welcome who came while the bot was away, as told by a home that it knew well before."""
    since = rules.welcomes_since
    if rules.welcomes is not Welcomes.NEWCOMERS or since is None or now - since < KNOWS_ITS_HOME_AFTER:
        return
    found = await members.of_accounts(tx, new[0].platform, [who.id for who in new]) if new else {}
    for member, account in found.values():
        if not member.is_bot and member.welcomed_at is None:
            await members.update(tx, member.id, welcomed_at=now)
            await outbox.put(tx, KIND, member.id, "", now, via=account.platform)


async def letter(ctx: Context, _notice: Notice) -> Message | None:
    """The welcome, as it reads today."""
    community, company = ctx.rules.community, ctx.rules.company
    if community and company:
        place = ctx.text("welcome-place", community=community, company=company)
    else:
        place = ctx.text("welcome-place-bare")
    first = Button(ctx.say("welcome-introduce"), "introduce-yourself", tone="primary")
    steps = Button(ctx.say("newcomer-title"), "first-steps")
    menu = Button(ctx.say("welcome-menu"), "menu")
    return Message(
        ctx.say("welcome-title", name=ctx.me.name),
        (
            Section(place),
            Section(ctx.text("welcome-first-step"), (first, steps, menu)),
            Note(ctx.text("welcome-pause")),
        ),
    )


NOTICES = (Told(KIND, letter),)

"""A member's own calendar address: secret, theirs to make and to take back."""

from collections.abc import Sequence

from handlers import feeds, text
from handlers.acts import Pressed, Shown
from handlers.context import Context
from handlers.event import Press
from handlers.view import Button, Message, Note, Section
from storage import calendars


async def offered(ctx: Context) -> Sequence[Section]:
    """The way to an address, where the community has one on the web at all."""
    if not ctx.rules.public_url:
        return ()
    return (Section(ctx.text("calendar-offered"), (Button(ctx.say("calendar-button"), "calendar"),)),)


async def calendar(ctx: Context, _press: Press) -> Shown:
    """Whether they have an address, and what may be done about it; the address itself is shown once only."""
    return await _shown(ctx)


async def make(ctx: Context, _press: Press) -> Shown:
    """A new address; the former one leads nowhere any more."""
    if not ctx.rules.public_url:
        return await _shown(ctx)
    address = feeds.address(ctx.rules, await calendars.make(ctx.tx, ctx.me.id, ctx.now))
    made = (Section(ctx.text("calendar-made")), Section(text.plain(address)))
    return Message(
        ctx.say("calendar-title"), (*made, Section((), _ways(ctx)), Note(ctx.text("calendar-note")))
    )


async def end(ctx: Context, _press: Press) -> Shown:
    """It leads nowhere any more."""
    await calendars.revoke(ctx.tx, ctx.me.id)
    return await _shown(ctx, Section(ctx.text("calendar-ended")))


async def _shown(ctx: Context, *first: Section) -> Message:
    has = await calendars.made_at(ctx.tx, ctx.me.id) is not None
    if not ctx.rules.public_url:
        nowhere = Section(ctx.text("calendar-nowhere"))
        return Message(ctx.say("calendar-title"), (*first, nowhere))
    new = Button(ctx.say("calendar-make", again=int(has)), "calendar-make", tone="primary")
    said = Section(ctx.text("calendar-have", have=int(has)), _ways(ctx) if has else (new,))
    return Message(ctx.say("calendar-title"), (*first, said, Note(ctx.text("calendar-note"))))


def _ways(ctx: Context) -> tuple[Button, Button]:
    return (
        Button(ctx.say("calendar-make", again=1), "calendar-make"),
        Button(ctx.say("calendar-end"), "calendar-end", tone="danger"),
    )


PRESSES = (
    Pressed("calendar", calendar),
    Pressed("calendar-make", make, writes=True),
    Pressed("calendar-end", end, writes=True),
)

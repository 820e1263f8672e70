"""How an introduction goes on: who is asked next, who is brought together, and who hears in time of a no."""

from dataclasses import replace
from random import SystemRandom

from community.errors import BotError, ButtonExpired, NotYours
from community.introduction import (
    Introduction,
    IntroductionId,
    State,
    Yes,
    closed,
    with_no,
    with_yes,
)
from handlers import rows
from handlers.context import Context
from handlers.members import introductions_met as met
from storage import introductions, members, outbox, profiles

ASK = "introduction-ask"
"""The kind of the notice that asks one of the two; its subject is the introduction and 1 or 2."""

NOT = "introduction-not"
"""The kind of the notice to who waited that it did not come about."""

_CHANCE = SystemRandom()


async def agree(ctx: Context, it: Introduction, said: Yes) -> Introduction:
    """Write the yes of who acts down, and go on: ask the next, or bring the two together.

    Where one came to avoid the other meanwhile, the first yes waits in vain, and hears so as after any no.
    """
    after = with_yes(it, ctx.me.id, said, ctx.now, _CHANCE)
    if after.state is not State.BOTH and await profiles.avoids(ctx.tx, *it.people):
        after = closed(after, ctx.now, _CHANCE)
    await introductions.save(ctx.tx, after)
    if after.state is State.BOTH:
        await outbox.withdraw(ctx.tx, NOT, str(it.id))
        await outbox.changed(ctx.tx, ASK, str(it.id), ctx.now)
        await met.bring(ctx, after)
    else:
        await ask_next(ctx, after)
    return after


async def ask_next(ctx: Context, it: Introduction) -> None:
    """Ask whose yes is missing first, or show them anew what was changed; who waits hears in time."""
    if it.is_open(ctx.now) and it.next is not None:
        subject = f"{it.id}.{1 if it.next is it.first else 2}"
        await outbox.put(ctx.tx, ASK, it.next.member, subject, ctx.now, useful_until=it.until)
        await outbox.changed(ctx.tx, ASK, subject, ctx.now)
    await _wait(ctx, it)


async def take_back(ctx: Context, it: Introduction) -> None:
    """A slip: nobody is asked any more. Who had agreed hears of it as after any no, and so do who waits."""
    if ctx.me.id == it.introducer:
        after = closed(it, ctx.now, _CHANCE)
    elif it.introducer is None:
        after = replace(it, state=State.CLOSED, tell_at=ctx.now)
    else:
        after = with_no(it, ctx.me.id, ctx.now, _CHANCE)
    await introductions.save(ctx.tx, after)
    for place, side in enumerate((it.first, it.second), 1):
        if after.state is not State.FIRST and side.member != ctx.me.id:
            await outbox.taken_back(ctx.tx, ASK, f"{it.id}.{place}", ctx.now)
    await _wait(ctx, after)
    await outbox.withdraw(ctx.tx, NOT, str(it.id), [ctx.me.id])


async def refuse(ctx: Context, it: Introduction) -> Introduction:
    """Write the no of who acts down; who waits hears of it later, and never whose it was."""
    after = with_no(it, ctx.me.id, ctx.now, _CHANCE)
    await introductions.save(ctx.tx, after)
    await _wait(ctx, after)
    return after


async def lock(ctx: Context, it: Introduction) -> None:
    """Let nobody else begin or answer an introduction of these two meanwhile."""
    for member in sorted(it.people):
        await members.lock(ctx.tx, member)


async def locked(ctx: Context, subject: str) -> Introduction:
    """An introduction that nobody else answers meanwhile; raises ButtonExpired."""
    it = await found(ctx, subject)
    await lock(ctx, it)
    return await found(ctx, subject)


def not_mine(it: Introduction, ctx: Context) -> BotError:
    """What is said to who cannot answer: that it is over, or, to who never heard of it, not even that."""
    side = it.side_of(ctx.me.id)
    knows = ctx.me.id == it.introducer or (side is not None and bool(side.words))
    was_asked = side is not None and it.state is not State.CLOSED and (side is it.first or it.first.words)
    return ButtonExpired() if knows or was_asked else NotYours()


async def found(ctx: Context, subject: str) -> Introduction:
    """An introduction as it stands; raises ButtonExpired."""
    return rows.there(await introductions.get(ctx.tx, IntroductionId(rows.number(subject))))


async def _wait(ctx: Context, it: Introduction) -> None:
    """Who waits for it hears at that moment that it did not come about, unless it does."""
    await outbox.withdraw(ctx.tx, NOT, str(it.id))
    for member in it.waiting():
        await outbox.put(ctx.tx, NOT, member, str(it.id), it.tell_at)

"""Rounds: a member joins, changes how often, stops; and hears with whom they were brought together."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from community.errors import ButtonExpired
from community.notice import Notice
from community.round import RESTS_FOR, Rhythm, Seat, next_round, rhythm_of, rhythms_in
from community.zone import clock_of
from handlers.acts import Pressed, Shown, Told, Verb
from handlers.context import Context
from handlers.event import Command, Press
from handlers.view import Button, Message, Note, Part, Section, When
from storage import members, muted, rounds, seats

STAY: Final = "round-stay"
"""The kind of the notice that asks who was silent whether they stay."""

_MINUTES: Final = 30
_LOOKED_AHEAD: Final = 20  # Mondays, among which every quarter has its first


class _Where(StrEnum):
    """Where a member's rooms are opened, which says who could read them."""

    SLACK = "slack"
    DISCORD = "discord"
    BOTH = "both"
    PAGE = "page"


async def page(ctx: Context, _said: Command | Press) -> Shown:
    """`/alumni rounds`: what they are, how it stands, and every way to change it."""
    return await _page(ctx)


async def join(ctx: Context, press: Press) -> Shown:
    """Take part, or take part more or less often from now on."""
    if press.subject not in tuple(Rhythm):
        raise ButtonExpired
    await seats.join(ctx.tx, ctx.me.id, Rhythm(press.subject), ctx.now)
    return await _page(ctx, Section(ctx.text("rounds-joined")))


async def stop(ctx: Context, _press: Press) -> Shown:
    """Take part no more; one tap leads back."""
    seat = await seats.of(ctx.tx, ctx.me.id)
    await seats.leave(ctx.tx, ctx.me.id)
    rhythm = seat.rhythm if seat is not None else Rhythm.MONTHLY
    back = Button(ctx.say("rounds-back"), "round-join", rhythm)
    return Message(ctx.say("rounds-title"), (Section(ctx.text("rounds-stopped"), (back,)),))


async def stay(ctx: Context, _press: Press) -> Shown:
    """They stay."""
    if await seats.of(ctx.tx, ctx.me.id) is None:
        raise ButtonExpired
    await seats.spoke(ctx.tx, ctx.me.id)
    return await _page(ctx, Section(ctx.text("rounds-stays")))


async def later(ctx: Context, _press: Press) -> Shown:
    """Ask in a month; until then they are left in peace."""
    if not await seats.rest(ctx.tx, ctx.me.id, ctx.now + RESTS_FOR):
        raise ButtonExpired
    stay_ = Button(ctx.say("rounds-stay"), "round-stay")
    return Message(ctx.say("rounds-title"), (Section(ctx.text("rounds-rests"), (stay_,)),))


async def by_messages(ctx: Context, press: Press) -> Shown:
    """In a room, or by a message to each."""
    if press.subject not in ("on", "off"):
        raise ButtonExpired
    turn = muted.off if press.subject == "on" else muted.on
    await turn(ctx.tx, ctx.me.id, seats.BY_MESSAGES)
    return await _page(ctx)


async def asked(ctx: Context, notice: Notice) -> Message | None:
    """Silent too often: one question, with three good answers."""
    seat = await seats.of(ctx.tx, ctx.me.id)
    if seat is None or seat.asked_at is None or seat.rests_until is not None:
        return None
    return Message(ctx.say("rounds-title"), (_whether(ctx),))


async def _page(ctx: Context, *first: Part) -> Message:
    seat = await seats.of(ctx.tx, ctx.me.id)
    if seat is None:
        parts: tuple[Part, ...] = (
            Section(ctx.text("rounds-what", minutes=_MINUTES)),
            Section(ctx.text("rounds-how-often"), _rhythms(ctx, None)),
        )
    else:
        parts = (await _stands(ctx, seat), Section(ctx.text("rounds-change"), _rhythms(ctx, seat)))
    return Message(ctx.say("rounds-title"), (*first, *parts, await _way(ctx), Note(ctx.text("rounds-note"))))


async def _stands(ctx: Context, seat: Seat) -> Section:
    if seat.asked_at is not None:
        return _whether(ctx)
    at = await _next(ctx, seat)
    return Section(ctx.text("rounds-stand", rhythm=seat.rhythm, at=When(at)))


async def _next(ctx: Context, seat: Seat) -> datetime:
    """When the next round is in which this member takes part."""
    planned = await rounds.unsent(ctx.tx)
    if planned is not None and seat.rhythm in rhythms_in(planned.rhythm):
        return planned.at
    clock = clock_of(ctx.rules.time_zone, "UTC")
    at = next_round(planned.at if planned else ctx.now, clock)
    for _ in range(_LOOKED_AHEAD):
        if seat.rhythm in rhythms_in(rhythm_of(at, clock)):
            break
        at = next_round(at, clock)
    return at


def _whether(ctx: Context) -> Section:
    buttons = (
        Button(ctx.say("rounds-stay"), "round-stay", tone="primary"),
        Button(ctx.say("rounds-later"), "round-later"),
        Button(ctx.say("rounds-stop"), "round-stop", "asked"),
    )
    return Section(ctx.text("rounds-whether"), buttons)


def _rhythms(ctx: Context, seat: Seat | None) -> tuple[Button, ...]:
    buttons = tuple(
        Button(ctx.say("rounds-rhythm", rhythm=rhythm), "round-join", rhythm)
        for rhythm in Rhythm
        if seat is None or rhythm is not seat.rhythm
    )
    return (*buttons, Button(ctx.say("rounds-stop"), "round-stop")) if seat is not None else buttons


async def _way(ctx: Context) -> Section:
    """How members are brought together, and who could read it, with the other way."""
    accounts = (await members.accounts_of(ctx.tx, [ctx.me.id]))[ctx.me.id]
    homes = {account.platform for account in accounts if account.left_at is None}
    here = _Where(ctx.platform) if ctx.platform in tuple(_Where) else _Where.PAGE
    home = _Where.BOTH if {_Where.SLACK, _Where.DISCORD} <= homes else here
    prefers = seats.BY_MESSAGES in await muted.of(ctx.tx, ctx.me.id)
    said = ctx.text("rounds-by-messages") if prefers else ctx.text("rounds-in-a-room", home=home)
    label = ctx.say("rounds-rather-room") if prefers else ctx.say("rounds-rather-messages")
    return Section(said, (Button(label, "round-way", "off" if prefers else "on"),))


VERBS = (Verb("rounds", page, also=("ラウンド", "シャッフル", "めぐり会い", "round")),)
PRESSES = (
    Pressed("rounds", page),
    Pressed("round-join", join, writes=True),
    Pressed("round-stop", stop, writes=True),
    Pressed("round-stay", stay, writes=True),
    Pressed("round-later", later, writes=True),
    Pressed("round-way", by_messages, writes=True),
)
NOTICES = (Told(STAY, asked, can_wait=True),)

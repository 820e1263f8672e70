"""When an event is over: what was given there becomes gifts, and those who were there are asked once."""

from datetime import datetime
from typing import Final

from community.event import SET_OFF_WITHIN, Event, EventState, others_than
from community.gift import GiftKind, Occasion
from community.member import Member, MemberId
from handlers import giving
from handlers.context import Context, Rules
from handlers.gathering import ANNOUNCEMENT, in_charge
from handlers.members.events_day import AFTER
from storage import event_answers, event_speakers, events, members, outbox
from storage.database import Tx
from storage.event_speakers import SpeakerState

REPORT: Final = "event-report"
A_MONTH_ON: Final = "month"
"""What the subject of the later report ends with."""

_NOBODY: Final = Member(MemberId(0), "", "")


async def close(tx: Tx, rules: Rules, event: Event, now: datetime) -> bool:
    """Record the gifts and ask who was there; no when it was done before. Nobody there is no gift."""
    if not await events.pass_on(tx, event.id, (EventState.ANNOUNCED,), EventState.OVER, closed_at=now):
        return False
    came = await event_answers.came(tx, event.id)
    ctx = Context(tx, now, _NOBODY, "", rules.language, False, rules)
    for speaker in await event_speakers.every(tx, event.id, SpeakerState.ACCEPTED):
        await _given(ctx, event, speaker.member, GiftKind.PANEL, came, speaker.prompt_id)
    if event.organiser is not None:
        await _given(ctx, event, event.organiser, GiftKind.EVENT, came)
    await outbox.put_many(tx, AFTER, came, str(event.id), now)
    for member in await in_charge(tx, rules, event):
        await outbox.put(tx, REPORT, member, str(event.id), now)
        if came:
            later = max(event.ends_at + SET_OFF_WITHIN, now)
            await outbox.put(tx, REPORT, member, f"{event.id}.{A_MONTH_ON}", later)
    await outbox.changed(tx, ANNOUNCEMENT, str(event.id), now)
    return True


async def _given(
    ctx: Context,
    event: Event,
    giver: MemberId,
    kind: GiftKind,
    came: tuple[MemberId, ...],
    prompt_id: int | None = None,
) -> None:
    """What one of them gave to the others who were there."""
    receivers = others_than(giver, came)
    known = await members.get(ctx.tx, [giver])
    if receivers and giver in known and known[giver].name:
        await giving.record(
            ctx,
            known[giver],
            kind,
            receivers,
            Occasion.EVENT,
            event.id,
            words=event.title,
            prompt_id=prompt_id,
        )

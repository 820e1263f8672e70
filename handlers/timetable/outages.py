"""After an outage: organisers read in one line how long it was, what came late, and what was dropped."""

from datetime import UTC, datetime, timedelta
from typing import Final

from community.notice import Notice
from handlers.acts import Told
from handlers.context import Context, Rules
from handlers.view import Message, Section, When
from storage import deliveries, organisers, outages, outbox, timetable
from storage.database import Tx

KIND: Final = "outage"
BEAT: Final = "beat"
"""On the timetable, what is done each minute by whatever process runs, and is never due by itself."""

_NEVER_DUE: Final = datetime(9999, 1, 1, tzinfo=UTC)

AWAY: Final = timedelta(minutes=15)
"""A silence so long is an outage: a restart and an update of the schema take less."""

CAUGHT_UP_AFTER: Final = timedelta(minutes=15)
"""How long what was due meanwhile may take to be told: about 900 messages to one Slack channel."""


async def look_back(tx: Tx, rules: Rules, now: datetime) -> int:
    """Note an outage that is over, and tell of one that is caught up with; returns how many are told."""
    last = next((beat.last_done for beat in await timetable.every(tx, BEAT)), None)
    if last is None:
        await timetable.settle(tx, BEAT, _NEVER_DUE)
    elif now - last > AWAY:
        await outages.note(tx, last, now)
    await timetable.done(tx, BEAT, now, _NEVER_DUE)
    return sum([await _tell(tx, rules, one, now) for one in await outages.untold(tx, now - CAUGHT_UP_AFTER)])


async def look_on(tx: Tx, now: datetime) -> None:
    """The silence until now was none, as where time is moved by hand."""
    await timetable.done(tx, BEAT, now, _NEVER_DUE)


async def letter(ctx: Context, notice: Notice) -> Message | None:
    """The one line."""
    found = await outages.get(ctx.tx, int(notice.subject))
    if found is None:
        return None
    began, ended = When(found.began, "moment"), When(found.ended, "moment")
    said = ctx.text("outage-was", began=began, ended=ended, late=found.late, dropped=found.dropped)
    return Message(ctx.say("outage-title"), (Section(said),))


async def _tell(tx: Tx, rules: Rules, one: outages.Outage, now: datetime) -> int:
    """An outage that nobody could have noticed is no news."""
    late, dropped = await deliveries.late_and_dropped(tx, one.ended)
    await outages.count(tx, one.id, late, dropped)
    if not late and not dropped:
        return 0
    readers = await organisers.every(tx, named=rules.organisers_named)
    for reader in readers:
        await outbox.put(tx, KIND, reader, str(one.id), now)
    return len(readers)


NOTICES = (Told(KIND, letter, can_wait=True),)

"""How the giving stood: one snapshot a week, which stays as it is, and the newest.

They hold figures and no ids of anybody, so that an old report does not change when a member leaves.
"""

import json
import types
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any, Final, NewType, get_args, get_origin, get_type_hints

from sqlalchemy import Row, select

from community.reciprocity import Reciprocity
from storage import timetable
from storage.database import Tx, insert_new
from storage.tables import snapshots

SnapshotId = NewType("SnapshotId", int)

NAME: Final = "chain"
"""On the timetable, when the chain is measured next."""

AGAIN: Final = timedelta(hours=1)
"""How long a measurement has until another one is begun in its place."""

_WEEK: Final = timedelta(days=7)
_LOOK = select(
    *(snapshots.c.id, snapshots.c.day, snapshots.c.weekly, snapshots.c.made_at),
    *(snapshots.c.heard_since, snapshots.c.figures),
)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """How it stood on a day of the community's calendar; a `weekly` one stays for good.

    Gifts before `heard_since` were found in an archive.
    """

    id: SnapshotId
    day: date
    weekly: bool
    made_at: datetime
    heard_since: datetime | None
    measured: Reciprocity


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a snapshot as PNG, in each language; nothing where none could be drawn."""

    months_en: bytes | None = None
    months_ja: bytes | None = None
    chain_en: bytes | None = None
    chain_ja: bytes | None = None


async def newest(tx: Tx) -> Snapshot | None:
    """The one that was made last; nothing before the first."""
    return await _first(tx)


async def get(tx: Tx, snapshot: int) -> Snapshot | None:
    """One of them; nothing where a newer one took its place."""
    row = (await tx.execute(_LOOK.where(snapshots.c.id == snapshot))).one_or_none()
    return _snapshot(row) if row is not None else None


async def last_weekly(tx: Tx) -> Snapshot | None:
    """The newest of those that stay."""
    return await _first(tx, weekly_only=True)


async def weekly_by(tx: Tx, day: date) -> SnapshotId | None:
    """The newest of those that stay, of a day or before it."""
    stays = (snapshots.c.weekly, snapshots.c.day <= day)
    query = select(snapshots.c.id).where(*stays).order_by(snapshots.c.day.desc()).limit(1)
    found = (await tx.execute(query)).scalar_one_or_none()
    return SnapshotId(found) if found is not None else None


async def weekly_since(tx: Tx, day: date) -> Sequence[Snapshot]:
    """Those that stay, from a day on, the oldest first."""
    stays = (snapshots.c.weekly, snapshots.c.day >= day)
    return tuple(map(_snapshot, await tx.execute(_LOOK.where(*stays).order_by(snapshots.c.day))))


async def has_week_of(tx: Tx, day: date) -> bool:
    """Whether the week of a day, from Monday on, has the one that stays."""
    monday = day - timedelta(days=day.weekday())
    within = (snapshots.c.weekly, snapshots.c.day >= monday, snapshots.c.day < monday + _WEEK)
    return (await tx.execute(select(snapshots.c.id).where(*within).limit(1))).first() is not None


async def picture(tx: Tx, snapshot: int, which: str, language: str) -> bytes | None:
    """Its picture of the `months`, or of the `chain` itself, in a language, or else in the other one."""
    drawn = (snapshots.c[f"{which}_en"], snapshots.c[f"{which}_ja"])
    row = (await tx.execute(select(*drawn).where(snapshots.c.id == snapshot))).one_or_none()
    if row is None:
        return None
    english, japanese = row
    found: bytes | None = (japanese or english) if language == "ja" else (english or japanese)
    return found


async def keep(
    tx: Tx,
    day: date,
    measured: Reciprocity,
    pictures: Pictures,
    made_at: datetime,
    heard_since: datetime | None = None,
) -> None:
    """Remember how it stood on a day, in the place of the last one that does not stay.

    The first of a week stays; one that stays is never written over.
    """
    weekly = not await has_week_of(tx, day)
    await tx.execute(snapshots.delete().where(snapshots.c.weekly.is_(False)))
    made = {"day": day, "weekly": weekly, "made_at": made_at, "heard_since": heard_since}
    row = {**made, "figures": as_json(measured), **asdict(pictures)}
    await tx.execute(insert_new(tx, snapshots), row)


async def want(tx: Tx, now: datetime) -> None:
    """Somebody would like to see how it stands: it is measured soon, unless that is being done."""
    found = [entry for entry in await timetable.every(tx, NAME) if entry.name == NAME]
    if not any(is_being_measured(entry, now) for entry in found):
        await timetable.settle(tx, NAME, now)


def is_being_measured(entry: timetable.Entry, now: datetime) -> bool:
    """Whether a process took it, and neither ended nor let its time pass."""
    begun = entry.last_done
    return begun is not None and entry.next_due == begun + AGAIN and begun <= now < entry.next_due


def as_json(measured: Reciprocity) -> str:
    """Every figure exactly; raises ValueError for one that is not finite."""
    return json.dumps(asdict(measured), allow_nan=False)


def from_json(told: str) -> Reciprocity:
    """The figures again. What an older okaeri did not measure is nothing, or none; what is unknown, left."""
    read: Reciprocity = _read(Reciprocity, json.loads(told))
    return read


async def _first(tx: Tx, *, weekly_only: bool = False) -> Snapshot | None:
    query = _LOOK.where(snapshots.c.weekly) if weekly_only else _LOOK
    latest = query.order_by(snapshots.c.day.desc(), snapshots.c.made_at.desc(), snapshots.c.id.desc())
    row = (await tx.execute(latest.limit(1))).one_or_none()
    return _snapshot(row) if row is not None else None


def _snapshot(row: Row[*tuple[Any, ...]]) -> Snapshot:
    measured = from_json(row.figures)
    return Snapshot(SnapshotId(row.id), row.day, row.weekly, row.made_at, row.heard_since, measured)


def _read(kind: Any, told: Any) -> Any:
    """What JSON tells, as the kind that a field is of; its blank where it tells nothing of that kind."""
    if is_dataclass(kind) and isinstance(kind, type):
        hints, known = get_type_hints(kind), told if isinstance(told, dict) else {}
        return kind(**{field.name: _read(hints[field.name], known.get(field.name)) for field in fields(kind)})
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], one) for one in told) if isinstance(told, list) else ()
    if get_origin(kind) is types.UnionType:
        return None if told is None else _read(get_args(kind)[0], told)
    if issubclass(kind, Enum):
        return next((one for one in kind if one.value == told), next(iter(kind)))
    return kind() if told is None else kind(told)

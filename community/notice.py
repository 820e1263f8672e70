"""A thing to tell a member later: it waits in the outbox until it is delivered, shown, or put aside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from typing import NewType

from community.member import Account, MemberId

NoticeId = NewType("NoticeId", int)

CLOSED_DOOR_REST = timedelta(days=30)
"""A member who takes no direct messages is not tried again for this long (Discord bans for insisting)."""

CLAIM = timedelta(seconds=60)
"""How long one delivery may work on a notice before another may take it over."""

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(hours=1)
MOST_ATTEMPTS = 12
"""With the waits doubling from five seconds to an hour, twelve attempts last about three hours."""


_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class NoticeState(StrEnum):
    """Where a notice is. `SENDING` was handed to a platform, and no word has come yet whether it arrived;

    `KEPT` waits for its member's next command, since their door is closed; `ASIDE` will not be tried again,
    and an organiser sees the reason.
    """

    WAITING = "waiting"
    SENDING = "sending"
    KEPT = "kept"
    TOLD = "told"
    ASIDE = "aside"


class Urgency(IntEnum):
    """What overtakes what where much waits: a post in a channel, a usual message, a digest."""

    POST = 0
    USUAL = 1
    DIGEST = 2


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told (`kind` and the `subject` row) to whom, from when on; `key` tells it once.

    `via` names the one platform that it must go by. While a notice is `SENDING`, `due_at` is when it was
    first handed over. `attempts` counts claims, so it also tells one claim from a later one. Without a member
    it is told to everybody in `channel`, or in a room that is opened for it when no channel is named.
    """

    id: NoticeId
    key: str
    kind: str
    member: MemberId | None
    subject: str
    due_at: datetime
    attempts: int = 0
    state: NoticeState = NoticeState.WAITING
    via: str | None = None
    channel: str = ""
    useful_until: datetime | None = None


def wait_before(attempt: int, asked: float | None, jitter: float) -> timedelta:
    """How long to wait before the next attempt: what the platform asked for, else doubling; `jitter` 0 to 1.

    Jitter only lengthens, by up to a half, so that what failed together is not tried together.
    """
    doubled = min(FIRST_WAIT * 2 ** min(attempt, 20), LONGEST_WAIT)
    least = timedelta(seconds=asked) if asked is not None else doubled
    return least * (1 + jitter / 2) if asked is None else least + FIRST_WAIT * jitter


def open_doors(accounts: Sequence[Account], now: datetime) -> tuple[Account, ...]:
    """The accounts that are here and, as far as we know, take direct messages."""
    return tuple(
        a for a in accounts if a.left_at is None and (a.dm_closed_until is None or a.dm_closed_until <= now)
    )


def door_of(doors: Sequence[Account], platforms: Collection[str]) -> Account | None:
    """The account to write to on one of `platforms`: where its member was seen last."""
    here = [door for door in doors if door.platform in platforms]
    return max(here, key=lambda door: door.seen_at or _LONG_AGO, default=None)

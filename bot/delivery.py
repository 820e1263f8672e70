"""Delivery: takes due notices from the outbox, draws them for their reader of today, and hands them over."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import TypeVar

import structlog

from bot.platform import DmClosed, Never, Platform, SendFailed, TryLater, Unclear
from community.member import Account, MemberId
from community.notice import (
    CLOSED_DOOR_REST,
    MOST_ATTEMPTS,
    Notice,
    NoticeState,
    door_of,
    open_doors,
    wait_before,
)
from handlers.reception import Reception
from handlers.view import Message
from storage import members, outbox
from storage.database import Database, Tx

BATCH = 10  # notices claimed at once, few enough to be handed over before the process stops

PATIENCE = timedelta(seconds=40)
"""How long one sending may take; below the claim, so that nobody takes over what is still being sent."""

RESENT_WITHIN: Mapping[str, timedelta] = {"discord": timedelta(minutes=3)}
"""How long a platform tells doubles apart by their key: Discord keeps a nonce for "the past few minutes"
(its documentation, resources/message). Slack has no such key, so nothing is resent there on a guess."""

LOOK_AGAIN = timedelta(seconds=10)
"""How often the outbox is looked at without a nudge: another process may have put something in."""

_ELSEWHERE = timedelta(minutes=1)  # what we cannot reach is left to another process for so long
_SHORTEST_PAUSE = 0.05  # seconds

_log = structlog.get_logger()
_Verb = Callable[[Tx], Awaitable[None]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A notice ready to be handed over; `since` is when it was first handed over."""

    notice: Notice
    account: Account
    message: Message
    since: datetime


class Delivery:
    """The delivery of one process. `platforms` are those that run here now, `random` spreads the waits."""

    def __init__(
        self,
        database: Database,
        reception: Reception,
        platforms: Mapping[str, Platform],
        clock: Callable[[], datetime],
        random: Random,
    ) -> None:
        self._database, self._reception, self._platforms = database, reception, platforms
        self._clock, self._random = clock, random
        self._resting: dict[str, datetime] = {}
        self._nudged = asyncio.Event()
        self._one_round = asyncio.Lock()
        self._stopping = False

    async def run(self) -> None:
        """Deliver until `stop`, and return when what was claimed is settled."""
        while not self._stopping:
            self._nudged.clear()
            pause = await self._surviving(self._round())
            with suppress(TimeoutError):
                await asyncio.wait_for(self._nudged.wait(), pause or LOOK_AGAIN.total_seconds())

    def nudge(self) -> None:
        """Look at once: something was put into the outbox."""
        self._nudged.set()

    def stop(self) -> None:
        """Claim no more."""
        self._stopping = True
        self._nudged.set()

    async def deliver_due(self) -> int:
        """Take all that is due and within reach, and return how many notices that were."""
        taken = 0
        async with self._one_round:
            while not self._stopping:
                async with self._database.writing() as tx:
                    batch = await outbox.claim(tx, self._clock(), BATCH, self._awake())
                if not batch:
                    break
                await self._take(batch)
                taken += len(batch)
        return taken

    async def _round(self) -> float:
        await self.deliver_due()
        now = self._clock()
        async with self._database.reading() as tx:
            due = await outbox.next_due(tx, self._awake())
        ends = [
            end for end in (due, *self._resting.values()) if end is not None and (end == due or end > now)
        ]
        until = min((*ends, now + LOOK_AGAIN)) - now
        return max(until.total_seconds(), _SHORTEST_PAUSE)

    async def _take(self, batch: Sequence[Notice]) -> None:
        """Several readers at once, each one's notices in order: at a closed door we knock once."""
        by_reader: defaultdict[MemberId, list[Notice]] = defaultdict(list)
        for notice in batch:
            by_reader[notice.member].append(notice)
        await asyncio.gather(*map(self._take_in_order, by_reader.values()))

    async def _take_in_order(self, notices: Sequence[Notice]) -> None:
        for notice in notices:
            await self._surviving(self._take_one(notice))

    async def _surviving(self, work: Awaitable[T]) -> T | None:
        """What fails unforeseen must neither end the loop nor hold up others; its claim lapses."""
        try:
            return await work
        except Exception as error:  # noqa: BLE001 - the loop must not die
            _log.error("delivery failed", error=type(error).__name__)
            return None

    async def _take_one(self, notice: Notice) -> None:
        if notice.attempts > MOST_ATTEMPTS:
            await self._write(self._settled(notice, NoticeState.ASIDE, "too-many-attempts"))
            return
        async with self._database.reading() as tx:
            drawn = await self._draw(tx, notice)
        if not isinstance(drawn, _Drawn):
            await self._write(drawn)
        elif await self._begin(drawn):
            await self._write(await self._hand_over(drawn))

    async def _write(self, verb: _Verb) -> None:
        async with self._database.writing() as tx:
            await verb(tx)

    async def _draw(self, tx: Tx, notice: Notice) -> "_Drawn | _Verb":
        """The notice as its reader sees it today, or what becomes of it instead."""
        reader = (await members.get(tx, [notice.member]))[notice.member]
        accounts = (await members.accounts_of(tx, [notice.member]))[notice.member]
        if notice.state is NoticeState.SENDING:
            account = await self._same_door(tx, notice, accounts)
        else:
            account = self._door(notice, accounts)
        if not isinstance(account, Account):
            return account
        message = await self._reception.draw(tx, notice, reader, account.platform)
        if message is None:
            return self._settled(notice, NoticeState.TOLD, "nothing left to tell")
        since = notice.due_at if notice.state is NoticeState.SENDING else self._clock()
        return _Drawn(notice, account, message, since)

    def _door(self, notice: Notice, accounts: Sequence[Account]) -> "Account | _Verb":
        """The account to write to."""
        now = self._clock()
        if all(account.left_at is not None for account in accounts):
            return self._settled(notice, NoticeState.ASIDE, "left")
        doors = open_doors(accounts, now)
        if not doors:
            return self._settled(notice, NoticeState.KEPT, "closed")
        here = door_of(doors, self._awake())
        return here or partial(outbox.give_back, notice=notice, due_at=now + _ELSEWHERE)

    async def _same_door(self, tx: Tx, notice: Notice, accounts: Sequence[Account]) -> "Account | _Verb":
        """The account that may have the notice already: tried again only where that makes no double."""
        to = await outbox.handed_to(tx, notice)
        now = self._clock()
        if to is None or now - notice.due_at > RESENT_WITHIN.get(to[0], timedelta(0)):
            return self._settled(notice, NoticeState.ASIDE, "unclear")
        same = (a for a in accounts if (a.platform, a.external_id) == to and a.platform in self._awake())
        again_at = now + LOOK_AGAIN
        return next(same, partial(outbox.doubt, notice=notice, again_at=again_at, reason="unclear"))

    async def _begin(self, drawn: _Drawn) -> bool:
        async with self._database.writing() as tx:
            return await outbox.begin(tx, drawn.notice, drawn.account, self._clock())

    async def _hand_over(self, drawn: _Drawn) -> _Verb:
        """Send, outside any transaction; returns what to write down of it."""
        platform = self._platforms[drawn.account.platform]
        key = str(drawn.notice.id)
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                place = await platform.send(drawn.account.external_id, drawn.message, key)
        except TimeoutError:
            return self._failed(drawn, Unclear("timeout"))
        except SendFailed as failed:
            return self._failed(drawn, failed)
        return self._settled(drawn.notice, NoticeState.TOLD, "", (place.channel, place.message))

    def _failed(self, drawn: _Drawn, failed: SendFailed) -> _Verb:
        match failed:
            case DmClosed():
                return partial(self._closed, drawn=drawn)
            case TryLater():
                return self._later(drawn, failed)
            case Unclear():
                return self._unclear(drawn)
            case Never(reason=reason) | SendFailed(reason=reason):
                return self._settled(drawn.notice, NoticeState.ASIDE, reason)

    def _later(self, drawn: _Drawn, failed: TryLater) -> _Verb:
        now, notice = self._clock(), drawn.notice
        if failed.after is not None:
            self._resting[drawn.account.platform] = now + timedelta(seconds=failed.after)
        at = now + wait_before(notice.attempts - 1, failed.after, self._random.random())
        if notice.state is NoticeState.SENDING:
            return partial(outbox.doubt, notice=notice, again_at=at, reason="unclear")
        return partial(outbox.tell_later, notice=notice, due_at=at, reason=failed.reason)

    def _unclear(self, drawn: _Drawn) -> _Verb:
        at = self._clock() + wait_before(drawn.notice.attempts - 1, None, self._random.random())
        if at - drawn.since > RESENT_WITHIN.get(drawn.account.platform, timedelta(0)):
            return self._settled(drawn.notice, NoticeState.ASIDE, "unclear")
        return partial(outbox.doubt, notice=drawn.notice, again_at=at, reason="unclear")

    async def _closed(self, tx: Tx, drawn: _Drawn) -> None:
        """Another door is tried; where there is none, the notice waits for the member's next command."""
        now, notice, account = self._clock(), drawn.notice, drawn.account
        rest = now + CLOSED_DOOR_REST
        await members.update_account(tx, account.platform, account.external_id, dm_closed_until=rest)
        accounts = (await members.accounts_of(tx, [notice.member]))[notice.member]
        if open_doors(accounts, now):
            await outbox.tell_later(tx, notice, now, "closed")
            return
        await self._settled(notice, NoticeState.KEPT, "closed")(tx)
        await outbox.keep_all_for(tx, notice.member, now)

    def _settled(
        self, notice: Notice, state: NoticeState, reason: str, place: tuple[str, str] = ("", "")
    ) -> _Verb:
        now, claim = self._clock(), notice.attempts
        return lambda tx: outbox.settle(tx, notice.id, state, now, reason=reason, place=place, attempt=claim)

    def _awake(self) -> tuple[str, ...]:
        """The platforms that run here and have not asked us to wait."""
        now = self._clock()
        return tuple(name for name in self._platforms if self._resting.get(name, now) <= now)

"""Delivery: takes due notices from the outbox, draws them for their reader of today, and hands them over."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from random import Random
from typing import TypeVar

import structlog

from bot.drawing import Drawing, Drawn
from bot.platform import DmClosed, Never, Place, Platform, Removed, SendFailed, TryLater, Unclear
from bot.posting import DrawnPost
from bot.written import LOOK_AGAIN, RESENT_WITHIN, Verb
from community.notice import CLOSED_DOOR_REST, MOST_ATTEMPTS, Notice, NoticeState, open_doors, wait_before
from handlers.reception import Reception
from storage import claims, deliveries, homes, members, outbox
from storage.database import Database, Tx

BATCH = 10  # notices claimed at once, few enough to be handed over before the process stops

MANY = 50
"""Messages due at once from which on readers are written to one after the other."""

APART = 0.1
"""Seconds between two of so many, so that who acts meanwhile does not notice; 600 a minute is about what
Slack takes (several hundred, its documentation of chat.postMessage says)."""

PATIENCE = timedelta(seconds=40)
"""How long one sending may take; below the claim, so that nobody takes over what is still being sent."""

_SHORTEST_PAUSE = 0.05  # seconds

_log = structlog.get_logger()
T = TypeVar("T")


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
        self._lost: frozenset[str] = frozenset()
        self._drawing = Drawing(reception, self._awake)
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
        taken, apart = 0, 0.0
        async with self._one_round:
            while not self._stopping:
                async with self._database.writing() as tx:
                    self._lost = await homes.removed(tx)
                    batch = await claims.claim(tx, self._clock(), BATCH, self._awake())
                    if len(batch) == BATCH and not apart:
                        apart = APART if await deliveries.due(tx, self._clock()) >= MANY else 0.0
                if not batch:
                    break
                await self._take(batch, apart)
                taken += len(batch)
        return taken

    async def _round(self) -> float:
        await self.deliver_due()
        now = self._clock()
        async with self._database.reading() as tx:
            due = await claims.next_due(tx, self._awake())
        ends = [
            end for end in (due, *self._resting.values()) if end is not None and (end == due or end > now)
        ]
        until = min((*ends, now + LOOK_AGAIN)) - now
        return max(until.total_seconds(), _SHORTEST_PAUSE)

    async def _take(self, batch: Sequence[Notice], apart: float) -> None:
        """Several readers at once, each one's notices in order: at a closed door we knock once.

        What channels are told is told in order as well, whichever channel it is.
        """
        by_reader: defaultdict[int | None, list[Notice]] = defaultdict(list)
        for notice in batch:
            by_reader[notice.member].append(notice)
        taken = (self._take_in_order(n, number * apart) for number, n in enumerate(by_reader.values()))
        await asyncio.gather(*taken)

    async def _take_in_order(self, notices: Sequence[Notice], after: float) -> None:
        if after:
            await asyncio.sleep(after)
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
            await self._write(self._given_up(notice, "too-many-attempts"))
            return
        async with self._database.reading() as tx:
            drawn = await self._drawing.of(tx, notice)
        if isinstance(drawn, DrawnPost):
            drawn = await self._with_room(drawn)
        if not isinstance(drawn, (Drawn, DrawnPost)):
            await self._write(drawn)
        elif await self._begin(drawn):
            await self._write(await self._hand_over(drawn))

    def _given_up(self, notice: Notice, reason: str) -> Verb:
        """It is not tried any more; what a channel or a room does not hear may be told otherwise."""
        if notice.member is None:
            return partial(self._drawing.posting.no_room, notice=notice, reason=reason)
        return self._drawing.settled(notice, NoticeState.ASIDE, reason)

    async def _write(self, verb: Verb) -> None:
        async with self._database.writing() as tx:
            await verb(tx)

    async def _begin(self, drawn: Drawn | DrawnPost) -> bool:
        account = drawn.account if isinstance(drawn, Drawn) else None
        async with self._database.writing() as tx:
            return await claims.begin(tx, drawn.notice, account, self._clock())

    async def _with_room(self, drawn: DrawnPost) -> DrawnPost | Verb:
        """The post with its room open, which is noted at once, so that no second one is opened."""
        room = drawn.room
        if room is None:
            return drawn
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                opened = self._platforms[drawn.platform].open_room(
                    room.accounts, drawn.message.title, room.beside
                )
                channel = await opened
        except TimeoutError:
            return self._later(drawn, TryLater("timeout"))
        except (Never, DmClosed) as refused:
            return partial(self._drawing.posting.no_room, notice=drawn.notice, reason=refused.reason)
        except Removed as removed:
            return partial(self._removed, drawn=drawn, reason=removed.reason)
        except SendFailed as failed:
            return self._later(drawn, TryLater(failed.reason))
        async with self._database.writing() as tx:
            await claims.note_room(tx, drawn.notice, channel)
        return replace(drawn, notice=replace(drawn.notice, channel=channel))

    async def _hand_over(self, drawn: Drawn | DrawnPost) -> Verb:
        """Send, outside any transaction; returns what to write down of it."""
        platform = self._platforms[drawn.platform]
        try:
            async with asyncio.timeout(PATIENCE.total_seconds()):
                place = await self._sent(platform, drawn)
        except TimeoutError:
            return self._failed(drawn, Unclear("timeout"))
        except SendFailed as failed:
            return self._failed(drawn, failed)
        return self._drawing.settled(drawn.notice, NoticeState.TOLD, "", (place.channel, place.message))

    async def _sent(self, platform: Platform, drawn: Drawn | DrawnPost) -> Place:
        if isinstance(drawn, DrawnPost):
            return await self._posted(platform, drawn)
        account = drawn.account.external_id
        if drawn.place is None:
            return await platform.send(account, drawn.message, str(drawn.notice.id))
        await platform.change(account, drawn.place, drawn.message)
        return drawn.place

    async def _posted(self, platform: Platform, drawn: DrawnPost) -> Place:
        if drawn.place is None:
            return await platform.post(drawn.notice.channel, drawn.message, str(drawn.notice.id))
        await platform.change_post(drawn.place, drawn.message)
        return drawn.place

    def _failed(self, drawn: Drawn | DrawnPost, failed: SendFailed) -> Verb:
        match failed:
            case DmClosed() if isinstance(drawn, Drawn):
                return partial(self._closed, drawn=drawn)
            case TryLater():
                return self._later(drawn, failed)
            case Removed(reason=reason):
                return partial(self._removed, drawn=drawn, reason=reason)
            case Unclear() if drawn.place is None:
                return self._unclear(drawn)
            case Unclear(reason=reason):  # to draw the same anew twice does no harm
                return self._later(drawn, TryLater(reason))
            case Never(reason=reason) if drawn.place is not None:
                return self._drawing.settled(drawn.notice, NoticeState.TOLD, reason)
            case Never(reason=reason) if isinstance(drawn, DrawnPost):
                return partial(self._drawing.posting.no_room, notice=drawn.notice, reason=reason)
            case Never(reason=reason) | SendFailed(reason=reason):
                return self._drawing.settled(drawn.notice, NoticeState.ASIDE, reason)

    def _later(self, drawn: Drawn | DrawnPost, failed: TryLater) -> Verb:
        now, notice = self._clock(), drawn.notice
        if failed.after is not None:
            self._resting[drawn.platform] = now + timedelta(seconds=failed.after)
        at = now + wait_before(notice.attempts - 1, failed.after, self._random.random())
        if notice.state is NoticeState.SENDING and drawn.place is None:
            return partial(claims.doubt, notice=notice, again_at=at, reason="unclear")
        return partial(claims.tell_later, notice=notice, due_at=at, reason=failed.reason)

    def _unclear(self, drawn: Drawn | DrawnPost) -> Verb:
        at = self._clock() + wait_before(drawn.notice.attempts - 1, None, self._random.random())
        if at - drawn.since > RESENT_WITHIN.get(drawn.platform, timedelta(0)):
            return self._drawing.settled(drawn.notice, NoticeState.ASIDE, "unclear")
        return partial(claims.doubt, notice=drawn.notice, again_at=at, reason="unclear")

    async def _removed(self, tx: Tx, drawn: Drawn | DrawnPost, reason: str) -> None:
        """Nothing more is sent there until the bot is back in its home; what waits goes on waiting."""
        notice, platform = drawn.notice, drawn.platform
        self._lost |= {platform}
        if await homes.remove(tx, platform, self._clock(), reason):
            _log.error("removed from its home, and stopped sending", platform=platform, reason=reason)
        await claims.tell_later(tx, notice, self._clock(), reason)

    async def _closed(self, tx: Tx, drawn: Drawn) -> None:
        """Another door is tried; where there is none, the notice waits for the member's next command."""
        now, notice, account = self._clock(), drawn.notice, drawn.account
        rest = now + CLOSED_DOOR_REST
        await members.update_account(tx, account.platform, account.external_id, dm_closed_until=rest)
        accounts = (await members.accounts_of(tx, [account.member_id]))[account.member_id]
        if open_doors(accounts, now):
            await claims.tell_later(tx, notice, now, "closed")
            return
        await self._drawing.settled(notice, NoticeState.KEPT, "closed")(tx)
        await outbox.keep_all_for(tx, account.member_id, now)

    def _awake(self) -> tuple[str, ...]:
        """The platforms that run here, whose home we are in, and that have not asked us to wait."""
        now = self._clock()
        here = (name for name in self._platforms if name not in self._lost)
        return tuple(name for name in here if self._resting.get(name, now) <= now)

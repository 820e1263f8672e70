"""Before a notice is handed over: whether its reader wants it, at which door, and how it looks today."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from bot.platform import Place
from bot.posting import DrawnPost, Posting
from bot.written import ELSEWHERE, LOOK_AGAIN, RESENT_WITHIN, STILL_BEING_SENT, Verb, settled
from community.hours import is_awake, next_awake, outside
from community.member import Account, Member, is_paused
from community.notice import Notice, NoticeId, NoticeState, door_of, open_doors
from community.zone import clock_of
from handlers import registry
from handlers.reception import Reception
from handlers.view import Message
from storage import claims, habits, members, muted, outbox
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notice ready to be handed over; `since` is when it was first handed over.

    With a `place` it is no new message: the one that stands there is drawn anew.
    """

    notice: Notice
    account: Account
    message: Message
    since: datetime
    place: Place | None = None

    @property
    def platform(self) -> str:
        """Where it is handed over."""
        return self.account.platform


class Drawing:
    """Draws notices for their readers. `awake` names the platforms that can be reached now."""

    def __init__(self, reception: Reception, awake: Callable[[], Sequence[str]]) -> None:
        self._reception, self._awake = reception, awake
        self.posting = Posting(reception, awake)

    async def of(self, tx: Tx, notice: Notice) -> Drawn | DrawnPost | Verb:
        """The notice as its readers see it today, or what becomes of it instead."""
        if notice.useful_until is not None and notice.useful_until < self._now():
            return self.settled(notice, NoticeState.ASIDE, outbox.TOO_LATE)
        if notice.member is None:
            return await self.posting.of(tx, notice)
        reader = (await members.get(tx, [notice.member]))[notice.member]
        accounts = (await members.accounts_of(tx, [notice.member]))[notice.member]
        if notice.kind == outbox.REDRAW:
            return await self._anew(tx, notice, reader, accounts)
        held = await self._unwanted(tx, notice, reader)
        if held is not None:
            return held
        if notice.state is NoticeState.SENDING:
            account = await self._same_door(tx, notice, accounts)
        else:
            account = self._door(notice, accounts)
        if not isinstance(account, Account):
            return account
        message = await self._reception.draw(tx, notice, reader, account.platform)
        if message is None:
            return self.settled(notice, NoticeState.TOLD, "nothing left to tell")
        since = notice.due_at if notice.state is NoticeState.SENDING else self._now()
        return Drawn(notice, account, message, since)

    def settled(
        self, notice: Notice, state: NoticeState, reason: str, place: tuple[str, str] = ("", "")
    ) -> Verb:
        """The notice is over, as far as this claim still holds."""
        return settled(notice, state, self._now(), reason, place)

    async def _unwanted(self, tx: Tx, notice: Notice, reader: Member) -> Verb | None:
        """What becomes of a notice that its reader switched off, or that comes in their pause."""
        told = registry.NOTICES.get(notice.kind)
        if told is None or told.asked:
            return None
        if notice.kind in await muted.of(tx, reader.id):
            return self.settled(notice, NoticeState.TOLD, "switched off")
        if not is_paused(reader, self._now()):
            return await self._at_night(tx, notice, reader) if told.can_wait else None
        if notice.state is NoticeState.SENDING:
            return self.settled(notice, NoticeState.ASIDE, "unclear")
        if not told.from_member:
            return self.settled(notice, NoticeState.TOLD, outbox.PAUSED)
        if reader.paused_until is None:
            return self.settled(notice, NoticeState.KEPT, outbox.PAUSED)
        return partial(claims.give_back, notice=notice, due_at=reader.paused_until, reason=outbox.PAUSED)

    async def _at_night(self, tx: Tx, notice: Notice, reader: Member) -> Verb | None:
        """What can wait is given back until its reader's quiet hours are over."""
        quiet = (await habits.of(tx, [reader.id])).get(reader.id, habits.Habits()).quiet
        now, clock = self._now(), clock_of(reader.time_zone, self._reception.rules.time_zone)
        if notice.state is NoticeState.SENDING or not is_awake(quiet, now, clock):
            return None
        return partial(claims.give_back, notice=notice, due_at=next_awake(outside(quiet), now, clock))

    def _door(self, notice: Notice, accounts: Sequence[Account]) -> Account | Verb:
        """The account to write to; on the one platform that the notice is for, if it is."""
        now = self._now()
        here = [a for a in accounts if notice.via in (None, a.platform)]
        if all(account.left_at is not None for account in here):
            return self.settled(notice, NoticeState.ASIDE, "left")
        doors = open_doors(here, now)
        if not doors:
            return self.settled(notice, NoticeState.KEPT, "closed")
        return door_of(doors, self._awake()) or self._left_to_another(notice)

    def _left_to_another(self, notice: Notice) -> Verb:
        return partial(claims.give_back, notice=notice, due_at=self._now() + ELSEWHERE)

    async def _same_door(self, tx: Tx, notice: Notice, accounts: Sequence[Account]) -> Account | Verb:
        """The account that may have the notice already: tried again only where that makes no double."""
        to = await claims.handed_to(tx, notice)
        now = self._now()
        if to is None or now - notice.due_at > RESENT_WITHIN.get(to[0], timedelta(0)):
            return self.settled(notice, NoticeState.ASIDE, "unclear")
        same = (a for a in accounts if (a.platform, a.external_id) == to and a.platform in self._awake())
        again_at = now + LOOK_AGAIN
        return next(same, partial(claims.doubt, notice=notice, again_at=again_at, reason="unclear"))

    async def _anew(
        self, tx: Tx, notice: Notice, reader: Member, accounts: Sequence[Account]
    ) -> Drawn | Verb:
        """A delivered message as it reads now; one that is still being sent is waited for."""
        number = notice.subject.partition(".")[0]
        first = await outbox.get(tx, NoticeId(int(number)))
        if first is not None and first.state is NoticeState.SENDING:
            return partial(claims.give_back, notice=notice, due_at=self._now() + STILL_BEING_SENT)
        to = await claims.handed_to(tx, first) if first is not None else None
        account = next((a for a in accounts if (a.platform, a.external_id) == to), None)
        if first is None or first.state is not NoticeState.TOLD or account is None:
            return self.settled(notice, NoticeState.TOLD, "nothing to redraw")
        channel, message = await claims.place_of(tx, first)
        if not message:
            return self.settled(notice, NoticeState.TOLD, "nothing to redraw")
        if account.platform not in self._awake():
            return self._left_to_another(notice)
        drawn = await self._reception.draw(tx, first, reader, account.platform)
        shown = drawn or self._reception.taken_back(reader)
        return Drawn(notice, account, shown, self._now(), Place(channel, message))

    def _now(self) -> datetime:
        return self._reception.clock()

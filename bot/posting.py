"""Before a channel is told something: how it reads today, and whether a room is opened for it first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from bot.platform import Place
from bot.written import ELSEWHERE, RESENT_WITHIN, STILL_BEING_SENT, Verb, settled
from community.member import MemberId
from community.notice import Notice, NoticeId, NoticeState, open_doors
from handlers.reception import Reception
from handlers.view import Message
from storage import claims, homes, members, outbox
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Room:
    """A room that is opened before it is posted in: for these accounts, hung on a channel if need be."""

    accounts: tuple[str, ...]
    beside: str


@dataclass(frozen=True, slots=True)
class DrawnPost:
    """A post ready to be handed over; with a `place` the one that stands there is drawn anew."""

    notice: Notice
    platform: str
    message: Message
    since: datetime
    place: Place | None = None
    room: Room | None = None


class Posting:
    """Draws what channels are told. `awake` names the platforms that can be reached now."""

    def __init__(self, reception: Reception, awake: Callable[[], Sequence[str]]) -> None:
        self._reception, self._awake = reception, awake

    async def of(self, tx: Tx, notice: Notice) -> DrawnPost | Verb:
        """The post as it reads today, or what becomes of it instead."""
        platform, now = notice.via or "", self._reception.clock()
        if platform not in self._awake():
            return partial(claims.give_back, notice=notice, due_at=now + ELSEWHERE)
        if notice.kind == outbox.REDRAW:
            return await self._anew(tx, notice, platform)
        since = notice.due_at if notice.state is NoticeState.SENDING else now
        if now - since > RESENT_WITHIN.get(platform, timedelta(0)):
            return settled(notice, NoticeState.ASIDE, now, "unclear")
        message = await self._reception.draw_post(tx, notice)
        people = await self._reception.people_of(tx, notice)
        if message is None and people:  # who is left of them hears it
            return partial(self.no_room, notice=notice, reason="nobody there")
        if message is None:
            return settled(notice, NoticeState.TOLD, now, "nothing left to tell")
        if people is None:
            return DrawnPost(notice, platform, message, since)
        room = await self._room(tx, platform, people)
        if room is None:
            return partial(self.no_room, notice=notice, reason="nobody there")
        return DrawnPost(notice, platform, message, since, room=room)

    async def no_room(self, tx: Tx, notice: Notice, reason: str) -> None:
        """Nothing can be posted there, and what is done instead is done now."""
        await settled(notice, NoticeState.ASIDE, self._reception.clock(), reason)(tx)
        await self._reception.no_room(tx, notice)

    async def _room(self, tx: Tx, platform: str, people: Sequence[MemberId]) -> Room | None:
        """A room for all of them, as far as each has an open door there."""
        theirs, now = await members.accounts_of(tx, people), self._reception.clock()
        found: list[str] = []
        for person in people:
            here = [a for a in open_doors(theirs.get(person, ()), now) if a.platform == platform]
            found += [account.external_id for account in here[:1]]
        if not people or len(found) < len(people):
            return None
        beside = [home.channel for home in await homes.every(tx) if home.platform == platform]
        return Room(tuple(found), next(iter(beside), None) or "")

    async def _anew(self, tx: Tx, notice: Notice, platform: str) -> DrawnPost | Verb:
        """A post as it reads now; one that is still being sent is waited for."""
        now = self._reception.clock()
        first = await outbox.get(tx, NoticeId(int(notice.subject.partition(".")[0])))
        if first is not None and first.state is NoticeState.SENDING:
            return partial(claims.give_back, notice=notice, due_at=now + STILL_BEING_SENT)
        channel, message = await claims.place_of(tx, first) if first is not None else ("", "")
        if first is None or first.state is not NoticeState.TOLD or not message:
            return settled(notice, NoticeState.TOLD, now, "nothing to redraw")
        shown = await self._reception.draw_post(tx, first) or self._gone()
        return DrawnPost(notice, platform, shown, now, Place(channel, message))

    def _gone(self) -> Message:
        """What stands in place of a post whose cause was taken back."""
        language = self._reception.rules.language
        return replace(self._reception.taken_back(None), private=False, language=language)

"""A CSV of gifts comes in: each row a gift, known by its id, told of members who may be new."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import chain, islice
from typing import TextIO

from community.gift import Gift, GiftId, GiftKind, Inspiration, Source, is_host_gift
from community.member import Member, MemberId, MemberKind
from community.thanks import MOST_WORDS
from handlers.imports import cells
from handlers.imports.summary import Summary, Tally, Told
from handlers.imports.table import Columns, Refused, Row, RowRefused, read
from storage import bulk, forgotten
from storage.bulk import KnownGift, KnownMember
from storage.database import Tx
from storage.forgotten import Tombstones
from storage.tables import gifts

COLUMNS = Columns(("when", "giver", "kind", "receivers"), ("host", "words", "inspired_by", "id"))
"""As the issue fixes them; `receivers` must be there, since leaving it out would mean everybody."""

_UNTOLD = Inspiration.UNKNOWN  # where all that moved the giver is gone

OWN, UNSAID = "own", "unsaid"
"""What `inspired_by` holds when the giver names no gift: their own idea, or that they rather not say."""

_MOST_REMEMBERED = 100_000  # members kept at hand between batches


@dataclass(frozen=True, slots=True)
class TellsOf:
    """One row: a gift, its people and what moved it named by ids as the file writes them."""

    line: int
    key: str
    giver: str
    kind: GiftKind
    at: datetime
    receivers: tuple[str, ...]
    host: bool | None
    words: str
    inspiration: Inspiration
    inspired_by: tuple[str, ...]


async def bring_in(
    tx: Tx, file: TextIO, zone: tzinfo, told: Told, *, leave_out_gifts_to_oneself: bool = False
) -> Summary:
    """Store the gifts of a file; dates without an hour are noon in `zone`."""
    await bulk.prepare(tx)
    taking = _Taking(tx, await forgotten.every(tx), leave_out_gifts_to_oneself)
    rows = read(file, COLUMNS)
    while some := list(islice(rows, bulk.BATCH)):
        await taking.take(tuple(_told(some, zone, taking.tally)))
        told(taking.tally.read)
    return taking.tally.summed()


def _told(rows: Sequence[Row | Refused], zone: tzinfo, tally: Tally) -> Iterator[TellsOf]:
    for row in rows:
        tally.read += 1
        if isinstance(row, Refused):
            tally.refuse(row.line, row.reason)
            continue
        try:
            yield _parsed(row, zone)
        except RowRefused as refused:
            tally.refuse(row.line, str(refused))


def _parsed(row: Row, zone: tzinfo) -> TellsOf:
    inspiration, inspired_by = _inspired(row.cell("inspired_by"))
    return TellsOf(
        row.line,
        _key(row),
        cells.one_id(row.cell("giver"), "giver"),
        cells.one_of(GiftKind, row.cell("kind"), "kind"),
        cells.moment(row.cell("when"), "when", zone),
        cells.ids(row.cell("receivers"), "receivers"),
        cells.yes_or_no(row.cell("host"), "host"),
        cells.words(row.cell("words"), "words", MOST_WORDS),
        inspiration,
        inspired_by,
    )


def _inspired(cell: str) -> tuple[Inspiration, tuple[str, ...]]:
    match cells.ids(cell, "inspired_by"):
        case ():
            return Inspiration.UNKNOWN, ()
        case (word,) if word == OWN:
            return Inspiration.OWN, ()
        case (word,) if word == UNSAID:
            return Inspiration.UNSAID, ()
        case ids:
            return Inspiration.TOLD, ids


def _key(row: Row) -> str:
    """The row's id; a row without one is known by its filled cells, whatever their order in the file."""
    if row.cell("id").strip():
        key = cells.one_id(row.cell("id"), "id")
        if key in (OWN, UNSAID):
            raise RowRefused(f"id: {key!r} is the word for a gift that no other gift moved.")
        return key
    filled = sorted((name, cell) for name, cell in row.cells.items() if cell and name != "id")
    return "row:" + hashlib.sha256(repr(filled).encode()).hexdigest()[:40]


class _Taking:
    """Takes batches of one file into one transaction."""

    def __init__(self, tx: Tx, tombstones: Tombstones, leave_out_gifts_to_oneself: bool) -> None:
        self._tx, self._tombstones = tx, tombstones
        self._passed_over = set[str]()
        self._leave_out = leave_out_gifts_to_oneself
        self._members: dict[str, KnownMember] = {}
        self.tally = Tally()

    async def take(self, rows: Sequence[TellsOf]) -> None:
        """Store one batch."""
        rows = tuple(row for row in rows if self._goes_to_another(row) and not self._is_forgotten(row))
        await self._meet({key for row in rows for key in (row.giver, *row.receivers)})
        named = set(chain.from_iterable((row.key, *row.inspired_by) for row in rows))
        known = await bulk.gifts_by_key(self._tx, named)
        fresh = await bulk.fresh_ids(self._tx, gifts, len(rows))
        new, links = list[Gift](), dict[GiftId, Sequence[GiftId]]()
        for row, number in zip(rows, fresh, strict=True):
            try:
                self._take_one(row, GiftId(number), known, new, links)
            except RowRefused as refused:
                self.tally.refuse(row.line, str(refused))
        await bulk.add_gifts(self._tx, new, links)
        self.tally.added += len(new)

    def _goes_to_another(self, row: TellsOf) -> bool:
        if row.receivers != (row.giver,):
            return True
        if self._leave_out:
            self.tally.left_out += 1
        else:
            self.tally.refuse(
                row.line, f"{row.giver!r} is giver and only receiver; gifts go to somebody else."
            )
        return False

    def _is_forgotten(self, row: TellsOf) -> bool:
        """A row that names somebody forgotten is passed over: its words may speak of them."""
        found = bool(self._tombstones.among((row.giver, *row.receivers)))
        if found:
            self.tally.forgotten += 1
            self._passed_over.add(row.key)
        return found

    async def _meet(self, keys: set[str]) -> None:
        """Know everybody named; who is new becomes a member by that id, not confirmed by anybody."""
        if len(self._members) > _MOST_REMEMBERED:
            self._members.clear()
        unknown = keys - self._members.keys()
        self._members |= await bulk.members_by_key(self._tx, unknown)
        new = [
            Member(MemberId(0), key, cells.name(key) or key) for key in sorted(unknown - self._members.keys())
        ]
        for key, member in (await bulk.add_members(self._tx, new)).items():
            self._members[key] = KnownMember(member, MemberKind.ALUMNUS, confirmed=False, is_bot=False)
        self.tally.members_added += len(new)

    def _take_one(
        self,
        row: TellsOf,
        number: GiftId,
        known: dict[str, KnownGift],
        new: list[Gift],
        links: dict[GiftId, Sequence[GiftId]],
    ) -> None:
        if (there := known.get(row.key)) is not None:
            if there.at != row.at:
                raise RowRefused(f"id: {row.key!r} is the id of a gift of another moment.")
            self.tally.already += 1
            return
        gift = self._gift(row, number)
        if not (gift.receivers or gift.everybody):
            self.tally.left_out += 1
            return
        links[number] = [_earlier(known, key) for key in self._told(row)]
        new.append(gift if links[number] or not row.inspired_by else replace(gift, inspiration=_UNTOLD))
        known[row.key] = KnownGift(number, row.at)

    def _told(self, row: TellsOf) -> list[str]:
        """What moved the giver, but for rows that were passed over."""
        return [key for key in row.inspired_by if key not in self._passed_over]

    def _gift(self, row: TellsOf, number: GiftId) -> Gift:
        """Two ids may be one member by now, who does not give to themselves."""
        giver = self._person(row.giver)
        people = (self._person(key).id for key in row.receivers if key != row.giver)
        receivers = tuple(dict.fromkeys(person for person in people if person != giver.id))
        return Gift(
            number,
            row.key,
            giver.id,
            row.kind,
            row.at,
            receivers,
            everybody=not row.receivers,
            host=is_host_gift(giver.kind, giver.confirmed) if row.host is None else row.host,
            words=row.words,
            source=Source.CSV,
            inspiration=row.inspiration,
        )

    def _person(self, key: str) -> KnownMember:
        member = self._members[key]
        if member.is_bot:
            raise RowRefused(f"{key!r} is a bot; only people give and receive.")
        return member


def _earlier(known: dict[str, KnownGift], key: str) -> GiftId:
    gift = known.get(key)
    if gift is None:
        raise RowRefused(
            f"inspired_by: no earlier row, and no gift that is there already, has the id {key!r}."
        )
    return gift.id

"""A CSV of members comes in, as the organisers' word: who is new, who changed, and whose accounts are whose.

A kind that the file gives is thereby confirmed. An empty cell says nothing, so what is known stays.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import TextIO

from community.member import Account, Member, MemberId, MemberKind, account_key
from community.topic import topic_of
from config.words import LANGUAGES
from handlers.imports import cells
from handlers.imports.summary import Summary, Tally, Told
from handlers.imports.table import Columns, Refused, Row, RowRefused, read
from storage import bulk, forgotten, members, topics
from storage.database import Tx
from storage.forgotten import Tombstones

HOMES = ("slack", "discord")
COLUMNS = Columns(
    ("id", "name"),
    ("kind", "organises", *HOMES, "language", "time_zone", "joined", "left_company", "team", "topics"),
)

_LONGEST_ACCOUNT = 64
_LONGEST_TEAM = 200
_TOLD = (
    "name",
    "kind",
    "confirmed",
    "organises",
    "language",
    "time_zone",
    "joined",
    "left_company",
    "team",
)


@dataclass(frozen=True, slots=True)
class TellsOf:
    """One row: what the organisers say of a member, nothing where they say nothing."""

    line: int
    key: str
    name: str
    kind: MemberKind | None
    organises: bool | None
    accounts: tuple[tuple[str, str], ...]
    language: str | None
    time_zone: str | None
    joined: date | None
    left_company: date | None
    team: str | None
    topics: tuple[str, ...]


async def bring_in(tx: Tx, file: TextIO, told: Told) -> Summary:
    """Store what the file says of each member."""
    await bulk.prepare(tx)
    taking = _Taking(tx, await forgotten.every(tx))
    rows = read(file, COLUMNS)
    while some := list(islice(rows, bulk.BATCH)):
        await taking.take(tuple(_told(some, taking.tally)))
        told(taking.tally.read)
    return taking.tally.summed()


def _told(rows: Sequence[Row | Refused], tally: Tally) -> Iterator[TellsOf]:
    for row in rows:
        tally.read += 1
        if isinstance(row, Refused):
            tally.refuse(row.line, row.reason)
            continue
        try:
            yield _parsed(row)
        except RowRefused as refused:
            tally.refuse(row.line, str(refused))


def _parsed(row: Row) -> TellsOf:
    kind = row.cell("kind")
    return TellsOf(
        row.line,
        cells.one_id(row.cell("id"), "id"),
        cells.name(row.cell("name")),
        cells.one_of(MemberKind, kind, "kind") if kind.strip() else None,
        cells.yes_or_no(row.cell("organises"), "organises"),
        tuple((home, account) for home in HOMES for account in _account_ids(row, home)),
        _language(row.cell("language")),
        cells.zone_name(row.cell("time_zone"), "time_zone"),
        cells.day(row.cell("joined"), "joined"),
        cells.day(row.cell("left_company"), "left_company"),
        cells.words(row.cell("team"), "team", _LONGEST_TEAM) or None,
        tuple(dict.fromkeys(filter(None, map(topic_of, cells.ids(row.cell("topics"), "topics"))))),
    )


def _account_ids(row: Row, home: str) -> tuple[str, ...]:
    found = cells.ids(row.cell(home), home)
    if any(len(account) > _LONGEST_ACCOUNT for account in found):
        raise RowRefused(f"{home}: an account id has at most {_LONGEST_ACCOUNT} characters.")
    return found


def _language(cell: str) -> str | None:
    language = cell.strip().lower()
    if language and language not in LANGUAGES:
        raise RowRefused(f"language: the bot speaks {' and '.join(LANGUAGES)}, not {cell[:20]!r}.")
    return language or None


class _Taking:
    """Takes batches of one file into one transaction."""

    def __init__(self, tx: Tx, tombstones: Tombstones) -> None:
        self._tx, self._tombstones = tx, tombstones
        self._lines: dict[str, int] = {}
        self.tally = Tally()

    async def take(self, rows: Sequence[TellsOf]) -> None:
        """Store one batch: new members together, changes one by one."""
        rows = tuple(row for row in rows if self._comes_once(row) and not self._is_forgotten(row))
        ids = {k: m.id for k, m in (await bulk.members_by_key(self._tx, [r.key for r in rows])).items()}
        before = await members.get(self._tx, list(ids.values()))
        new = [
            _after(Member(MemberId(0), row.key, cells.name(row.key) or row.key), row)
            for row in rows
            if row.key not in ids
        ]
        ids |= await bulk.add_members(self._tx, new)
        own = tuple(row for row in rows if self._speaks_for(before.get(ids[row.key]), row))
        changed = {row.key for row in own if await self._change(before, ids[row.key], row)}
        for home in HOMES:
            changed |= await self._open_accounts(home, rows, ids)
        changed |= await self._share_topics(own, ids)
        added = {member.key for member in new}
        self.tally.added += len(added)
        self.tally.members_added += len(added)
        self.tally.updated += len(changed - added)
        self.tally.already += len(rows) - len(added | changed)

    def _comes_once(self, row: TellsOf) -> bool:
        first = self._lines.setdefault(row.key, row.line)
        if first != row.line:
            self.tally.refuse(row.line, f"id: {row.key!r} is on line {first} already.")
        return first == row.line

    def _speaks_for(self, member: Member | None, row: TellsOf) -> bool:
        """Of two rows that are one member by now, the one by the member's own key is heard."""
        return member is None or row.key == member.key or member.key not in self._lines

    def _is_forgotten(self, row: TellsOf) -> bool:
        keys = [row.key, *(account_key(home, account) for home, account in row.accounts)]
        found = bool(self._tombstones.among(keys))
        self.tally.forgotten += found
        return found

    async def _change(self, before: dict[MemberId, Member], member: MemberId, row: TellsOf) -> bool:
        if member not in before or (after := _after(before[member], row)) == before[member]:
            return False
        told = {
            name: getattr(after, name)
            for name in _TOLD
            if getattr(after, name) != getattr(before[member], name)
        }
        await members.update(self._tx, member, **told)
        return True

    async def _open_accounts(self, home: str, rows: Sequence[TellsOf], ids: dict[str, MemberId]) -> set[str]:
        """Give members the accounts that the file names; an account never changes hands here."""
        claims = [(account, row) for row in rows for at, account in row.accounts if at == home]
        there = await bulk.accounts_by_id(self._tx, home, [account for account, _ in claims])
        owners = {account: known.member_id for account, known in there.items()}
        new, changed = list[Account](), set[str]()
        for account, row in claims:
            owner = owners.setdefault(account, ids[row.key])
            if owner != ids[row.key]:
                self.tally.refuse(row.line, f"{home}: {account!r} is the account of another member.")
            elif account not in there:
                new.append(Account(home, account, owner, account))
                changed.add(row.key)
        await bulk.add_accounts(self._tx, new)
        return changed

    async def _share_topics(self, rows: Sequence[TellsOf], ids: dict[str, MemberId]) -> set[str]:
        wanted = {ids[row.key]: row for row in rows if row.topics}
        known = await topics.of(self._tx, list(wanted))
        changed = {m: row for m, row in wanted.items() if known.get(m, frozenset()) != frozenset(row.topics)}
        await topics.replace(self._tx, {member: row.topics for member, row in changed.items()})
        return {row.key for row in changed.values()}


def _after(member: Member, row: TellsOf) -> Member:
    """The member once the row is believed."""
    return replace(
        member,
        name=row.name or member.name,
        kind=row.kind or member.kind,
        confirmed=member.confirmed or row.kind is not None,
        organises=member.organises if row.organises is None else row.organises,
        language=row.language or member.language,
        time_zone=row.time_zone or member.time_zone,
        joined=row.joined or member.joined,
        left_company=row.left_company or member.left_company,
        team=row.team or member.team,
    )

"""What goes out as a file: gifts, members and thanks, in the columns that imports read, or as objects."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, TypeAlias

from community.gift import Inspiration
from handlers.imports import gifts as gifts_in
from handlers.imports import members as members_in
from handlers.imports.cells import joined_ids
from storage import listing
from storage.database import Tx
from storage.listing import ListedGift, ListedMember, ListedThanks

What: TypeAlias = Literal["gifts", "members", "thanks"]


@dataclass(frozen=True, slots=True)
class Id:
    """The id of a row: a member, or a gift."""

    key: str


Value: TypeAlias = str | bool | Id | tuple[str, ...] | None
"""One value: text, yes or no, one id, several ids, or nothing."""

GIFTS = ("when", *gifts_in.COLUMNS.all[1:])
MEMBERS = members_in.COLUMNS.all
THANKS = ("when", "thanker", "thanked", "words", "gift", "id")

_RUNS = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet takes for a formula at the beginning of a cell, and the mark itself."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One row on its way out, by the columns of its kind."""

    values: tuple[Value, ...]

    def cells(self) -> tuple[str, ...]:
        """As CSV cells, each guarded against being run by a spreadsheet."""
        return tuple(guarded(_cell(value)) for value in self.values)

    def plain(self) -> tuple[str | bool | Sequence[str] | None, ...]:
        """As JSON values; nothing stands before any, since no spreadsheet runs them."""
        return tuple(value.key if isinstance(value, Id) else value for value in self.values)


def columns(what: What) -> Sequence[str]:
    """The columns of a kind, in their order."""
    return {"gifts": GIFTS, "members": MEMBERS, "thanks": THANKS}[what]


async def rows(tx: Tx, what: What) -> AsyncIterator[Outgoing]:
    """Every row of a kind."""
    match what:
        case "gifts":
            async for gift in listing.all_gifts(tx):
                yield _gift(gift)
        case "members":
            async for member in listing.all_members(tx):
                yield _member(member)
        case "thanks":
            async for thanks in listing.all_thanks(tx):
                yield _thanks(thanks)


def guarded(cell: str) -> str:
    """The cell with one `'` before it when a spreadsheet would run it; imports take it off again."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _gift(gift: ListedGift) -> Outgoing:
    """`inspired_by` is a word of its own where the giver named no gift."""
    words: dict[Inspiration, Value] = {
        Inspiration.OWN: Id(gifts_in.OWN),
        Inspiration.UNSAID: Id(gifts_in.UNSAID),
    }
    return Outgoing(
        (
            _moment(gift.at),
            Id(gift.giver),
            gift.kind,
            gift.receivers,
            gift.host,
            gift.words,
            words.get(Inspiration(gift.inspiration), gift.inspired_by),
            Id(gift.key),
        )
    )


def _member(listed: ListedMember) -> Outgoing:
    """A kind is written only when it is confirmed, for an import takes what it reads as confirmed."""
    member = listed.member
    homes = [
        tuple(a.external_id for a in listed.accounts if a.platform == home and a.left_at is None)
        for home in members_in.HOMES
    ]
    return Outgoing(
        (
            Id(member.key),
            member.name,
            member.kind if member.confirmed else None,
            member.organises,
            *homes,
            member.language,
            member.time_zone,
            member.joined.isoformat() if member.joined else None,
            member.left_company.isoformat() if member.left_company else None,
            member.team,
            listed.topics,
        )
    )


def _thanks(thanks: ListedThanks) -> Outgoing:
    people = (Id(thanks.thanker), Id(thanks.thanked))
    return Outgoing((_moment(thanks.at), *people, thanks.words, Id(thanks.gift), Id(thanks.key)))


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _cell(value: Value) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Id(key):
            return joined_ids((key,))
        case tuple():
            return joined_ids(value)
        case str():
            return value

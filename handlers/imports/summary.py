"""What came of a file: counts, refusals with their lines; and that a file goes in wholly or not at all."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from handlers.imports.table import Refused
from storage.database import Database, Tx

MOST_LISTED = 1_000
"""Refusals, or losses, that are listed; with more something is wrong as a whole, so the rest is counted."""

Told = Callable[[int], None]
"""Hears, from time to time, how many rows were read."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Rows read, added, already there and changed; who was new; refusals, and how many more there are.

    `left_out` counts gifts to oneself, `forgotten` rows that tell of somebody who asked to be forgotten.
    """

    read: int = 0
    added: int = 0
    already: int = 0
    updated: int = 0
    members_added: int = 0
    left_out: int = 0
    refused: tuple[Refused, ...] = ()
    refused_more: int = 0
    forgotten: int = 0


@dataclass(slots=True)
class Tally:
    """A summary while it grows."""

    read: int = 0
    added: int = 0
    already: int = 0
    updated: int = 0
    members_added: int = 0
    left_out: int = 0
    refused: list[Refused] = field(default_factory=list)
    refused_more: int = 0
    forgotten: int = 0

    def refuse(self, line: int, reason: str) -> None:
        """Note a refusal, or only count it when there are very many."""
        if len(self.refused) < MOST_LISTED:
            self.refused.append(Refused(line, reason))
        else:
            self.refused_more += 1

    def summed(self) -> Summary:
        """The summary as it stands now."""
        counts = (self.read, self.added, self.already, self.updated, self.members_added, self.left_out)
        by_line = tuple(sorted(self.refused, key=lambda refused: refused.line))
        return Summary(*counts, refused=by_line, refused_more=self.refused_more, forgotten=self.forgotten)


@asynccontextmanager
async def undone_after(database: Database, *, dry_run: bool) -> AsyncIterator[Tx]:
    """One transaction, undone at its end when it was only a trial."""
    try:
        async with database.writing() as tx:
            yield tx
            if dry_run:
                raise _Undone
    except _Undone:
        return


async def all_or_nothing(
    database: Database, work: Callable[[Tx], Awaitable[Summary]], *, dry_run: bool = False
) -> Summary:
    """Do the work in one transaction, and undo it all when a row was refused, or when it was only a trial."""
    summary = Summary()
    async with undone_after(database, dry_run=dry_run) as tx:
        summary = await work(tx)
        if summary.refused:
            raise _Undone
    return replace(summary, added=0, updated=0, members_added=0) if summary.refused else summary


class _Undone(Exception):
    """Leads out of a transaction, so that it is rolled back."""

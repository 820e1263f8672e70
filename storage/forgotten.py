"""Who asked to be forgotten: keyed hashes of their keys alone, so that no file brings them back.

A hash tells whether a key that somebody shows is meant, and nothing else; without the community's own secret
it tells nothing. Only the person's own press takes it away.
"""

import hashlib
import hmac
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from sqlalchemy import exists, select

from storage import settled
from storage.database import Tx, insert_new
from storage.tables import community, forgotten

_MOST_BOUND = 10_000  # values in one statement; SQLite takes at most 32,766

_HIDDEN = "forgotten:"


@dataclass(frozen=True, slots=True)
class Tombstones:
    """All hashes at hand, for files of many rows; `secret` is none where nobody was ever forgotten."""

    secret: str | None
    hashes: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.hashes)

    def among(self, keys: Collection[str]) -> frozenset[str]:
        """Those of the keys that are forgotten."""
        secret = self.secret
        if secret is None or not self.hashes:
            return frozenset()
        return frozenset(key for key in keys if _hash(secret, key) in self.hashes)


async def note(tx: Tx, keys: Sequence[str], at: datetime) -> None:
    """Remember by hashes alone that whoever has these keys asked to be forgotten."""
    secret = await settled.secret(tx)
    await _keep(tx, [(_hash(secret, key), at) for key in keys])


async def among(tx: Tx, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys whose owner asked to be forgotten."""
    secret = await _secret_if_needed(tx)
    if secret is None:
        return frozenset()
    by_hash = {_hash(secret, key): key for key in keys}
    query, found = select(forgotten.c.key_hash), set[str]()
    for some in _portions(by_hash):
        found |= set((await tx.execute(query.where(forgotten.c.key_hash.in_(some)))).scalars())
    return frozenset(by_hash[one] for one in found)


async def drop(tx: Tx, keys: Sequence[str]) -> None:
    """The owner of these keys came back by themselves."""
    secret = await settled.secret(tx)
    gone = forgotten.c.key_hash.in_([_hash(secret, key) for key in keys])
    await tx.execute(forgotten.delete().where(gone))


async def every(tx: Tx) -> Tombstones:
    """All that is needed to tell who is forgotten without asking the database again."""
    rows = await tx.execute(select(forgotten.c.key_hash))
    return Tombstones(await _secret(tx), frozenset(rows.scalars()))


async def hashes(tx: Tx) -> tuple[tuple[str, datetime], ...]:
    """Every hash with its moment, to be carried into a restored database."""
    rows = await tx.execute(select(forgotten).order_by(forgotten.c.at, forgotten.c.key_hash))
    return tuple((row.key_hash, row.at) for row in rows)


async def take_over(tx: Tx, secret: str, hashes: Sequence[tuple[str, datetime]]) -> bool:
    """Keep hashes that were made with a secret; no when this database hashes with another one."""
    if await settled.secret(tx, secret) != secret:
        return False
    await _keep(tx, hashes)
    return True


async def hidden(tx: Tx, keys: Collection[str]) -> dict[str, str]:
    """These keys by what they read as in rows of somebody forgotten; none where nobody ever was."""
    secret = await _secret(tx)
    return {} if secret is None else {as_hidden(secret, key): key for key in keys}


def as_hidden(secret: str, key: str) -> str:
    """A key as it stays in a row that outlives its member."""
    return f"{_HIDDEN}{_hash(secret, key)}"


def is_hidden(key: str) -> bool:
    """Whether a key reads as one of somebody forgotten."""
    return key.startswith(_HIDDEN)


async def _keep(tx: Tx, hashes: Sequence[tuple[str, datetime]]) -> None:
    rows = [{"key_hash": one, "at": at} for one, at in hashes]
    if rows:
        await tx.execute(insert_new(tx, forgotten), rows)


async def _secret(tx: Tx) -> str | None:
    return (await tx.execute(select(community.c.secret))).scalar_one_or_none()


async def _secret_if_needed(tx: Tx) -> str | None:
    query = select(community.c.secret).where(exists(select(forgotten.c.key_hash)))
    return (await tx.execute(query)).scalar_one_or_none()


def _hash(secret: str, key: str) -> str:
    return hmac.digest(secret.encode(), key.encode(), hashlib.sha256).hex()


def _portions(hashes: Collection[str]) -> Iterator[list[str]]:
    several = iter(hashes)
    while some := list(islice(several, _MOST_BOUND)):
        yield some

"""Linking: accounts of one person become one member, by a code shown in one home and typed in the other."""

import hashlib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from community.member import Member

CODE_HOLDS = timedelta(minutes=10)

ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ"
"""Letters that are not taken for one another, nor for a digit: no I, L, O, and no U beside V."""

_LENGTH = 8  # 22 ** 8 codes, some 55 thousand million, of which a handful hold at any moment


def fresh_code(pick: Callable[[Sequence[str]], str]) -> str:
    """A new code; `pick` takes one letter at random, as `secrets.choice` does."""
    return "".join(pick(ALPHABET) for _ in range(_LENGTH))


def shown_code(code: str) -> str:
    """A code as it is read and typed: ABCD-EFGH."""
    return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"


def read_code(typed: str) -> str | None:
    """The code that somebody typed, whatever its width, case, spaces and dashes; nothing when it is none."""
    letters = "".join(c for c in unicodedata.normalize("NFKC", typed[:100]).upper() if c.isalnum())
    return letters if len(letters) == _LENGTH and set(letters) <= set(ALPHABET) else None


def hash_of(code: str) -> str:
    """All that is kept of a code."""
    return hashlib.sha256(code.encode()).hexdigest()


def together(older: Member, younger: Member) -> Member:
    """The older member as they are once the younger is the same person.

    What the older one has stays; what they lack, the younger brings. To be confirmed, and to organise, is
    kept from either, with the kind that was confirmed, else with the one that was declared.
    """
    brings_kind = not older.confirmed and (younger.confirmed or _declared(older) < _declared(younger))
    paused = younger if older.paused_at is None and younger.paused_at is not None else older
    return replace(
        older,
        kind=younger.kind if brings_kind else older.kind,
        confirmed=older.confirmed or younger.confirmed,
        declared_at=older.declared_at or younger.declared_at,
        organises=_stronger(older.organises, younger.organises),
        language=older.language or younger.language,
        time_zone=older.time_zone or younger.time_zone,
        joined=older.joined or younger.joined,
        left_company=older.left_company or younger.left_company,
        joined_company=older.joined_company or younger.joined_company,
        team=older.team or younger.team,
        rank=older.rank or younger.rank,
        welcomed_at=older.welcomed_at or younger.welcomed_at,
        paused_at=paused.paused_at,
        paused_until=paused.paused_until,
    )


def _declared(member: Member) -> bool:
    return member.declared_at is not None


def _stronger(one: bool | None, other: bool | None) -> bool | None:
    """A yes before a no, and either before nothing said."""
    return one or other if one is not None and other is not None else one if other is None else other

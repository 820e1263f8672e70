"""The row that a button or a form was made for: named by a number in its subject, there, and theirs."""

from typing import TypeVar

from community.errors import ButtonExpired, NotYours
from community.member import Member, MemberId
from handlers.context import Context
from handlers.event import Command, Press
from storage import members

_LONGEST = 15  # digits; SQLite and PostgreSQL number rows up to nineteen

Row = TypeVar("Row")


def number(said: str) -> int:
    """A number as our buttons carry it; raises ButtonExpired for a forged one."""
    if not (said.isascii() and said.isdecimal() and len(said) <= _LONGEST):
        raise ButtonExpired
    return int(said)


def there(row: Row | None) -> Row:
    """A row that was found; raises ButtonExpired where it is gone."""
    if row is None:
        raise ButtonExpired
    return row


def check_mine(ctx: Context, *whose: MemberId | None) -> None:
    """Refuse who acts on what is for others; raises NotYours."""
    if ctx.me.id not in whose:
        raise NotYours


async def member(ctx: Context, said: str) -> Member:
    """The member that a button names; raises ButtonExpired."""
    named = MemberId(number(said))
    return there((await members.get(ctx.tx, [named])).get(named))


def passed_over(said: Command | Press) -> int:
    """How many rows come before a page of a list, as its button says; none after a command."""
    return number(said.subject) if isinstance(said, Press) and said.subject else 0

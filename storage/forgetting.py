"""Forgetting a member: all that describes them goes, by what each column says of itself.

A row that is the member's own is deleted. One that is kept with a gift, or in the audit, stays for the
community's counts and points at a member without a name: its words are emptied and its key is hashed.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Boolean, ColumnElement, String, Table, and_, bindparam, cast, or_, select

from community.member import MemberId, MemberKind, account_key
from community.traces import Traces
from storage import forgotten, linking, settled
from storage.columns import Described, about_of, naming
from storage.database import Tx
from storage.tables import (
    accounts,
    drafts,
    events,
    gifts,
    members,
    metadata,
    outbox,
    reactions,
    receipts,
    thanks,
)

People = Sequence[int]
"""Rows of members who are one person: a member, and those merged into them."""

_BATCH = 1_000  # rows changed at once


async def forget(tx: Tx, member: MemberId, at: datetime) -> None:
    """Nothing tells of this member any more, and no file brings them back."""
    merged = await tx.execute(select(members.c.id).where(members.c.merged_into == member))
    people = [member, *merged.scalars()]
    await forgotten.note(tx, await _keys_of(tx, people), at)
    await _drop_drafts_that_name(tx, people)
    await _drop_reactions(tx, people)
    await _drop_proposals(tx, people)
    for table in filter(_stays, metadata.sorted_tables):
        await _strip(tx, table, people)
    for table in reversed(metadata.sorted_tables):
        if naming(table) and not _stays(table):
            await tx.execute(table.delete().where(_named_in(table, people)))
    await _anonymise(tx, people, at)


async def forget_again(tx: Tx, at: datetime) -> int:
    """Whoever a restored backup brought back goes once more; returns how many members that were.

    Links are undone first: who was linked then may not have been when one of the two asked to be forgotten.
    """
    tombstones = await forgotten.every(tx)
    for member in await _brought_back(tx, tombstones):
        for account in await linking.linked(tx, member):
            await linking.unlink(tx, account, at)
    found = await _brought_back(tx, tombstones)
    for member in found:
        await forget(tx, member, at)
    return len(found)


async def letters_about(
    tx: Tx, member: MemberId, of_gifts: str, of_thanks: str
) -> tuple[tuple[str, str], ...]:
    """What others were told of gifts and thanks with this member, as kind and subject of the notices."""
    received = select(receipts.c.gift_id).where(receipts.c.member_id == member)
    some = select(cast(gifts.c.id, String)).where(or_(gifts.c.giver_id == member, gifts.c.id.in_(received)))
    words = select(cast(thanks.c.id, String)).where(_named_in(thanks, [member]))
    about_gifts = and_(outbox.c.kind == of_gifts, outbox.c.subject.in_(some))
    about_thanks = and_(outbox.c.kind == of_thanks, outbox.c.subject.in_(words))
    query = select(outbox.c.kind, outbox.c.subject).where(or_(about_gifts, about_thanks)).distinct()
    return tuple((row[0], row[1]) for row in await tx.execute(query))


async def _keys_of(tx: Tx, people: People) -> list[str]:
    there = select(accounts.c.platform, accounts.c.external_id).where(accounts.c.member_id.in_(people))
    own = await tx.execute(select(members.c.key).where(members.c.id.in_(people)))
    keys = [account_key(row[0], row[1]) for row in await tx.execute(there)]
    return list(dict.fromkeys([*keys, *own.scalars()]))


async def _brought_back(tx: Tx, tombstones: forgotten.Tombstones) -> tuple[MemberId, ...]:
    """The members of whom a key is forgotten, whatever they are merged into."""
    if not tombstones:
        return ()
    own = select(members.c.key, members.c.id, members.c.merged_into)
    keys = [(row[0], row[2] or row[1]) for row in await tx.execute(own)]
    there = select(accounts.c.platform, accounts.c.external_id, accounts.c.member_id)
    keys += [(account_key(row[0], row[1]), row[2]) for row in await tx.execute(there)]
    back = tombstones.among([key for key, _ in keys])
    return tuple(dict.fromkeys(MemberId(member) for key, member in keys if key in back))


async def _drop_drafts_that_name(tx: Tx, people: People) -> None:
    """What others began and that holds a name or an id of these people."""
    traces = await _traces_of(tx, people)
    others = select(drafts.c.id, drafts.c.words).where(drafts.c.member_id.not_in(people))
    found = [row.id for row in await tx.execute(others) if traces.are_in(row.words)]
    for start in range(0, len(found), _BATCH):
        await tx.execute(drafts.delete().where(drafts.c.id.in_(found[start : start + _BATCH])))


async def _traces_of(tx: Tx, people: People) -> Traces:
    own = select(members.c.name, members.c.key).where(members.c.id.in_(people))
    there = select(accounts.c.name, accounts.c.external_id).where(accounts.c.member_id.in_(people))
    found = [(row[0], row[1]) for query in (own, there) for row in await tx.execute(query)]
    ids = frozenset(one for _, one in found if one)
    return Traces(frozenset(name for name, _ in found), ids, frozenset(people))


async def _drop_reactions(tx: Tx, people: People) -> None:
    """Their emoji on messages, and those on their own messages."""
    there = select(accounts.c.platform, accounts.c.external_id).where(accounts.c.member_id.in_(people))
    for platform, account in (await tx.execute(there)).all():
        here = reactions.c.place.startswith(f"{platform}:", autoescape=True)
        await tx.execute(reactions.delete().where(here, reactions.c.account == account))
    theirs = select(gifts.c.key).where(gifts.c.giver_id.in_(people))
    await tx.execute(reactions.delete().where(reactions.c.place.in_(theirs)))


async def _drop_proposals(tx: Tx, people: People) -> None:
    """Events that they proposed in their own words, and that no organiser made the community's."""
    theirs = (events.c.organiser_id.in_(people), events.c.confirmed_by.is_(None))
    await tx.execute(events.delete().where(*theirs, events.c.announced_at.is_(None)))


def _stays(table: Table) -> bool:
    """Whether the table's rows outlive the members whom they name."""
    return any(about is not None and about.stays for about in map(about_of, naming(table)))


async def _strip(tx: Tx, table: Table, people: People) -> None:
    """Empty what describes them in rows that stay, and hide the keys of their own rows."""
    for column in table.columns:
        about = about_of(column)
        if about is None or column.primary_key or column.foreign_keys:
            continue
        if not about.stays:
            theirs = or_(*(part for role in about.roles for part in _parts(table, role, people)))
            await tx.execute(table.update().where(theirs).values({column.name: _blank(column)}))
        elif column.unique:
            await _hide_keys(tx, table, people)


def _named_in(table: Table, people: People) -> ColumnElement[bool]:
    return or_(*(column.in_(people) for column in naming(table)))


def _parts(table: Table, role: str, people: People) -> Iterator[ColumnElement[bool]]:
    """How these people play a part in a row: named in the row itself, or in one that belongs to it."""
    for other in metadata.sorted_tables:
        for column in naming(other):
            about = about_of(column)
            if about is None or role not in about.roles:
                continue
            if other is table:
                yield column.in_(people)
            for belongs in naming(other, table.name):
                yield table.c.id.in_(select(belongs).where(column.in_(people)))


async def _hide_keys(tx: Tx, table: Table, people: People) -> None:
    """Keys tell accounts and places; they are hashed, so that the same file is still known again."""
    secret = await settled.secret(tx)
    query = select(table.c.id, table.c.key).where(_named_in(table, people)).order_by(table.c.id)
    found = [(row[0], row[1]) for row in await tx.execute(query) if not forgotten.is_hidden(row[1])]
    for start in range(0, len(found), _BATCH):
        wanted = {number: forgotten.as_hidden(secret, key) for number, key in found[start : start + _BATCH]}
        there = select(table.c.key).where(table.c.key.in_(list(wanted.values())))
        taken = set((await tx.execute(there)).scalars())  # by who was forgotten, came back, and goes again
        rows = [
            {"row": number, "hidden": forgotten.as_hidden(secret, f"{number}:{key}") if key in taken else key}
            for number, key in wanted.items()
        ]
        hide = table.update().where(table.c.id == bindparam("row")).values(key=bindparam("hidden"))
        await tx.execute(hide, rows)


async def _anonymise(tx: Tx, people: People, at: datetime) -> None:
    """The rows of the members themselves, to which gifts still point."""
    secret = await settled.secret(tx)
    blank = {column.name: _blank(column) for column in members.columns if not column.primary_key}
    query = select(members.c.id, members.c.key).where(members.c.id.in_(people))
    for number, key in (await tx.execute(query)).all():
        kept = {"key": forgotten.as_hidden(secret, f"{number}:{key}"), "kind": MemberKind.ALUMNUS}
        values = {**blank, **kept, "left_community": at}
        await tx.execute(members.update().where(members.c.id == number).values(values))


def _blank(column: Described) -> str | bool | None:
    if column.nullable:
        return None
    return False if isinstance(column.type, Boolean) else ""

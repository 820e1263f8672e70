"""Members: finding them by id, by account and by name, and meeting somebody new."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Row, Select, bindparam, func, select

from community.member import Account, AccountId, Member, MemberId, MemberKind
from community.words import folded
from storage.database import Tx, insert_new
from storage.tables import accounts, members


async def of_account(tx: Tx, platform: str, external_id: str) -> tuple[Member, Account] | None:
    """The member behind an account, with the account."""
    return (await of_accounts(tx, platform, [external_id])).get(external_id)


async def of_accounts(
    tx: Tx, platform: str, external_ids: Sequence[str]
) -> dict[str, tuple[Member, Account]]:
    """The members behind several accounts of one platform, in one look; unknown ones are left out."""
    rows = await tx.execute(_OF_ACCOUNTS, {"platform": platform, "external_ids": list(external_ids)})
    return {row.account_external_id: (_member(row), _account(row)) for row in rows}


async def accounts_of(tx: Tx, ids: Sequence[MemberId]) -> dict[MemberId, tuple[Account, ...]]:
    """Every account of these members; bring what it takes to mention and to reach them."""
    rows = (await tx.execute(_only_accounts().where(accounts.c.member_id.in_(ids)))).all()
    found: dict[MemberId, tuple[Account, ...]] = dict.fromkeys(ids, ())
    for row in rows:
        account = _account(row)
        found[account.member_id] += (account,)
    return found


async def account(tx: Tx, account_id: AccountId) -> Account | None:
    """One account by its row."""
    row = (await tx.execute(_only_accounts().where(accounts.c.id == account_id))).one_or_none()
    return _account(row) if row is not None else None


async def get(tx: Tx, ids: Sequence[MemberId]) -> dict[MemberId, Member]:
    """Members by id; an id that nobody has is left out."""
    rows = (await tx.execute(select(members).where(members.c.id.in_(ids)))).all()
    return {MemberId(row.id): _member(row) for row in rows}


async def named(tx: Tx, name: str, most: int = 6) -> tuple[Member, ...]:
    """Members here now whose name is `name`, width and case aside; else those whose name begins with it."""
    here = select(members).where(members.c.left_community.is_(None), members.c.is_bot.is_(False))
    wanted = folded(name)
    exact = (await tx.execute(here.where(members.c.folded_name == wanted).limit(most))).all()
    if exact or len(wanted) < 2:
        return tuple(_member(row) for row in exact)
    near = here.where(members.c.folded_name.startswith(wanted, autoescape=True))
    rows = (await tx.execute(near.order_by(members.c.folded_name, members.c.id).limit(most))).all()
    return tuple(_member(row) for row in rows)


async def present(tx: Tx) -> int:
    """How many people are in the community now."""
    query = select(func.count()).where(members.c.left_community.is_(None), members.c.is_bot.is_(False))
    return (await tx.execute(query)).scalar_one()


async def unwelcomed(tx: Tx, most: int) -> tuple[MemberId, ...]:
    """Some of those who are here and were never welcomed, and did not ask to be left in peace."""
    here = (members.c.left_community.is_(None), members.c.is_bot.is_(False), members.c.paused_at.is_(None))
    query = select(members.c.id).where(*here, members.c.welcomed_at.is_(None)).order_by(members.c.id)
    return tuple(MemberId(found) for found in (await tx.execute(query.limit(most))).scalars())


async def meet(tx: Tx, account: Account, member: Member) -> MemberId:
    """Remember an account seen for the first time, and its member when the key is new."""
    await tx.execute(insert_new(tx, members), row_of(member))
    member_id = (await tx.execute(select(members.c.id).where(members.c.key == member.key))).scalar_one()
    await tx.execute(
        insert_new(tx, accounts),
        {
            "platform": account.platform,
            "external_id": account.external_id,
            "member_id": member_id,
            "name": account.name,
            "administers": account.administers,
            "seen_at": account.seen_at,
        },
    )
    return MemberId(member_id)


async def update(tx: Tx, member_id: MemberId, **values: object) -> None:
    """Write down what changed of a member."""
    if isinstance(name := values.get("name"), str):
        values["folded_name"] = folded(name)
    await tx.execute(members.update().where(members.c.id == member_id).values(**values))


async def update_account(tx: Tx, platform: str, external_id: str, **values: object) -> None:
    """Write down what changed of an account."""
    here = (accounts.c.platform == platform, accounts.c.external_id == external_id)
    await tx.execute(accounts.update().where(*here).values(**values))


async def end_pauses(tx: Tx, now: datetime) -> None:
    """Pauses until a day that has come are over."""
    over = members.update().where(members.c.paused_until <= now)
    await tx.execute(over.values(paused_at=None, paused_until=None))


async def administers(tx: Tx, member_id: MemberId) -> bool:
    """Whether a platform lets this member run one of the homes."""
    query = select(accounts.c.id).where(accounts.c.member_id == member_id, accounts.c.administers)
    return (await tx.execute(query.limit(1))).first() is not None


async def lock(tx: Tx, member_id: MemberId) -> None:
    """Let acts of one member follow one another (SQLite has one writer anyway).

    Rows that name the member may be written meanwhile: two who thank each other at once must not wait for
    one another.
    """
    if tx.dialect.name != "sqlite":
        row = select(members.c.id).where(members.c.id == member_id)
        await tx.execute(row.with_for_update(key_share=True))


async def leave(tx: Tx, platform: str, external_id: str, at: datetime) -> None:
    """An account is gone; its member has left when no other account is here."""
    await update_account(tx, platform, external_id, left_at=at)
    found = await of_account(tx, platform, external_id)
    if found is not None:
        await leave_if_gone(tx, found[0].id, at)


async def leave_if_gone(tx: Tx, member_id: MemberId, at: datetime) -> None:
    """A member none of whose accounts is here has left."""
    if all(account.left_at is not None for account in (await accounts_of(tx, [member_id]))[member_id]):
        await update(tx, member_id, left_community=at)


def _with_account() -> Select[*tuple[object, ...]]:
    joined = accounts.join(members, accounts.c.member_id == members.c.id)
    account = [column.label(f"account_{column.key}") for column in accounts.c]
    return select(*members.c, *account).select_from(joined)


_OF_ACCOUNTS = _with_account().where(
    accounts.c.platform == bindparam("platform"),
    accounts.c.external_id.in_(bindparam("external_ids", expanding=True)),
)


def _only_accounts() -> Select[*tuple[object, ...]]:
    return select(*[column.label(f"account_{column.key}") for column in accounts.c])


def _member(row: Row[*tuple[object, ...]]) -> Member:
    known = row._mapping
    return Member(
        id=MemberId(known["id"]),
        key=known["key"],
        name=known["name"],
        kind=MemberKind(known["kind"]),
        confirmed=known["confirmed"],
        organises=known["organises"],
        language=known["language"],
        time_zone=known["time_zone"],
        joined=known["joined"],
        left_community=known["left_community"],
        left_company=known["left_company"],
        team=known["team"],
        is_bot=known["is_bot"],
        joined_company=known["joined_company"],
        declared_at=known["declared_at"],
        welcomed_at=known["welcomed_at"],
        paused_at=known["paused_at"],
        paused_until=known["paused_until"],
        rank=known["rank"],
        merged_into=MemberId(known["merged_into"]) if known["merged_into"] is not None else None,
    )


def _account(row: Row[*tuple[object, ...]]) -> Account:
    known = row._mapping
    return Account(
        platform=known["account_platform"],
        external_id=known["account_external_id"],
        member_id=MemberId(known["account_member_id"]),
        name=known["account_name"],
        administers=known["account_administers"],
        left_at=known["account_left_at"],
        dm_closed_until=known["account_dm_closed_until"],
        seen_at=known["account_seen_at"],
        id=AccountId(known["account_id"]),
    )


def row_of(member: Member) -> dict[str, object]:
    """The row that holds it, but for the id."""
    return {
        "key": member.key,
        "name": member.name,
        "folded_name": folded(member.name),
        "kind": member.kind,
        "confirmed": member.confirmed,
        "organises": member.organises,
        "is_bot": member.is_bot,
        "language": member.language,
        "time_zone": member.time_zone,
        "joined": member.joined,
        "left_community": member.left_community,
        "left_company": member.left_company,
        "team": member.team,
        "joined_company": member.joined_company,
    }

"""Personas: the members whom one can be on the page, as the database knows them."""

from dataclasses import dataclass

from sqlalchemy import select

from community.member import Account, Member, MemberId, may_organise
from handlers.event import Who
from storage import members as members_
from storage import settled
from storage.database import Tx
from storage.tables import accounts, members

PLATFORM = "page"
HOME = "page"
"""The one home that there is on the page."""

CAME_HERE = "new-"
"""How the ids of those begin who came by the page."""


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who can be played; `id` is their account on the page."""

    id: str
    member: Member
    account: Account
    organises: bool = False

    @property
    def name(self) -> str:
        """How they are shown."""
        return self.member.name

    @property
    def is_here(self) -> bool:
        """Whether they can act: nobody who left, and no bot."""
        return self.account.left_at is None and not self.member.is_bot

    @property
    def who(self) -> Who:
        """The persona as one who acts, with nothing said that the database does not say already."""
        return Who(PLATFORM, HOME, self.id, self.account.name, self.member.language)


def stranger(persona: str, name: str, language: str) -> Persona:
    """Somebody on the page whom the community does not know any more."""
    member = Member(MemberId(0), "", name, language=language)
    return Persona(persona, member, Account(PLATFORM, persona, MemberId(0), name))


async def here(tx: Tx) -> tuple[Persona, ...]:
    """Everybody who can be played, in the order in which they were met."""
    query = (
        select(accounts.c.member_id)
        .select_from(accounts.join(members, accounts.c.member_id == members.c.id))
        .where(accounts.c.platform == PLATFORM, accounts.c.left_at.is_(None), members.c.is_bot.is_(False))
        .order_by(members.c.id)
    )
    ids = [MemberId(number) for number in (await tx.execute(query)).scalars()]
    people = await members_.get(tx, ids)
    every = await members_.accounts_of(tx, ids)
    named = (await settled.read(tx)).organisers_named
    found = (_persona(people[i], a, named) for i in ids for a in every[i] if a.platform == PLATFORM)
    return tuple(persona for persona in found if persona.is_here)


async def one(tx: Tx, persona: str) -> Persona | None:
    """The persona of that id, perhaps one who has left."""
    found = await members_.of_account(tx, PLATFORM, persona)
    return _persona(*found, (await settled.read(tx)).organisers_named) if found else None


def _persona(member: Member, account: Account, organisers_named: bool) -> Persona:
    organises = may_organise(member.organises, account.administers, organisers_named)
    return Persona(account.external_id, member, account, organises)

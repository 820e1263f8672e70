"""A person in the community: alumnus or staff, with dates, and perhaps organising."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NewType

MemberId = NewType("MemberId", int)
AccountId = NewType("AccountId", int)


class MemberKind(StrEnum):
    """What somebody is to the host: somebody who left it, or somebody who works there now."""

    ALUMNUS = "alumnus"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Member:
    """One member as the community knows them; dates are the host's calendar, moments aware UTC."""

    id: MemberId
    key: str
    name: str
    kind: MemberKind = MemberKind.ALUMNUS
    confirmed: bool = False
    organises: bool | None = None
    language: str | None = None
    time_zone: str | None = None
    joined: date | None = None
    left_community: datetime | None = None
    left_company: date | None = None
    team: str | None = None
    is_bot: bool = False
    joined_company: date | None = None
    declared_at: datetime | None = None
    welcomed_at: datetime | None = None
    paused_at: datetime | None = None
    paused_until: datetime | None = None
    rank: str | None = None
    merged_into: MemberId | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A member's self in one home; `administers` is what the platform says of them there."""

    platform: str
    external_id: str
    member_id: MemberId
    name: str
    administers: bool = False
    left_at: datetime | None = None
    dm_closed_until: datetime | None = None
    seen_at: datetime | None = None
    id: AccountId = AccountId(0)


def account_key(platform: str, external_id: str) -> str:
    """The key of a member who is first met by an account."""
    return f"{platform}:{external_id}"


def may_organise(named: bool | None, administers_a_home: bool, others_named: bool = False) -> bool:
    """Whether a member organises: as named by settings or a file; where nobody is, who runs a home."""
    return (administers_a_home and not others_named) if named is None else named


def is_paused(member: Member, now: datetime) -> bool:
    """Whether a member wants to be left in peace just now."""
    return member.paused_at is not None and (member.paused_until is None or now < member.paused_until)

"""Members: who they are, what they told of themselves, and how they are reached."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
)

from storage.columns import NOBODY, Kept, Moment, RowId, about
from storage.tables.metadata import metadata


class _Members(TypedColumns):
    id = Column(RowId, primary_key=True, info=about("member", "telling members apart"))
    key = Column(String(200), nullable=False, unique=True, info=about("member", "importing once"))
    name = Column(Text, nullable=False, info=about("member", "naming"))
    folded_name = Column(Text, nullable=False, index=True, info=about("member", "finding by name"))
    kind = Column(String(16), nullable=False, info=about("member", "the host's share"))
    confirmed = Column(Boolean, nullable=False, info=about("member", "the host's share"))
    organises: Named[bool | None] = Column(Boolean, info=about("member", "who organises"))
    is_bot = Column(Boolean, nullable=False, default=False, info=about("member", "bots do not give"))
    language: Named[str | None] = Column(String(8), info=about("member", "speaking their language"))
    time_zone: Named[str | None] = Column(String(64), info=about("member", "their hours"))
    joined = Column(Date, nullable=True, info=about("member", "newcomers"))
    left_community = Column(Moment, nullable=True, info=about("member", "who is here"))
    left_company = Column(Date, nullable=True, info=about("member", "circles"))
    team: Named[str | None] = Column(Text, info=about("member", "circles"))
    joined_company = Column(Date, nullable=True, info=about("member", "circles"))
    declared_at = Column(Moment, nullable=True, info=about("member", "who waits to be confirmed"))
    welcomed_at = Column(Moment, nullable=True, info=about("member", "welcoming once"))
    paused_at = Column(Moment, nullable=True, info=about("member", "leaving them in peace"))
    paused_until = Column(Moment, nullable=True, info=about("member", "leaving them in peace"))
    rank: Named[str | None] = Column(String(16), info=about("member", "whom to invite to what"))
    asked_at = Column(Moment, nullable=True, info=about("member", "asking once a week at most"))
    merged_into: Named[int | None] = Column(RowId, index=True, info=about("member", "unlinking"))
    profile_asked_at = Column(Moment, nullable=True, info=about("member", "asking once a year"))


class _Topics(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "whom to invite to what"),
    )
    topic = Column(String(40), primary_key=True, info=about("member", "whom to invite to what"))


class _Expertise(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "whom to invite to what"),
    )
    topic = Column(String(40), primary_key=True, info=about("member", "whom to invite to what"))


class _Askable(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "what they may be asked"),
    )
    kind = Column(String(16), primary_key=True, info=about("member", "what they may be asked"))
    topic = Column(String(40), primary_key=True, info=about("member", "what they may be asked"))


class _RoleModels(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "inviting who made the step"),
    )
    topic = Column(String(40), primary_key=True, info=about("member", "inviting who made the step"))


class _FirstSteps(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "showing a first step once"),
    )
    step = Column(String(16), primary_key=True, info=about("member", "showing a first step once"))
    at = Column(Moment, nullable=False, info=about("member", "showing a first step once"))
    taken = Column(Boolean, nullable=False, info=about("member", "showing a first step once"))


class _Avoided(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "never bringing them together"),
    )
    other_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("other member", "never bringing them together"),
    )


class _Muted(TypedColumns):
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "not writing what they do not want"),
    )
    kind = Column(String(32), primary_key=True, info=about("member", "not writing what they do not want"))


class _Accounts(TypedColumns):
    id = Column(RowId, primary_key=True, info=about("member", "telling accounts apart"))
    platform = Column(String(16), nullable=False, info=about("member", "reaching them"))
    external_id = Column(String(64), nullable=False, info=about("member", "reaching them"))
    member_id = Column(RowId, ForeignKey("members.id"), nullable=False, info=about("member", "reaching them"))
    name = Column(Text, nullable=False, info=about("member", "naming"))
    administers = Column(Boolean, nullable=False, default=False, info=about("member", "who organises"))
    left_at = Column(Moment, nullable=True, info=about("member", "who is here"))
    dm_closed_until = Column(Moment, nullable=True, info=about("member", "not writing to a closed door"))
    seen_at = Column(Moment, nullable=True, info=about("member", "writing where they are"))


class _LinkCodes(TypedColumns):
    code_hash = Column(String(64), primary_key=True, info=NOBODY)
    account_id = Column(
        RowId,
        ForeignKey("accounts.id", ondelete="CASCADE"),
        nullable=False,
        info=about("member", "linking their accounts", Kept.TEN_MINUTES),
    )
    until = Column(Moment, nullable=False, info=NOBODY)


class _MovedRows(TypedColumns):
    account_id = Column(
        RowId,
        ForeignKey("accounts.id", ondelete="CASCADE"),
        primary_key=True,
        info=about("member", "unlinking"),
    )
    at_column = Column(String(64), primary_key=True, info=NOBODY)
    row = Column(String(80), primary_key=True, info=about("member", "unlinking"))


class _Forgotten(TypedColumns):
    key_hash = Column(
        String(64), primary_key=True, info=about("forgotten", "not bringing them back", Kept.UNTIL_BACK)
    )
    at = Column(Moment, nullable=False, info=NOBODY)


members = Table("members", metadata, _Members, Index(None, "confirmed", "declared_at"))
topics = Table("topics", metadata, _Topics)
expertise = Table("expertise", metadata, _Expertise)
askable = Table("askable", metadata, _Askable)
role_models = Table("role_models", metadata, _RoleModels)
first_steps = Table("first_steps", metadata, _FirstSteps)
avoided = Table("avoided", metadata, _Avoided)
muted = Table("muted", metadata, _Muted)
accounts = Table(
    "accounts",
    metadata,
    _Accounts,
    UniqueConstraint("platform", "external_id"),
    Index(None, "member_id", "platform"),
)
link_codes = Table("link_codes", metadata, _LinkCodes)
moved_rows = Table("moved_rows", metadata, _MovedRows)
forgotten = Table("forgotten", metadata, _Forgotten)

"""Everything the community remembers, one table a noun. Each column says whom it describes, if anybody."""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    UniqueConstraint,
    false,
)

from storage.columns import NOBODY, Kept, Moment, RowId, about

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_GIVING = "telling gifts and their chain"
_GIFT = Kept.WITH_THE_GIFT


class _Homes(TypedColumns):
    platform = Column(String(16), primary_key=True, info=NOBODY)
    external_id = Column(String(64), nullable=False, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    channel: Named[str | None] = Column(String(64), info=NOBODY)
    removed_at = Column(Moment, nullable=True, info=NOBODY)
    removed_why = Column(String(40), nullable=False, server_default="", info=NOBODY)


class _Channels(TypedColumns):
    platform = Column(String(16), primary_key=True, info=NOBODY)
    external_id = Column(String(64), primary_key=True, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    heard = Column(Boolean, nullable=False, info=NOBODY)
    writable = Column(Boolean, nullable=False, info=NOBODY)


class _Community(TypedColumns):
    id = Column(Integer, primary_key=True, info=NOBODY)
    name = Column(Text, nullable=False, info=NOBODY)
    company = Column(Text, nullable=False, info=NOBODY)
    language: Named[str | None] = Column(String(8), info=NOBODY)
    thanks_emoji: Named[str | None] = Column(Text, info=NOBODY)
    welcomes = Column(String(16), nullable=False, info=NOBODY)
    welcomes_since = Column(Moment, nullable=True, info=NOBODY)
    organisers_named = Column(Boolean, nullable=False, info=NOBODY)
    version = Column(Integer, nullable=False, info=NOBODY)
    secret: Named[str | None] = Column(String(64), info=NOBODY)


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
    member_id = Column(
        RowId, ForeignKey("members.id"), nullable=False, index=True, info=about("member", "reaching them")
    )
    name = Column(Text, nullable=False, info=about("member", "naming"))
    administers = Column(Boolean, nullable=False, default=False, info=about("member", "who organises"))
    left_at = Column(Moment, nullable=True, info=about("member", "who is here"))
    dm_closed_until = Column(Moment, nullable=True, info=about("member", "not writing to a closed door"))
    seen_at = Column(Moment, nullable=True, info=about("member", "writing where they are"))


class _Gifts(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("giver", "importing once", _GIFT))
    giver_id = Column(RowId, ForeignKey("members.id"), nullable=False, info=about("giver", _GIVING, _GIFT))
    kind = Column(String(16), nullable=False, info=NOBODY)
    at = Column(Moment, nullable=False, index=True, info=NOBODY)
    everybody = Column(Boolean, nullable=False, info=NOBODY)
    audience: Named[int | None] = Column(Integer, info=NOBODY)
    host: Named[bool | None] = Column(Boolean, info=about("giver", "the host's share", _GIFT))
    words = Column(Text, nullable=False, info=about("giver and receivers", _GIVING))
    occasion = Column(String(16), nullable=False, default="none", info=NOBODY)
    source = Column(String(16), nullable=False, info=NOBODY)
    born_of_thanks = Column(Boolean, nullable=False, info=NOBODY)
    inspiration = Column(String(8), nullable=False, info=about("giver", "the chain", _GIFT))
    by_account: Named[int | None] = Column(RowId, info=about("giver", "unlinking"))
    edited_at = Column(Moment, nullable=True, info=NOBODY)
    note = Column(Text, nullable=False, server_default="", info=about("giver and receivers", _GIVING))
    words_hidden = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    kept_private = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    asked_at = Column(Moment, nullable=True, info=NOBODY)


class _Receipts(TypedColumns):
    gift_id = Column(RowId, ForeignKey("gifts.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id"),
        primary_key=True,
        index=True,
        info=about("receiver", _GIVING, _GIFT),
    )


class _Inspirations(TypedColumns):
    gift_id = Column(RowId, ForeignKey("gifts.id", ondelete="CASCADE"), primary_key=True, info=NOBODY)
    inspired_by = Column(
        RowId,
        ForeignKey("gifts.id", ondelete="CASCADE"),
        primary_key=True,
        index=True,
        info=about("giver", "the chain", _GIFT),
    )


class _Thanks(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(String(200), nullable=False, unique=True, info=about("thanker", "importing once", _GIFT))
    thanker_id = Column(
        RowId, ForeignKey("members.id"), nullable=False, info=about("thanker", _GIVING, _GIFT)
    )
    thanked_id = Column(
        RowId, ForeignKey("members.id"), nullable=False, info=about("thanked", _GIVING, _GIFT)
    )
    gift_id = Column(
        RowId, ForeignKey("gifts.id", ondelete="CASCADE"), nullable=False, index=True, info=NOBODY
    )
    at = Column(Moment, nullable=False, info=NOBODY)
    words = Column(Text, nullable=False, info=about("thanker and thanked", _GIVING))
    source = Column(String(16), nullable=False, info=NOBODY)
    rule: Named[str | None] = Column(String(16), info=NOBODY)
    by_account: Named[int | None] = Column(RowId, info=about("thanker", "unlinking"))
    edited_at = Column(Moment, nullable=True, info=NOBODY)
    note = Column(Text, nullable=False, server_default="", info=about("thanker and thanked", _GIVING))
    words_hidden = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)
    kept_private = Column(Boolean, nullable=False, server_default=false(), info=NOBODY)


class _Drafts(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        info=about("member", "finishing what they began", Kept.SEVEN_DAYS),
    )
    kind = Column(String(32), nullable=False, info=NOBODY)
    words = Column(Text, nullable=False, info=about("member", "finishing what they began", Kept.SEVEN_DAYS))
    at = Column(Moment, nullable=False, info=NOBODY)


class _Outbox(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    key = Column(
        String(200), nullable=False, unique=True, info=about("reader", "telling once", Kept.THIRTY_DAYS)
    )
    kind = Column(String(32), nullable=False, info=NOBODY)
    member_id = Column(
        RowId,
        ForeignKey("members.id", ondelete="CASCADE"),
        nullable=False,
        info=about("reader", "telling them", Kept.THIRTY_DAYS),
    )
    subject = Column(String(64), nullable=False, info=NOBODY)
    state = Column(String(16), nullable=False, info=NOBODY)
    due_at = Column(Moment, nullable=False, info=NOBODY)
    attempts = Column(Integer, nullable=False, default=0, info=NOBODY)
    claimed_until = Column(Moment, nullable=True, info=NOBODY)
    reason = Column(Text, nullable=False, default="", info=NOBODY)
    account_id = Column(
        RowId,
        ForeignKey("accounts.id", ondelete="SET NULL"),
        nullable=True,
        info=about("reader", "changing what was delivered", Kept.THIRTY_DAYS),
    )
    channel = Column(Text, nullable=False, default="", info=about("reader", "changing it", Kept.THIRTY_DAYS))
    message = Column(Text, nullable=False, default="", info=about("reader", "changing it", Kept.THIRTY_DAYS))
    settled_at = Column(Moment, nullable=True, info=NOBODY)
    via: Named[str | None] = Column(String(16), info=NOBODY)


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


class _Audit(TypedColumns):
    id = Column(RowId, primary_key=True, info=NOBODY)
    at = Column(Moment, nullable=False, info=NOBODY)
    organiser_id = Column(
        RowId,
        ForeignKey("members.id"),
        nullable=False,
        index=True,
        info=about("organiser", "who did what", Kept.A_YEAR),
    )
    action = Column(String(32), nullable=False, info=NOBODY)
    subject = Column(String(64), nullable=False, info=NOBODY)


class _Leases(TypedColumns):
    name = Column(String(64), primary_key=True, info=NOBODY)
    holder = Column(String(64), nullable=False, info=NOBODY)
    until = Column(Moment, nullable=False, info=NOBODY)


class _Reactions(TypedColumns):
    place = Column(String(160), primary_key=True, info=NOBODY)
    account = Column(String(64), primary_key=True, info=about("thanker", "one thanks for all emoji"))
    emoji = Column(String(100), primary_key=True, info=NOBODY)


# Autoincrement where a removed row's id stands in buttons or nonces: SQLite would give it to the next row.
homes = Table("homes", metadata, _Homes)
channels = Table("channels", metadata, _Channels)
community = Table("community", metadata, _Community)
members = Table("members", metadata, _Members)
expertise = Table("expertise", metadata, _Expertise)
askable = Table("askable", metadata, _Askable)
avoided = Table("avoided", metadata, _Avoided)
muted = Table("muted", metadata, _Muted)
topics = Table("topics", metadata, _Topics)
accounts = Table("accounts", metadata, _Accounts, UniqueConstraint("platform", "external_id"))
gifts = Table("gifts", metadata, _Gifts, Index(None, "giver_id", "at"), sqlite_autoincrement=True)
receipts = Table("receipts", metadata, _Receipts)
inspirations = Table("inspirations", metadata, _Inspirations)
thanks = Table(
    "thanks",
    metadata,
    _Thanks,
    Index(None, "thanked_id", "at"),
    Index(None, "thanker_id", "at"),
    sqlite_autoincrement=True,
)
drafts = Table("drafts", metadata, _Drafts, Index(None, "member_id"), sqlite_autoincrement=True)
outbox = Table(
    "outbox",
    metadata,
    _Outbox,
    Index(None, "state", "due_at"),
    Index(None, "member_id", "state"),
    sqlite_autoincrement=True,
)
reactions = Table("reactions", metadata, _Reactions)
leases = Table("leases", metadata, _Leases)
link_codes = Table("link_codes", metadata, _LinkCodes)
moved_rows = Table("moved_rows", metadata, _MovedRows)
forgotten = Table("forgotten", metadata, _Forgotten)
audit = Table("audit", metadata, _Audit, sqlite_autoincrement=True)

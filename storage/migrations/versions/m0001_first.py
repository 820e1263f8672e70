"""The first schema: members and their accounts, gifts and thanks, and what waits to be told."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Lay the tables, those that others refer to first."""
    _homes()
    _members()
    _accounts()
    _topics()
    _gifts()
    _receipts()
    _inspirations()
    _thanks()
    _drafts()
    _outbox()
    _reactions()
    _leases()


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError("restore a backup instead")


def _homes() -> None:
    op.create_table(
        "homes",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_homes")),
    )


def _members() -> None:
    op.create_table(
        "members",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("organises", sa.Boolean()),
        sa.Column("is_bot", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(length=8)),
        sa.Column("time_zone", sa.String(length=64)),
        sa.Column("joined", sa.Date()),
        sa.Column("left_community", MOMENT),
        sa.Column("left_company", sa.Date()),
        sa.Column("team", sa.Text()),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_members")),
        sa.UniqueConstraint("key", name=op.f("uq_members_key")),
    )
    op.create_index(op.f("ix_members_folded_name"), "members", ["folded_name"])


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("external_id", sa.String(length=64), nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("administers", sa.Boolean(), nullable=False),
        sa.Column("left_at", MOMENT),
        sa.Column("dm_closed_until", MOMENT),
        sa.Column("seen_at", MOMENT),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_accounts_member_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("platform", "external_id", name=op.f("uq_accounts_platform_external_id")),
    )
    op.create_index(op.f("ix_accounts_member_id"), "accounts", ["member_id"])


def _topics() -> None:
    op.create_table(
        "topics",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_topics_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "topic", name=op.f("pk_topics")),
    )


def _gifts() -> None:
    op.create_table(
        "gifts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("giver_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=False),
        sa.Column("audience", sa.Integer()),
        sa.Column("host", sa.Boolean()),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("occasion", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("born_of_thanks", sa.Boolean(), nullable=False),
        sa.Column("inspiration", sa.String(length=8), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["members.id"], name=op.f("fk_gifts_giver_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gifts")),
        sa.UniqueConstraint("key", name=op.f("uq_gifts_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_gifts_at"), "gifts", ["at"])
    op.create_index(op.f("ix_gifts_giver_id_at"), "gifts", ["giver_id", "at"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("gift_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["gift_id"], ["gifts.id"], name=op.f("fk_receipts_gift_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name=op.f("fk_receipts_member_id")),
        sa.PrimaryKeyConstraint("gift_id", "member_id", name=op.f("pk_receipts")),
    )
    op.create_index(op.f("ix_receipts_member_id"), "receipts", ["member_id"])


def _inspirations() -> None:
    op.create_table(
        "inspirations",
        sa.Column("gift_id", ROW_ID, nullable=False),
        sa.Column("inspired_by", ROW_ID, nullable=False),
        sa.ForeignKeyConstraint(
            ["gift_id"], ["gifts.id"], name=op.f("fk_inspirations_gift_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["inspired_by"], ["gifts.id"], name=op.f("fk_inspirations_inspired_by"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gift_id", "inspired_by", name=op.f("pk_inspirations")),
    )
    op.create_index(op.f("ix_inspirations_inspired_by"), "inspirations", ["inspired_by"])


def _thanks() -> None:
    op.create_table(
        "thanks",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("thanker_id", ROW_ID, nullable=False),
        sa.Column("thanked_id", ROW_ID, nullable=False),
        sa.Column("gift_id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.String(length=16)),
        sa.ForeignKeyConstraint(
            ["gift_id"], ["gifts.id"], name=op.f("fk_thanks_gift_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["thanked_id"], ["members.id"], name=op.f("fk_thanks_thanked_id")),
        sa.ForeignKeyConstraint(["thanker_id"], ["members.id"], name=op.f("fk_thanks_thanker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_thanks")),
        sa.UniqueConstraint("key", name=op.f("uq_thanks_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_thanks_gift_id"), "thanks", ["gift_id"])
    op.create_index(op.f("ix_thanks_thanked_id_at"), "thanks", ["thanked_id", "at"])
    op.create_index(op.f("ix_thanks_thanker_id_at"), "thanks", ["thanker_id", "at"])


def _drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_drafts_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_drafts")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_drafts_member_id"), "drafts", ["member_id"])


def _outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("subject", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("claimed_until", MOMENT),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("account_id", ROW_ID),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name=op.f("fk_outbox_account_id"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name=op.f("fk_outbox_member_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("key", name=op.f("uq_outbox_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_outbox_member_id_state"), "outbox", ["member_id", "state"])
    op.create_index(op.f("ix_outbox_state_due_at"), "outbox", ["state", "due_at"])


def _reactions() -> None:
    op.create_table(
        "reactions",
        sa.Column("place", sa.String(length=160), nullable=False),
        sa.Column("account", sa.String(length=64), nullable=False),
        sa.Column("emoji", sa.String(length=100), nullable=False),
        sa.PrimaryKeyConstraint("place", "account", "emoji", name=op.f("pk_reactions")),
    )


def _leases() -> None:
    op.create_table(
        "leases",
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("holder", sa.String(length=64), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_leases")),
    )

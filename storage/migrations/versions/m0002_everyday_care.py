"""Everyday care: settings, profiles, pauses, links, corrections, forgetting, and an audit of organisers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what the everyday needs; rows that are there stay as they are."""
    _homes()
    _members()
    _giving()
    _settings()
    _profiles()
    _links()
    _forgetting()


def downgrade() -> None:
    """An older okaeri does not know what members hid or whom it forgot."""
    raise NotImplementedError("restore a backup instead")


def _homes() -> None:
    op.add_column("homes", sa.Column("channel", sa.String(64)))
    op.add_column("homes", sa.Column("removed_at", MOMENT))
    op.add_column("homes", sa.Column("removed_why", sa.String(40), nullable=False, server_default=""))


def _members() -> None:
    for name, kind in (
        ("joined_company", sa.Date()),
        ("declared_at", MOMENT),
        ("welcomed_at", MOMENT),
        ("paused_at", MOMENT),
        ("paused_until", MOMENT),
        ("rank", sa.String(16)),
        ("asked_at", MOMENT),
        ("merged_into", ROW_ID),
    ):
        op.add_column("members", sa.Column(name, kind))
    for name in ("declared_at", "merged_into"):
        op.create_index(f"ix_members_{name}", "members", [name])


def _giving() -> None:
    for table in ("gifts", "thanks"):
        op.add_column(table, sa.Column("by_account", ROW_ID))
        op.add_column(table, sa.Column("edited_at", MOMENT))
        op.add_column(table, sa.Column("note", sa.Text(), nullable=False, server_default=""))
        for flag in ("words_hidden", "kept_private"):
            op.add_column(table, sa.Column(flag, sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("gifts", sa.Column("asked_at", MOMENT))
    op.add_column("outbox", sa.Column("via", sa.String(16)))


def _settings() -> None:
    op.create_table(
        "channels",
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("heard", sa.Boolean(), nullable=False),
        sa.Column("writable", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "external_id", name="pk_channels"),
    )
    op.create_table(
        "community",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("company", sa.Text(), nullable=False),
        sa.Column("language", sa.String(8)),
        sa.Column("thanks_emoji", sa.Text()),
        sa.Column("welcomes", sa.String(16), nullable=False),
        sa.Column("welcomes_since", MOMENT),
        sa.Column("organisers_named", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("secret", sa.String(64)),
        sa.PrimaryKeyConstraint("id", name="pk_community"),
    )


def _profiles() -> None:
    _of_member("expertise", sa.Column("topic", sa.String(40), nullable=False))
    _of_member(
        "askable",
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
    )
    _of_member("avoided", sa.Column("other_id", ROW_ID, nullable=False), others=("other_id",))
    _of_member("muted", sa.Column("kind", sa.String(32), nullable=False))


def _of_member(table: str, *columns: sa.Column[object], others: tuple[str, ...] = ()) -> None:
    """A table of a member's own, which goes with them; all its columns are its key."""
    owners = ("member_id", *others)
    op.create_table(
        table,
        sa.Column("member_id", ROW_ID, nullable=False),
        *columns,
        *(
            sa.ForeignKeyConstraint([c], ["members.id"], name=f"fk_{table}_{c}", ondelete="CASCADE")
            for c in owners
        ),
        sa.PrimaryKeyConstraint("member_id", *(c.name for c in columns), name=f"pk_{table}"),
    )


def _links() -> None:
    op.create_table(
        "link_codes",
        sa.Column("code_hash", sa.String(64), nullable=False),
        sa.Column("account_id", ROW_ID, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_link_codes_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("code_hash", name="pk_link_codes"),
    )
    op.create_table(
        "moved_rows",
        sa.Column("account_id", ROW_ID, nullable=False),
        sa.Column("at_column", sa.String(64), nullable=False),
        sa.Column("row", sa.String(80), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["accounts.id"], name="fk_moved_rows_account_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("account_id", "at_column", "row", name="pk_moved_rows"),
    )


def _forgetting() -> None:
    op.create_table(
        "forgotten",
        sa.Column("key_hash", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key_hash", name="pk_forgotten"),
    )
    op.create_table(
        "audit",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("organiser_id", ROW_ID, nullable=False),
        sa.Column("action", sa.String(32), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.ForeignKeyConstraint(["organiser_id"], ["members.id"], name="fk_audit_organiser_id"),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_organiser_id", "audit", ["organiser_id"])

"""Bringing members together: introductions and rounds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add who is brought together."""
    _introductions()
    _rounds()


def downgrade() -> None:
    """An older okaeri does not know whom it may not write to."""
    raise NotImplementedError("restore a backup instead")


def _introductions() -> None:
    op.create_table(
        "introductions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("introducer_id", ROW_ID),
        sa.Column("first_id", ROW_ID, nullable=False),
        sa.Column("second_id", ROW_ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("first_words", sa.Text(), nullable=False),
        sa.Column("first_contact", sa.Text(), nullable=False),
        sa.Column("second_words", sa.Text(), nullable=False),
        sa.Column("second_contact", sa.Text(), nullable=False),
        sa.Column("way", sa.String(16), nullable=False),
        sa.Column("tell_at", MOMENT),
        sa.Column("met_at", MOMENT),
        sa.Column("first_said", sa.String(8), nullable=False),
        sa.Column("second_said", sa.String(8), nullable=False),
        sa.Column("gift_id", ROW_ID),
        sa.Column("prompt_id", ROW_ID),
        sa.ForeignKeyConstraint(
            ["first_id"], ["members.id"], name="fk_introductions_first_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["introducer_id"], ["members.id"], name="fk_introductions_introducer_id", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["members.id"], name="fk_introductions_second_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_introductions"),
        sa.UniqueConstraint("key", name="uq_introductions_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_introductions_first_id", "introductions", ["first_id"])
    op.create_index("ix_introductions_introducer_id", "introductions", ["introducer_id"])
    op.create_index("ix_introductions_second_id", "introductions", ["second_id"])
    op.create_index("ix_introductions_state_until", "introductions", ["state", "until"])
    op.create_index("ix_introductions_until", "introductions", ["until"])


def _rounds() -> None:
    op.create_table(
        "rounds",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("rhythm", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("seed", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rounds"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "round_members",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("rhythm", sa.String(16), nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("silent", sa.Integer(), nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("rests_until", MOMENT),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_round_members_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name="pk_round_members"),
    )
    op.create_table(
        "round_places",
        sa.Column("round_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("group", sa.Integer()),
        sa.Column("alone", sa.String(24), nullable=False),
        sa.Column("said", sa.String(8), nullable=False),
        sa.Column("at", MOMENT),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_round_places_member_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["round_id"], ["rounds.id"], name="fk_round_places_round_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("round_id", "member_id", name="pk_round_places"),
    )
    op.create_index("ix_round_places_member_id", "round_places", ["member_id"])

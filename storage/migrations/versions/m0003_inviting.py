"""Inviting to give: asks, prompts, first steps, the clock, and notices to a channel."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what inviting needs; rows that are there stay as they are."""
    _outbox()
    _columns()
    _clock()
    _asks()
    _prompts()
    _profiles()


def downgrade() -> None:
    """An older okaeri does not know whom it may not write to."""
    raise NotImplementedError("restore a backup instead")


def _outbox() -> None:
    """A notice may be told to a channel, which is no member."""
    with op.batch_alter_table("outbox") as batch:
        batch.alter_column("member_id", existing_type=ROW_ID, nullable=True)
        batch.add_column(sa.Column("urgency", sa.Integer(), nullable=False, server_default="1"))
        batch.add_column(sa.Column("useful_until", MOMENT))
        batch.add_column(sa.Column("late", sa.Boolean(), nullable=False, server_default=sa.false()))
    in_order = ["state", "urgency", "due_at", "id"]
    op.create_index("ix_outbox_state_urgency_due_at_id", "outbox", in_order)
    op.drop_index("ix_accounts_member_id", "accounts")
    op.create_index("ix_accounts_member_id_platform", "accounts", ["member_id", "platform"])


def _columns() -> None:
    op.add_column("gifts", sa.Column("occasion_id", ROW_ID))
    op.add_column("gifts", sa.Column("prompt_id", ROW_ID))
    op.add_column("members", sa.Column("profile_asked_at", MOMENT))
    op.add_column("community", sa.Column("prompts", sa.Boolean(), nullable=False, server_default=sa.true()))


def _clock() -> None:
    op.create_table(
        "timetable",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("next_due", MOMENT, nullable=False),
        sa.Column("last_done", MOMENT),
        sa.PrimaryKeyConstraint("name", name="pk_timetable"),
    )
    op.create_table(
        "outages",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("began", MOMENT, nullable=False),
        sa.Column("ended", MOMENT, nullable=False),
        sa.Column("late", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Integer(), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_outages"),
        sqlite_autoincrement=True,
    )


def _asks() -> None:
    op.create_table(
        "asks",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("named", sa.Boolean(), nullable=False),
        sa.Column("posted", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("addressee_id", ROW_ID),
        sa.ForeignKeyConstraint(["member_id"], ["members.id"], name="fk_asks_member_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["addressee_id"], ["members.id"], name="fk_asks_addressee_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_asks"),
        sa.UniqueConstraint("key", name="uq_asks_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_asks_addressee_id", "asks", ["addressee_id"])
    op.create_index("ix_asks_member_id", "asks", ["member_id"])
    op.create_index("ix_asks_state_until", "asks", ["state", "until"])
    op.create_index("ix_asks_until", "asks", ["until"])
    op.create_table(
        "ask_topics",
        sa.Column("ask_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name="fk_ask_topics_ask_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ask_id", "topic", name="pk_ask_topics"),
    )
    op.create_table(
        "ask_offers",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("ask_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("helped", sa.Boolean()),
        sa.Column("gift_id", ROW_ID),
        sa.Column("prompt_id", ROW_ID),
        sa.ForeignKeyConstraint(["ask_id"], ["asks.id"], name="fk_ask_offers_ask_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_ask_offers_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ask_offers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_ask_offers_ask_id_member_id", "ask_offers", ["ask_id", "member_id"])
    op.create_index("ix_ask_offers_member_id", "ask_offers", ["member_id"])


def _prompts() -> None:
    op.create_table(
        "prompts",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("answer", sa.String(16), nullable=False),
        sa.Column("answered_at", MOMENT),
        sa.Column("gift_id", ROW_ID),
        sa.Column("decision_id", ROW_ID),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_prompts_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_prompts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompts_at", "prompts", ["at"])
    op.create_index("ix_prompts_member_id_at", "prompts", ["member_id", "at"])
    op.create_table(
        "decisions",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("policy", sa.String(32), nullable=False),
        sa.Column("seed", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decisions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_decisions_at", "decisions", ["at"])
    op.create_table(
        "weighed",
        sa.Column("decision_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("chance", sa.Float(), nullable=False),
        sa.Column("chosen", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["decision_id"], ["decisions.id"], name="fk_weighed_decision_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_weighed_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("decision_id", "member_id", name="pk_weighed"),
    )
    op.create_index("ix_weighed_member_id", "weighed", ["member_id"])
    op.create_table(
        "habits",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("rhythm", sa.String(8), nullable=False),
        sa.Column("quiet_from", sa.Integer()),
        sa.Column("quiet_to", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_habits_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name="pk_habits"),
    )


def _profiles() -> None:
    op.create_table(
        "role_models",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_role_models_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "topic", name="pk_role_models"),
    )
    op.create_table(
        "first_steps",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("taken", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_first_steps_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "step", name="pk_first_steps"),
    )

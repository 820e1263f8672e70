"""Openings and events."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what is shared, and where people gather."""
    _openings()
    _subscribers()
    _events()
    _event_answers()


def downgrade() -> None:
    """An older okaeri does not know whom it may not write to."""
    raise NotImplementedError("restore a backup instead")


def _openings() -> None:
    op.create_table(
        "openings",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("of_host", sa.Boolean(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("asked_at", MOMENT),
        sa.Column("came", sa.Boolean()),
        sa.Column("came_of_it", sa.Text(), nullable=False),
        sa.Column("gift_id", ROW_ID),
        sa.Column("prompt_id", ROW_ID),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_openings_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_openings"),
        sa.UniqueConstraint("key", name="uq_openings_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_openings_member_id", "openings", ["member_id"])
    op.create_index("ix_openings_state_until", "openings", ["state", "until"])
    op.create_index("ix_openings_until", "openings", ["until"])
    op.create_table(
        "opening_topics",
        sa.Column("opening_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name="fk_opening_topics_opening_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("opening_id", "topic", name="pk_opening_topics"),
    )
    op.create_index("ix_opening_topics_topic", "opening_topics", ["topic"])
    op.create_table(
        "opening_saves",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("opening_id", ROW_ID, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_opening_saves_member_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["opening_id"], ["openings.id"], name="fk_opening_saves_opening_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "opening_id", name="pk_opening_saves"),
    )
    op.create_index("ix_opening_saves_opening_id", "opening_saves", ["opening_id"])


def _subscribers() -> None:
    op.create_table(
        "subscribers",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("rhythm", sa.String(8), nullable=False),
        sa.Column("every_topic", sa.Boolean(), nullable=False),
        sa.Column("told_to", ROW_ID, nullable=False),
        sa.Column("next_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_subscribers_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name="pk_subscribers"),
    )
    op.create_index("ix_subscribers_next_at", "subscribers", ["next_at"])
    op.create_table(
        "subscriptions",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_subscriptions_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", "topic", name="pk_subscriptions"),
    )
    op.create_index("ix_subscriptions_topic", "subscriptions", ["topic"])


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("key", sa.String(200), nullable=False),
        sa.Column("series_id", ROW_ID),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("link", sa.Text(), nullable=False),
        sa.Column("capacity", sa.Integer()),
        sa.Column("speakers_wanted", sa.Integer(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("reach", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("organiser_id", ROW_ID),
        sa.Column("confirmed_by", ROW_ID),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("announce_at", MOMENT),
        sa.Column("announced_at", MOMENT),
        sa.Column("remind_at", MOMENT),
        sa.Column("closed_at", MOMENT),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["members.id"], name="fk_events_confirmed_by", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["organiser_id"], ["members.id"], name="fk_events_organiser_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
        sa.UniqueConstraint("key", name="uq_events_key"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_announce_at", "events", ["announce_at"])
    op.create_index("ix_events_confirmed_by", "events", ["confirmed_by"])
    op.create_index("ix_events_organiser_id", "events", ["organiser_id"])
    op.create_index("ix_events_series_id", "events", ["series_id"])
    op.create_index("ix_events_starts_at", "events", ["starts_at"])
    op.create_index("ix_events_state_starts_at", "events", ["state", "starts_at"])
    op.create_table(
        "event_topics",
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("topic", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_topics_event_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "topic", name="pk_event_topics"),
    )
    op.create_table(
        "event_mirrors",
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("platform", sa.String(16), nullable=False),
        sa.Column("external_id", sa.String(64), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("try_at", MOMENT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_mirrors_event_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "platform", name="pk_event_mirrors"),
    )


def _event_answers() -> None:
    op.create_table(
        "event_answers",
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("answer", sa.String(8), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("told_version", sa.Integer(), nullable=False),
        sa.Column("came", sa.Boolean()),
        sa.Column("marked_by_organiser", sa.Boolean(), nullable=False),
        sa.Column("would_speak", sa.Boolean()),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_answers_event_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_event_answers_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "member_id", name="pk_event_answers"),
    )
    op.create_index("ix_event_answers_member_id", "event_answers", ["member_id"])
    op.create_table(
        "event_speakers",
        sa.Column("event_id", ROW_ID, nullable=False),
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("prompt_id", ROW_ID),
        sa.ForeignKeyConstraint(
            ["event_id"], ["events.id"], name="fk_event_speakers_event_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_event_speakers_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "member_id", name="pk_event_speakers"),
    )
    op.create_index("ix_event_speakers_member_id", "event_speakers", ["member_id"])
    op.create_table(
        "calendars",
        sa.Column("member_id", ROW_ID, nullable=False),
        sa.Column("secret_hash", sa.String(64), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["members.id"], name="fk_calendars_member_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("member_id", name="pk_calendars"),
        sa.UniqueConstraint("secret_hash", name="uq_calendars_secret_hash"),
    )

"""How the giving stood."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add what was measured of the chain, and find at once who waits to be confirmed."""
    _snapshots()
    op.drop_index("ix_members_declared_at", "members")
    op.create_index("ix_members_confirmed_declared_at", "members", ["confirmed", "declared_at"])


def downgrade() -> None:
    """An older okaeri does not know whom it may not write to."""
    raise NotImplementedError("restore a backup instead")


def _snapshots() -> None:
    op.create_table(
        "snapshots",
        sa.Column("id", ROW_ID, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("weekly", sa.Boolean(), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("heard_since", MOMENT),
        sa.Column("figures", sa.Text(), nullable=False),
        sa.Column("months_en", sa.LargeBinary()),
        sa.Column("months_ja", sa.LargeBinary()),
        sa.Column("chain_en", sa.LargeBinary()),
        sa.Column("chain_ja", sa.LargeBinary()),
        sa.PrimaryKeyConstraint("id", name="pk_snapshots"),
        sa.UniqueConstraint("day", "weekly", name="uq_snapshots_day_weekly"),
        sqlite_autoincrement=True,
    )

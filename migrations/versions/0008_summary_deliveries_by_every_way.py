"""Summary deliveries by every way: to groups, to people, by e-mail. Nothing was delivered before this revision."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def _summary():
    return sa.ForeignKeyConstraint(
        ["summary_id"],
        ["quarter_summary.id"],
        name=op.f("fk_summary_delivery_summary_id_quarter_summary"),
        ondelete="CASCADE",
    )


def upgrade():
    op.create_table(
        "summary_recipient",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("address_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("added_at", UtcDateTime(), nullable=False),
        sa.Column("removed_at", UtcDateTime(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_recipient")),
    )
    op.drop_table("summary_delivery")
    op.create_table(
        "summary_delivery",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("summary_id", sa.Integer(), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("recipient", sa.String(length=16), nullable=False),
        sa.Column("owed_at", UtcDateTime(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("try_at", UtcDateTime(), nullable=True),
        sa.Column("settled_at", UtcDateTime(), nullable=True),
        sa.Column("reason", sa.String(length=100), nullable=True),
        _summary(),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_summary_delivery")),
        sa.UniqueConstraint("summary_id", "way", "recipient", name="uq_summary_delivery_recipient"),
    )


def downgrade():
    op.drop_table("summary_delivery")
    op.create_table(
        "summary_delivery",
        sa.Column("summary_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=16), nullable=False),
        sa.Column("way", sa.String(length=8), nullable=False),
        sa.Column("owed_at", UtcDateTime(), nullable=False),
        _summary(),
        sa.PrimaryKeyConstraint("summary_id", "person_id", name=op.f("pk_summary_delivery")),
    )
    op.drop_table("summary_recipient")

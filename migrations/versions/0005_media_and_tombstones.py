"""Media are fetched, and tombstones keep a fingerprint instead of LINE's message id."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fetch_after", UtcDateTime(), nullable=True))
    _make_tombstones(sa.Column("fingerprint", sa.String(length=40), nullable=False))


def downgrade():
    _make_tombstones(sa.Column("message_id", sa.String(length=64), nullable=False))
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_column("fetch_after")


def _make_tombstones(key):
    """Make the table anew: its rows only stop messages that are late by minutes."""
    op.drop_table("tombstone")
    op.create_table(
        "tombstone",
        key,
        sa.Column("at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint(key.name, name=op.f("pk_tombstone")),
    )

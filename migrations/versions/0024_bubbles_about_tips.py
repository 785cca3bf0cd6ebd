"""Bubbles about tips."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "tip_bubble",
        sa.Column("message_id", sa.String(length=64), nullable=False),
        sa.Column("tip_id", sa.String(length=16), nullable=False),
        sa.Column("said_at", UtcDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["tip_id"], ["tip.id"], name=op.f("fk_tip_bubble_tip_id_tip"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("message_id", name=op.f("pk_tip_bubble")),
    )
    # Clues of places outlived the words that they were made of.
    op.execute("DELETE FROM tip_clue WHERE tip_id IN (SELECT id FROM tip WHERE text_sealed IS NULL)")
    with op.batch_alter_table("tip_bubble", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tip_bubble_tip_id"), ["tip_id"], unique=False)


def downgrade():
    with op.batch_alter_table("tip_bubble", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tip_bubble_tip_id"))

    op.drop_table("tip_bubble")

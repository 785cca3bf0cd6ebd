"""Pieces of stories that were heard before their beginning."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0027"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "overheard",
        sa.Column("webhook_event_id", sa.String(length=64), nullable=False),
        sa.Column("group_id", sa.String(length=16), nullable=False),
        sa.Column("sender", sa.String(length=40), nullable=True),
        sa.Column("message", sa.String(length=40), nullable=False),
        sa.Column("quoted", sa.String(length=40), nullable=True),
        sa.Column("occurred_at", UtcDateTime(), nullable=False),
        sa.Column("heard_at", UtcDateTime(), nullable=False),
        sa.Column("payload_sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["line_group.id"], name=op.f("fk_overheard_group_id_line_group"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("webhook_event_id", name=op.f("pk_overheard")),
    )
    op.create_index("ix_overheard_sender", "overheard", ["group_id", "sender"])
    op.create_index(op.f("ix_overheard_message"), "overheard", ["message"])
    op.create_index(op.f("ix_overheard_heard_at"), "overheard", ["heard_at"])


def downgrade():
    op.drop_table("overheard")

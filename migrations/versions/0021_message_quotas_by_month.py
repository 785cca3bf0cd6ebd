"""Message quotas by month."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0021"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "message_quota",
        sa.Column("month", sa.Date(), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_message_quota")),
    )


def downgrade():
    op.drop_table("message_quota")

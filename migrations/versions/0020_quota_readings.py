"""Quota readings."""

import sqlalchemy as sa
from alembic import op

from models.base import UtcDateTime

revision = "0020"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "quota_reading",
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("most", sa.Integer(), nullable=True),
        sa.Column("used", sa.Integer(), nullable=False),
        sa.Column("asked_at", UtcDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("month", name=op.f("pk_quota_reading")),
    )


def downgrade():
    op.drop_table("quota_reading")

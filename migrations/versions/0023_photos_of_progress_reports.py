"""Photos of progress reports."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.alter_column("tip_id", existing_type=sa.String(length=16), nullable=True)
        batch_op.add_column(sa.Column("report_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key(
            op.f("fk_attachment_report_id_project_report"), "project_report", ["report_id"], ["id"], ondelete="CASCADE"
        )
        batch_op.create_index(op.f("ix_attachment_report_id"), ["report_id"], unique=False)


def downgrade():
    op.execute("DELETE FROM attachment WHERE tip_id IS NULL")
    with op.batch_alter_table("attachment", schema=None) as batch_op:
        batch_op.drop_index(op.f("ix_attachment_report_id"))
        batch_op.drop_constraint(op.f("fk_attachment_report_id_project_report"), type_="foreignkey")
        batch_op.drop_column("report_id")
        batch_op.alter_column("tip_id", existing_type=sa.String(length=16), nullable=False)

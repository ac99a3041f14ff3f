"""The lines of an article

Revision: 0003, after 0002.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep what a passage was made from; of the passages there are so far it is not known."""
    op.create_table(
        "article_lines",
        sa.Column("passage_version_id", sa.Integer(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["passage_version_id"],
            ["passage_version.id"],
            name=op.f("fk_article_lines_passage_version_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("passage_version_id", name=op.f("pk_article_lines")),
    )

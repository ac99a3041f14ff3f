"""Quizzes that are renamed and put away

Revision: 0009, after 0008.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A quiz has a title that can change, so far the one it was published under; none is put away so far."""
    op.add_column("quiz", sa.Column("title", sa.Text(), server_default="", nullable=False))
    op.add_column("quiz", sa.Column("put_away", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute(
        "UPDATE quiz SET title = (SELECT title FROM quiz_revision WHERE quiz_revision.quiz_id = quiz.id"
        " ORDER BY number DESC LIMIT 1) WHERE id IN (SELECT quiz_id FROM quiz_revision)"
    )

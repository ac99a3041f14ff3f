"""Parts of questions and credit for them

Revision: 0002, after 0001.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what questions of several parts need; what was published before has no such question."""
    op.add_column("option", sa.Column("left_side", sa.Text(), server_default="", nullable=False))
    op.add_column("option", sa.Column("evidence_start", sa.Integer(), nullable=True))
    op.add_column("option", sa.Column("evidence_end", sa.Integer(), nullable=True))
    op.add_column("option", sa.Column("evidence_quote", sa.Text(), nullable=True))
    op.add_column("quiz_revision", sa.Column("credit", sa.String(), server_default="partial", nullable=False))

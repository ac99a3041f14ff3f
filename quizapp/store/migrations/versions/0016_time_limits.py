"""Time limits

Revision: 0016, after 0015.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A quiz may have a time limit, and a student and an attempt more time than that; so far there is none."""
    op.add_column("quiz", sa.Column("time_limit", sa.Integer(), nullable=True))
    op.add_column("person", sa.Column("extra_time", sa.String(), server_default="0", nullable=False))
    op.add_column("attempt", sa.Column("extra_time", sa.String(), server_default="0", nullable=False))
    op.add_column("attempt", sa.Column("added_minutes", sa.Integer(), server_default="0", nullable=False))
    op.add_column("attempt", sa.Column("time_up", sa.Boolean(), server_default=sa.false(), nullable=False))

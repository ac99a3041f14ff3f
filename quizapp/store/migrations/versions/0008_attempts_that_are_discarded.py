"""Attempts that are discarded

Revision: 0008, after 0007.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

OPEN = sa.text("state = 'in_progress' AND NOT discarded")


def upgrade() -> None:
    """A teacher may let an attempt count nowhere, and its taker begin another; none is discarded so far."""
    op.add_column("attempt", sa.Column("discarded", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.drop_index("uq_attempt_open", table_name="attempt")
    op.create_index(
        "uq_attempt_open", "attempt", ["quiz_id", "taker"], unique=True, sqlite_where=OPEN, postgresql_where=OPEN
    )

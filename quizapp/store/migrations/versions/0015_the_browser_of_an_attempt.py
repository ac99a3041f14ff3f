"""The browser of an attempt

Revision: 0015, after 0014.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The attempts that one browser begins at a quiz have a mark in common; nothing is known of those so far."""
    op.add_column("attempt", sa.Column("browser", sa.String(), server_default="", nullable=False))

"""Who may take a quiz again

Revision: 0005, after 0004.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Whether the teacher lets the taker of an attempt begin anew, where a quiz is taken once only."""
    op.add_column("attempt", sa.Column("again", sa.Boolean(), server_default=sa.false(), nullable=False))

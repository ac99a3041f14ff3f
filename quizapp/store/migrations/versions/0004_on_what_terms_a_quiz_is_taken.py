"""On what terms a quiz is taken

Revision: 0004, after 0003.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """When answers are shown, and whether a quiz may be taken again; those published so far stay as they were."""
    op.add_column("quiz", sa.Column("release", sa.String(), server_default="submitted", nullable=False))
    op.add_column("quiz", sa.Column("again", sa.Boolean(), server_default=sa.true(), nullable=False))

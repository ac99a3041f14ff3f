"""Samples hidden

Revision: 0014, after 0013.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A teacher may have the samples off the start page; so far everybody sees them."""
    op.add_column("person", sa.Column("samples_hidden", sa.Boolean(), server_default=sa.false(), nullable=False))

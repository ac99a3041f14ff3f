"""Banks put away

Revision: 0012, after 0011.
"""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """What was called a retired bank is one that is put away, as a quiz is."""
    # In plain SQL, which both databases understand: the index on names that are in use follows the column.
    op.execute("ALTER TABLE bank RENAME COLUMN retired TO put_away")

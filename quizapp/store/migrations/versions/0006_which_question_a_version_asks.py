"""Which question a version asks

Revision: 0006, after 0005.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The stable id of each version: another question may have stood in a question's place before."""
    op.add_column("question_version", sa.Column("uid", sa.Text(), server_default="", nullable=False))
    op.execute(
        "UPDATE question_version SET uid = (SELECT uid FROM question WHERE question.id = question_version.question_id)"
    )

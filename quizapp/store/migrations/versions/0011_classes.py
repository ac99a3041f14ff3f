"""Classes

Revision: 0011, after 0010.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The class of a student and of an attempt, and those a quiz is for; so far there are none."""
    op.add_column("person", sa.Column("class_name", sa.Text(), server_default="", nullable=False))
    op.create_index(op.f("ix_person_class_name"), "person", ["class_name"], unique=False)
    op.add_column("quiz", sa.Column("classes", sa.JSON(), server_default="[]", nullable=False))
    op.add_column("attempt", sa.Column("class_name", sa.Text(), server_default="", nullable=False))

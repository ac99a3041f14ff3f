"""Whose an attempt is

Revision: 0010, after 0009.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quizapp.store.students import student_of

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

AT_ONCE = 1000
ATTEMPT = sa.table(
    "attempt", sa.column("id"), sa.column("student_id"), sa.column("name", sa.Text()), sa.column("whose", sa.Text())
)


def upgrade() -> None:
    """What the attempts of one student have in common is kept, so that the database can count students."""
    op.add_column("attempt", sa.Column("whose", sa.Text(), server_default="", nullable=False))
    last = 0
    while rows := following(last):
        for row in rows:
            whose = student_of(row.student_id, row.name)
            op.execute(ATTEMPT.update().where(ATTEMPT.c.id == row.id).values(whose=whose))
        last = rows[-1].id


def following(last: int) -> list[sa.Row[tuple[int, int | None, str]]]:
    """The next attempts after one, few enough to be in memory at once."""
    attempts = sa.select(ATTEMPT.c.id, ATTEMPT.c.student_id, ATTEMPT.c.name).where(ATTEMPT.c.id > last)
    return list(op.get_bind().execute(attempts.order_by(ATTEMPT.c.id).limit(AT_ONCE)))

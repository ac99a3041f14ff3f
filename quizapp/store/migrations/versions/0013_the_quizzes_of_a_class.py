"""The quizzes of a class

Revision: 0013, after 0012.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from quizapp.store.students import fold_class

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

AT_ONCE = 1000
QUIZ = sa.table("quiz", sa.column("id"), sa.column("classes", sa.JSON()))


def upgrade() -> None:
    """The classes that quizzes are for are kept by themselves too, so that a class's quizzes are found by an index."""
    quiz_class = op.create_table(
        "quiz_class",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("quiz_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["quiz_id"], ["quiz.id"], name=op.f("fk_quiz_class_quiz_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("folded", "quiz_id", name=op.f("pk_quiz_class")),
    )
    op.create_index(op.f("ix_quiz_class_quiz_id"), "quiz_class", ["quiz_id"], unique=False)
    last = 0
    while rows := following(last):
        pairs = {(fold_class(name), row.id) for row in rows for name in row.classes}
        op.bulk_insert(quiz_class, [{"folded": folded, "quiz_id": quiz_id} for folded, quiz_id in sorted(pairs)])
        last = rows[-1].id


def following(last: int) -> list[sa.Row[tuple[int, list[str]]]]:
    """The next quizzes after one, few enough to be in memory at once."""
    quizzes = sa.select(QUIZ.c.id, QUIZ.c.classes).where(QUIZ.c.id > last)
    return list(op.get_bind().execute(quizzes.order_by(QUIZ.c.id).limit(AT_ONCE)))

"""The tables, the same in SQLite and PostgreSQL, in one file so that Streamlit reloads them all together or not at all.

What is published never changes: passage and question versions, options, slots and response events are only ever
added (``store/frozen.py`` sees to it), so a past attempt shows and scores what its student saw.

After a change here write the migration: ``python -m quizapp.store.migrations "What it does"``, read it, and run the
tests, which compare the tables with what the migrations make of an empty database.
"""

# No ``from __future__ import annotations`` here: SQLModel reads the annotations of relationships as they stand.

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Index, MetaData, UniqueConstraint, false, text, true
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from quizapp.store.columns import Words, added, class_named, gathered, joined, owned_by, written

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=NAMES))):
    """The base of every table, with a registry of its own so that Streamlit can load this module again."""


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────


class PersonRow(Row, table=True):
    """``samples_hidden`` is a teacher's choice: to have the samples off the start page. ``extra_time`` is what a
    student has in the attempts begun from now on.
    """

    __tablename__ = "person"
    __table_args__ = (CheckConstraint("role IN ('teacher', 'student')", name="role"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    name: str = written()
    username: str = written(unique=True)
    role: str
    class_name: str = class_named(index=True)
    password_hash: str
    enabled: bool = True
    samples_hidden: bool = added(False, false())
    extra_time: str = added("0", "0")
    created_at: datetime


class SignInRow(Row, table=True):
    __tablename__ = "sign_in"

    token_hash: str = Field(primary_key=True)
    person_id: int = owned_by("person.id", index=True)
    created_at: datetime
    expires_at: datetime


class TriesRow(Row, table=True):
    """Wrong tries: of an account, from an address. ``subject`` is a hash, so that it tells nobody's name."""

    __tablename__ = "tries"

    subject: str = Field(primary_key=True)
    failures: int
    last_at: datetime = Field(index=True)


# ── banks ────────────────────────────────────────────────────────────────────────────────────────────────────────────


class BankRow(Row, table=True):
    __tablename__ = "bank"
    __table_args__ = (
        Index(
            "uq_bank_owner_id_name",
            "owner_id",
            "name",
            unique=True,
            sqlite_where=text("NOT put_away"),
            postgresql_where=text("NOT put_away"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    name: str = written()
    owner_id: int | None = Field(default=None, foreign_key="person.id")
    put_away: bool = False
    created_at: datetime


class PassageRow(Row, table=True):
    """What the versions of a passage have in common."""

    __tablename__ = "passage"

    id: int = Field(default=None, primary_key=True)
    bank_id: int = owned_by("bank.id", index=True)


class PassageVersionRow(Row, table=True):
    __tablename__ = "passage_version"
    __table_args__ = (UniqueConstraint("passage_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    passage_id: int = owned_by("passage.id")
    number: int = 1
    text: str = written()
    sha256: str
    title: str = written()
    published: date | None = None
    byline: str = written()
    source: str = written()
    url: str = written()
    licence: str = written()
    created_at: datetime


class ArticleLinesRow(Row, table=True):
    """The lines of the article that a passage was made from, kept or left out; none for a passage from a bank file.

    In a table of their own, since only a teacher who looks at them needs them; each [text, start, end, kept, reason].
    """

    __tablename__ = "article_lines"

    passage_version_id: int = owned_by("passage_version.id", primary_key=True)
    lines: list[Any] = Field(sa_type=JSON)


class QuestionRow(Row, table=True):
    """What the versions of a question have in common: its place in the bank, its status, and which version is current.

    ``uid`` is the current version's; an earlier one has another where the question was replaced.
    """

    __tablename__ = "question"
    __table_args__ = (UniqueConstraint("bank_id", "uid"), {"sqlite_autoincrement": True})

    id: int = Field(default=None, primary_key=True)
    bank_id: int = owned_by("bank.id")
    uid: str = written()
    status: str
    version: int = 1


class QuestionVersionRow(Row, table=True):
    __tablename__ = "question_version"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    question_id: int = owned_by("question.id")
    uid: str = written(sa_column_kwargs={"server_default": ""})
    number: int
    passage_version_id: int = Field(foreign_key="passage_version.id", ondelete="CASCADE", index=True)
    kind: str
    stem: str = written()
    key: str = written()
    accepted: list[str] = Field(sa_type=JSON)
    evidence_start: int
    evidence_end: int
    evidence_quote: str = written()
    rule: str = written()
    difficulty: str
    author_id: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime

    question: QuestionRow = joined()
    options: list["OptionRow"] = gathered("OptionRow.position")


class OptionRow(Row, table=True):
    __tablename__ = "option"
    __table_args__ = (UniqueConstraint("question_version_id", "uid"),)

    id: int = Field(default=None, primary_key=True)
    question_version_id: int = owned_by("question_version.id", default=None)
    position: int
    uid: str = written()
    text: str = written()
    kind: str
    reason: str = written()
    left_side: str = added("", "", sa_type=Words)
    evidence_start: int | None = None
    evidence_end: int | None = None
    evidence_quote: str | None = written(default=None)


# ── quizzes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


class QuizRow(Row, table=True):
    """A quiz as its students join it. ``title`` may change; its revisions keep the one they were published under.

    From ``closed_at`` on it is closed; where that lies ahead, it closes by itself. ``classes`` are the names of
    those it is for, none where that was not said. ``time_limit`` is in minutes, and holds for all its attempts that are
    not submitted.
    """

    __tablename__ = "quiz"

    id: int = Field(default=None, primary_key=True)
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    code: str = written(unique=True)
    title: str = written(sa_column_kwargs={"server_default": ""})
    guests: bool
    release: str = added("submitted", "submitted")
    again: bool = added(False, true())
    created_at: datetime
    closed_at: datetime | None = None
    time_limit: int | None = None
    put_away: bool = added(False, false())
    classes: list[str] = Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": "[]"})

    corrections: list["CorrectionRow"] = gathered("CorrectionRow.id")


class QuizClassRow(Row, table=True):
    """A class that a quiz is for, folded as ``fold_class`` does: so the quizzes of a class are found by an index."""

    __tablename__ = "quiz_class"

    folded: str = written(primary_key=True)
    quiz_id: int = owned_by("quiz.id", primary_key=True, index=True)


class QuizRevisionRow(Row, table=True):
    """A quiz as it was published: its title, its passage, its way of marking and, in slots, its questions."""

    __tablename__ = "quiz_revision"
    __table_args__ = (UniqueConstraint("quiz_id", "number"),)

    id: int = Field(default=None, primary_key=True)
    quiz_id: int = owned_by("quiz.id")
    number: int = 1
    title: str = written()
    passage_version_id: int = Field(foreign_key="passage_version.id", ondelete="RESTRICT", index=True)
    credit: str = added("partial", "partial")
    created_at: datetime

    passage: PassageVersionRow = joined()


class SlotRow(Row, table=True):
    __tablename__ = "slot"
    __table_args__ = (UniqueConstraint("revision_id", "position"),)

    id: int = Field(default=None, primary_key=True)
    revision_id: int = owned_by("quiz_revision.id")
    position: int
    question_version_id: int = Field(foreign_key="question_version.id", ondelete="RESTRICT", index=True)
    max_mark: float = 1.0

    question: QuestionVersionRow = gathered()


class CorrectionRow(Row, table=True):
    """How a question of a quiz counts from a moment on, and the version that marks it: the newest one holds.

    Without one a question counts as it is marked, by the version that was published.
    """

    __tablename__ = "correction"
    __table_args__ = (CheckConstraint("counting IN ('as_marked', 'right_for_everybody', 'left_out')", name="counting"),)

    id: int = Field(default=None, primary_key=True)
    quiz_id: int = owned_by("quiz.id", index=True)
    question_version_id: int = Field(foreign_key="question_version.id", ondelete="RESTRICT", index=True)
    counting: str
    actor_id: int = Field(foreign_key="person.id")
    at: datetime

    question: QuestionVersionRow = gathered()
    actor: PersonRow = joined()


# ── attempts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class AttemptRow(Row, table=True):
    """``taker`` says who takes it, account or browser: one open attempt each in a quiz, kept by the database.
    ``whose`` says which student's it is, account or name (``store/students.py``), and ``class_name`` in which class
    that student was when it began. ``browser`` is a random mark that all attempts at a quiz have which one browser
    began, "" in those of earlier programs. A discarded attempt counts nowhere, as if it were not there.

    ``extra_time`` and ``added_minutes`` lengthen the quiz's time limit, if any, for this attempt: when it is over says
    ``store/deadlines.py``. ``time_up`` says that it was submitted for that.

    ``score`` and ``max_score`` are those of the moment it was submitted; what it counts by now follows from its items.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        CheckConstraint("state IN ('in_progress', 'submitted')", name="state"),
        Index(
            "uq_attempt_open",
            "quiz_id",
            "taker",
            unique=True,
            sqlite_where=text("state = 'in_progress' AND NOT discarded"),
            postgresql_where=text("state = 'in_progress' AND NOT discarded"),
        ),
        {"sqlite_autoincrement": True},
    )

    id: int = Field(default=None, primary_key=True)
    quiz_id: int = Field(foreign_key="quiz.id", ondelete="RESTRICT", index=True)
    revision_id: int = Field(foreign_key="quiz_revision.id", ondelete="RESTRICT", index=True)
    student_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    name: str = written()
    taker: str
    whose: str = written(sa_column_kwargs={"server_default": ""})
    class_name: str = class_named()
    browser: str = added("", "")
    seed: int
    state: str = "in_progress"
    started_at: datetime
    submitted_at: datetime | None = None
    score: float | None = None
    max_score: float
    again: bool = added(False, false())
    discarded: bool = added(False, false())
    extra_time: str = added("0", "0")
    added_minutes: int = added(0, "0")
    time_up: bool = added(False, false())

    quiz: QuizRow = joined()
    revision: QuizRevisionRow = joined()
    student: PersonRow | None = joined()
    items: list["AttemptItemRow"] = gathered("AttemptItemRow.position")


class TicketRow(Row, table=True):
    """A token that opens an attempt, as its hash; taking an attempt up again adds one, and the older ones hold."""

    __tablename__ = "ticket"

    token_hash: str = Field(primary_key=True)
    attempt_id: int = owned_by("attempt.id", index=True)
    created_at: datetime


class AttemptItemRow(Row, table=True):
    """One question of an attempt. ``response`` and ``fraction`` repeat the last events, for quick reading."""

    __tablename__ = "attempt_item"
    __table_args__ = (UniqueConstraint("attempt_id", "position"),)

    id: int = Field(default=None, primary_key=True)
    attempt_id: int = owned_by("attempt.id", default=None)
    position: int
    question_version_id: int = Field(foreign_key="question_version.id", ondelete="RESTRICT", index=True)
    option_order: list[str] = Field(sa_type=JSON)
    max_mark: float
    response: str = written(default="")
    sequence: int = 0
    saved_at: datetime | None = None
    fraction: float | None = None
    mark_rule: str = ""

    question: QuestionVersionRow = gathered()


class ResponseEventRow(Row, table=True):
    """What happened to a response, never changed: it was saved, or it was graded."""

    __tablename__ = "response_event"
    __table_args__ = (
        UniqueConstraint("attempt_item_id", "sequence"),
        CheckConstraint("kind IN ('save', 'grade')", name="kind"),
    )

    id: int = Field(default=None, primary_key=True)
    attempt_item_id: int = owned_by("attempt_item.id")
    sequence: int
    kind: str
    response: str | None = written(default=None)
    fraction: float | None = None
    mark_rule: str = ""
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime

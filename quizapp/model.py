"""The nouns of QuizApp, in the order in which a news article becomes a scored quiz.

Every value is frozen and carries where it came from. Offsets are counted in characters of the text named, the end
exclusive, so ``text[start:end]`` is the thing itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import ceil

__all__ = [
    "ADRIFT",
    "CHOSEN",
    "GAPPED",
    "GOVERNED",
    "LEANING",
    "NO_EVIDENCE",
    "PARTED",
    "PLACES",
    "TEMPTING",
    "TIMES",
    "Argument",
    "Article",
    "Candidate",
    "Counting",
    "Credit",
    "Difficulty",
    "Entity",
    "EntityKind",
    "Evidence",
    "ExtraTime",
    "Fact",
    "Line",
    "Link",
    "Markup",
    "Option",
    "OptionKind",
    "Passage",
    "Predicate",
    "Question",
    "QuestionKind",
    "Quiz",
    "Reading",
    "Release",
    "Role",
    "Sentence",
    "Status",
    "Tense",
    "Terms",
    "Token",
]


# ── reading ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Markup:
    """What a web page's HTML says of one of its lines.

    ``tag`` is the element it stands in, ``linked`` the share of its letters that are a link (0 to 1), ``hints`` what
    the names of the elements round it say ("caption", "related" …), ``container`` the number of the element that holds
    its own, ``extracted`` whether trafilatura takes it for the body.
    """

    tag: str
    linked: float
    hints: frozenset[str]
    container: int
    extracted: bool


@dataclass(frozen=True, slots=True)
class Article:
    """What the teacher gave: the text as it came, and what is known about it.

    An article from a web page has one ``markup`` for each of its lines that are not blank.
    """

    text: str
    title: str = ""
    byline: str = ""
    published: date | None = None
    source: str = ""
    url: str = ""
    markup: tuple[Markup, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an article, kept as part of the passage or left out; offsets into ``Article.text``."""

    text: str
    start: int
    end: int
    kept: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """The cleaned text a student reads: paragraphs separated by one blank line; "" where questions have none.

    ``lines`` are the article's lines the passage was made from, so that a teacher can see what was left out.
    """

    text: str
    title: str = ""
    published: date | None = None
    byline: str = ""
    source: str = ""
    url: str = ""
    licence: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word with its place in the dependency tree (Universal Dependencies v2).

    ``head`` is the index of the governing token in the same sentence, -1 for the root. ``certainty`` is how sure the
    parser is of the arc and its label together, 0 to 1. ``start`` and ``end`` are offsets into ``Passage.text``.
    """

    index: int
    text: str
    start: int
    end: int
    lemma: str = ""
    upos: str = "X"
    xpos: str = ""
    head: int = -1
    deprel: str = "dep"
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence; offsets into ``Passage.text``. ``paragraph`` counts from 0."""

    index: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    paragraph: int = 0


class EntityKind(StrEnum):
    """What sort of thing a name, a number or a noun phrase stands for."""

    PERSON = "person"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    PLACE = "place"
    ORGANISATION = "organisation"
    GROUP = "group"
    EVENT = "event"
    WORK = "work"
    PRODUCT = "product"
    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    QUANTITY = "quantity"
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    OTHER = "other"


PLACES = frozenset({EntityKind.CITY, EntityKind.REGION, EntityKind.COUNTRY, EntityKind.PLACE})
"""The kinds of what has its place on a map."""
GOVERNED = PLACES - {EntityKind.PLACE}
"""The kinds of places that are somebody's town or land, and no lake or square."""
TIMES = frozenset({EntityKind.DATE, EntityKind.TIME})
"""The kinds of what says when."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A mention of a named or measured thing; offsets into ``Passage.text``, tokens ``first`` to ``last`` inclusive.

    ``unit`` is the singular unit or counted noun ("kilometre", "dollar"), ``value`` the number or ISO date where the
    text gives one ("200", "2011-03", "--11-27").
    """

    kind: EntityKind
    text: str
    start: int
    end: int
    sentence: int
    first: int
    last: int
    certainty: float = 1.0
    value: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A coreference link: the mention at ``start:end`` stands for ``name`` (its fullest name in the passage).

    ``antecedent`` is the span, as offsets, that the mention was resolved to.
    """

    start: int
    end: int
    name: str
    antecedent: tuple[int, int]
    certainty: float


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A passage as read: sentences, entities and links, each in text order.

    A reading is equal to itself alone: indices are kept by reading, and comparing two would read them whole.
    """

    passage: Passage
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    links: tuple[Link, ...] = ()


# ── facts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


class Role(StrEnum):
    """The part an argument plays in a fact."""

    SUBJECT = "subject"
    AGENT = "agent"
    OBJECT = "object"
    RECIPIENT = "recipient"
    COMPLEMENT = "complement"
    PLACE = "place"
    TIME = "time"
    DURATION = "duration"
    DISTANCE = "distance"
    REASON = "reason"
    PURPOSE = "purpose"
    MANNER = "manner"
    CONTENT = "content"
    OBLIQUE = "oblique"


class Tense(StrEnum):
    """The tense of a predicate's finite verb."""

    PAST = "past"
    PRESENT = "present"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant of a fact: the tokens ``first`` to ``last`` (inclusive) of its sentence, headed by ``head``.

    ``text`` is the wording of the passage; ``full`` is the wording that stands alone, with pronouns and short
    descriptions replaced by what they surely refer to ("" when that is not sure). ``preposition`` is kept apart.
    """

    role: Role
    first: int
    last: int
    head: int
    text: str
    full: str
    start: int
    end: int
    preposition: str = ""
    kind: EntityKind = EntityKind.OTHER
    entity: Entity | None = None


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb of a fact: ``lemma`` of its head, the verb group's words in order, and its grammar."""

    head: int
    lemma: str
    words: tuple[str, ...]
    tense: Tense = Tense.PAST
    negated: bool = False
    modal: str = ""
    passive: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """Something the passage says: a predicate with its arguments, in the order of the text.

    ``construction`` names the file in ``quizapp/facts`` that found it; ``claimant`` is who says so when it is a claim
    ("" when the passage itself does); ``certainty`` is 0 to 1. ``start`` and ``end`` bound the evidence.
    """

    construction: str
    sentence: int
    predicate: Predicate
    arguments: tuple[Argument, ...]
    start: int
    end: int
    claimant: str = ""
    certainty: float = 1.0


# ── questions ────────────────────────────────────────────────────────────────────────────────────────────────────────


class QuestionKind(StrEnum):
    """How a question is answered, and with it what its fields hold; ``faults`` says of a question where it does not.

    ``MULTIPLE_CHOICE``: one option is chosen. One is of kind ``KEY``, and ``key`` is its text.
    ``FILL_IN``: the words for the stem's one gap are typed. Options, if any, are wrong answers to know when marking.
    ``WORD_BANK``: the words for the stem's one gap are chosen from the options; the rest as in multiple choice.
    ``TRUE_FALSE``: the stem is a statement, and the options are "True" and "False", in this order. One is of kind
    ``KEY``, and ``key`` is its text; where it is "False", its reason says what the passage says instead.
    ``MATCHING``: each left-hand side gets one of the right-hand sides. The options are the right-hand sides: two or
    more of kind ``KEY``, each with its ``left`` and, where it is known, its ``evidence``, and any of other kinds,
    without, that belong to no left. ``key`` is ``identity.key_of_parts(options)``.
    ``ORDERING``: events are put in the order in which they happened. The options are the events in the right order,
    two or more, all of kind ``KEY``, each with its ``evidence`` and with the reason for its place, a sentence with its
    date, where they are known. ``key`` is ``identity.key_of_parts(options)``.

    No two texts of one question's options, and no two lefts, are the same but for capitals and spaces.
    """

    MULTIPLE_CHOICE = "multiple_choice"
    FILL_IN = "fill_in"
    WORD_BANK = "word_bank"
    TRUE_FALSE = "true_false"
    MATCHING = "matching"
    ORDERING = "ordering"


CHOSEN = frozenset({QuestionKind.MULTIPLE_CHOICE, QuestionKind.WORD_BANK, QuestionKind.TRUE_FALSE})
"""The kinds in which one of the options is chosen."""
GAPPED = frozenset({QuestionKind.FILL_IN, QuestionKind.WORD_BANK})
"""The kinds whose stem has a gap."""
PARTED = frozenset({QuestionKind.MATCHING, QuestionKind.ORDERING})
"""The kinds with several parts, each marked by itself."""


class OptionKind(StrEnum):
    """Why an option is there, after the STARC scheme (Berzak, Malmaud and Levy 2020).

    ``KEY`` is the right answer or, in a question of several parts, belongs to it.
    """

    KEY = "key"
    MISREADING = "misreading"
    ELSEWHERE = "elsewhere"
    UNSUPPORTED = "unsupported"


class Credit(StrEnum):
    """What a partly right answer to a question of several parts earns: its share of the mark, or nothing."""

    PARTIAL = "partial"
    ALL_OR_NOTHING = "all_or_nothing"


class Release(StrEnum):
    """When students see the right answers: each after submitting, or all once the quiz is closed."""

    SUBMITTED = "submitted"
    CLOSED = "closed"


class Counting(StrEnum):
    """How a question of a published quiz counts: as its answers are marked, as right for everybody, or for nobody."""

    AS_MARKED = "as_marked"
    RIGHT = "right_for_everybody"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a quiz is taken.

    ``guests`` may take it under a name they give, without an account; ``again`` lets students take it once more after
    submitting it. ``time_limit`` is how many minutes an attempt may take, None for as many as are wanted.
    """

    guests: bool = True
    credit: Credit = Credit.PARTIAL
    release: Release = Release.SUBMITTED
    again: bool = False
    time_limit: int | None = None


class ExtraTime(StrEnum):
    """How much more time than others a student has in every quiz with a time limit, in percent; the least first."""

    NONE = "0"
    QUARTER = "25"
    HALF = "50"
    DOUBLE = "100"
    NO_LIMIT = "no limit"

    def minutes(self, time_limit: int) -> int | None:
        """How many minutes a time limit is with it, the last one whole; None for as many as are wanted.

        >>> ExtraTime.NONE.minutes(30), ExtraTime.QUARTER.minutes(30), ExtraTime.NO_LIMIT.minutes(30)
        (30, 38, None)
        """
        return None if self is ExtraTime.NO_LIMIT else time_limit + ceil(time_limit * int(self) / 100)


class Difficulty(StrEnum):
    """How much reading a question asks for."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


class Status(StrEnum):
    """Where a question stands in its bank."""

    DRAFT = "draft"
    READY = "ready"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The span of the passage that proves the key; ``quote == passage.text[start:end]``."""

    quote: str
    start: int
    end: int


NO_EVIDENCE = Evidence("", 0, 0)
"""What a question has that was written, or brought from elsewhere, without any."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose, with the reason it is right or wrong; the reason is shown only after submitting.

    ``left`` is what a right-hand side of a matching question belongs to, "" for every other option. ``evidence`` is the
    span that the option rests on: of a part of a matching or ordering question what proves it, of a wrong option what
    it is true of; None where it rests on none.
    """

    id: str
    text: str
    kind: OptionKind
    reason: str = ""
    left: str = ""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``QuestionKind`` says what its fields hold in each kind.

    ``key`` is the right answer's text; ``accepted`` are other spellings of a typed answer. The gap in the stem of a
    fill-in is written ``____``. A question of several parts has the evidence of each with its option, and its own
    ``evidence`` is the first of them in the passage.
    """

    id: str
    kind: QuestionKind
    stem: str
    key: str
    evidence: Evidence
    options: tuple[Option, ...] = ()
    accepted: tuple[str, ...] = ()
    rule: str = ""
    difficulty: Difficulty = Difficulty.MEDIUM
    status: Status = Status.DRAFT


LEANING, ADRIFT = "leaning", "adrift"
"""The features of a candidate that is clear only with the passage beside it, and of one that is hardly so even then."""
TEMPTING = "tempting"
"""The feature of a candidate whose options are statements: how many of them, the first ones, would tempt a reader."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A question on its way: the fact it asks about, the argument that answers it, and how good it looks."""

    question: Question
    fact: Fact
    answer: Argument
    features: Mapping[str, float]
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Quiz:
    """A passage with questions on it."""

    title: str
    passage: Passage
    questions: tuple[Question, ...] = ()

"""The faults of a question: what keeps it from being asked and marked at all. How good it is, is for the linter to say.

Whoever lets a question in asks here, from the editor or from a file, so that a bank can be read back from its own file.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from quizapp.english.stems import GAP
from quizapp.identity import key_of_parts
from quizapp.model import CHOSEN, GAPPED, PARTED, Evidence, Option, OptionKind, Passage, Question, QuestionKind

__all__ = ["TRUE_AND_FALSE", "QuestionFault", "faults_of", "repeats"]

ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
FEWEST = 2
MOST = 26
"""As many options as there are letters to name them by."""
TRUE_AND_FALSE = ["True", "False"]


@dataclass(frozen=True, slots=True)
class QuestionFault:
    """A rule that a question breaks, said to whoever writes a file and to whoever has the editor before them.

    ``place`` is the field of a bank file, "options[1].text", and ``rule`` the end of "It …" that is said of it.
    ``reason`` names the editor's fields, and is a sentence without its stop: what is wrong, and what to do.
    """

    place: str
    rule: str
    reason: str


Rule = Callable[[Question, Passage], Iterator[QuestionFault]]
"""A rule: yields the faults of one sort that a question on a passage has."""


def faults_of(question: Question, passage: Passage) -> tuple[QuestionFault, ...]:
    """What keeps a question from being asked, what to put right first at the head; empty for one that can be asked."""
    return tuple(fault for find in RULES for fault in find(question, passage))


def repeats(values: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of values that came before, each with the place where its value came first."""
    for place, value in enumerate(values):
        if value in values[:place]:
            yield place, values.index(value)


# ── every kind ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_blank_stem(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A question that asks nothing."""
    if not question.stem.strip():
        yield QuestionFault("stem", "must hold some text", "it asks nothing yet; write the question")


def _find_blank_key(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A question without an answer; of one in parts the parts themselves are asked for."""
    if question.kind not in PARTED and not question.key.strip():
        yield QuestionFault("key", "must hold some text", "it has no right answer yet; write it")


def _find_gap_trouble(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A fill-in with no gap, where nobody sees what is missing, or with several and one answer for all."""
    if question.kind in GAPPED and question.stem.count(GAP) != 1:
        yield QuestionFault(
            "stem",
            f"must hold exactly one gap, written {GAP}",
            f"it must hold exactly one gap; write {GAP} where the answer belongs",
        )


def _find_blank_spelling(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """An accepted answer that is none."""
    for place, accepted in enumerate(question.accepted):
        if not accepted.strip():
            yield QuestionFault(
                f"accepted[{place}]",
                "must hold some text",
                "one of its accepted answers is empty; write or remove it",
            )


def _find_misquoted(question: Question, passage: Passage) -> Iterator[QuestionFault]:
    """Evidence that is not in the passage; a question brought from elsewhere may have none, ``("", 0, 0)``."""
    spans = [("evidence", question.evidence)]
    spans += [
        (f"options[{place}].evidence", option.evidence)
        for place, option in enumerate(question.options)
        if option.evidence
    ]
    for place, span in spans:
        if not _is_quoted(span, passage):
            found = _shortened(passage.text[span.start : span.end])
            yield QuestionFault(
                place,
                f'must quote the passage: characters {span.start} to {span.end} are "{found}"',
                "its evidence is not in the passage; choose the words that prove the right answer",
            )


def _is_quoted(span: Evidence, passage: Passage) -> bool:
    """Whether the words stand where the span says. A place before the passage would count from its end."""
    return span.start >= 0 and passage.text[span.start : span.end] == span.quote


# ── options ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_wrong_count(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Nothing to choose among, or more than there are letters for."""
    if question.kind in CHOSEN and len(question.options) < FEWEST:
        yield QuestionFault("options", "must be two or more", "it needs at least two options; add one")
    if len(question.options) > MOST:
        yield QuestionFault("options", f"must hold at most {MOST}", f"it has more than {MOST} options; remove some")


def _find_blank_option(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """An option that says nothing."""
    for place, option in enumerate(question.options):
        if not option.text.strip():
            yield QuestionFault(
                f"options[{place}].text",
                "must hold some text",
                "one of its options is empty; write or remove it",
            )


def _find_same_texts(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Two options that a student cannot tell apart, of which one is marked wrong."""
    texts = [option.text for option in question.options]
    yield from _same("text", texts, "two of its options are the same; change one")


def _find_same_lefts(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Two left-hand sides that a student cannot tell apart."""
    lefts = [option.left for option in question.options]
    yield from _same("left", lefts, "two of its left-hand sides are the same; change one")


def _same(field: str, texts: Sequence[str], reason: str) -> Iterator[QuestionFault]:
    """The texts that are one but for capitals and spaces; an empty one is a fault of another sort."""
    for place, first in repeats([" ".join(text.split()).casefold() for text in texts]):
        if texts[place].strip():
            other = f'options[{first}], "{_shortened(texts[first])}"'
            rule = f"must differ from that of {other}, in more than capitals and spaces"
            yield QuestionFault(f"options[{place}].{field}", rule, reason)


def _find_stray_left(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A pair without its left-hand side, or a left-hand side where there is no pair."""
    for place, option in enumerate(question.options):
        paired = question.kind is QuestionKind.MATCHING and _is_right(option)
        if paired and not option.left.strip():
            advice = "one of its pairs has no left-hand side; write it, or remove the pair"
            yield QuestionFault(f"options[{place}]", 'must have a "left" with some text', advice)
        elif option.left and not paired:
            advice = "only the pairs of a matching question have left-hand sides; leave the others empty"
            yield QuestionFault(f"options[{place}]", 'must have no "left"', advice)


def _find_wrong_right(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Not one right option, or another than the key; a typed answer needs none, but may have it."""
    right = [option.text for option in question.options if _is_right(option)]
    reason = "exactly one option must be the right answer, in the same words"
    if question.kind in PARTED or (question.kind is QuestionKind.FILL_IN and not right):
        return
    if len(right) != 1:
        yield QuestionFault("options", f'must have exactly one option of kind "key", and {len(right)} are', reason)
    elif right != [question.key]:
        rule = f'must be the text of the option of kind "key", which is "{_shortened(right[0])}"'
        yield QuestionFault("key", rule, reason)


def _find_neither_true_nor_false(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A statement that is to be something else than true or false."""
    texts = [option.text for option in question.options]
    if question.kind is QuestionKind.TRUE_FALSE and texts != TRUE_AND_FALSE:
        yield QuestionFault(
            "options",
            'must be "True" and "False", in this order',
            "its options must be True and False, in this order",
        )


# ── parts ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_few_parts(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Nothing to match, or nothing to put in order."""
    parts = sum(map(_is_right, question.options))
    if question.kind in PARTED and parts < FEWEST:
        pairs = "it needs at least two whole pairs; write both sides of each"
        reason = pairs if question.kind is QuestionKind.MATCHING else "it needs at least two events; add one"
        yield QuestionFault("options", f'must have two or more of kind "key", and has {parts}', reason)


def _find_no_event(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Among events to put in order one that has no place."""
    for place, option in enumerate(question.options):
        if question.kind is QuestionKind.ORDERING and not _is_right(option):
            yield QuestionFault(
                f"options[{place}].kind",
                'must be "key", as of every event',
                "all its options must be events to put in order",
            )


def _find_other_parts(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """A key that says other parts than the options."""
    key = key_of_parts(question.options)
    if question.kind in PARTED and question.key != key:
        rule = f'must be the parts in their order, "{_shortened(key)}"'
        yield QuestionFault("key", rule, "its right answer must be its parts, in the same words")


# ── ids ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _find_odd_id(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """An id that is no plain word."""
    ids = [("id", question.id), *((f"options[{place}].id", option.id) for place, option in enumerate(question.options))]
    for place, uid in ids:
        if not ID.fullmatch(uid):
            letters = "1 to 40 of the letters A to Z and a to z, the figures, - and _"
            reason = f'"{_shortened(uid)}" is no id; leave the ids of new questions and options empty'
            yield QuestionFault(place, f"must be {letters}", reason)


def _find_same_ids(question: Question, _: Passage) -> Iterator[QuestionFault]:
    """Two options that an answer cannot tell apart."""
    ids = [option.id for option in question.options]
    for place, first in repeats(ids):
        rule = f'must differ from that of options[{first}], which is also "{ids[place]}"'
        reason = "two of its options share an id; leave the ids of new options empty"
        yield QuestionFault(f"options[{place}].id", rule, reason)


RULES: tuple[Rule, ...] = (
    _find_blank_stem,
    _find_blank_key,
    _find_gap_trouble,
    _find_misquoted,
    _find_few_parts,
    _find_stray_left,
    _find_wrong_count,
    _find_blank_option,
    _find_same_texts,
    _find_same_lefts,
    _find_no_event,
    _find_other_parts,
    _find_neither_true_nor_false,
    _find_wrong_right,
    _find_blank_spelling,
    _find_odd_id,
    _find_same_ids,
)
"""What a question may be. Where it breaks several, the first is what a teacher is told, so what comes first is asked
for first."""


def _is_right(option: Option) -> bool:
    return option.kind is OptionKind.KEY


def _shortened(text: str, length: int = 60) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"

"""What other programs' banks say as a quiz of QuizApp: what it can ask, and what had to be left out, item by item."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from quizapp.english.stems import GAP, gapped
from quizapp.errors.files import BankFileError, Fault, NothingToAskError
from quizapp.faults import TRUE_AND_FALSE, faults_of
from quizapp.formats.foreign import MOST, PLAIN, Answer, Item, Text
from quizapp.formats.plain_text import as_plain, in_a_line
from quizapp.identity import key_of_parts, option_id, question_id
from quizapp.model import NO_EVIDENCE, Option, OptionKind, Passage, Question, QuestionKind, Quiz

__all__ = ["BankFile", "adopt"]

RULE = "hand-written"
FULL = 1 - 1e-6
"""From which share of the points an answer is right."""
BLANKS = re.compile("_{3,}")
SHARERS, OPENING_WORDS = 2, 20
"""How many questions share what is a passage, and the words that it has at least."""
LONGEST_TITLE = 50
MOST_ANSWERS = 100
TYPED = ("shortanswer", "numerical")

UNASKED: Mapping[str, str] = {
    "essay": "it is an essay, which a person has to mark",
    "multianswer": "it has several answers inside its text (Cloze)",
    "gapselect": "it has several gaps in its text",
    "ddwtos": "it has several gaps in its text",
    "ordering": "its events would have to be put in order again by hand",
}


@dataclass(frozen=True, slots=True)
class BankFile:
    """What a bank file holds: a quiz, and what of the file is not in it, or is there otherwise."""

    quiz: Quiz
    notes: tuple[Fault, ...] = ()


class _UnaskableError(ValueError):
    """Why QuizApp has no question like this one; the message follows "is left out: "."""


def adopt(items: Sequence[Item], *, name: str, title: str = "", notes: Sequence[Fault] = ()) -> BankFile:
    """The quiz in the items of the file ``name``; raises NothingToAskError where QuizApp can ask none of them.

    What the file describes without asking is the passage; else the paragraphs that all its questions begin with.
    """
    if len(items) > MOST:
        raise BankFileError(name, (Fault("the whole file", f"must hold at most {MOST} questions; make several of it"),))
    items = _with_opening_apart(items)
    texts = [as_plain(item.text) for item in items if item.qtype == "description" and not item.trouble]
    passage = Passage("\n\n".join(text.text for text in texts if text.text))
    asked = [item for item in items if item.qtype not in ("description", "category") or item.trouble]
    questions, found = _tried(asked, passage)
    said = [*notes, *_notes_on_texts(sum(text.pictures for text in texts)), *found]
    if not questions:
        raise NothingToAskError(name, said)
    return BankFile(Quiz(title, passage, questions), (*said, *_notes_on_feedback(asked)))


def _with_opening_apart(items: Sequence[Item]) -> Sequence[Item]:
    """The items, with the paragraphs that all begin with described once, as Moodle's banks repeat a passage."""
    asked = [item for item in items if _asks(item)]
    told = [as_plain(item.text).text.split("\n\n") for item in asked]
    shared = [alike[0] for alike in takewhile(_are_one, zip(*(paragraphs[:-1] for paragraphs in told), strict=False))]
    opening = "\n\n".join(shared)
    described = any(item.qtype == "description" for item in asked)
    if described or len(asked) < SHARERS or len(opening.split()) < OPENING_WORDS:
        return items
    rests = ("\n\n".join(paragraphs[len(shared) :]) for paragraphs in told)
    apart = iter([replace(item, text=Text(rest, PLAIN)) for item, rest in zip(asked, rests, strict=True)])
    return [Item("description", text=Text(opening, PLAIN)), *(next(apart) if _asks(item) else item for item in items)]


def _asks(item: Item) -> bool:
    return item.qtype != "category" and not item.trouble


def _are_one(paragraphs: Sequence[str]) -> bool:
    return len(set(paragraphs)) == 1


def _tried(items: Sequence[Item], passage: Passage) -> tuple[tuple[Question, ...], list[Fault]]:
    """The items that can be asked as questions, and what there is to say of any item."""
    questions: dict[str, Question] = {}
    said: list[Fault] = []
    for number, item in enumerate(items, 1):
        place = f"question {number}{_title_of(item)}"
        try:
            question = _asked(item, passage, questions)
        except _UnaskableError as error:
            said.append(Fault(place, f"is left out: {error}"))
        else:
            questions[question.id] = question
            said += [Fault(place, note) for note in _notes_on(item)]
    return tuple(questions.values()), said


def _asked(item: Item, passage: Passage, others: Mapping[str, Question]) -> Question:
    """The item as a question; raises _UnaskableError."""
    if item.trouble:
        raise _UnaskableError(f"it {item.trouble}")
    if len(item.answers) + len(item.pairs) > MOST_ANSWERS:
        raise _UnaskableError(f"it has more than {MOST_ANSWERS} answers")
    if item.qtype not in KINDS:
        raise _UnaskableError(
            UNASKED.get(item.qtype, f"QuizApp has no questions of the kind {item.qtype or 'unnamed'}")
        )
    question = _named(KINDS[item.qtype](item))
    if not question.stem.replace(GAP, "").strip():
        raise _UnaskableError("it has no text" + (", only a picture" if as_plain(item.text).pictures else ""))
    if faults := faults_of(question, passage):
        raise _UnaskableError(faults[0].reason)
    if question.id in others:
        raise _UnaskableError("another in the file asks the same")
    return question


def _named(question: Question) -> Question:
    """The question with ids for itself and its options."""
    uid = question_id(question.kind, question.stem, question.key, "")
    options = tuple(replace(option, id=option_id(uid, option.text)) for option in question.options)
    return replace(question, id=uid, options=options)


def _title_of(item: Item) -> str:
    """The title in brackets, or how the text begins; "" where there is neither."""
    title = item.name or in_a_line(as_plain(item.text).text)
    shown = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"
    return f" ({shown})" if shown else ""


# ── one of several options ───────────────────────────────────────────────────────────────────────────────────────────


def _choice(item: Item) -> Question:
    answers = [answer for answer in item.answers if _line(answer.text) or as_plain(answer.text).pictures]
    right = [answer for answer in answers if answer.fraction >= FULL]
    if len(right) > 1 or (not item.single and any(0 < answer.fraction < FULL for answer in answers)):
        raise _UnaskableError("it has several right answers")
    if not right:
        raise _UnaskableError("none of its answers is right")
    if not all(_line(answer.text) for answer in answers):
        raise _UnaskableError("one of its answers is only a picture")
    options = tuple(_option(answer, item) for answer in answers)
    if sorted(option.text.capitalize() for option in options) == sorted(TRUE_AND_FALSE):
        return _statement(item, {option.text.capitalize(): option for option in options})
    return _question(QuestionKind.MULTIPLE_CHOICE, _stem(item), _line(right[0].text), options)


def _truth(item: Item) -> Question:
    if sum(answer.fraction >= FULL for answer in item.answers) != 1:
        raise _UnaskableError("it does not say whether it is true or false")
    return _statement(item, {_line(answer.text): _option(answer, item) for answer in item.answers})


def _statement(item: Item, options: Mapping[str, Option]) -> Question:
    """A true-or-false question, of its two options."""
    ordered = tuple(replace(options[text], text=text) for text in TRUE_AND_FALSE)
    key = next(option.text for option in ordered if option.kind is OptionKind.KEY)
    return _question(QuestionKind.TRUE_FALSE, _stem(item), key, ordered)


def _option(answer: Answer, item: Item) -> Option:
    """An answer with its feedback; the right one has what is said to everybody, where it has none of its own."""
    right = answer.fraction >= FULL
    reason = _line(answer.feedback) or (_line(item.feedback) if right else "")
    return Option("", _line(answer.text), OptionKind.KEY if right else OptionKind.UNSUPPORTED, reason)


# ── typed ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _typed(item: Item) -> Question:
    """A typed answer with its other spellings; the wrong ones that the file knows are known when marking."""
    right = [_spelling(answer) for answer in item.answers if answer.fraction >= FULL and not _is_pattern(answer)]
    if not any(right):
        patterns = any(answer.fraction >= FULL for answer in item.answers)
        raise _UnaskableError("its answer has a wildcard (*)" if patterns else "none of its answers is right")
    key, *accepted = _apart(right)
    wrong = [answer for answer in item.answers if answer.fraction <= 0 and not _is_pattern(answer)]
    known = _apart([key, *accepted, *map(_spelling, wrong)])[1 + len(accepted) :]
    reasons = {_spelling(answer): _line(answer.feedback) for answer in wrong}
    options = tuple(Option("", text, OptionKind.UNSUPPORTED, reasons.get(text, "")) for text in known)
    return replace(_question(QuestionKind.FILL_IN, _gapped(_stem(item)), key, options), accepted=tuple(accepted))


def _number(item: Item) -> Question:
    """A number to type, where it must be exactly right."""
    if any(answer.tolerance for answer in item.answers if answer.fraction > 0):
        raise _UnaskableError("its number may be off by some amount")
    return _typed(item)


def _apart(texts: Sequence[str]) -> list[str]:
    """The texts that differ in more than capitals, in their order."""
    found: dict[str, str] = {}
    for text in filter(None, texts):
        found.setdefault(text.casefold(), text)
    return list(found.values())


def _is_pattern(answer: Answer) -> bool:
    """Whether an answer stands for many: a star that is not escaped stands for anything."""
    return "*" in answer.text.text.replace(r"\*", "")


def _spelling(answer: Answer) -> str:
    return _line(replace(answer.text, text=answer.text.text.replace(r"\*", "*")))


def _gapped(stem: str) -> str:
    """The stem with its one gap; behind a stem that has none."""
    if stem.count(GAP) > 1:
        raise _UnaskableError("it has several gaps and one answer")
    return gapped(stem) if GAP in stem or stem.endswith("?") else f"{stem} {GAP}"


# ── pairs ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _pairs(item: Item) -> Question:
    sides = [(_line(left), _line(right)) for left, right in item.pairs if _line(right)]
    rights = [right.casefold() for left, right in sides if left]
    if len(set(rights)) < len(rights):
        raise _UnaskableError("two of its pairs have the same right-hand side")
    pairs = tuple(Option("", right, OptionKind.KEY, left=left) for left, right in sides if left)
    extras = {right.casefold(): right for left, right in sides if not left and right.casefold() not in rights}
    options = (*pairs, *(Option("", text, OptionKind.UNSUPPORTED) for text in extras.values()))
    return _question(QuestionKind.MATCHING, _stem(item), key_of_parts(options), options)


# ── any kind ─────────────────────────────────────────────────────────────────────────────────────────────────────────

KINDS: Mapping[str, Callable[[Item], Question]] = {
    "multichoice": _choice,
    "truefalse": _truth,
    "shortanswer": _typed,
    "numerical": _number,
    "match": _pairs,
}


def _question(kind: QuestionKind, stem: str, key: str, options: tuple[Option, ...]) -> Question:
    return Question("", kind, stem, key, NO_EVIDENCE, options, rule=RULE)


def _stem(item: Item) -> str:
    return BLANKS.sub(GAP, as_plain(item.text).text)


def _line(text: Text) -> str:
    return in_a_line(as_plain(text).text)


# ── what is otherwise than in the file ───────────────────────────────────────────────────────────────────────────────


def _notes_on(item: Item) -> Iterator[str]:
    """What of a question that is asked is not as in the file."""
    texts = [item.text, item.feedback, *(text for answer in item.answers for text in (answer.text, answer.feedback))]
    if any(as_plain(text).pictures for text in texts):
        yield "is without its pictures"
    for answer in item.answers:
        if answer.fraction > 0 and item.qtype in TYPED and _is_pattern(answer):
            yield f'does not accept "{_line(answer.text)}": a typed answer has no wildcards'
        elif 0 < answer.fraction < FULL:
            how = "is without" if item.qtype in TYPED else "counts as wrong"
            yield f'{how} "{_line(answer.text)}", which earned {100 * answer.fraction:.3g} % of the points'


def _notes_on_texts(pictures: int) -> Iterator[Fault]:
    if pictures:
        yield Fault("the passage", "is without its pictures")


def _notes_on_feedback(items: Sequence[Item]) -> Iterator[Fault]:
    """That what the file says to typed answers and pairs has no place."""
    typed = [item for item in items if item.qtype in (*TYPED, "match")]
    if any(item.feedback.text or any(answer.feedback.text for answer in item.answers) for item in typed):
        yield Fault("the feedback on typed answers and pairs", "is left out: QuizApp shows the right answer instead")

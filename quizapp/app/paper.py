"""A quiz on paper, as HTML: the passage and the questions to write on, and a page with the answers.

Everything in it is escaped. What a person wrote may run from right to left: each paragraph, question and option finds
its own direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from quizapp.app.widgets.wording import count, stem_of
from quizapp.english.stems import GAP
from quizapp.formats.lettering import answer, by_text, credit, labelled
from quizapp.model import PARTED, Evidence, Option, Question, QuestionKind, Quiz

__all__ = ["answers_html", "paper_html", "question_html"]

BLANK = '<span class="gap" role="img" aria-label="gap"></span>'
LINE = '<p class="line"></p>'
BOX = '<span class="box"></span>'
SHORT_LINE = '<span class="short line"></span>'


# ── for students ─────────────────────────────────────────────────────────────────────────────────────────────────────


def paper_html(quiz: Quiz, time_limit: int | None = None) -> str:
    """What students get: title, lines for name and date, the time limit in minutes, the passage, and the questions."""
    questions = [f'<li dir="auto">{question_html(question)}</li>' for question in quiz.questions]
    return (
        f'<h1 dir="auto">{escape(quiz.title)}</h1>'
        '<p class="who"><span>Name</span><span>Date</span></p>'
        f"{_limit_html(time_limit)}"
        f"{_passage_html(quiz)}"
        f"<section>{_beginning(questions[:1])}{_rest(questions[1:])}</section>"
    )


def _limit_html(time_limit: int | None) -> str:
    return f'<p class="limit">Time limit: {count(time_limit, "minute")}</p>' if time_limit else ""


def _beginning(questions: Sequence[str]) -> str:
    """The heading with the first question: Firefox and Safari keep together only what is one element."""
    return f'<div class="together"><h2>Questions</h2><ol class="questions">{"".join(questions)}</ol></div>'


def _rest(questions: Sequence[str]) -> str:
    """The questions from the second on."""
    return f'<ol class="questions" start="2">{"".join(questions)}</ol>' if questions else ""


def _passage_html(quiz: Quiz) -> str:
    """The passage, nothing where there is none."""
    passage = quiz.passage
    if not passage.text:
        return ""
    headline = f'<h2 dir="auto">{escape(passage.title)}</h2>' if passage.title not in ("", quiz.title) else ""
    source = f'<p class="credit" dir="auto">{escape(credit(passage))}</p>' if credit(passage) else ""
    paragraphs = (f'<p dir="auto">{escape(paragraph)}</p>' for paragraph in passage.text.split("\n\n"))
    return f'<section class="passage">{headline}{source}{"".join(paragraphs)}</section>'


def question_html(question: Question) -> str:
    """The stem, and where the answer goes."""
    stem = BLANK.join(escape(part) for part in stem_of(question.stem).split(GAP))
    return f'<p class="stem">{stem}</p>{WAYS[question.kind](question)}'


def _boxes(question: Question) -> str:
    """A box with its letter before each option."""
    items = (f"<li>{BOX}<b>{label}</b>{_text_html(option.text)}</li>" for label, option in labelled(question))
    return f'<ul class="options">{"".join(items)}</ul>'


def _statement(question: Question) -> str:
    """Two boxes side by side."""
    items = (f"<li>{BOX}{_text_html(option.text)}</li>" for option in question.options)
    return f'<ul class="options row">{"".join(items)}</ul>'


def _typed(question: Question) -> str:
    """A line to write on, where the stem has none."""
    return "" if GAP in stem_of(question.stem) else LINE


def _words(question: Question) -> str:
    """The words to choose from in a box, and a line where the stem has none."""
    items = (f"<li>{_text_html(option.text)}</li>" for option in question.options)
    return f'<ul class="words">{"".join(items)}</ul>{_typed(question)}'


def _pairs(question: Question) -> str:
    """Left-hand sides with lines for letters, beside the lettered right-hand sides."""
    lefts = (f"<li>{SHORT_LINE}{_text_html(option.left)}</li>" for option in question.options if option.left)
    rights = (f"<li><b>{label}</b>{_text_html(option.text)}</li>" for label, option in labelled(question))
    return (
        '<p class="how">Write a letter on each line.</p>'
        f'<div class="pairs"><ul>{"".join(lefts)}</ul><ul>{"".join(rights)}</ul></div>'
    )


def _events(question: Question) -> str:
    """Events by the alphabet, since their own order is the key, with lines for numbers."""
    ordered = sorted(question.options, key=by_text)
    items = (f"<li>{SHORT_LINE}{_text_html(event.text)}</li>" for event in ordered)
    how = f'<p class="how">Write a number on each line, from 1 for the first to {len(ordered)} for the last.</p>'
    return f'{how}<ul class="options">{"".join(items)}</ul>'


WAYS = {
    QuestionKind.MULTIPLE_CHOICE: _boxes,
    QuestionKind.FILL_IN: _typed,
    QuestionKind.WORD_BANK: _words,
    QuestionKind.TRUE_FALSE: _statement,
    QuestionKind.MATCHING: _pairs,
    QuestionKind.ORDERING: _events,
}


def _text_html(text: str) -> str:
    return f'<span dir="auto">{escape(text)}</span>'


# ── the answers ──────────────────────────────────────────────────────────────────────────────────────────────────────


def answers_html(quiz: Quiz) -> str:
    """A page of its own with each answer, the words that prove it and the reasons."""
    items = "".join(f'<li dir="auto">{"".join(_answer_parts(question))}</li>' for question in quiz.questions)
    return (
        '<section class="answers"><h2>Answers</h2>'
        f'<p class="credit" dir="auto">{escape(quiz.title)}</p><ol class="questions">{items}</ol></section>'
    )


def _answer_parts(question: Question) -> Iterator[str]:
    judged = question.kind is QuestionKind.TRUE_FALSE
    yield f'<p class="right">{escape(question.key if judged else answer(question))}</p>'
    if question.kind not in PARTED:
        yield _evidence_html(question.evidence)
    for label, option in labelled(question):
        yield _reason_html(option.text if judged else label, option)


def _reason_html(label: str, option: Option) -> str:
    """Why an option is right or wrong; nothing where that is not known."""
    evidence = _evidence_html(option.evidence)
    if not option.reason and not evidence:
        return ""
    return f'<p class="reason"><b>{escape(label)}</b> {_text_html(option.reason)}</p>{evidence}'


def _evidence_html(evidence: Evidence | None) -> str:
    if evidence is None or not evidence.quote:
        return ""
    return f'<blockquote dir="auto">{escape(evidence.quote)}</blockquote>'

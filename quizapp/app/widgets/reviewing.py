"""A marked attempt: score, and for each question the right answer, the evidence and why a wrong choice is wrong."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

import streamlit as st

from quizapp.app.widgets.passage import evidence_html, show_passage
from quizapp.app.widgets.wording import RULINGS, points, stem_of
from quizapp.classroom.reviews import AttemptReview, ReviewedChoice, ReviewedItem
from quizapp.model import Counting, Evidence
from quizapp.scoring import MarkedPart

__all__ = ["draw_review"]

CORRECTED = "Your teacher has corrected the right answer to this question, and your answer was marked again."
COUNTED: Mapping[Counting, str] = {
    Counting.RIGHT: "Your teacher counts this question as right for everybody.",
    Counting.LEFT_OUT: "Your teacher has left this question out: it counts for nobody.",
}


def draw_review(review: AttemptReview) -> None:
    """The whole attempt, beside the passage with all evidence marked."""
    st.html(
        f'<p class="score" tabindex="-1">{points(review.score)} of {points(review.max_score)} points</p>'
        f'<p class="place">{escape(review.student)}{_since_submitting(review)}</p>'
    )
    with st.container(key="desk"):
        show_passage(review.passage, evidence=[*_evidence_of(review.items)], under=review.title)
        with st.container(key="questions"):
            for item in review.items:
                with st.container(border=True):
                    st.html(_item_html(item))


def _since_submitting(review: AttemptReview) -> str:
    """What the score was on submitting, where it is another by now."""
    first, latest = ((review.first_score, review.first_max), (review.score, review.max_score))
    if [points(each) for each in first] == [points(each) for each in latest]:
        return ""
    return f" · {points(first[0])} of {points(first[1])} points before your teacher corrected this quiz"


def _evidence_of(items: Sequence[ReviewedItem]) -> Iterator[Evidence]:
    """All that proves the keys, of several parts the evidence of each."""
    for item in items:
        yield item.evidence
        yield from (part.evidence for part in item.parts if part.evidence)


def _item_html(item: ReviewedItem) -> str:
    """One question, its answers and its evidence."""
    answers = "".join(map(_part_html, item.parts)) or "".join(map(_choice_html, item.choices)) or _typed_html(item)
    return (
        f'<h2 class="place"><b>Question {item.position}</b> · {_verdict_on(item)}</h2>'
        f"{_correction_html(item)}"
        f'<p class="stem" dir="auto">{escape(stem_of(item.stem))}</p><ol class="options">{answers}</ol>'
        f"{'' if item.parts else evidence_html(item.evidence)}"
    )


def _verdict_on(item: ReviewedItem) -> str:
    if item.counting is Counting.RIGHT and item.score < item.max_score:
        return "counted as right"
    if not item.answer:
        return "not answered"
    if item.score >= item.max_score:
        return "right"
    if right := sum(part.right for part in item.parts):
        share = f"{points(item.score)} of {points(item.max_score)} points"
        return f"{right} of {len(item.parts)} right, {share if item.score else 'and only all of them count'}"
    return "wrong" if item.score == 0 else f"{points(item.score)} of {points(item.max_score)} points"


def _correction_html(item: ReviewedItem) -> str:
    """What the teacher changed about the question since."""
    sentences = [CORRECTED] if item.remarked else []
    sentences += [COUNTED[item.counting]] if item.counting in COUNTED else []
    return f'<p class="correction">{escape(" ".join(sentences))}</p>' if sentences else ""


def _part_html(part: MarkedPart) -> str:
    """One pair or place: what was given, what is right, why, and the words that prove it."""
    if part.right:
        lines = [_reason_html(f"✓ Your answer is right: {part.key}", part.why)]
    else:
        own = f"✗ Your answer: {part.given}" if part.given else "Not answered"
        lines = [_reason_html(own, part.why), _reason_html(f"✓ Right answer: {part.key}", "")]
    quote = f'<q class="reason" dir="auto">{escape(part.evidence.quote)}</q>' if part.evidence else ""
    return (
        f'<li class="{"right" if part.right else "wrong"}"><bdi>{escape(part.asked)}</bdi>{"".join(lines)}{quote}</li>'
    )


def _choice_html(choice: ReviewedChoice) -> str:
    """An option: the right one and the chosen one say so in words, not only by colour."""
    if choice.right:
        tag = "✓ Right answer, your answer" if choice.chosen else "✓ Right answer"
        return _line_html(choice.text, "right", tag, choice.reason)
    if choice.chosen:
        return _line_html(choice.text, "wrong", "✗ Your answer", choice.reason)
    return _line_html(choice.text, "", "", "")


def _typed_html(item: ReviewedItem) -> str:
    right = item.score >= item.max_score and bool(item.answer)
    if right and item.answer == item.key:
        return _line_html(item.answer, "right", "✓ Right answer, your answer", "")
    own = _line_html(
        item.answer,
        "right" if right else "wrong",
        "✓ Your answer" if right else "✗ Your answer",
        RULINGS.get(item.rule, ""),
    )
    return (own if item.answer else "") + _line_html(item.key, "right", "✓ Right answer", "")


def _line_html(text: str, state: str, tag: str, reason: str) -> str:
    return f'<li class="{state}"><bdi>{escape(text)}</bdi>{_reason_html(tag, reason) if tag else ""}</li>'


def _reason_html(tag: str, reason: str) -> str:
    return f'<span class="reason"><span class="tag">{escape(tag)}.</span> {escape(reason)}</span>'

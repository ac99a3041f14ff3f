"""States what a sentence says, or the contrary of it, for the reader to call true or false.

> The Norbury Trust, a small charity, sold the old mill to a school in Leeds on Tuesday.
  → The Norbury Trust sold the old mill to a school in Leeds.
> The lake in Roundhay Park is safe for swimmers, Rosa Vane said.
  → According to Rosa Vane, the lake in Roundhay Park is safe for swimmers.
> “The bridge in Leeds is older than the mill in Norbury,” she said. → nothing: who says so is not known
> Rosa Vane did not sell the old mill in Leeds to the Calder Trust.
  → Rosa Vane did not sell the old mill in Leeds to the Calder Trust.
> Rosa Vane hardly sold a ship to the Calder Trust in 2019. → nothing: hardly is neither never nor sometimes
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.trees import lower_first
from quizapp.model import Candidate, Fact, Option, OptionKind, QuestionKind, Reading
from quizapp.questions.assertions import assertion_of
from quizapp.questions.drafting import draft
from quizapp.questions.sayable import is_view
from quizapp.questions.wording import small_article

__all__ = ["FALSE", "TRUE", "ask_of", "vouched"]

TRUE, FALSE = "True", "False"
TRIFLING = re.compile(
    r"\b(?:declin|refus)\w+ to (?:comment|elaborate|answer|respond|say)\b|\bdid not (?:respond|reply)\b"
    r"|\b(?:not|cannot) comment\b|\bunavailable for comment\b|^Also |\bwants? to know\b"
    r"|\b(?:post|tweet|shar)ed an? (?:image|photo|picture|selfie)\b"
    r"|\b(?:was|were) (?:speaking|talking) (?:to|at|in|amid|after|about)\b"
    r"|\bcomes? (?:as|after|amid|a day after|days after|weeks after)\b"
    r"|^(?:What|Which) \w+|\bthan (?:on|in|at) "
    r"|\b(?:is|are|was|were) (?:sitting|standing|walking|sipping|eating|drinking|smiling|lying|wearing)\b"
)
"""What reporters add to show that they asked, stands under pictures, sets a scene, leads over or is half said."""


_FINE = re.compile(r"\d[\d,]*\.\d|\d,\d{3}")
"""A figure with decimals or thousands."""
FEW = 1
"""Fine figures that a statement may hold and still be read for what it says."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One statement for each fact whose clause can be told on its own."""
    if fact.construction not in {"active", "passive", "copula"}:
        return
    assertion = assertion_of(reading, reading.sentences[fact.sentence], fact.predicate.head)
    if assertion is None or _is_trifling(assertion.text, opens=fact.sentence == 0):
        return
    made = draft(
        "true_false",
        assertion.text,
        fact=fact,
        answer=fact.arguments[0],
        key=TRUE,
        reading=reading,
        kind=QuestionKind.TRUE_FALSE,
    )
    options = (Option("", TRUE, OptionKind.KEY), Option("", FALSE, OptionKind.MISREADING))
    yield replace(made, question=replace(made.question, options=options))


def vouched(candidate: Candidate, reading: Reading) -> Candidate:
    """A statement with its writer beside it where nobody else vouches for a view.

    > The plan is incoherent. → According to the article, the plan is incoherent.
    """
    question, sentence = candidate.question, reading.sentences[candidate.fact.sentence]
    if question.kind is not QuestionKind.TRUE_FALSE or not is_view(sentence, candidate.fact.predicate.head):
        return candidate
    assertion = assertion_of(reading, sentence, candidate.fact.predicate.head)
    if assertion is None or assertion.claimant:
        return candidate
    inner = small_article(lower_first(sentence, assertion.words[0], question.stem))
    return replace(candidate, question=replace(question, stem=f"According to the article, {inner}"))


def _is_trifling(statement: str, *, opens: bool) -> bool:
    """Whether a statement is what reporters add as a matter of course, or a row of figures, unless it is the news."""
    figures = not opens and len(_FINE.findall(statement)) > FEW
    return bool(TRIFLING.search(statement)) or figures

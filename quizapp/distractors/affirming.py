"""Statements said of what the passage denies: its "not" or "never" left out.

> The council in Norbury did not reject the plan for the harbour of Leeds. → rejected
> The Norbury Trust said it would never sell the old mill by the harbour of Leeds. → would
> Rosa Vane of Leeds decided not to sell six old ships to a museum in Norbury. → to
> The council in Norbury did not reject any plan for the harbour of Leeds. → nothing: the rest no longer fits
> Omar Finch of Leeds did not sail to Bergen and buy a ship in 2014. → nothing: both are denied
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.turning import Twist
from quizapp.english.trees import children, is_quoted
from quizapp.english.verbs import DO, SAYING, inflect
from quizapp.english.wordlists import DENIALS, word_set
from quizapp.model import Candidate, Sentence, Token

__all__ = ["affirm"]

AFFIRMED = 0.9
"""How telling it is that something is said which the passage denies."""
POSSIBLE = word_set("may might")
"""Auxiliaries of what may be so or not."""
WHOLE = {"ca": "can", "wo": "will", "sha": "shall"}
"""Auxiliaries as they stand before "n't", and alone."""
FORMS = {"do": "VBP", "does": "VBZ", "did": "VBD"}
BOUND = word_set(
    "any anyone anything anybody anywhere either yet until till ever much at longer because as but unless only just "
    "rather or nor so unlike all every both always necessarily even enough alone least far bother mind "
    "despite although though"
)
"""Words that go with a denial or are part of what is denied: without it they no longer fit, or it may still be true."""


def affirm(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """The statement without its denial, where that is all that changes."""
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    if BOUND & set(re.findall(r"[a-z]+", candidate.question.stem.lower())):
        return
    for head in _heads(sentence, candidate.fact.predicate.head):
        denied = [child for child in children(sentence, head, "advmod") if child.text.lower() in DENIALS]
        if len(denied) == 1 and not is_quoted(sentence, head):
            yield from _without(sentence, denied[0])


def _heads(sentence: Sentence, head: int) -> Iterator[int]:
    """The verb of a clause, what it is to do, and the verb of what is said."""
    yield head
    yield from (child.index for child in children(sentence, head, "xcomp"))
    if sentence.tokens[head].lemma in SAYING:
        yield from (found for child in children(sentence, head, "ccomp") for found in _heads(sentence, child.index))


def _without(sentence: Sentence, denial: Token) -> Iterator[Twist]:
    """A verb group without its denial; a *do* that only carried it goes too."""
    before, after = (_neighbour(sentence, denial, step) for step in (-1, 1))
    if before is None or after is None:
        return
    auxiliary = before.text.lower()
    if auxiliary in DO and denial.text.lower() != "never":
        joined = any(other.xpos == "VB" for other in children(sentence, after.index, "conj"))
        if after.xpos == "VB" and not joined:
            yield Twist(_text(sentence, before, after), inflect(after.lemma, FORMS[auxiliary]), AFFIRMED)
    elif before.upos == "AUX" and auxiliary not in POSSIBLE:
        yield Twist(_text(sentence, before, denial), WHOLE.get(auxiliary, before.text), AFFIRMED)
    elif after.text.lower() == "to" or denial.text.lower() == "never":
        yield Twist(_text(sentence, denial, after), after.text, AFFIRMED)


def _neighbour(sentence: Sentence, token: Token, step: int) -> Token | None:
    place = token.index + step
    return sentence.tokens[place] if 0 <= place < len(sentence.tokens) else None


def _text(sentence: Sentence, first: Token, last: Token) -> str:
    return sentence.text[first.start - sentence.start : last.end - sentence.start]

"""Statements turned round: the contrary of what the passage says, where a word of it has one.

> The council in Norbury rejected the plan for the harbour of Leeds. → accepted
> The council in Norbury allowed the Calder Trust to sell the old mill in Leeds.
  → prevented the Calder Trust from selling
> The University of Leeds has launched a study of old mills in Norbury. → has yet to launch
> Rosa Vane of Leeds decided not to sell six old ships to a museum in Norbury. → nothing: it is denied
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.distractors.inventory import Inventory
from quizapp.distractors.misfitting import ABSOLUTE
from quizapp.distractors.nonsense import nonsense_of
from quizapp.distractors.subjects import subject_of
from quizapp.distractors.turned import Turned
from quizapp.english.lexicon import kinds
from quizapp.english.opposites import Contrary, contraries_of
from quizapp.english.trees import children, is_quoted
from quizapp.english.verbs import SAYING, inflect
from quizapp.english.wordlists import word_set
from quizapp.facts.verbal import is_negated
from quizapp.model import Candidate, EntityKind, Sentence, Token

__all__ = ["Twist", "turn"]

CONTRARY = 1.0
"""How telling it is that the contrary of what happened is said; a little less for each step from the verb."""
COMPASS = word_set("north south east west")
"""The sides of a place."""
SIDE = 0.6
"""How telling it is on which side of a town another lies."""
UNDONE = 0.5
"""How telling it is that something was not done, where no word says its contrary."""
DATED = frozenset({EntityKind.DATE, EntityKind.TIME})
TIMED = word_set("after before when while since until following during")
DEEDS = frozenset({"social", "motion", "possession", "creation", "change"})
"""Kinds of verbs that name what somebody does on purpose."""
UNMEANT = word_set(
    "take make give leave put set hold lose die fall suffer receive inherit survive fail miss need face drop "
    "become win gain earn have get experience see hear feel know like want hope seem appear remain stay include "
    "contain cost do pass clear beat finish qualify score complete reach "
    "welcome praise condemn criticise criticize hail thank mock"
)
"""Verbs that nobody does on purpose, and verdicts, which nobody has yet to give."""
ALLOWING = word_set("allow permit enable")
TIMES = frozenset({"time"})
EXPLAINING = word_set("as because since after if unless while to")
ENDS = word_set("beginning start end")
"""Of a month or a match: nobody need remember which."""
ORDER = word_set("before after")
"""What came first is a catch, not what happened."""
SETTLED = word_set("assure reassure promise vow pledge")
"""Verbs that tell already whether what follows is good news."""
DENYING = word_set("deny refuse reject dismiss")
"""Verbs of which only the denial itself can be turned: *denied being unfair*."""
NAMING = word_set("name call take look ask")
"""Verbs whose "after" or "before" is not about time."""
SWINGING = word_set("number amount demand share price rate population use cost support interest")
"""What grows or falls, and may as well do the other."""


@dataclass(frozen=True, slots=True)
class Twist:
    """A change of a statement: the words ``said`` in the passage, those put in their place, and how telling it is."""

    said: str
    put: str
    worth: float


def turn(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """Every contrary of a candidate's statement."""
    yield from _contraries(candidate, inventory)
    yield from _permissions(candidate, inventory)
    yield from _not_done(candidate, inventory)


def _contraries(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """The statement's verb, or what its verb says of its subject, turned into the contrary."""
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    timed = _is_timed(candidate)
    for depth, token in _turning_points(sentence, candidate.fact.predicate.head):
        manner = [child for child in children(sentence, token.index, "advmod") if child.text.lower().endswith("ly")]
        for contrary in () if is_quoted(sentence, token.index) else contraries_of(sentence, token):
            clumsy = (manner or timed) and " to " in contrary.text
            turned = Turned(sentence, candidate.fact.predicate.head, token, contrary, bool(candidate.fact.claimant))
            if not clumsy and not nonsense_of(turned) and not _is_said_too(contrary, candidate, inventory):
                said = _words(sentence, contrary)
                yield Twist(said, contrary.text, (SIDE if token.lemma in COMPASS else CONTRARY) - 0.05 * depth)
                break


def _permissions(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """What somebody was allowed to do, prevented: *allowed the firm to sell* → *prevented the firm from selling*.

    Only of what has come about; what a thing allows people to do it would hardly be made to prevent.
    """
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    verb = sentence.tokens[candidate.fact.predicate.head]
    if verb.lemma not in ALLOWING or verb.xpos not in {"VBD", "VBN"} or candidate.fact.claimant:
        return
    for deed in children(sentence, verb.index, "xcomp"):
        found = re.search(rf"\b{re.escape(verb.text)} (.+?) to {re.escape(deed.text)}\b", candidate.question.stem)
        if found and deed.xpos == "VB" and not children(sentence, deed.index, "conj"):
            put = f"{inflect('prevent', verb.xpos)} {found[1]} from {inflect(deed.lemma, 'VBG')}"
            yield Twist(found[0], put, CONTRARY)


def _not_done(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """What somebody has done, left undone: *has launched a study* → *has yet to launch*.

    Told with its time it would sound odd, and is left alone.
    """
    fact = candidate.fact
    sentence = inventory.reading.sentences[fact.sentence]
    verb = sentence.tokens[fact.predicate.head]
    words = [word.lower() for word in fact.predicate.words]
    acts = subject_of(fact, inventory.reading).acts and DEEDS & set(kinds(verb.lemma, "VERB")[:1])
    joined = children(sentence, verb.index, "advcl", "xcomp", "conj")
    if (
        joined
        or not children(sentence, verb.index, "obj")
        or ABSOLUTE & set(candidate.question.stem.lower().split())
        or " rather than " in candidate.question.stem
        or _is_timed(candidate)
        or not acts
        or fact.construction != "active"
        or verb.lemma in SAYING | UNMEANT
    ):
        return
    if len(words) == 2 and words[0] in {"has", "have"}:
        yield Twist(" ".join(words), f"{words[0]} yet to {verb.lemma}", UNDONE)


def _is_timed(candidate: Candidate) -> bool:
    """Whether a statement says when: nobody refuses to do something on a Monday after lunch."""
    dated = any(item.kind in DATED for item in candidate.fact.arguments)
    return dated or bool(TIMED & set(candidate.question.stem.lower().split()))


def _words(sentence: Sentence, contrary: Contrary) -> str:
    start, end = sentence.tokens[contrary.first].start, sentence.tokens[contrary.last].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _turning_points(sentence: Sentence, head: int) -> Iterator[tuple[int, Token]]:
    """The words on which a clause turns, the weightiest first, each with how far from the weightiest it is."""
    aims = children(sentence, head, "xcomp")
    if is_negated(sentence, head) or any(is_negated(sentence, aim.index) for aim in aims):
        return
    token = sentence.tokens[head]
    content = children(sentence, head, "ccomp")
    if token.lemma in SETTLED and content:
        return
    if token.lemma in DENYING:
        yield 0, token
        return
    if token.lemma in SAYING and content:
        yield from ((depth + 1, found) for depth, found in _turning_points(sentence, content[0].index))
        if not children(sentence, content[0].index, "conj"):
            yield 4, token
        return
    if not any(conj.upos == "VERB" for conj in children(sentence, head, "conj")) and not _is_explained(sentence, head):
        yield 0, token
    yield from ((1, child) for child in children(sentence, head, "xcomp", "advmod"))
    yield from ((1, below) for below in _below(sentence, head, "obj"))
    ranked = (head, *(child.index for child in children(sentence, head, "xcomp", "obj")))
    yield from ((2, below) for index in ranked for below in _degrees(sentence, index))
    yield from ((2, below) for below in _below(sentence, head, "nsubj", "nsubj:pass") if _counts(below))
    for child in children(sentence, head, "obl"):
        timed = any(word in TIMES for word in kinds(child.lemma)[:1])
        if not timed and child.lemma not in ENDS:
            yield 3, child
        cases = [case for case in children(sentence, child.index, "case") if case.text.lower() not in ORDER]
        yield from ((3, case) for case in cases if not timed and token.lemma not in NAMING)


def _is_explained(sentence: Sentence, head: int) -> bool:
    """Whether a clause below says why or what for, so that the contrary makes no sense: *fell as demand weakened*."""
    clauses = children(sentence, head, "advcl")
    return any(
        mark.text.lower() in EXPLAINING for clause in clauses for mark in children(sentence, clause.index, "mark")
    )


def _counts(token: Token) -> bool:
    return token.upos == "DET" or token.text.lower() in {"most", "many", "few"}


def _below(sentence: Sentence, head: int, *deprels: str) -> Iterator[Token]:
    """The dependents of a clause in some relation, and the determiners before them."""
    for child in children(sentence, head, *deprels):
        yield child
        yield from (below for below in children(sentence, child.index, "det", "amod")[:1] if below.xpos != "VBN")


def _degrees(sentence: Sentence, index: int) -> Iterator[Token]:
    """What ranks or weighs a noun or an adjective: *the largest*, *the most deadly*, *decreasing*."""
    for child in children(sentence, index, "amod"):
        compared = any(token.text.lower() == "than" for token in sentence.tokens)
        degrees = children(sentence, child.index, "advmod")
        yield from (degree for degree in degrees if compared or degree.xpos != "RBR")
        swings = child.xpos == "VBG" and sentence.tokens[index].lemma in SWINGING
        if child.xpos == "JJS" or swings:
            yield child
    yield from (child for child in children(sentence, index, "advmod") if child.xpos == "RBS")


def _is_said_too(contrary: Contrary, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether the passage says the contrary as well, of the same thing or at another time."""
    own = {item.full.lower() for item in candidate.fact.arguments if item.full}
    return any(
        own & {item.full.lower() for item in fact.arguments}
        for fact in inventory.facts_by_lemma.get(contrary.lemma, ())
    )

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
from quizapp.distractors.turning_points import turning_points
from quizapp.english.lexicon import kinds
from quizapp.english.opposites import Contrary, contraries_of
from quizapp.english.trees import children, is_quoted
from quizapp.english.verbs import SAYING, inflect
from quizapp.english.wordlists import word_set
from quizapp.model import TIMES, Candidate, Sentence, Token

__all__ = ["Twist", "turn"]

CONTRARY = 1.0
"""How telling it is that the contrary of what happened is said; a little less for each step from the verb."""
COMPASS = word_set("north south east west")
"""The sides of a place."""
SIDE = 0.6
"""How telling it is on which side of a town another lies."""
REPORTING = word_set("say state maintain")
"""Verbs by which anything may be said."""
DENIED = 0.2
"""How telling it is that somebody denied what he said: who would, is asked too soon, but better false than none."""
UNDONE = 0.5
"""How telling it is that something was not done, where no word says its contrary."""
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
    for depth, token in turning_points(sentence, candidate.fact.predicate.head):
        manner = [child for child in children(sentence, token.index, "advmod") if child.text.lower().endswith("ly")]
        for contrary in () if is_quoted(sentence, token.index) else contraries_of(sentence, token):
            clumsy = (manner or timed) and " to " in contrary.text
            turned = Turned(sentence, candidate.fact.predicate.head, token, contrary, bool(candidate.fact.claimant))
            if not clumsy and not nonsense_of(turned) and not _is_said_too(contrary, candidate, inventory):
                said = _words(sentence, contrary)
                yield Twist(said, contrary.text, _worth(token) - 0.05 * depth)
                break


def _worth(token: Token) -> float:
    """How telling the contrary of a word is."""
    if token.lemma in REPORTING:
        return DENIED
    return SIDE if token.lemma in COMPASS else CONTRARY


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
    has_done = len(words) == 2 and words[0] in {"has", "have"} and fact.construction == "active"
    whole = children(sentence, verb.index, "obj") and not children(sentence, verb.index, "advcl", "xcomp", "conj")
    meant = subject_of(fact, inventory.reading).acts and DEEDS & set(kinds(verb.lemma, "VERB")[:1])
    if has_done and whole and meant and verb.lemma not in SAYING | UNMEANT and not _is_limited(candidate):
        yield Twist(" ".join(words), f"{words[0]} yet to {verb.lemma}", UNDONE)


def _is_limited(candidate: Candidate) -> bool:
    """Whether a statement says when, how far, or rather than what."""
    stem = candidate.question.stem
    absolute = ABSOLUTE & set(stem.lower().split())
    return bool(absolute) or " rather than " in stem or _is_timed(candidate)


def _is_timed(candidate: Candidate) -> bool:
    """Whether a statement says when: nobody refuses to do something on a Monday after lunch."""
    dated = any(item.kind in TIMES for item in candidate.fact.arguments)
    return dated or bool(TIMED & set(candidate.question.stem.lower().split()))


def _words(sentence: Sentence, contrary: Contrary) -> str:
    start, end = sentence.tokens[contrary.first].start, sentence.tokens[contrary.last].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _is_said_too(contrary: Contrary, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether the passage says the contrary as well, of the same thing or at another time."""
    own = {item.full.lower() for item in candidate.fact.arguments if item.full}
    return any(
        own & {item.full.lower() for item in fact.arguments}
        for fact in inventory.facts_by_lemma.get(contrary.lemma, ())
    )

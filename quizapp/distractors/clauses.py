"""Clauses of the passage in the form of the key: for keys that are purposes, reasons, means, or what somebody did.

> to repair the bridge ← to close the school (somebody else's purpose), to sell the land (what another one did)
> because it had cracked ← because nobody came; not: because it was closed, which is the stem
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.reasons import quote_around
from quizapp.distractors.subjects import subject_of
from quizapp.english.lexicon import kinds
from quizapp.english.stems import clause_of
from quizapp.english.verbs import inflect
from quizapp.english.wordlists import word_set
from quizapp.model import TIMES, Fact, OptionKind
from quizapp.questions.deeds import bare_deed
from quizapp.questions.wording import phrase, statement_of

__all__ = ["propose", "undated"]

NEAR = 25
"""Sentences on either side whose facts are looked at."""
DOING = frozenset({"social", "motion", "possession", "creation", "change", "contact", "competition", "communication",
                   "cognition", "consumption"})  # fmt: skip
"""Kinds of verbs that say what somebody does, and so could be meant to be done."""
SAYING = word_set("say tell add state claim quote report note ask answer explain")
LIGHT = word_set(
    "have make feel get become seem go come want need like know think hope begin start continue aim expect seek plan "
    "try intend wish believe fear doubt tend manage fail"
)
"""Verbs that say little without what follows, or name no deed that could be meant."""
DANGLING = word_set("about what which that to of with for in on at by from as and")
"""What tells when something was done, and so cannot be meant."""
BE = word_set("is are was were")
"""Finite verbs, which show that a deed is cut wrongly."""
LONGER = 1.8
"""How many times as many words as the key an option may have, or the key as an option."""
SHARED = 0.5
"""The share of telling words in common with the stem or key at which a clause says the same again."""
SMALL = word_set("the a an of in on at to for by with and or from as is was were be been its their his her that which")


def propose(case: Case) -> Iterator[Distractor]:
    """Clauses that other facts make, the nearest first, worded like the key."""
    write = _writer(case.key) if case.form is Form.CLAUSE else None
    if write is None:
        return
    own = case.fact.sentence
    near = [fact for fact in case.inventory.facts if abs(fact.sentence - own) <= NEAR]
    others = [fact for fact in near if fact.sentence != own]
    for text, fact in [*_same_role(case, near), *((write(case, fact), fact) for fact in others)]:
        if text and _fits(case, text):
            yield _distractor(case, fact, text)


def _writer(key: str) -> Callable[[Case, Fact], str] | None:
    """How a fact is worded to match the key, by the key's opening."""
    opening = key.split(" ", 1)[0].lower()
    if opening == "to":
        return _as_purpose
    if opening == "by" and re.match(r"by \w+ing\b", key, re.IGNORECASE):
        return _as_means
    return _as_reason if opening == "because" else None


def _same_role(case: Case, facts: Sequence[Fact]) -> Iterator[tuple[str, Fact]]:
    """The purposes, reasons and means that the passage gives for other things."""
    opening = case.key.split(" ", 1)[0].lower()
    for fact in facts:
        for argument in fact.arguments:
            if argument.role is case.answer.role and argument.full.lower().startswith(f"{opening} "):
                yield argument.full, fact


def _as_purpose(case: Case, fact: Fact) -> str:
    """ "the council sold the land" → "to sell the land"."""
    deed = _deed(case, fact)
    return f"to {deed}" if deed else ""


def _as_means(case: Case, fact: Fact) -> str:
    """ "the council sold the land" → "by selling the land"."""
    verb, _, rest = _deed(case, fact).partition(" ")
    return f"by {inflect(verb, 'VBG')} {rest}" if verb else ""


def _deed(case: Case, fact: Fact) -> str:
    """What a fact's subject did, as a bare infinitive; "" for what is nobody's deed."""
    lemma, reading = fact.predicate.lemma, case.inventory.reading
    meant = lemma not in SAYING | LIGHT and DOING & set(kinds(lemma, "VERB")[:1]) and not fact.predicate.negated
    if not meant or not subject_of(fact, reading).acts:
        return ""
    deed = undated(fact, bare_deed(fact, reading))
    return "" if BE & set(deed.split()) else deed


def undated(fact: Fact, deed: str) -> str:
    """A deed without the day on which it was done."""
    for argument in fact.arguments:
        if argument.kind in TIMES:
            deed = deed.replace(f" {phrase(argument)}", "")
    return deed


def _as_reason(case: Case, fact: Fact) -> str:
    """ "the bridge cracked" → "because the bridge cracked"."""
    statement = None if fact.claimant else statement_of(fact, case.inventory.reading)
    return f"because {clause_of(statement)}" if statement and statement.parts else ""


def _fits(case: Case, text: str) -> bool:
    """Whether a clause is about as long as the key and repeats neither it nor the stem."""
    sizes = sorted((len(text.split()), len(case.key.split())))
    if text.split()[-1].lower() in DANGLING:
        return False
    telling = _telling(text)
    repeats = (_telling(case.key), _telling(case.question.stem))
    return sizes[1] <= LONGER * sizes[0] and not any(
        len(telling & other) >= SHARED * min(len(telling), len(other)) for other in repeats
    )


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.lower()) if word not in SMALL}


def _distractor(case: Case, fact: Fact, text: str) -> Distractor:
    beside = fact.sentence == case.fact.sentence
    kind = OptionKind.MISREADING if beside else OptionKind.ELSEWHERE
    purpose = text.lower() in {item.full.lower() for item in fact.arguments}
    fit = (0.8 if purpose else 0.65) - 0.004 * abs(fact.sentence - case.fact.sentence)
    reason = f"The passage says this in another connection: {quote_around(case, fact)}."
    return Distractor(text, kind, fit, reason, fact=fact)

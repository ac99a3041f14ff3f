"""The clauses of a sentence that say something: who vouches for each, and what its subject is.

A clause under *if*, *whether* or a question is not said to be so, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.english.trees import children, core_range, lower_first, subtree
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Reading, Sentence, Token
from quizapp.reading.lookup import entities_in
from quizapp.reading.standalone import standalone

__all__ = ["IRREALIS", "UNKNOWN", "Clause", "claimant_text", "clauses", "is_said_after", "named_beside", "tells_who"]

UNKNOWN = "?"
"""The claimant of a claim whose speaker no words of the passage surely name."""

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
ASSERTED = word_set("after although as because before since though when where whereas while")
PARTS_OF_NAME = ("flat", "compound", "nmod:desc")
IRREALIS = word_set("if unless whether until lest")
PAPERS = word_set("agency newspaper paper website magazine station broadcaster")

_REPORTS = re.compile(r", (?:[A-Z][\w.-]*|affiliate|station|newspaper)(?: (?!said\b|in\b)[\w.-]+){0,4} reports?\.?$")
"""Who reports it, at the end, where "reports" may be taken for a noun."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause by its head token: the heads of its subject and of its claimant (-1 when there is none).

    ``form`` is how it stands in the sentence: main, conjoined, reported, relative, subordinate.
    """

    head: int
    subject: int
    claimant: int = -1
    form: str = "main"


def clauses(sentence: Sentence) -> Iterator[Clause]:
    """Every asserted clause of a sentence, outermost first."""
    roots = [token for token in sentence.tokens if token.head == -1]
    if not roots or sentence.text.rstrip("”\"’' ").endswith("?") or _REPORTS.search(sentence.text):
        return
    root = roots[0]
    if children(sentence, root.index, "expl"):
        return
    yield from _below(sentence, Clause(root.index, _subject(sentence, root.index), _outer_claimant(sentence, root)))


def _below(sentence: Sentence, clause: Clause) -> Iterator[Clause]:
    """The clause itself and the asserted clauses inside it."""
    yield clause
    for token in sentence.tokens:
        inner = _inner(sentence, clause, token)
        if inner:
            yield from _below(sentence, inner)


def _inner(sentence: Sentence, clause: Clause, token: Token) -> Clause | None:
    if token.deprel == "acl:relcl" and clause.head in _ancestors(sentence, token.head, stop=clause.head):
        return _relative(sentence, clause, token)
    if token.head != clause.head:
        return None
    own = _subject(sentence, token.index)
    if any(_marks(sentence, asked) & IRREALIS for asked in children(sentence, clause.head, "ccomp")):
        return None
    if is_said_after(sentence, token):
        return Clause(token.index, own, clause.subject, "reported")
    if token.deprel == "conj" and _is_clause(sentence, token) and not _lost_its_subject(sentence, token, own):
        claimant = -1 if own >= 0 and token.lemma in SAYING else clause.claimant
        return Clause(token.index, own if own >= 0 else clause.subject, claimant, "conjoined")
    if token.deprel == "ccomp" and own >= 0 and sentence.tokens[clause.head].lemma in SAYING:
        return None if _marks(sentence, token) & IRREALIS else Clause(token.index, own, clause.subject, "reported")
    if token.deprel == "advcl" and own >= 0 and _marks(sentence, token) & ASSERTED:
        return Clause(token.index, own, clause.claimant, "subordinate")
    return None


def is_said_after(sentence: Sentence, token: Token) -> bool:
    """Whether a clause that seems joined to another is what that one says, for nothing joins them but a comma.

    > As a result, Rosa Vane points out, *the rich leave Leeds*.
    """
    saying = token.deprel == "conj" and sentence.tokens[token.head].lemma in SAYING
    return saying and _subject(sentence, token.index) >= 0 and not children(sentence, token.index, "cc")


def _lost_its_subject(sentence: Sentence, token: Token, own: int) -> bool:
    """Whether a joined clause has a noun of its own before its verb that was not read as its subject.

    > 40 people in Leeds were hurt and *85 people* are missing.
    """
    before = (noun for noun in children(sentence, token.index) if noun.index < token.index)
    bare = (noun for noun in before if noun.deprel == "obl" and not children(sentence, noun.index, "case"))
    return any(bare) if own < 0 else _may_join_a_noun(sentence, own)


def _may_join_a_noun(sentence: Sentence, subject: int) -> bool:
    """Whether the bare subject of a joined clause may go with the noun before "and", whose clause it then is.

    > The mayor said closer work on asylum and *immigration* was crucial.
    """
    if subject < 2 or children(sentence, subject):
        return False
    before, joining, noun = sentence.tokens[subject - 2 : subject + 1]
    governed = before.upos == "NOUN" and bool(children(sentence, before.index, "case"))
    return noun.upos == "NOUN" and joining.deprel == "cc" and governed


def _relative(sentence: Sentence, clause: Clause, token: Token) -> Clause | None:
    """A relative clause whose relative pronoun is its subject: the noun it hangs on is what it is about.

    > Hama, which links the north with the east, … → links(Hama, the north)
    > the capital, Damascus, which is the seat of power → is(Damascus, the seat of power)
    """
    subject = _subject(sentence, token.index)
    antecedent = _antecedent(sentence, token)
    if antecedent < 0:
        return None
    if subject < 0 or sentence.tokens[subject].text.lower() not in {"which", "who", "that"}:
        return None
    between = set(_ancestors(sentence, token.head, stop=clause.head)) - {clause.head}
    if any(_has_clauses_of_its_own(sentence, sentence.tokens[index]) for index in between):
        return None
    return Clause(token.index, antecedent, clause.claimant, "relative")


def _has_clauses_of_its_own(sentence: Sentence, token: Token) -> bool:
    """Whether what stands below a token is for its own clause to tell, or is not told: all but what narrows a noun."""
    if not _is_clause(sentence, token):
        return False
    narrowing = token.deprel == "acl:relcl" and _antecedent(sentence, token) < 0
    return token.deprel in {"ccomp", "advcl", "conj", "acl:relcl", "parataxis"} and not narrowing


def _antecedent(sentence: Sentence, token: Token) -> int:
    """The noun a relative clause hangs on, or the name beside it, right before its comma; -1 where it narrows that.

    * the few cities that stayed quiet: not all cities did
    * the town in the valley, which flooded: the town or the valley?
    * was in control during the war, which began in 1911: the war, whatever the parser says, for arcs seldom cross
    """
    start = min(subtree(sentence, token.index))
    comma = start if sentence.tokens[start].text == "," else start - 1
    nouns = [item.index for item in sentence.tokens[:comma] if item.upos in {"NOUN", "PROPN"}]
    if sentence.tokens[comma].text != "," or not nouns:
        return -1
    if _crosses(sentence, token.head, nouns[-1]):
        return nouns[-1]
    named = (token.head, *(beside.index for beside in children(sentence, token.head, "appos")))
    ends = ((head, {head, *(part.index for part in children(sentence, head, *PARTS_OF_NAME))}) for head in named)
    return next((head for head, parts in ends if nouns[-1] in parts), -1)


def _crosses(sentence: Sentence, head: int, noun: int) -> bool:
    """Whether an arc from ``head`` over a later noun crosses the one from that noun's own head before both."""
    return head < noun and sentence.tokens[noun].deprel == "obl" and sentence.tokens[noun].head < head


def _ancestors(sentence: Sentence, index: int, *, stop: int) -> list[int]:
    """The chain of heads from a token up to ``stop``; empty when it does not lead there."""
    chain = [index]
    while chain[-1] != stop and sentence.tokens[chain[-1]].head >= 0:
        chain.append(sentence.tokens[chain[-1]].head)
    return chain if chain[-1] == stop else []


def _is_clause(sentence: Sentence, token: Token) -> bool:
    return token.upos in {"VERB", "AUX"} or bool(children(sentence, token.index, "cop", *SUBJECTS))


def _subject(sentence: Sentence, head: int) -> int:
    subjects = children(sentence, head, *SUBJECTS) or _misplaced_subjects(sentence, head)
    return subjects[0].index if subjects else -1


def _misplaced_subjects(sentence: Sentence, head: int) -> tuple[Token, ...]:
    """The subject before *be* that the parser hung on a measure: *Homs is 40 kilometres south*."""
    copulas = children(sentence, head, "cop")
    measures = children(sentence, head, "obl:unmarked", "nmod:unmarked", "advmod") if copulas else ()
    hung = [child for token in measures for child in children(sentence, token.index, "nsubj")]
    return tuple(token for token in hung if token.index < copulas[0].index)


def _marks(sentence: Sentence, token: Token) -> set[str]:
    return {
        child.text.lower() for child in children(sentence, token.index, "mark", "advmod") if child.index < token.index
    }


def _outer_claimant(sentence: Sentence, root: Token) -> int:
    """Who says a main clause: "…," the minister said; according to the minister, …"""
    for token in children(sentence, root.index, "parataxis"):
        if tells_who(sentence, token):
            return _subject(sentence, token.index)
    for token in children(sentence, root.index, "obl"):
        if any(case.text.lower() == "according" for case in children(sentence, token.index, "case")):
            return token.index
    return -1


def tells_who(sentence: Sentence, token: Token) -> bool:
    """Whether a clause beside another tells who says that, and nothing of its own: *…, the minister said*.

    *It has been announced* tells nobody.
    """
    said = token.lemma in SAYING and not children(sentence, token.index, "ccomp", "cc")
    return said and not children(sentence, token.index, "aux:pass")


def claimant_text(reading: Reading, sentence: Sentence, clause: Clause) -> str:
    """Who says a clause, in words that stand alone; "" when the passage itself does."""
    if clause.claimant < 0:
        return ""
    head = named_beside(reading, sentence, clause.claimant)
    if _is_bare(sentence, sentence.tokens[head]):
        return UNKNOWN
    first, last = core_range(sentence, head)
    worded = standalone(reading, sentence.index, first, last)
    named = any(entity.first == first for entity in entities_in(reading, sentence.index))
    inside = worded if named else lower_first(sentence, first, worded)
    return (f"the {inside[4:]}" if inside.startswith("The ") else inside) or UNKNOWN


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """Whether an article stands for itself, or a paper has neither article nor name: *news agency told …*."""
    if token.text.lower() in {"the", "a", "an"}:
        return True
    told = children(sentence, token.index, "det", "nmod:poss", "flat", "appos", "nmod")
    named = any(part.upos == "PROPN" for part in children(sentence, token.index, "compound"))
    return token.text in PAPERS and not told and not named


def named_beside(reading: Reading, sentence: Sentence, head: int) -> int:
    """The person named beside a description, who is the better claimant: *the Paralympian, Ada Brown*."""
    people = [entity for entity in entities_in(reading, sentence.index) if entity.kind is EntityKind.PERSON]
    for token in [*children(sentence, head, "appos"), *_alone_beside(sentence, head)]:
        if any(person.first <= token.index <= person.last for person in people):
            return token.index
    return head


def _alone_beside(sentence: Sentence, head: int) -> tuple[Token, ...]:
    """The one word that a comma alone joins to another, which no list does: *Paralympian, Ada Brown*."""
    joined = children(sentence, head, "conj")
    alone = len(joined) == 1 and joined[0].index == head + 2 and sentence.tokens[head + 1].text == ","
    return joined if alone and not children(sentence, joined[0].index, "cc") else ()

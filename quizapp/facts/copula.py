"""Facts of clauses with *be*.

> The Norbury Museum is the oldest museum in Scotland. → be(The Norbury Museum; the oldest museum in Scotland)
> Rosa Vane said the lake in Roundhay Park was safe for swimmers.
  → Rosa Vane: be(the lake in Roundhay Park; safe for swimmers)
> Is the bridge over the river safe? → nothing: a question does not say how things are
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quizapp.english.trees import children, range_of, text_of
from quizapp.english.verbs import MODALS
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import argument, arguments_of
from quizapp.facts.clauses import Clause, claimant_text, clauses
from quizapp.facts.subjects import bind, subject_of
from quizapp.facts.verbal import certainty_of, is_hedged, is_negated
from quizapp.model import Argument, Fact, Predicate, Reading, Role, Sentence, Tense, Token
from quizapp.reading.standalone import standalone

__all__ = ["find"]

BESIDE_BE = word_set("also now still not n't currently")
KEPT = ("nmod", "obl", "advmod", "acl", "acl:relcl", "xcomp")
LEAVABLE = ("advcl", "parataxis", "conj", "appos", "cc", "ccomp", "advcl:relcl", "punct")
"""What belongs to a complement, and what could be left out at its end."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Fact]:
    """The facts of every asserted clause whose verb is *be*."""
    for clause in clauses(sentence):
        copulas = children(sentence, clause.head, "cop")
        if (
            clause.subject >= 0
            and copulas
            and clause.subject < copulas[0].index < clause.head
            and not is_hedged(sentence, clause.head)
        ):
            yield _fact(reading, sentence, clause, copulas[0])


def _fact(reading: Reading, sentence: Sentence, clause: Clause, copula: Token) -> Fact:
    auxiliaries = [token for token in children(sentence, clause.head, "aux") if token.index < copula.index]
    words = [*auxiliaries, copula]
    subject = subject_of(reading, sentence, clause)
    complement = bind(reading, sentence, subject, _complement(reading, sentence, clause.head, after=copula.index))
    rest = [item for item in arguments_of(reading, sentence, clause.head) if item.first > complement.last]
    arguments = (subject, complement, *rest)
    return Fact(
        construction="copula",
        sentence=sentence.index,
        predicate=Predicate(
            head=clause.head,
            lemma="be",
            words=tuple(token.text for token in words),
            tense=_tense(words[0]),
            negated=is_negated(sentence, clause.head),
            modal=words[0].text.lower() if words[0].text.lower() in MODALS else "",
        ),
        arguments=arguments,
        start=sentence.start,
        end=sentence.end,
        claimant=claimant_text(reading, sentence, clause),
        certainty=certainty_of(sentence, [clause.head], arguments),
    )


def _complement(reading: Reading, sentence: Sentence, head: int, *, after: int) -> Argument:
    """What stands after *be*, up to the first adverbial that could be left out."""
    first, last = _begin(sentence, after + 1, head), _end(sentence, head)
    return replace(
        argument(reading, sentence, head, Role.COMPLEMENT),
        first=first,
        last=last,
        text=text_of(sentence, first, last),
        full=standalone(reading, sentence.index, first, last),
        start=sentence.tokens[first].start,
        end=sentence.tokens[last].end,
    )


def _begin(sentence: Sentence, first: int, head: int) -> int:
    """The first token of a complement, behind the adverbs that go with *be*."""
    while first < head and sentence.tokens[first].text.lower() in BESIDE_BE:
        first += 1
    return first


def _end(sentence: Sentence, head: int) -> int:
    """The last token of a complement, before what could be left out and stands behind all that could not."""
    kept = max([head, *(child.index for child in children(sentence, head, *KEPT))])
    later = [child.index for child in children(sentence, head, *LEAVABLE) if child.index > kept]
    last = min([range_of(sentence, head)[1], *(range_of(sentence, index)[0] - 1 for index in later)])
    while last > head and sentence.tokens[last].upos == "PUNCT":
        last -= 1
    return max(head, last)


def _tense(word: Token) -> Tense:
    if word.text.lower() in MODALS:
        return Tense.NONE
    return Tense.PAST if word.xpos == "VBD" or word.text.lower() in {"was", "were", "had"} else Tense.PRESENT

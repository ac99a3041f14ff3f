"""Facts of clauses with a full verb, active or passive.

> Rosa Vane opened the new town hall in Norbury in March 2019.
  → open(Rosa Vane; the new town hall in Norbury; in March 2019)
> The hall was opened by Rosa Vane in 2019. → open(The hall; by Rosa Vane; in 2019)
> The Norbury Trust, which bought the old mill in 2019, plans to reopen it.
  → buy(The Norbury Trust; the old mill; in 2019)
> The Norbury Trust decided to sell the old mill to a supermarket.
  → decide(The Norbury Trust; the old mill; to a supermarket)
> Rosa Vane said the museum in Leeds had been opened in 2019.
  → Rosa Vane: open(the museum in Leeds; in 2019)
> A retired car ferry that carried commuters across Salten Bay for 38 years opened as a library in Norbury.
  → open(A retired car ferry that carried commuters across Salten Bay for 38 years; as a library in Norbury)
> Will Leeds Council close the bridge in 2019? → nothing: a question does not say what is done
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from quizapp.english.trees import children
from quizapp.english.verbs import MODALS, SAYING, inflect
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import arguments_of
from quizapp.facts.clauses import Clause, claimant_text, clauses
from quizapp.facts.subjects import bind, subject_of
from quizapp.model import Argument, Fact, Predicate, Reading, Sentence, Tense, Token

__all__ = ["certainty_of", "find", "is_hedged", "is_negated"]

NEGATIONS = word_set("not n't n’t never no neither nor few hardly barely")
NEAR = 2
"""Words from a verb to the partner it shares an object with: *wash and dry the plates*."""
HEDGES = word_set(
    "almost nearly allegedly reportedly supposedly probably possibly perhaps maybe apparently seemingly presumably "
    "potentially virtually practically"
)
"""Adverbs that no stem may lose; where they stand beside the verb alone, nothing is asked."""
WHOLE = 12
"""Words of what is a sentence rather than a headline."""
PARTICLES = word_set("out up down off away back over in on through forward together apart aside well still")
PASSING = word_set(
    "also already now then still however meanwhile therefore thus too instead furthermore moreover indeed "
    "currently recently just later earlier again once eventually finally subsequently previously so yet even "
    "perhaps"
)
"""Adverbs that tie a clause to the text around it; a question that stands alone does without them."""


def find(reading: Reading, sentence: Sentence) -> Iterator[Fact]:
    """The facts of every asserted clause whose head is a verb."""
    for clause in clauses(sentence):
        head = sentence.tokens[clause.head]
        verbal = head.upos == "VERB" and len(head.text) > 1 and not children(sentence, head.index, "cop")
        if clause.subject >= 0 and verbal and not _is_anyone(sentence.tokens[clause.subject]):
            fact = _fact(reading, sentence, clause)
            if fact:
                yield fact


def _fact(reading: Reading, sentence: Sentence, clause: Clause) -> Fact | None:
    heads = [clause.head, *_chained(sentence, clause.head)]
    predicate = _predicate_of(sentence, heads)
    if predicate is None or _is_cut_short(sentence, heads) or is_hedged(sentence, clause.head):
        return None
    if len(children(sentence, clause.head, "obj")) > 1:
        # No verb has two: the parser has torn a list apart.
        return None
    subject = subject_of(reading, sentence, clause)
    others = [item for head in heads for item in arguments_of(reading, sentence, head) if item.head not in heads]
    others = [bind(reading, sentence, subject, item) for item in others]
    outer = [item for item in others if not any(_is_within(item, other) for other in others)]
    arguments = (subject, *sorted(outer, key=lambda item: item.first))
    return Fact(
        construction="passive" if predicate.passive else "active",
        sentence=sentence.index,
        predicate=predicate,
        arguments=arguments,
        start=sentence.start,
        end=sentence.end,
        claimant=claimant_text(reading, sentence, clause),
        certainty=certainty_of(sentence, heads, arguments),
    )


def _is_anyone(subject: Token) -> bool:
    """Whether a subject is everybody, or only told by what it did: *one has to credit the keeper*, *what she found*."""
    return subject.upos == "PRON" and subject.text.lower() in {"one", "you", "what", "whatever", "whoever"}


def _is_cut_short(sentence: Sentence, heads: list[int]) -> bool:
    """Whether a verb's clause is one that no role has: *it emerged that …*, *he said: "…"*."""
    beside = [token for head in heads for token in children(sentence, head, "ccomp", "csubj", "parataxis")]
    clausal = [token for token in beside if token.deprel != "parataxis" or token.upos not in {"SYM", "NUM", "NOUN"}]
    if any(_takes_the_object(sentence, heads[-1], token) for token in children(sentence, heads[-1], "conj")):
        return True
    bidden = bool(children(sentence, heads[-1], "xcomp"))
    unsaid = sentence.tokens[heads[-1]].lemma in {"say", "tell"} and not (clausal or bidden)
    return unsaid or any(token.deprel != "ccomp" and not _tells_who(sentence, token) for token in clausal)


def _tells_who(sentence: Sentence, token: Token) -> bool:
    """Whether a clause beside another only tells who says that, or that it is said: *…, it has been announced*."""
    subjects = children(sentence, token.index, "nsubj", "nsubj:pass")
    return token.deprel == "parataxis" and token.lemma in SAYING and bool(subjects)


def _takes_the_object(sentence: Sentence, verb: int, joined: Token) -> bool:
    """Whether a verb shares an object that only its partner shows: *they walk or run a mile*."""
    linked = {token.text.lower() for token in children(sentence, joined.index, "cc")}
    close = "or" in linked or joined.index - verb <= NEAR
    bare = joined.upos == "VERB" and not children(sentence, joined.index, "nsubj", "nsubj:pass")
    own = bool(children(sentence, verb, "obj", "xcomp", "ccomp"))
    return bare and close and not own and bool(children(sentence, joined.index, "obj", "xcomp"))


def _is_within(inner: Argument, outer: Argument) -> bool:
    return inner is not outer and outer.first <= inner.first and inner.last <= outer.last


def _chained(sentence: Sentence, head: int) -> Iterator[int]:
    """The infinitives that continue a verb without an object of its own in between: agreed *to sell*."""
    if children(sentence, head, "obj", "iobj"):
        return
    for token in children(sentence, head, "xcomp"):
        marked = any(mark.text.lower() == "to" for mark in children(sentence, token.index, "mark"))
        if token.upos == "VERB" and marked and token.index > head:
            yield token.index
            yield from _chained(sentence, token.index)
            return


def _predicate_of(sentence: Sentence, heads: list[int]) -> Predicate | None:
    """The verb group of a chain of verbs, in the order of the text; None when it has no finite verb."""
    head = heads[0]
    auxiliaries = _auxiliaries(sentence, head)
    words = [*auxiliaries, *(token for verb in heads for token in _verb_words(sentence, verb))]
    first = words[0]
    if not (_agrees(auxiliaries, sentence.tokens[head]) or _is_past_taken_for_participle(sentence, head)):
        return None
    negated = is_negated(sentence, head)
    return Predicate(
        head=head,
        lemma=sentence.tokens[head].lemma,
        words=tuple(token.text for token in words),
        tense=_tense(first),
        negated=negated,
        modal=first.text.lower() if first.text.lower() in MODALS else "",
        passive=any(token.deprel == "aux:pass" for token in auxiliaries),
    )


def is_hedged(sentence: Sentence, head: int) -> bool:
    """Whether an adverb takes back what the verb says, or leaves it open: *almost won*, *has yet to win*."""
    adverbs = {token.text.lower() for token in children(sentence, head, "advmod")}
    undone = "yet" in adverbs and sentence.tokens[head].lemma in {"have", "be"}
    return undone or bool(adverbs & HEDGES)


def is_negated(sentence: Sentence, head: int) -> bool:
    """Whether a clause denies: by its verb, by *neither* and *nor*, or by *not all* and *no* before its subject."""
    deniers = [*children(sentence, head, "advmod", "det", "cc", "cc:preconj")]
    for subject in children(sentence, head, "nsubj", "nsubj:pass"):
        deniers += children(sentence, subject.index, "advmod", "det", "cc", "cc:preconj")
        for det in children(sentence, subject.index, "det"):
            deniers += children(sentence, det.index, "advmod")
    return any(token.text.lower() in NEGATIONS for token in deniers)


def _agrees(auxiliaries: list[Token], verb: Token) -> bool:
    """Whether each verb of a group has the form the one before asks for; a wrong parse often shows here.

    * was be released, * have lie

    A participle may be read as an adjective: *is set to leave*.
    """
    group = [*(token for token in auxiliaries if token.deprel.startswith(("aux", "mark"))), verb]
    forms = {"be": {"VBG", "VBN", "TO", "JJ"}, "have": {"VBN", "VBD"}, "to": {"VB"}}
    finite = group[0].xpos in {"VBD", "VBZ", "VBP", "MD"} or group[0].upos == "AUX"
    return finite and all(after.xpos in forms.get(before.lemma, {"VB"}) for before, after in pairwise(group))


def _is_past_taken_for_participle(sentence: Sentence, head: int) -> bool:
    """Whether the verb of a whole sentence was read as a participle for lack of an object: *A ferry … opened as …*."""
    verb = sentence.tokens[head]
    past = (
        verb.xpos == "VBN" and verb.text == inflect(verb.lemma, "VBD") and verb.head == -1 and verb.lemma not in SAYING
    )
    alone = not children(sentence, head, "aux", "aux:pass") and bool(children(sentence, head, "nsubj", "nsubj:pass"))
    return past and alone and len(sentence.tokens) >= WHOLE and sentence.text.rstrip().endswith(".")


def _auxiliaries(sentence: Sentence, head: int) -> list[Token]:
    """The words before a verb that belong to it; a joined participle shares those of its partner.

    > The bill was passed and signed. → was signed
    """
    token = sentence.tokens[head]
    own = [child for child in children(sentence, head, "aux", "aux:pass") if child.index < head]
    own += [mark for mark in children(sentence, head, "mark") if _is_to_be_done(own, mark)]
    if not own and token.deprel == "conj" and token.xpos in {"VBN", "VBG", "VB"}:
        shared = _auxiliaries(sentence, token.head)
        bare = token.xpos == "VB" and not any(item.xpos == "MD" or item.lemma == "do" for item in shared)
        return [] if bare else shared
    if not own:
        return []
    adverbs = [child for child in children(sentence, head, "advmod") if own[0].index < child.index < head]
    kept = [child for child in adverbs if child.text.lower() not in PASSING and not children(sentence, child.index)]
    return sorted([*own, *kept], key=lambda item: item.index)


def _is_to_be_done(auxiliaries: list[Token], mark: Token) -> bool:
    """Whether a "to" stands behind *be* and tells what is to come: *is to open*."""
    behind = any(token.lemma == "be" and token.index == mark.index - 1 for token in auxiliaries)
    return behind and mark.text.lower() == "to"


def _verb_words(sentence: Sentence, verb: int) -> Iterator[Token]:
    """A verb with its "to" and its particle."""
    token = sentence.tokens[verb]
    if token.deprel == "xcomp":
        yield from (mark for mark in children(sentence, verb, "mark") if mark.index < verb)
        yield from (child for child in children(sentence, verb, "aux", "aux:pass") if child.index < verb)
    yield token
    yield from (child for child in children(sentence, verb, "compound:prt", "advmod") if _is_particle(child, verb))


def _is_particle(child: Token, verb: int) -> bool:
    return child.index == verb + 1 and (child.deprel == "compound:prt" or child.text.lower() in PARTICLES)


def _tense(first: Token) -> Tense:
    if first.text.lower() in MODALS | {"'ll", "’ll", "wo", "ca"}:
        return Tense.NONE
    return (
        Tense.PAST
        if first.xpos in {"VBD", "VBN"} or first.text.lower() in {"had", "was", "were", "did"}
        else Tense.PRESENT
    )


def certainty_of(sentence: Sentence, heads: list[int], arguments: tuple[Argument, ...]) -> float:
    """How sure the least sure arc is that the fact rests on."""
    return min(sentence.tokens[index].certainty for index in (*heads, *(item.head for item in arguments)))

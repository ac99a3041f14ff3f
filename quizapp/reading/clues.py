"""What speaks for a candidate being what a pronoun or a description stands for, as named features.

Their weights were learned from gold coreference (``quizapp/training/coreference.py``) and lie beside this file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.english.people import kinds_of_noun
from quizapp.english.trees import SUBJECTS, children
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import Sentence, Token
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.discourse import Discourse, History
from quizapp.reading.mentions import Mention

__all__ = ["features_of", "features_of_nothing"]

IMPERSONAL = word_set("seem appear happen turn matter rain snow take mean")
"""Verbs whose "it" may stand for nothing: *it seems*, *it rains*, *it takes a day*."""
OF_PLACES = word_set(
    "centre center outskirts suburb street population capital border coast mayor resident airport north south east "
    "west edge territory economy inhabitant neighbourhood port river mountain parliament president king constitution "
    "capture takeover fall liberation siege defence history climate landscape neighbour citizen people"
)
OF_ORGANISATIONS = word_set(
    "chief headquarters staff share customer spokesman spokeswoman executive member website product service profit "
    "sale revenue employee board statement report announcement founder leader fighter troop decision user app store "
    "business headquarter office account subsidiary chairman director budget campaign manifesto"
)
OF_PEOPLE = word_set(
    "wife husband father mother son daughter brother sister family friend life career death birthday hand head face "
    "eye heart mind hair voice body leg arm parent child job home lawyer partner colleague boss girlfriend boyfriend"
)
LYING = word_set("lie border locate situate kilometre kilometer mile metre north south east west home")


def features_of(
    discourse: Discourse, history: History, mention: Mention, candidates: Sequence[int], rank: int
) -> Iterator[str]:
    """What speaks for or against the ``rank``-th candidate, the nearest being the first, being what is meant."""
    kind, other = _kind(mention), discourse.mentions[candidates[rank]]
    thing = history.stands[candidates[rank]]
    named = discourse.mentions[thing]
    things = list(dict.fromkeys(history.stands[candidate] for candidate in candidates))
    names = [thing for thing in things if discourse.mentions[thing].entity]
    plain = [
        f"sentences={mention.sentence - other.sentence}",
        f"rank={min(rank, 6)}",
        f"role={_role(other)}",
        f"form={_form(other)}",
        f"sort={other.sort}",
        f"gender={other.gender or '?'}",
        f"named={_form(named)}",
        f"thing={named.sort}",
        f"sex={history.sexes.get(thing, '?')}{mention.gender}",
        f"so far={_bucket(history.counts[thing])}",
        f"leads={history.leaders.get(named.sort) == thing}",
        f"order={min(things.index(thing), 3)} of {min(len(things), 4)}",
        f"names={min(names.index(thing), 2) if thing in names else '-'} of {min(len(names), 3)}",
        f"in all={min(discourse.counts.get(discourse.key(named), 0), 5)}",
        f"roles={_role(mention)}<{_role(other)}",
        f"bound={_binding(discourse, mention, other)}",
        f"quotes={mention.start in discourse.quoted}{other.start in discourse.quoted}",
        f"said={_is_said_by(discourse, mention, other)}",
        f"reports={_is_reporter(discourse, mention, other)} {named.sort}",
        f"paragraph={_same_paragraph(discourse, mention, other)}",
        f"plural={other.plural}",
        f"governor={_governor(discourse, mention)}<{named.sort}",
        f"owns={_owned(discourse, mention)}<{named.sort}",
        f"clause={_clause(discourse, other)}{mention.sentence - other.sentence}",
        f"opens={mention.head <= 1}{other.head <= 2}",
        f"match={_match(discourse, mention, other)}",
        f"first={rank == 0}{mention.sentence - other.sentence}{_role(other)}",
    ]
    for feature in plain:
        yield feature
        yield f"{kind}:{feature}"


def features_of_nothing(discourse: Discourse, mention: Mention, candidates: int) -> Iterator[str]:
    """What speaks for a mention standing for none of its candidates."""
    kind = _kind(mention)
    token = discourse.sentences[mention.sentence].tokens[mention.head]
    governor = discourse.sentences[mention.sentence].tokens[token.head] if token.head >= 0 else token
    for feature in (
        "nothing",
        f"nothing candidates={min(candidates, 5)}",
        f"nothing role={_role(mention)}",
        f"nothing opens={mention.head <= 1}",
        f"nothing weather={governor.lemma in IMPERSONAL or governor.upos == 'ADJ'}",
        f"nothing quoted={mention.start in discourse.quoted}",
        f"nothing clause={_governs_clause(discourse.sentences[mention.sentence], governor)}",
    ):
        yield feature
        yield f"{kind}:{feature}"


def _governs_clause(sentence: Sentence, governor: Token) -> bool:
    return bool(children(sentence, governor.index, "ccomp", "csubj", "advcl"))


def _kind(mention: Mention) -> str:
    if not mention.is_pronoun:
        kinds = kinds_of_noun(mention.lemma)
        return f"the-{kinds[0].value if kinds else 'noun'}"
    who = {"m": "he", "f": "he", "n": "it"}.get(mention.gender, "they")
    return who + ("'s" if mention.deprel == "nmod:poss" else "")


def _role(mention: Mention) -> str:
    return (
        mention.deprel if mention.deprel in {"nsubj:pass", "nmod:poss", "obl:agent"} else mention.deprel.split(":")[0]
    )


def _form(mention: Mention) -> str:
    if mention.is_pronoun:
        return f"pronoun {mention.gender or 'p'}"
    if mention.entity:
        return f"name {mention.entity.kind.value}"
    return "definite" if mention.definite else "indefinite"


def _binding(discourse: Discourse, mention: Mention, other: Mention) -> str:
    """How the two stand to each other in one sentence: same clause, the clause above, beside; "far" elsewhere."""
    if mention.sentence != other.sentence:
        return "far"
    sentence = discourse.sentences[mention.sentence]
    here, there = discourse.clause(mention), discourse.clause(other)
    if here == there:
        return f"same {_role(mention) == 'nmod:poss'}{_role(other) in SUBJECTS}"
    above = _is_above(sentence, there, here)
    link = sentence.tokens[here].deprel.split(":")[0]
    return f"{'above' if above else 'beside'} {link} {_role(other) in SUBJECTS}{_role(mention) in SUBJECTS}"


def _is_above(sentence: Sentence, upper: int, lower: int) -> bool:
    token: Token = sentence.tokens[lower]
    while token.head >= 0:
        if token.head == upper:
            return True
        token = sentence.tokens[token.head]
    return False


def _is_said_by(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    """Whether the candidate is the speaker of words that the mention stands in: subject of a verb of saying."""
    if _role(other) not in SUBJECTS or mention.sentence != other.sentence:
        return False
    sentence = discourse.sentences[mention.sentence]
    verb = sentence.tokens[sentence.tokens[other.head].head]
    return verb.lemma in SAYING and discourse.clause(mention) != verb.index


def _is_reporter(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    """ "The army said it …": the mention is the subject of what the candidate says, out of quotation marks."""
    sentence = discourse.sentences[mention.sentence]
    clause = sentence.tokens[discourse.clause(mention)]
    return (
        _is_said_by(discourse, mention, other)
        and _role(mention) in SUBJECTS
        and sentence.tokens[mention.head].head == clause.index
        and clause.deprel.split(":")[0] == "ccomp"
        and clause.head == sentence.tokens[other.head].head
        and mention.start not in discourse.quoted
    )


def _same_paragraph(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    return discourse.sentences[mention.sentence].paragraph == discourse.sentences[other.sentence].paragraph


def _bucket(count: int) -> int:
    """A count, coarser as it grows: 1, 2, 3, then up to 6, 12 and beyond."""
    return next((n for n, most in enumerate((0, 1, 2, 3, 6, 12)) if count <= most), 6)


def _clause(discourse: Discourse, mention: Mention) -> str:
    """The kind of clause a mention stands in, and its part in it."""
    head = discourse.sentences[mention.sentence].tokens[discourse.clause(mention)]
    return f"{head.deprel.split(':')[0]} {_role(mention)} "


def _owned(discourse: Discourse, mention: Mention) -> str:
    """What a possessive's noun, or a pronoun's predicate, tells of the owner: a place, an organisation, a person."""
    sentence = discourse.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    lemma = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    if mention.deprel != "nmod:poss":
        return "lies" if lemma in LYING else ""
    owners = (("place", OF_PLACES), ("organisation", OF_ORGANISATIONS), ("person", OF_PEOPLE))
    return next((owner for owner, nouns in owners if lemma in nouns), "other")


def _governor(discourse: Discourse, mention: Mention) -> str:
    """The sort of word a mention depends on: a verb of saying, another verb, a noun."""
    sentence = discourse.sentences[mention.sentence]
    token = sentence.tokens[mention.head]
    governor = sentence.tokens[token.head] if token.head >= 0 else token
    return "say" if governor.lemma in SAYING else governor.upos


def _match(discourse: Discourse, mention: Mention, other: Mention) -> str:
    """For descriptions: the same noun, or a name of the kind, and whether it is the only one in the passage."""
    if mention.is_pronoun:
        return "same" if mention.text.lower() == other.text.lower() else "other"
    if other.entity is None:
        phrases = min(len(discourse.phrases.get(mention.lemma, ())), 3)
        return f"noun {phrases} {_says_which(discourse.sentences[other.sentence], other)}"
    rivals = sum(len(discourse.names.get(kind, ())) for kind in kinds_of_noun(mention.lemma))
    said = mention.lemma in discourse.roles.get(discourse.key(other), ())
    return f"name {min(rivals, 4)} {other.sort} {said}"


def _says_which(sentence: Sentence, mention: Mention) -> str:
    """How a phrase says which thing it means: not at all, by a name in it ("the Syrian army"), or by other words."""
    if is_bare_description(sentence, mention.head):
        return "bare"
    words = sentence.tokens[mention.first : mention.head]
    named = any(token.text[:1].isupper() and token.upos in {"PROPN", "ADJ"} for token in words)
    return "named" if named else "full"

"""What a pronoun or a short description may stand for, and what speaks for each candidate.

A candidate is an earlier mention within reach. What speaks for it is a handful of named features, whose weights were
learned from gold coreference (``quizapp/training/coreference.py``) and lie beside this file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from quizapp.english.people import kinds_of_noun
from quizapp.english.trees import children
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Sentence, Token
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.mentions import Mention

__all__ = ["NOTHING", "Discourse", "candidates_of", "features_of", "features_of_nothing", "needs_antecedent"]

REACH = 3
"""How many sentences back an antecedent is looked for."""
MOST = 30
"""How many candidates are weighed at most, the nearest."""
NOTHING = -1
"""The place of "none of these" among the candidates."""
CLAUSES = ("root", "ccomp", "advcl", "acl", "parataxis", "xcomp", "csubj", "conj")
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
WEATHER = word_set("seem appear happen turn matter rain snow take mean")


@dataclass(frozen=True)
class Discourse:
    """A passage's sentences and mentions, with what the features ask of them again and again."""

    sentences: Sequence[Sentence]
    mentions: Sequence[Mention]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each head word is mentioned in the passage, but for pronouns."""
        return Counter(self.key(mention) for mention in self.mentions if not mention.is_pronoun)

    @cached_property
    def names(self) -> Mapping[EntityKind, frozenset[str]]:
        """The different names of each kind in the passage."""
        found: dict[EntityKind, set[str]] = defaultdict(set)
        for mention in self.mentions:
            if mention.entity:
                found[mention.entity.kind].add(mention.entity.text)
        return MappingProxyType({kind: frozenset(names) for kind, names in found.items()})

    @cached_property
    def roles(self) -> Mapping[str, frozenset[str]]:
        """The nouns said of each name beside it, by its last word: title, apposition, "X is a N"."""
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            if mention.entity:
                found[self.key(mention)].update(_nouns_beside(self.sentences[mention.sentence], mention.head))
        return MappingProxyType({key: frozenset(nouns) for key, nouns in found.items()})

    @cached_property
    def quoted(self) -> frozenset[int]:
        """The start of every token within quotation marks, which may run over several sentences of a paragraph."""
        return frozenset(_quoted_starts(self.sentences))

    def key(self, mention: Mention) -> str:
        """What mentions of one thing tend to share: the last word of a name, the head noun."""
        return mention.entity.text.split()[-1] if mention.entity else mention.lemma

    def clause(self, mention: Mention) -> int:
        """The head of the clause a mention stands in."""
        return clause_of(self.sentences[mention.sentence], mention.head)


def _quoted_starts(sentences: Sequence[Sentence]) -> Iterator[int]:
    inside, paragraph = False, -1
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        for token in sentence.tokens:
            if token.text in {"“", "”", '"', "``", "''"}:
                inside = token.text in {"“", "``"} or (token.text == '"' and not inside)
            elif inside:
                yield token.start


def _nouns_beside(sentence: Sentence, index: int) -> Iterator[str]:
    head = sentence.tokens[index]
    for token in children(sentence, index, "appos", "nmod:desc", "compound", "flat"):
        yield token.lemma.lower()
    if head.deprel in {"appos", "flat", "nmod:desc"} or (
        head.deprel == "nsubj" and children(sentence, head.head, "cop")
    ):
        yield sentence.tokens[head.head].lemma.lower()


def clause_of(sentence: Sentence, index: int) -> int:
    """The head of the clause that a token stands in: the nearest verb or predicate above it."""
    token = sentence.tokens[index]
    while token.head >= 0:
        token = sentence.tokens[token.head]
        if token.deprel.split(":")[0] in CLAUSES and (token.deprel != "conj" or token.upos in {"VERB", "AUX"}):
            return token.index
    return token.index


def needs_antecedent(discourse: Discourse, mention: Mention) -> bool:
    """Whether a mention is one to resolve: a third-person pronoun, or "the" and a noun alone."""
    if mention.is_pronoun:
        return mention.deprel != "expl"
    return not mention.entity and is_bare_description(discourse.sentences[mention.sentence], mention.head)


def candidates_of(discourse: Discourse, place: int) -> list[int]:
    """The places, nearest first, of the earlier mentions that the mention at ``place`` could stand for."""
    mention = discourse.mentions[place]
    found: list[int] = []
    for other_place in range(place - 1, -1, -1):
        other = discourse.mentions[other_place]
        if mention.sentence - other.sentence > REACH or len(found) == MOST:
            break
        if _agree(mention, other) and not (other.first <= mention.first and mention.last <= other.last):
            found.append(other_place)
    return found


def _agree(mention: Mention, other: Mention) -> bool:
    """Whether number, sex and sort let two mentions be one thing."""
    if not mention.is_pronoun:
        return _agree_as_description(mention, other)
    if mention.sort == "person":
        sorts = other.sort in {"person", "unknown"} and (not other.is_pronoun or other.sort == "person")
        return (
            sorts and not other.plural and other.gender in {"", mention.gender, "n" if other.sort == "unknown" else ""}
        )
    if mention.gender == "n":
        return not other.plural and other.sort != "person" and (not other.is_pronoun or other.gender == "n")
    return other.plural or (other.sort in {"organisation", "group", "unknown"} and not _is_single(other))


def _is_single(mention: Mention) -> bool:
    """A pronoun for one person or thing."""
    return mention.is_pronoun and mention.gender != ""


def _agree_as_description(mention: Mention, other: Mention) -> bool:
    """A description needs a phrase of its own noun, or a name of its kind."""
    if other.is_pronoun or mention.plural != other.plural:
        return False
    if other.entity is None:
        return other.lemma == mention.lemma
    return other.entity.kind in kinds_of_noun(mention.lemma)


def features_of(discourse: Discourse, mention: Mention, other: Mention, rank: int) -> Iterator[str]:
    """The names of what speaks for or against ``other`` being what ``mention`` stands for.

    ``rank`` counts the candidates between the two.
    """
    kind = _kind(mention)
    plain = [
        f"sentences={mention.sentence - other.sentence}",
        f"rank={min(rank, 6)}",
        f"role={_role(other)}",
        f"form={_form(other)}",
        f"sort={other.sort}",
        f"gender={other.gender or '?'}",
        f"times={min(discourse.counts.get(discourse.key(other), 0), 4)}",
        f"roles={_role(mention)}<{_role(other)}",
        f"bound={_binding(discourse, mention, other)}",
        f"quotes={mention.start in discourse.quoted}{other.start in discourse.quoted}",
        f"said={_is_said_by(discourse, mention, other)}",
        f"paragraph={_same_paragraph(discourse, mention, other)}",
        f"plural={other.plural}",
        f"governor={_governor(discourse, mention)}<{other.sort}",
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
        f"nothing weather={governor.lemma in WEATHER or governor.upos == 'ADJ'}",
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
    reflexive = "self" if mention.text.lower().endswith(("self", "selves")) else ""
    if here == there:
        return f"same {reflexive}{_role(mention) == 'nmod:poss'}{_role(other) in SUBJECTS}"
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


def _same_paragraph(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    return discourse.sentences[mention.sentence].paragraph == discourse.sentences[other.sentence].paragraph


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
        bare = is_bare_description(discourse.sentences[other.sentence], other.head)
        return f"noun {min(discourse.counts[mention.lemma], 4)} {other.definite} {bare}"
    rivals = sum(len(discourse.names.get(kind, ())) for kind in kinds_of_noun(mention.lemma))
    said = mention.lemma in discourse.roles.get(discourse.key(other), ())
    return f"name {min(rivals, 4)} {other.entity.kind.value} {said}"

"""A passage as a discourse: its sentences and mentions, and what each mention read so far stands for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

from quizapp.english.trees import children
from quizapp.model import EntityKind, Sentence, Token
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.mentions import Mention

__all__ = ["Discourse", "History", "quoted_starts"]

CLAUSES = ("root", "ccomp", "advcl", "acl", "parataxis", "xcomp", "csubj", "conj")


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
    def phrases(self) -> Mapping[str, frozenset[str]]:
        """The different phrases of each noun that say more than "the" and the noun."""
        found: dict[str, set[str]] = defaultdict(set)
        for mention in self.mentions:
            nameless = not mention.entity and not mention.is_pronoun
            if nameless and not is_bare_description(self.sentences[mention.sentence], mention.head):
                found[mention.lemma].add(mention.text.lower().removeprefix("the "))
        return MappingProxyType({noun: frozenset(phrases) for noun, phrases in found.items()})

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
        return frozenset(quoted_starts(self.sentences))

    def key(self, mention: Mention) -> str:
        """What mentions of one thing tend to share: the last word of a name, the head noun."""
        return mention.entity.text.split()[-1] if mention.entity else mention.lemma

    def clause(self, mention: Mention) -> int:
        """The head of the clause a mention stands in."""
        return _clause_of(self.sentences[mention.sentence], mention.head)


def quoted_starts(sentences: Sequence[Sentence]) -> Iterator[int]:
    """Where the tokens within quotation marks start; a quotation ends with its paragraph."""
    inside, paragraph = False, -1
    for sentence in sentences:
        inside = inside and sentence.paragraph == paragraph
        paragraph = sentence.paragraph
        for token in sentence.tokens:
            if token.text in {"“", "”", '"', "``", "''"}:
                inside = token.text in {"“", "``"} or (token.text == '"' and _opens(sentence, token, not inside))
            elif inside:
                yield token.start


def _opens(sentence: Sentence, mark: Token, due: bool) -> bool:
    """Whether a straight mark opens a quotation: it leans on the word after it, or on none and is due."""
    after = mark.index + 1 < len(sentence.tokens) and sentence.tokens[mark.index + 1].start == mark.end
    before = mark.index > 0 and sentence.tokens[mark.index - 1].end == mark.start
    return due if after == before else after


def _nouns_beside(sentence: Sentence, index: int) -> Iterator[str]:
    head = sentence.tokens[index]
    for token in children(sentence, index, "appos", "nmod:desc", "compound", "flat"):
        yield token.lemma.lower()
    if head.deprel in {"appos", "flat", "nmod:desc"} or (
        head.deprel == "nsubj" and children(sentence, head.head, "cop")
    ):
        yield sentence.tokens[head.head].lemma.lower()


def _clause_of(sentence: Sentence, index: int) -> int:
    """The head of the clause that a token stands in: the nearest verb or predicate above it."""
    token = sentence.tokens[index]
    while token.head >= 0:
        token = sentence.tokens[token.head]
        if token.deprel.split(":")[0] in CLAUSES and (token.deprel != "conj" or token.upos in {"VERB", "AUX"}):
            return token.index
    return token.index


@dataclass(slots=True)
class History:
    """What the mentions read so far stand for, by the place of the mention that names each thing.

    ``stands`` has one place for each mention read; ``sexes`` how a person was called, ``leaders`` what was mentioned
    most among the things of a sort.
    """

    stands: list[int] = field(default_factory=list)
    counts: Counter[int] = field(default_factory=Counter)
    sexes: dict[int, str] = field(default_factory=dict)
    leaders: dict[str, int] = field(default_factory=dict)

    def add(self, mention: Mention, referent: int, sort: str) -> None:
        """Take note that the next mention stands for ``referent``, a thing of a sort."""
        self.stands.append(referent)
        self.counts[referent] += 1
        if mention.gender in {"m", "f"}:
            self.sexes.setdefault(referent, mention.gender)
        if self.counts[referent] >= self.counts[self.leaders.get(sort, referent)]:
            self.leaders[sort] = referent

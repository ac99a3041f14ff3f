"""Asks which word means nearly the same as one that the passage uses: vocabulary in context.

> The firm hailed a resurgence of trade. → Which word is closest in meaning to “resurgence” in “The firm hailed a
  resurgence of trade”?
> The firm welcomed the growth of trade. → nothing: no commoner word means the same as one of these and no more

Wrong options are other words of the passage in the same form, so that each fits the sentence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from quizapp.english.lexicon import are_alike, band, kind, kinds, plainer
from quizapp.english.trees import QUOTES, children
from quizapp.english.verbs import inflect
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import argument
from quizapp.model import Candidate, Fact, Option, OptionKind, Reading, Role, Sentence, Token
from quizapp.questions.drafting import draft

__all__ = ["ask_of"]

ASKED = frozenset({"NOUN", "VERB", "ADJ"})
HARD = range(1, 4)
"""The bands of words worth asking for: rarer than the plain ones, and known to the lists at all."""
SHORTEST = 5
"""Letters of a word that may need explaining."""
LONGEST = 24
"""Words of a sentence that a stem can show."""
UNLIKE = word_set("fiscal workforce homeowner resultant sequential dozen laggard finance wage")
"""Words that the lexicon puts beside a commoner one which no reader would take for the same."""
MEASURES = frozenset({"quantity"})
"""Kinds of words that count or measure."""
UP = word_set("up out off down away")
"""Words that may belong to the one before them."""
HAPPENING = frozenset({"act", "event"})
"""Kinds of nouns by which a passage may call one thing now this, now that: *the shooting*, *the massacre*."""
OFFERED = 12
"""Words to choose wrong options from: a long passage has hundreds, and the best come first."""
COMMON = range(3, 6)
"""The bands of words that may stand beside the key."""


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each hard word of the sentence that ``fact`` is the main clause of."""
    sentence = reading.sentences[fact.sentence]
    if sentence.tokens[fact.predicate.head].head != -1 or fact.construction not in {"active", "passive", "copula"}:
        return
    shown = _shown(sentence)
    for token in sentence.tokens:
        key = _plainer_form(token)
        if key and shown and not (_is_term(token, reading) or _begins_term(sentence, token)):
            stem = f"Which word is closest in meaning to “{token.text}” in “{shown}”?"
            answer = argument(reading, sentence, token.index, Role.OBLIQUE)
            made = draft("word_means", stem, fact=fact, answer=answer, key=key, reading=reading)
            options = (Option("", key, OptionKind.KEY), *islice(_others(token, key, reading), OFFERED))
            yield replace(made, question=replace(made.question, options=options))


def _plainer_form(token: Token) -> str:
    """The plainer word in the form of the one it explains; "" where there is none."""
    if not _is_word(token) or band(token.lemma) not in HARD:
        return ""
    plain = plainer(token.lemma, token.upos)
    if not plain or token.lemma in UNLIKE or kind(token.lemma, token.upos) in MEASURES:
        return ""
    if token.upos == "ADJ":
        return plain[0]
    return inflect(plain[0], token.xpos) if inflect(token.lemma, token.xpos) == token.text else ""


def _is_word(token: Token) -> bool:
    return token.upos in ASKED and token.text.isalpha() and token.text.islower() and len(token.text) >= SHORTEST


def _shown(sentence: Sentence) -> str:
    """A sentence as a stem quotes it, without its stop; "" for a long one, and for one that quotes itself."""
    text = sentence.text.strip().rstrip(".")
    fits = len(text.split()) <= LONGEST and not any(mark in text for mark in QUOTES)
    return text if fits and text[:1].isupper() and not text.endswith(("?", "!", ":")) else ""


def _is_term(token: Token, reading: Reading) -> bool:
    """Whether a word is one of the passage's own: in its title, or used again and again."""
    return token.lemma in reading.passage.title.lower() or _lemmas(reading)[token.lemma] > 2


def _begins_term(sentence: Sentence, token: Token) -> bool:
    """Whether a word and the next are one term: *nautical miles*, *freeing up*."""
    following = sentence.tokens[token.index + 1 : token.index + 2]
    return any((word.upos == "ADP" and word.text in UP) or kinds(f"{token.lemma} {word.lemma}") for word in following)


@lru_cache(maxsize=4)
def _lemmas(reading: Reading) -> Counter[str]:
    return Counter(token.lemma for sentence in reading.sentences for token in sentence.tokens)


def _others(asked: Token, key: str, reading: Reading) -> Iterator[Option]:
    """Other words of the passage that would fit in the word's place, those of its kind first."""
    plain = plainer(asked.lemma, asked.upos)[0]
    chosen = list[str]()
    for other in sorted(_of_form(asked.xpos, reading), key=lambda word: _distance(word, asked, plain)):
        lemmas = (asked.lemma, plain, *chosen)
        if other.text != key and not any(are_alike(other.lemma, lemma, asked.upos) for lemma in lemmas):
            chosen.append(other.lemma)
            reason = f"The passage has “{other.text}” elsewhere; it means something else."
            yield Option("", other.text, OptionKind.ELSEWHERE, reason)


def _distance(other: Token, asked: Token, plain: str) -> tuple[bool, int, str]:
    """How unlike the key a word is: another kind of thing, more or less common."""
    same = kind(other.lemma, asked.upos) == kind(plain, asked.upos)
    wanted = kind(plain, asked.upos) not in HAPPENING
    return same is not wanted, abs(band(other.lemma) - band(plain)), other.lemma


def _of_form(xpos: str, reading: Reading) -> list[Token]:
    """The passage's words of one form, each once, that are neither rare nor too common to tell apart."""
    return list(_by_form(reading).get(xpos, {}).values())


@lru_cache(maxsize=4)
def _by_form(reading: Reading) -> dict[str, dict[str, Token]]:
    found: dict[str, dict[str, Token]] = {}
    for sentence in reading.sentences:
        for token in sentence.tokens:
            if _is_word(token) and band(token.lemma) in COMMON and not children(sentence, token.index, "compound:prt"):
                found.setdefault(token.xpos, {}).setdefault(token.lemma, token)
    return found

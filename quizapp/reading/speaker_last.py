"""The tree of a sentence that ends with who says it: *Sales fell, says a report*; *“Sales fell,” she said in May*.

The parser has seen few speakers behind their verb, and hangs them, and what else stands there, on the clause before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quizapp.english.wordlists import word_set
from quizapp.model import Token

__all__ = ["with_speaker_last"]

SAYING = word_set(
    "say suggest report warn claim argue predict reveal show indicate find believe announce insist conclude"
)
FINITE = frozenset({"VBZ", "VBP", "VBD", "VB"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
LONGEST = 12
"""Words that name a speaker."""


def with_speaker_last(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, those of a speaker behind the verb hung on the verb as its subject; any others as they are.

    What follows a verb of saying that is the root hangs on that: arcs do not cross over a root.
    """
    tokens = _below_the_root(tokens)
    verb = _saying_last(tokens)
    speaker = _head_after(tokens, verb) if verb else None
    said = _said(tokens, verb) if verb else None
    if verb is None or speaker is None or said is None:
        return tuple(tokens)
    changed = {speaker.index: replace(speaker, head=verb.index, deprel="nsubj")}
    changed |= {verb.index: replace(verb, deprel="parataxis")} if verb.head >= 0 else {}
    changed |= {said.index: replace(said, deprel="ccomp")} if verb.head < 0 else {}
    return tuple(changed.get(token.index, token) for token in tokens)


def _below_the_root(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, those right behind *said* hung on that where the parser hung them on what was said before."""
    root = next(token for token in tokens if token.head < 0)
    stops = (token.index for token in tokens[root.index :] if token.upos == "PUNCT")
    behind = range(root.index + 1, next(stops, len(tokens))) if root.lemma in SAYING else range(0)
    crossing = {index for index in behind if 0 <= tokens[index].head < root.index}
    return [replace(token, head=root.index) if token.index in crossing else token for token in tokens]


def _saying_last(tokens: Sequence[Token]) -> Token | None:
    """The verb of saying right after a sentence's last comma, with no subject before it and no verb behind it."""
    last = max((token.index for token in tokens if token.text == ","), default=len(tokens))
    if not 2 < len(tokens) - last - 1 <= LONGEST + 2:
        return None
    verb, *after = tokens[last + 1 :]
    if verb.lemma not in SAYING or verb.xpos not in FINITE:
        return None
    own = any(token.head == verb.index and token.deprel in SUBJECTS and token.index < last for token in tokens)
    clausal = any(token.upos in {"VERB", "AUX"} and token.xpos in FINITE | {"MD"} for token in after)
    return None if own or clausal else verb


def _head_after(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The noun behind a verb that hangs on nothing else behind it."""
    nouns = (token for token in tokens[verb.index + 1 :] if token.upos in {"NOUN", "PROPN"})
    return next((token for token in nouns if token.head <= verb.index), None)


def _said(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The head of what is said: the clause that hangs on the verb, or that the verb hangs on."""
    if verb.head >= 0:
        return tokens[verb.head] if verb.head < verb.index else None
    before = (token for token in tokens[: verb.index] if token.head == verb.index and token.upos != "PUNCT")
    return next(before, None)

"""Whether a stem says which: no "the video" of which nothing says whose, no "similar strategies"."""

from __future__ import annotations

import re

from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, Reading, Sentence, Token
from quizapp.reading.focus import titled_nouns, topic_nouns

__all__ = ["points_back"]

COMPARING = re.compile(
    r"\b(?:another|similar|recent|latter|aforementioned|further|earlier|later|same|itself|themselves|himself|herself)\b",
    re.I,
)
NARROWING = ("nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat", "obl", "nmod:desc", "advcl:relcl", "compound")
QUOTING = frozenset({"who_said"})
"""Rules whose stems are somebody's words: what he speaks of must be known, not all that he says of it."""
SPOKEN_OF = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
NAMED_OUTRIGHT = SPOKEN_OF | {"obj", "iobj", "obl:agent", "root", "conj", "nmod:poss"}
"""Relations in which a noun must say which; what only sets the scene need not: *in the end*, *on the way*."""
UNIQUE = word_set(
    "government president army military police public media press world earth sun moon economy internet parliament "
    "opposition state nation country capital war west east north south time age end beginning weather climate universe "
    "environment constitution law past future present day night year sea sky air rest majority number amount "
    "percentage church court prime minister king queen pope senate congress cabinet market crowd population"
)
"""Nouns of which a reader takes "the" without asking which."""


def points_back(candidate: Candidate, reading: Reading) -> bool:
    """Whether the stem has a definite phrase, or a comparison, that only the passage before it explains."""
    stem = candidate.question.stem
    sentence = reading.sentences[candidate.fact.sentence]
    roles = SPOKEN_OF if candidate.question.rule in QUOTING else NAMED_OUTRIGHT
    definite = [token for token in sentence.tokens if token.upos == "NOUN" and _is_definite(sentence, token)]
    definite = [token for token in definite if token.deprel in roles]
    return bool(COMPARING.search(stem)) or any(_dangles(reading, sentence, token, stem) for token in definite)


def _is_definite(sentence: Sentence, token: Token) -> bool:
    return any(det.text.lower() in {"the", "both"} for det in children(sentence, token.index, "det"))


def _dangles(reading: Reading, sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether a definite noun stands in the stem with nothing that says which one is meant."""
    known = UNIQUE | (titled_nouns(reading) if token.deprel.startswith("nsubj") else topic_nouns(reading))
    if token.lemma in known or not _stands_in(sentence, token, stem):
        return False
    named = any(sentence.tokens[index].upos == "PROPN" for index in subtree(sentence, token.index))
    ranked = any(child.xpos == "JJS" for child in children(sentence, token.index, "amod"))
    return not (named or ranked or children(sentence, token.index, *NARROWING))


def _stands_in(sentence: Sentence, token: Token, stem: str) -> bool:
    article = next(det for det in children(sentence, token.index, "det"))
    start, end = article.start - sentence.start, token.end - sentence.start
    return sentence.text[start:end].lower() in stem.lower()

"""Whether a stem says which: no "the video" of which nothing says whose, no "similar strategies"."""

from __future__ import annotations

import re

from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import Candidate, Reading, Sentence, Token
from quizapp.questions.wording import words_of
from quizapp.reading.focus import titled_nouns, topic_nouns

__all__ = ["points_back"]

COMPARING = re.compile(
    r"\b(?:relatively|another|similar|recent|latter|aforementioned|further|earlier|later|same|itself|themselves|himself|herself)\b",
    re.I,
)
NARROWING = ("nmod", "nmod:poss", "acl", "acl:relcl", "appos", "flat", "obl", "nmod:desc", "advcl:relcl", "compound")
UNIQUE = word_set(
    "government president army military police public media press world earth sun moon economy internet parliament "
    "opposition state nation country capital war west east north south time age end beginning weather climate universe "
    "environment constitution law past future present day night year sea sky air rest majority number amount "
    "percentage church court prime minister king queen pope senate congress cabinet market crowd population way eye "
    "middle top bottom beginning future street ground floor door air truth law media internet web "
    "summer winter spring autumn"
)
"""Nouns of which a reader takes "the" without asking which."""


def points_back(candidate: Candidate, reading: Reading) -> bool:
    """Whether the stem has a definite phrase, or a comparison, that only the passage before it explains."""
    stem = candidate.question.stem
    sentence = reading.sentences[candidate.fact.sentence]
    own = candidate.fact.predicate.head
    definite = [token for token in sentence.tokens if token.upos == "NOUN" and _is_definite(sentence, token)]
    return bool(COMPARING.search(stem)) or any(_dangles(reading, sentence, token, stem, own) for token in definite)


def _is_definite(sentence: Sentence, token: Token) -> bool:
    return any(det.text.lower() in {"the", "both"} for det in children(sentence, token.index, "det"))


def _dangles(reading: Reading, sentence: Sentence, token: Token, stem: str, own: int) -> bool:
    """Whether a definite noun stands in the stem with nothing that says which one is meant.

    ``own`` is the head of the clause asked about, which may be what says so: *the fighting, which began in May*.
    """
    described = bool(children(sentence, token.index, "amod"))
    known = token.lemma in UNIQUE | titled_nouns(reading) or token.text[:1].isdigit()
    known = known or (described and token.lemma in topic_nouns(reading))
    if known or not _stands_in(sentence, token, stem) or _runs_on(sentence, token, stem):
        return False
    told = set(words_of(stem))
    named = any(
        sentence.tokens[index].upos == "PROPN" and sentence.tokens[index].text.lower() in told
        for index in subtree(sentence, token.index)
    )
    ranked = any(child.xpos == "JJS" for child in children(sentence, token.index, "amod"))
    narrowing = children(sentence, token.index, *NARROWING)
    told |= {word for word in (sentence.tokens[own].text.lower(),) if sentence.tokens[own].lemma in told}
    return not (named or ranked or any(child.text.lower() in told for child in narrowing))


def _runs_on(sentence: Sentence, token: Token, stem: str) -> bool:
    """Whether a place or the like follows at once, in the passage and in the stem: *the dam in Calder*."""
    after = sentence.tokens[token.index + 1 : token.index + 3]
    named = [item.upos for item in after] == ["ADP", "PROPN"]
    return named and f"{token.text} {after[0].text} {after[1].text}".lower() in stem.lower()


def _stands_in(sentence: Sentence, token: Token, stem: str) -> bool:
    article = next(det for det in children(sentence, token.index, "det"))
    start, end = article.start - sentence.start, token.end - sentence.start
    return sentence.text[start:end].lower() in stem.lower()

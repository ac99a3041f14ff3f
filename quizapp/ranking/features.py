"""What makes a question worth asking, as numbers between 0 and about 1."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from quizapp.distractors.figures import is_share, split_figure
from quizapp.english.lexicon import kinds
from quizapp.english.stems import GAP
from quizapp.english.wordlists import ASKING_WORDS, word_set
from quizapp.model import GOVERNED, Candidate, EntityKind, Fact, Question, QuestionKind, Reading
from quizapp.questions.wording import words_of
from quizapp.ranking.centrality import Centroid, centroid_of
from quizapp.reading.lookup import entities_in

__all__ = ["BESIDE", "COMMON", "STATED", "Topic", "features_of", "topic_of"]

_YEAR = re.compile(r"(?:[A-Z][a-z]+ )?(?:1\d|20)\d\d")
_NAME = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
COMMON = ASKING_WORDS | word_set("said says more")
MILESTONES = word_set(
    "begin start end finish open close launch found establish ban lift win lose elect die bear break erupt invade "
    "capture fall resign appoint create declare sign"
)
"""Verbs of what is remembered by its date."""
DATED = MappingProxyType({"when": 1.0, "gap": 0.6})
"""How well a rule asks when something began: a question says it, a gap may be filled with where it did."""
STARTING = word_set("begin start break erupt")
"""Verbs of what a passage's events are dated from."""
SMALL = 10
PRICE = 5000
"""Sums below this are what things cost."""
OPENING = 3
"""Sentences that open a passage, where even a small count may be the news."""
BESIDE = frozenset({"which_true", "which_false"})
"""Rules that set statements side by side, which have been scored already."""
STATED = BESIDE | {"main_idea"}
"""Rules whose key says what the question is about; their stems are all alike."""
TOLD = frozenset({"main_idea", "how_many", "who_said"})
"""Rules whose questions, like statements, tell nearly all that their sentence does."""
ANSWERED = frozenset({"who", "when", "where"})
"""Rules whose questions tell it with their answers. So do gaps, but of those it says little."""


@dataclass(frozen=True, slots=True)
class Topic:
    """What a passage is about: how often each of its content words occurs, and its centroid."""

    counts: Counter[str]
    centroid: Centroid


def topic_of(reading: Reading) -> Topic:
    """What a passage is about; a word of its title counts three times more."""
    counts: Counter[str] = Counter(word for word in words_of(reading.passage.text) if word not in COMMON)
    for word in words_of(reading.passage.title):
        if word not in COMMON:
            counts[word] += 3
    return Topic(counts, centroid_of(reading))


def features_of(candidate: Candidate, reading: Reading, topic: Topic) -> Mapping[str, float]:
    """The features of one candidate beside what its passage is about."""
    if candidate.question.rule in BESIDE:
        return {f"rule_{candidate.question.rule}": 1.0}
    asked = candidate.question.key if candidate.question.rule in STATED else candidate.question.stem
    return MappingProxyType(
        {
            **_of_words(asked, candidate, reading, topic),
            **_of_place(asked, candidate, reading),
            **_of_key(candidate, reading, topic.counts),
            f"rule_{candidate.question.rule}": 1.0,
        }
    )


def _of_words(asked: str, candidate: Candidate, reading: Reading, topic: Topic) -> dict[str, float]:
    """What the words of a question, or of the statement that is its key, have to do with the passage."""
    question = candidate.question
    words = [word for word in words_of(asked) if word not in COMMON]
    title, evidence = set(words_of(reading.passage.title)), set(words_of(question.evidence.quote))
    stated = float(question.kind is QuestionKind.TRUE_FALSE)
    titled = _mean([float(word in title) for word in words])
    return {
        "importance": _mean([min(topic.counts[word], 6) / 6 for word in words]),
        "centrality": _centrality(asked, question, topic),
        "title": titled,
        "stated_title": titled * stated,
        "reworded": (1 - _mean([float(word in evidence) for word in words])) * stated,
        "short_stem": float(len(words) < 4),
    }


def _centrality(asked: str, question: Question, topic: Topic) -> float:
    """How near what a question tells is to what its passage is about; 0 for one that tells too little to say."""
    if question.rule in ANSWERED:
        return topic.centroid.nearness(f"{question.stem.replace(GAP, ' ')} {question.key}")
    tells = question.kind is QuestionKind.TRUE_FALSE or question.rule in TOLD
    return topic.centroid.nearness(asked) if tells else 0.0


def _of_place(asked: str, candidate: Candidate, reading: Reading) -> dict[str, float]:
    """How long a question is, how sure what it rests on, and where the passage tells it."""
    question, fact = candidate.question, candidate.fact
    return {
        "certainty": 1.0 if question.kind is QuestionKind.TRUE_FALSE else fact.certainty,
        "early": 1 - fact.sentence / max(1, len(reading.sentences)),
        "length": min(len(asked.split()), 30) / 30,
        "names": min(len(_NAME.findall(question.stem)), 6) / 6,
        "gap_first": float(question.stem.startswith(GAP)),
        "typed": float(question.stem.endswith(f"? {GAP}")),
        "rank_of_place": float(question.rule == "which_rank" and candidate.answer.kind in GOVERNED),
        "claimed": float(bool(fact.claimant)),
        "untimed": float(_is_untimed(candidate, reading)),
    }


def _is_untimed(candidate: Candidate, reading: Reading) -> bool:
    """Whether a statement leaves out a time that its sentence tells: *The bank lent 300 million[ in October]*."""
    question = candidate.question
    told = (item for item in entities_in(reading, candidate.fact.sentence) if item.kind is EntityKind.DATE)
    return question.kind is QuestionKind.TRUE_FALSE and any(item.text not in question.stem for item in told)


def _of_key(candidate: Candidate, reading: Reading, counts: Counter[str]) -> dict[str, float]:
    """What is asked for: a figure, a date, what the passage is about."""
    question, fact, key = candidate.question, candidate.fact, candidate.question.key
    kind = None if question.kind is QuestionKind.TRUE_FALSE else candidate.answer.kind
    late = fact.sentence >= OPENING and _is_count(candidate)
    return {
        "key_length": min(len(key.split()), 12) / 12,
        "key_is_number": float(kind is not EntityKind.DATE and any(mark.isdigit() for mark in key)),
        "key_is_year": float(bool(_YEAR.fullmatch(key))),
        "key_is_idle_date": float(_is_date(candidate) and fact.predicate.lemma not in MILESTONES),
        "key_is_start": _is_date(candidate) * _begins(fact, reading) * DATED.get(question.rule, 0.0),
        "key_is_within": float(_is_within(candidate)),
        "key_is_share": float(kind is EntityKind.PERCENT or is_share(key)),
        "key_is_duration": float(kind is EntityKind.DURATION),
        "key_is_measure": float(kind is EntityKind.QUANTITY),
        "key_is_late_count": float(late),
        "key_is_late_few": float(late and _is_small(key)),
        "key_is_price": float(kind is EntityKind.MONEY and _is_price(key)),
        "key_speaks_once": float(_speaks_once(candidate, reading)),
        "key_is_topic": min(max((counts[word] for word in words_of(key)), default=0), 12) / 12,
    }


def _is_count(candidate: Candidate) -> bool:
    """Whether the key is how many there were of something, asked for or left out."""
    counted = candidate.answer.kind not in {EntityKind.DATE, EntityKind.MONEY, EntityKind.PERCENT, EntityKind.DURATION}
    plain = split_figure(candidate.question.key) is not None and not re.search(r"[$£€¥%]", candidate.question.key)
    return counted and plain and candidate.question.rule in {"how_many", "gap"}


def _is_price(key: str) -> bool:
    """Whether a sum is what something costs in a shop."""
    figure = split_figure(key)
    return figure is not None and figure.value < PRICE


def _is_small(key: str) -> bool:
    """Whether a count is so small that it is counted off rather than understood."""
    figure = split_figure(key)
    return figure is not None and figure.value <= SMALL


def _is_within(candidate: Candidate) -> bool:
    """Whether a gap hides a name or a date inside a longer phrase: *in the catch of ____*."""
    question, answer = candidate.question, candidate.answer
    whole = answer.entity.text if answer.entity else ""
    return question.rule == "gap" and question.key not in whole and split_figure(question.key) is None


def _speaks_once(candidate: Candidate, reading: Reading) -> bool:
    """Whether a name has to be recalled, or put to a quotation, that the passage gives once, beside those words."""
    question = candidate.question
    typed = question.rule == "who_said" and question.kind is QuestionKind.FILL_IN
    name = re.escape(question.key.rpartition(" ")[2])
    return (typed or question.rule == "quote") and len(re.findall(rf"\b{name}\b", reading.passage.text)) == 1


def _is_date(candidate: Candidate) -> bool:
    return candidate.answer.kind is EntityKind.DATE and candidate.question.rule in {"when", "gap"}


def _begins(fact: Fact, reading: Reading) -> bool:
    """Whether a fact tells that something began: an offensive or a war, nobody who started a firm."""
    subject = reading.sentences[fact.sentence].tokens[fact.arguments[0].head]
    somebody = subject.upos in {"PROPN", "PRON"} or kinds(subject.lemma)[:1] in {("person",), ("group",)}
    return fact.predicate.lemma in STARTING and not somebody


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0

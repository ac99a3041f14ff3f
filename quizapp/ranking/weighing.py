"""What a question is worth beside the others on its passage: the sum of its features, each with its weight."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from quizapp.model import Candidate, Reading
from quizapp.ranking.critic import appeal_of
from quizapp.ranking.features import Topic, features_of, topic_of

__all__ = ["rank"]

SURE = 4.0
"""The appeal, either way, beyond which a question is neither better nor worse: the critic is surer than it may be."""


@cache
def _weights() -> dict[str, float]:
    return {
        str(name): float(weight)
        for name, weight in json.loads(files(__package__).joinpath("weights.json").read_text("utf-8")).items()
    }


def rank(candidates: Iterable[Candidate], reading: Reading) -> list[Candidate]:
    """The candidates with their features and score, best first; ties keep the order of the text."""
    topic = topic_of(reading)
    scored = [_scored(candidate, reading, topic) for candidate in candidates]
    return sorted(scored, key=lambda candidate: -candidate.score)


def _scored(candidate: Candidate, reading: Reading, topic: Topic) -> Candidate:
    appeal = {"appeal": max(-SURE, min(SURE, appeal_of(candidate.question, reading.passage)))}
    features = MappingProxyType({**candidate.features, **features_of(candidate, reading, topic), **appeal})
    score = sum(_weights().get(name, 0.0) * value for name, value in features.items())
    return replace(candidate, features=features, score=score)

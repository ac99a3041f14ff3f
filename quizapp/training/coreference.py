"""Learn how much each feature says about what a pronoun or a description stands for.

    python -m quizapp.training.coreference gum-train.conllu.gz

A candidate's score is the sum of the weights of its features; the probabilities of the candidates and of "none of
these" are the softmax of the scores, and training makes the gold antecedents together as probable as it can. The
weights are figures learned from GUM without its genres whow and fiction, which are not free for any use.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from quizapp.reading.antecedents import candidates_of, needs_antecedent
from quizapp.reading.clues import features_of, features_of_nothing
from quizapp.reading.discourse import Discourse, History
from quizapp.reading.entities import find_entities
from quizapp.reading.mentions import find_mentions
from quizapp.training.conllu import Document, names_in, read_documents
from quizapp.training.measure_coreference import clusters_at, gold_clusters

__all__ = ["main"]

NOT_FREE = ("GUM_whow", "GUM_fiction")
RAREST = 8
"""A feature seen fewer times than this gets no weight."""
STEPS, RATE, DECAY = 600, 0.05, 2.0
WEIGHTS = Path(str(files("quizapp"))) / "reading" / "clues.tsv"


@dataclass(frozen=True, slots=True)
class Case:
    """One mention to resolve: the features of each candidate, "none" last, and which of them are right."""

    options: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def main() -> None:
    """Fit the weights on a treebank file and write them beside the reader."""
    documents = (document for document in read_documents(Path(sys.argv[1])) if not document.name.startswith(NOT_FREE))
    weights = _fit([case for document in documents for case in _cases_of(document)])
    lines = ["# Learned by quizapp/training/coreference.py from GUM without whow and fiction; feature, weight."]
    lines += [f"{feature}\t{weight:.3f}" for feature, weight in sorted(weights.items()) if abs(weight) >= 0.02]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} weights written to {WEIGHTS}")


def _cases_of(document: Document) -> Iterator[Case]:
    """The mentions of a document that need an antecedent, with the gold answer."""
    clusters = gold_clusters(document)
    mentions = find_mentions(document.sentences, find_entities(document.sentences, names_in(document)))
    discourse = Discourse(document.sentences, mentions)
    heads = [clusters_at(document.sentences, clusters, m.start, m.end) for m in mentions]
    history, things = History(), dict[int, int]()
    for place, mention in enumerate(mentions):
        if needs_antecedent(discourse, mention) and (candidates := candidates_of(discourse, history, place)):
            options = [features_of(discourse, history, mention, candidates, rank) for rank in range(len(candidates))]
            options.append(features_of_nothing(discourse, mention, len(candidates)))
            right = [bool(heads[place] & heads[candidate]) for candidate in candidates]
            yield Case(tuple(tuple(option) for option in options), (*right, not any(right)))
        thing = _thing(things, heads[place], place, named=mention.entity is not None)
        history.add(mention, thing, mentions[thing].sort)


def _thing(things: dict[int, int], clusters: set[int], place: int, *, named: bool) -> int:
    """The place of the mention that names the gold cluster of the one at ``place``, as far as the text was read."""
    known = [things[cluster] for cluster in clusters if cluster in things]
    thing = known[0] if known else place
    for cluster in clusters:
        things[cluster] = place if named and not known else thing
    return thing


def _fit(cases: Iterable[Case]) -> dict[str, float]:
    """The weights that make the right candidates of the cases most probable, small ones preferred."""
    cases = list(cases)
    seen = Counter(feature for case in cases for option in case.options for feature in option)
    number = {feature: n for n, feature in enumerate(f for f, count in seen.items() if count >= RAREST)}
    features, options, owners, right = _flatten(cases, number)
    weights = np.zeros(len(number))
    first, second = np.zeros(len(number)), np.zeros(len(number))
    for step in range(1, STEPS + 1):
        slope = _slope(weights, features, options, owners, right, len(cases)) + DECAY * weights / len(cases)
        first, second = 0.9 * first + 0.1 * slope, 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return {feature: float(weights[n]) for feature, n in number.items()}


def _flatten(
    cases: list[Case], number: dict[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """All features with the option each belongs to, all options with the case each belongs to, and which are right."""
    features, options, owners, right = list[int](), list[int](), list[int](), list[bool]()
    for owner, case in enumerate(cases):
        for option, is_right in zip(case.options, case.right, strict=True):
            known = [number[feature] for feature in option if feature in number]
            features += known
            options += [len(owners)] * len(known)
            owners.append(owner)
            right.append(is_right)
    return np.array(features), np.array(options), np.array(owners), np.array(right)


def _slope(
    weights: NDArray[np.float64],
    features: NDArray[np.int64],
    options: NDArray[np.int64],
    owners: NDArray[np.int64],
    right: NDArray[np.bool_],
    cases: int,
) -> NDArray[np.float64]:
    """The slope of the mean loss: the expected features less those expected among the right options."""
    scores = np.exp(np.clip(np.bincount(options, weights[features], len(owners)), -30, 30))
    share = scores / np.bincount(owners, scores, cases)[owners]
    kept = np.where(right, scores, 0.0)
    wanted = kept / np.bincount(owners, kept, cases)[owners]
    return np.bincount(features, (share - wanted)[options], len(weights)) / cases


if __name__ == "__main__":
    main()

"""How right the coreference links are, on the treebanks that carry gold coreference (GUM).

A link is right when the mention is in one gold cluster with a mention worded as the link's name; mentions are matched
by their head word, since our phrases are cut otherwise than the treebank's. Links whose mention has no gold cluster
are wrong.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from quizapp.model import Link, Sentence
from quizapp.reading.coreference import find_links
from quizapp.reading.entities import find_entities
from quizapp.reading.mentions import PERSONAL, head_of_range
from quizapp.reading.parsing import read_sentences
from quizapp.reading.standalone import is_replaceable
from quizapp.training.conllu import Document, names_in, read_documents

__all__ = ["Verdict", "clusters_at", "gold_clusters", "measure"]


POINTING = ("the ", "this ", "that ", "these ", "those ")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One link held against the gold clusters; ``used`` when a stem may put its name in the mention's place."""

    document: str
    start: int
    mention: str
    name: str
    sort: str
    certainty: float
    used: bool
    right: bool


def measure(folder: Path) -> None:
    """Print, for each treebank file, how many links a question may use and how many of them are right."""
    files = [path for path in sorted((folder / "treebank").glob("*.conllu*")) if "train" not in path.name]
    if not files:
        print("coreference: no treebank files here, skipped")
        return
    print(f"{'file':<12} {'trees':<6} {'links used':<12} {'right':>6} {'of':>5}  precision")
    for path in files:
        documents = [document for document in read_documents(path) if document.mentions]
        if not documents:
            print(f"{path.name.split('.')[0]:<12} no gold coreference")
            continue
        for own_trees in (False, True):
            verdicts = [verdict for document in documents for verdict in _judge_links(document, own_trees=own_trees)]
            _print_rows(path.name.split(".")[0], "own" if own_trees else "gold", verdicts)


def _print_rows(name: str, trees: str, verdicts: list[Verdict]) -> None:
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for verdict in verdicts:
        if verdict.used:
            counts[verdict.sort][verdict.right] += 1
            counts["all"][verdict.right] += 1
    for sort, count in sorted(counts.items()):
        precision = count[True] / count.total()
        print(f"{name:<12} {trees:<6} {sort:<12} {count[True]:>6} {count.total():>5}  {precision:.3f}")


def _judge_links(document: Document, *, own_trees: bool = False) -> Iterator[Verdict]:
    """The links of a document, judged by its gold clusters; none where it has no clusters.

    The names are our parser's own; the sentences and trees are the gold ones unless ``own_trees``.
    """
    if not document.mentions:
        return
    clusters = gold_clusters(document)
    sentences, names = read_sentences(document.passage.text) if own_trees else (document.sentences, names_in(document))
    document = replace(document, sentences=sentences)
    entities = find_entities(sentences, names)
    for link in find_links(sentences, entities, document.passage):
        yield _judge(document, clusters, link)


def gold_clusters(document: Document) -> dict[int, set[int]]:
    """For the offset of each mention's head word, the gold clusters it heads."""
    clusters: dict[int, set[int]] = defaultdict(set)
    for mention in document.mentions:
        sentence = document.sentences[mention.sentence]
        head = sentence.tokens[head_of_range(sentence, mention.first, mention.last)]
        clusters[head.start].add(mention.cluster)
    return clusters


def _judge(document: Document, clusters: dict[int, set[int]], link: Link) -> Verdict:
    mention = document.passage.text[link.start : link.end]
    ours = clusters_at(document.sentences, clusters, link.start, link.end)
    sort = (
        "pronoun" if mention.lower() in PERSONAL else "description" if mention.lower().startswith(POINTING) else "name"
    )
    named = _clusters_named(document, clusters, link.name)
    return Verdict(
        document.name, link.start, mention, link.name, sort, link.certainty, is_replaceable(link), bool(ours & named)
    )


def _clusters_named(document: Document, clusters: dict[int, set[int]], name: str) -> set[int]:
    """The clusters of the mentions in the passage that are worded as the name."""
    found: set[int] = set()
    bare, text = name.removeprefix("the ").lower(), document.passage.text.lower()
    start = text.find(bare)
    while start >= 0:
        found |= clusters_at(document.sentences, clusters, start, start + len(bare))
        start = text.find(bare, start + 1)
    return found


def clusters_at(sentences: tuple[Sentence, ...], clusters: dict[int, set[int]], start: int, end: int) -> set[int]:
    """The gold clusters of the mention on a span: of its head, else of the noun it is a name for, else of its words.

    In "anthropologist Jo Lee" the treebank may take "anthropologist" for the head of the mention.
    """
    sentence = next(s for s in sentences if s.start <= start < s.end)
    inside = [token.index for token in sentence.tokens if start <= token.start < end] or [0]
    head = sentence.tokens[head_of_range(sentence, inside[0], inside[-1])]
    while head.start not in clusters and head.deprel in {"flat", "appos", "nmod:desc", "compound"} and head.head >= 0:
        head = sentence.tokens[head.head]
    if head.start in clusters:
        return clusters[head.start]
    return {cluster for index in inside for cluster in clusters.get(sentence.tokens[index].start, ())}

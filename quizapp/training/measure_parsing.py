"""Measures the parser on treebanks it has not learned from: ``python -m quizapp.training.measure parsing DIR``.

Every DIR/treebank/*.conllu or *.conllu.gz without "train" in its name is a row. With gold words: UPOS, UAS and LAS
(labels without their subtypes are not enough: ``nsubj:pass`` must be ``nsubj:pass``), punctuation included and left
out, and ECE, the expected calibration error of the certainties (ten bins of equal size). From raw text, as in the CoNLL
2018 shared task: a word counts as found where both of its ends are right, and its arc as right where its head is the
right word too; F1. Lemmas are made from the gold tags, punctuation left out. Speed and memory are those of the machine
at hand.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

from quizapp.reading.lemmas import lemma_of
from quizapp.reading.parsing import MODEL, analyse, load, read_sentences
from quizapp.training.parser.treebank import Tree, read_trees
from quizapp.training.raw_text import RawText, raw_text
from quizapp.training.rounding import FLOAT, float_weights

__all__ = ["expected_calibration_error", "f1", "measure"]

TOGETHER = ("ewt-dev", "gum-dev")
"""The files whose words are also measured as one: the parser's own kind of annotation."""
HEADINGS = ("words", "UPOS", "UAS", "LAS", "UAS-p", "LAS-p", "ECE", "sents", "tokens", "rawUPOS", "rawUAS", "rawLAS")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """What one gold word came to; ``counts`` is false for punctuation."""

    upos: bool
    arc: bool
    both: bool
    counts: bool
    sure: float


@dataclass(frozen=True, slots=True)
class Raw:
    """Counts over raw text: gold, found, and right."""

    gold_sentences: int = 0
    sentences: int = 0
    right_sentences: int = 0
    gold_words: int = 0
    words: int = 0
    right_words: int = 0
    upos: int = 0
    arcs: int = 0
    both: int = 0

    def __add__(self, other: Raw) -> Raw:
        return Raw(*(one + another for one, another in zip(astuple(self), astuple(other), strict=True)))


def measure(folder: Path) -> None:
    """Print one row a file, then speed, loading time and memory."""
    began = time.perf_counter()
    load()
    loaded = time.perf_counter() - began
    files = [path for path in sorted((folder / "treebank").glob("*.conllu*")) if "train" not in path.name]
    if not files:
        print("parsing: no treebank files here, skipped")
        return
    print(f"{'file':<22}" + "".join(f"{heading:>8}" for heading in HEADINGS))
    together: list[tuple[list[Word], Raw]] = []
    texts = []
    for path in files:
        trees = list(read_trees(path))
        raw = raw_text(trees)
        row = list(_compare(trees)), _compare_raw(trees, raw)
        name = _name(path)
        texts.append(raw.text)
        together += [row] if name in TOGETHER else []
        _print(name, *row)
    if together:
        words = [word for found, _ in together for word in found]
        _print(" + ".join(TOGETHER), words, sum((raw for _, raw in together), Raw()))
    _print_speed("\n\n".join(texts), loaded)
    if together:
        ours = [tree for path in files if _name(path) in TOGETHER for tree in read_trees(path)]
        _print_lemmas(ours)
        _print_rounding(words, ours)


def _name(path: Path) -> str:
    return path.name.split(".")[0]


def _compare(trees: Sequence[Tree]) -> Iterator[Word]:
    """Parse gold words and hold them against the gold trees."""
    found = analyse([[word.form for word in tree.words] for tree in trees])
    for tree, ours in zip(trees, found, strict=True):
        for index, word in enumerate(tree.words):
            arc = ours.heads[index] == word.head - 1
            both = arc and ours.deprel[index] == word.deprel
            yield Word(ours.upos[index] == word.upos, arc, both, word.upos != "PUNCT", ours.sure[index])


def _compare_raw(trees: Sequence[Tree], raw: RawText) -> Raw:
    """Read the running text and hold the words found at the right places against the gold trees."""
    sentences = read_sentences(raw.text)[0]
    gold: dict[Span, tuple[str, Span | None, str]] = {}
    for tree, spans in zip(trees, raw.words, strict=True):
        for word, span in zip(tree.words, spans, strict=True):
            if span[0] < span[1]:
                gold[span] = word.upos, spans[word.head - 1] if word.head else None, word.deprel
    right = upos = arcs = both = 0
    for sentence in sentences:
        for token in sentence.tokens:
            answer = gold.get((token.start, token.end))
            if not answer:
                continue
            above = sentence.tokens[token.head] if token.head >= 0 else None
            arc = answer[1] == ((above.start, above.end) if above else None)
            right, upos = right + 1, upos + (token.upos == answer[0])
            arcs, both = arcs + arc, both + (arc and token.deprel == answer[2])
    bounds = {(sentence.start, sentence.end) for sentence in sentences}
    return Raw(
        len(trees), len(sentences), len(bounds & set(raw.sentences)),
        sum(len(tree.words) for tree in trees), sum(len(sentence.tokens) for sentence in sentences),
        right, upos, arcs, both,
    )  # fmt: skip


def _print(name: str, words: Sequence[Word], raw: Raw) -> None:
    real = [word for word in words if word.counts]
    figures = (
        _share([word.upos for word in words]),
        _share([word.arc for word in words]),
        _share([word.both for word in words]),
        _share([word.arc for word in real]),
        _share([word.both for word in real]),
        expected_calibration_error([word.sure for word in words], [word.both for word in words]),
        f1(raw.right_sentences, raw.sentences, raw.gold_sentences),
        *(f1(right, raw.words, raw.gold_words) for right in (raw.right_words, raw.upos, raw.arcs, raw.both)),
    )
    print(f"{name:<22}{len(words):>8}" + "".join(f"{figure:>8.4f}" for figure in figures))


def _print_lemmas(trees: Sequence[Tree]) -> None:
    words = [word for tree in trees for word in tree.words if word.upos != "PUNCT"]
    right = [lemma_of(word.form, word.upos, word.xpos).lower() == word.lemma.lower() for word in words]
    print(f"lemmas with gold tags, whatever the case: {_share(right):.4f}")


def _print_rounding(words: Sequence[Word], trees: Sequence[Tree]) -> None:
    size = (MODEL / "parser.onnx").stat().st_size / 1e6
    if not FLOAT.exists():
        print(f"weights {size:.1f} MB; int8 against float: no {FLOAT} here, skipped")
        return
    with float_weights():
        exact = list(_compare(trees))
    pairs = (
        f"{name} {_share([getattr(word, part) for word in words]):.4f}"
        f" against {_share([getattr(word, part) for word in exact]):.4f}"
        for name, part in (("UPOS", "upos"), ("UAS", "arc"), ("LAS", "both"))
    )
    print(f"weights {size:.1f} MB; int8 against float:", ", ".join(pairs))


def _print_speed(text: str, loaded: float) -> None:
    began, spent = time.perf_counter(), time.process_time()
    words = sum(len(sentence.tokens) for sentence in read_sentences(text)[0])
    wall, processor = time.perf_counter() - began, time.process_time() - spent
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{words / wall:,.0f} words/s from raw text ({words / processor:,.0f} a second of processor time),"
        f" ready in {loaded:.2f} s, at most {peak:.0f} MB"
    )


def _share(values: Sequence[bool]) -> float:
    return sum(values) / max(1, len(values))


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / max(1, found + gold)


def expected_calibration_error(sure: Sequence[float], right: Sequence[bool], *, bins: int = 10) -> float:
    """How far certainty is from the share that is right, on average over bins of equal size (Naeini et al. 2015)."""
    pairs = sorted(zip(sure, right, strict=True))
    groups = [pairs[len(pairs) * place // bins : len(pairs) * (place + 1) // bins] for place in range(bins)]
    gaps = (abs(sum(one for one, _ in group) - sum(other for _, other in group)) for group in groups)
    return sum(gaps) / max(1, len(pairs))

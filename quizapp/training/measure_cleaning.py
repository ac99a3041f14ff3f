"""Measures the cleaning on web pages with a hand-made body: ``python -m quizapp.training.measure cleaning DIR``.

Every row is a page of DIR/pages: precision, recall and F1 of the runs of four words kept against those of the gold
body, a run counted as often as it occurs; the last row is the mean over pages. From pasted text, from the page's HTML,
and by trafilatura alone on the same HTML. Weights learned on these very pages flatter: for an honest figure see
``python -m quizapp.training.cleaning DIR --cross-validate``.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from quizapp.errors import QuizError
from quizapp.model import Article
from quizapp.reading.keeping import Weights

__all__ = ["SavedPage", "Score", "from_html", "from_paste", "measure", "print_table", "saved_pages", "score"]

WORD = re.compile(r"\w+")
RUN = 4
Score = tuple[float, float, float]
"""Precision, recall and F1."""


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A web page as saved, as pasted, and its body as marked by hand; ``group`` is its site or story."""

    name: str
    group: str
    title: str
    pasted: str
    html: bytes
    gold: str


def measure(folder: Path) -> None:
    """Print one row a page and their mean."""
    ways = {"pasted text": from_paste, "web page": from_html, "trafilatura alone": _alone}
    print_table(
        list(ways),
        ((page.name, [score(kept(page), page.gold) for kept in ways.values()]) for page in saved_pages(folder)),
    )


def print_table(ways: Sequence[str], rows: Iterable[tuple[str, Sequence[Score]]]) -> None:
    """Print the precision, recall and F1 of each way, one row a page as it comes, and the mean."""
    print(f"{'':44}  " + "  ".join(f"{way:19}" for way in ways).rstrip())
    print(f"{'page':44}  " + "  ".join(["    P     R    F1"] * len(ways)))
    done = []
    for name, scores in rows:
        done.append(scores)
        print(f"{name[:44]:44}  {_figures(scores)}", flush=True)
    if not done:
        print("no pages")
        return
    means = [tuple(sum(figures) / len(done) for figures in zip(*way, strict=True)) for way in zip(*done, strict=True)]
    print(f"{f'mean of {len(done)} pages':44}  {_figures(means)}")


def saved_pages(folder: Path) -> Iterator[SavedPage]:
    """Yield the pages in DIR/pages, in the order of its index.tsv; none where there is no such file."""
    index = folder / "pages" / "index.tsv"
    if not index.exists():
        return
    with index.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = index.with_name(row["name"])
            yield SavedPage(
                name=row["name"],
                group=row["group"],
                title=row["title"],
                pasted=Path(f"{start}.pasted.txt").read_text("utf-8"),
                html=gzip.decompress(Path(f"{start}.html.gz").read_bytes()),
                gold=Path(f"{start}.gold.txt").read_text("utf-8"),
            )


def score(kept: str, gold: str) -> Score:
    """Return precision, recall and F1 of the runs of four words in ``kept``."""
    found, wanted = _runs(kept), _runs(gold)
    right = sum((found & wanted).values())
    precision, recall = right / max(1, found.total()), right / max(1, wanted.total())
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0


def from_paste(page: SavedPage, weights: Mapping[str, Weights] | None = None) -> str:
    """Return the passage made of the pasted text, nothing where it is refused."""
    from quizapp.reading.intake import article_from_text

    return _passage(article_from_text(page.pasted), weights)


def from_html(page: SavedPage, weights: Mapping[str, Weights] | None = None) -> str:
    """Return the passage made of the saved page."""
    from quizapp.reading.webpage import read_page

    return _passage(read_page(page.html), weights)


def _alone(page: SavedPage) -> str:
    """Return what trafilatura by itself takes for the body."""
    import trafilatura

    return trafilatura.extract(page.html, include_comments=False) or ""


def _passage(article: Article, weights: Mapping[str, Weights] | None) -> str:
    from quizapp.reading.cleaning import clean

    try:
        return clean(article, weights=weights).text
    except QuizError:
        return ""


def _runs(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text.lower())
    return Counter(tuple(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def _figures(scores: Iterable[Sequence[float]]) -> str:
    return "  ".join(" ".join(f"{figure:.3f}" for figure in three) for three in scores)

"""From an article to the passage: the article's own lines kept, everything around them left out with a reason.

What is kept is weighed by ``keeping``. What is left of a paste is then judged again, as the neat text it has become and
with the benefit of the doubt, until nothing more leaves it: so cleaning a passage a second time changes nothing. Of a
web page the markup has told more than its neat text can.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from quizapp.errors.articles import ShortArticleError
from quizapp.model import Article, Line, Passage
from quizapp.reading.choosing import text_of
from quizapp.reading.furniture import STAMP, reason_of
from quizapp.reading.keeping import KEPT, Judgement, Weights, judge, load_weights
from quizapp.reading.language import require_english
from quizapp.reading.line_features import STOP
from quizapp.reading.lines import BULLET, Span, place_after, split_lines
from quizapp.reading.masthead import agency_of, dateline_end, find_byline, find_published

__all__ = ["clean"]

FEWEST_WORDS = 60
DOUBTFUL, MOSTLY = 0.03, 0.8
"""How sure a line must be to be kept where so much of the text is surely body, and the text is as neat as a passage."""
HEADLINE = 0.5
LONGEST_HEADING = 14
OPENING = 3
"""Among how many of the first lines kept the report begins: captions may stand above it."""
MOST_JUDGED = 60_000
"""How many lines are judged again in all rounds together: what is still shrinking then is noise."""
CLOSE = 8
"""How many lines above the headline, or below the body, may name the writer and the day."""


def clean(article: Article, *, whole: bool = False, weights: Mapping[str, Weights] | None = None) -> Passage:
    """Return the passage in ``article``, all of it if ``whole``; ``weights`` are the shipped ones by default.

    ``lines`` holds every line of it that is not blank, each with its place in ``article.text``, kept or left out, and
    why. The lines kept are the paragraphs of ``text``, in order; the reason of one is "heading" where it is a
    sub-heading, and "" otherwise. Raises LanguageError and ShortArticleError, which say what to do.
    """
    spans = split_lines(article.text, wrapped=not article.markup)
    weights = weights or load_weights()
    lines, title = _judged(article, spans, weights["page" if article.markup else "paste"])
    if whole:
        lines, title = [Line(span.text, span.start, span.end, kept=True) for span in spans], article.title
    elif article.markup:
        lines = _without_dateline(lines, article.text)
    else:
        lines = _settled(lines, title, article.text, weights["paste"])
    text = text_of(lines)
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    require_english(text if words >= FEWEST_WORDS else article.text)
    if words < FEWEST_WORDS:
        raise ShortArticleError(words, FEWEST_WORDS)
    return _passage(article, text, list(_with_headings(lines)), title)


def _judged(article: Article, spans: Sequence[Span], weights: Weights) -> tuple[list[Line], str]:
    """Return every line, and the title: that of the article, or the likeliest headline among the lines left out."""
    judgement = judge(spans, article.markup, weights=weights)
    neat = article.text == "\n\n".join(span.text for span in spans)
    kept = (judgement.body > (_bar(spans, judgement) if neat else KEPT)).tolist()
    row = int(judgement.headline.argmax()) if spans else 0
    found = spans[row].text if spans and judgement.headline[row] > HEADLINE and not kept[row] else ""
    title = found if found and (not article.title or (article.markup and found in article.title)) else article.title
    lines = [
        _line(span, is_kept and span.text != title and not STAMP.fullmatch(span.text))
        for span, is_kept in zip(spans, kept, strict=True)
    ]
    return [replace(line, reason="title") if line.text == title else line for line in lines], title


def _bar(spans: Sequence[Span], judgement: Judgement) -> float:
    """How sure a line of a neat text must be: give one that is nearly all body the benefit of the doubt."""
    size = [len(span.text) for span in spans]
    sure = sum(length for length, share in zip(size, judgement.body, strict=True) if share > KEPT)
    return DOUBTFUL if sure >= MOSTLY * sum(size) else KEPT


def _line(span: Span, kept: bool) -> Line:
    return Line(span.text, span.start, span.end, kept, "" if kept else reason_of(span.text))


def _settled(lines: list[Line], title: str, text: str, weights: Weights) -> list[Line]:
    """Judge what is left again and again, until nothing more leaves it."""
    for _ in range(1 + MOST_JUDGED // max(1, len(lines))):
        fewer = _judged_again(_without_dateline(lines, text), title, weights)
        if fewer == lines:
            break
        lines = fewer
    return lines


def _judged_again(lines: list[Line], title: str, weights: Weights) -> list[Line]:
    rest = [Span(line.text, line.start, line.end, gap=True) for line in lines if line.kept]
    judgement = judge(rest, weights=weights)
    bar, sure = _bar(rest, judgement), iter(judgement.body.tolist())
    return [
        replace(line, kept=False, reason=reason_of(line.text))
        if line.kept and (next(sure) <= bar or line.text == title)
        else line
        for line in lines
    ]


def _without_dateline(lines: list[Line], text: str) -> list[Line]:
    """Cut the paragraph that begins with a dateline, the first or one right below a caption, into that and the rest."""
    opening = [number for number, line in enumerate(lines) if line.kept][:OPENING]
    first = next((number for number in opening if dateline_end(lines[number].text)), None)
    if first is None:
        return lines
    line = lines[first]
    end = dateline_end(line.text)
    written, rest = line.text[:end].rstrip(), line.text[end:]
    cut = place_after(text, line.start, written)
    start = place_after(text, cut, rest[0]) - 1
    dateline = Line(written, line.start, cut, kept=False, reason="dateline")
    return [*lines[:first], dateline, replace(line, text=rest, start=start), *lines[first + 1 :]]


def _with_headings(lines: Sequence[Line]) -> Iterator[Line]:
    """A short line without a stop over one with is a heading."""
    below = ""
    marked = []
    for line in reversed(lines):
        is_heading = line.kept and len(line.text.split()) <= LONGEST_HEADING and not STOP.search(line.text)
        over_text = bool(STOP.search(below)) and not BULLET.match(line.text)
        marked.append(replace(line, reason="heading") if is_heading and over_text else line)
        below = line.text if line.kept else below
    return reversed(marked)


def _passage(article: Article, text: str, lines: Sequence[Line], title: str) -> Passage:
    around = list(_masthead(lines))
    dateline = next((line.text for line in lines if line.reason == "dateline"), "")
    return Passage(
        text,
        title=title,
        published=article.published or find_published(around),
        byline=article.byline or find_byline(around),
        source=article.source or agency_of(dateline),
        url=article.url,
        lines=tuple(lines),
    )


def _masthead(lines: Sequence[Line]) -> Iterator[str]:
    """Lines left out that may name the writer and the day, the likeliest first: under the headline, over it, below."""
    kept = [number for number, line in enumerate(lines) if line.kept]
    titles = [number for number, line in enumerate(lines[: kept[0]]) if line.reason == "title"]
    top = titles[-1] if titles else kept[0]
    order = [
        *range(top, kept[0]),
        *range(top - 1, max(-1, top - CLOSE), -1),
        *range(kept[0], min(len(lines), kept[-1] + CLOSE)),
    ]
    return (lines[number].text for number in order if not lines[number].kept)

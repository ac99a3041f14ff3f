"""A saved web page as an article: the text a browser shows, line by line, with what the page's own markup says of it.

trafilatura parses the page, names its author and date and gives its own opinion of what the body is; that opinion is
one of the things ``keeping`` weighs, line by line.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from quizapp.errors.articles import EmptyArticleError
from quizapp.model import Article
from quizapp.reading.lines import normalised
from quizapp.reading.markup import markup_of
from quizapp.reading.page_rows import rows_of

__all__ = ["read_page"]

DATES = {"original_date": True, "extensive_search": False}
"""Only what the page marks as its date; searched for in all its words, the year of the copyright would be one."""


def read_page(page: str | bytes, *, url: str = "", title: str = "") -> Article:
    """Return the article of an HTML page, its whole visible text still in it. Raises EmptyArticleError."""
    import trafilatura

    tree = trafilatura.load_html(page)
    rows = [] if tree is None else list(rows_of(tree))
    if not rows:
        raise EmptyArticleError
    known: Any = trafilatura.bare_extraction(
        page, url=url or None, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    text = "\n".join("\n" * (row.gap and number > 0) + row.text for number, row in enumerate(rows))
    markup = tuple(markup_of(rows, known.text if known and known.text else ""))
    article = Article(text, title=title, url=url, markup=markup)
    return _with_known(article, known) if known else article


def _with_known(article: Article, known: Any) -> Article:
    """The article with what trafilatura found of its title, author, date and source."""
    return replace(
        article,
        title=article.title or normalised(known.title or ""),
        byline=normalised(known.author or ""),
        published=_date(known.date),
        source=normalised(known.sitename or known.hostname or ""),
        url=known.url or article.url,
    )


def _date(written: str | None) -> date | None:
    try:
        return date.fromisoformat(written or "")
    except ValueError:
        return None

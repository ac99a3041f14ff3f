"""What a teacher gives (a paste, a file, a web address) as an article: one function for each, and one that tells files
apart by what is in them.
"""

from __future__ import annotations

import codecs
import re
from pathlib import PurePath

from quizapp.errors.articles import BinaryFileError, EmptyArticleError, FetchingOffError, LongArticleError
from quizapp.model import Article
from quizapp.reading.documents import read_docx, read_pdf
from quizapp.reading.lines import normalised
from quizapp.reading.markdown import read_markdown

__all__ = [
    "LARGEST",
    "address_in",
    "article_from_docx",
    "article_from_file",
    "article_from_html",
    "article_from_markdown",
    "article_from_pdf",
    "article_from_text",
    "article_from_url",
]

LARGEST = 1_000_000
"""The most text that is read, in bytes of UTF-8."""
LARGEST_FILE = 20_000_000
"""The largest file that is opened to look for text in it, in bytes."""
HTML = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
FRAGMENT = re.compile(
    r"\s*<(article|main|section|div|header|figure|h[1-6]|p)\b[^<>]*>.*</\1>", re.IGNORECASE | re.DOTALL
)
# Of these signs plain text may have one by chance, hardly two.
MARKDOWN = (
    re.compile(r"^#{1,6} +[^\s#]", re.MULTILINE),
    re.compile(r"\[[^\[\]\n]+\]\((?:https?:|/|#)[^()\s]*\)"),
    re.compile(r"(\*\*|__)(?=\S)[^\n]+?(?<=\S)\1"),
    re.compile(r"\A---\n(?:.*\n)*?title: "),
)
# What is written in letters and is no article all the same.
WRITTEN = {re.compile(r"\s*\{\\rtf"): "a rich-text (RTF) file", re.compile(r'\s*\{\s*"'): "a JSON file"}
ADDRESS = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]")
BINARY_SHARE = 0.02
SAMPLE = 20_000
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def article_from_text(text: str, *, title: str = "") -> Article:
    """Return the article in ``text``, as pasted; the source of a web page, and Markdown, are read as what they are.

    Raises EmptyArticleError, LongArticleError and BinaryFileError.
    """
    sample = text[:SAMPLE]
    if HTML.match(sample):
        return article_from_html(text, title=title)
    if FRAGMENT.match(sample):
        return article_from_html(f"<html><head></head><body>{text}</body></html>", title=title)
    if sum(bool(sign.search(sample)) for sign in MARKDOWN) > 1:
        return article_from_markdown(text, title=title)
    _check_size(text)
    if len(CONTROL.findall(sample)) > BINARY_SHARE * len(sample):
        raise BinaryFileError("")
    return _checked(Article(text, title=title))


def article_from_markdown(text: str, *, title: str = "") -> Article:
    """Return the article in a Markdown text. Raises EmptyArticleError and LongArticleError."""
    _check_size(text)
    return _checked(read_markdown(text, title=title))


def article_from_html(page: str | bytes, *, title: str = "", url: str = "") -> Article:
    """Return the article of a web page. Raises EmptyArticleError and LongArticleError."""
    from quizapp.reading.webpage import read_page

    if len(page) > LARGEST_FILE:
        raise LongArticleError(len(page), LARGEST_FILE)
    return _checked(read_page(page, url=url, title=title))


def article_from_pdf(data: bytes, *, name: str = "", title: str = "") -> Article:
    """Return the article in a PDF file. Raises MissingExtraError, BinaryFileError and LongArticleError."""
    return _checked(read_pdf(data, name=name, title=title))


def article_from_docx(data: bytes, *, name: str = "", title: str = "") -> Article:
    """Return the article in a Word file. Raises MissingExtraError, BinaryFileError and LongArticleError."""
    return _checked(read_docx(data, name=name, title=title))


def article_from_file(data: bytes, *, name: str = "", title: str = "") -> Article:
    """Return the article in a file, told apart by its first bytes, and by its name where these do not tell.

    Raises what the function for its kind does, and BinaryFileError for what is no text.
    """
    if len(data) > LARGEST_FILE:
        raise LongArticleError(len(data), LARGEST_FILE)
    kind = PurePath(name).suffix.lower()
    if data.lstrip()[:5] == b"%PDF-":
        return article_from_pdf(data, name=name, title=title)
    if data[:4] == b"PK\x03\x04":
        return article_from_docx(data, name=name, title=title)
    text = _decoded(data, name)
    if kind in (".html", ".htm", ".xhtml") or HTML.match(text[:SAMPLE]):
        return article_from_html(data, title=title)
    if kind in (".md", ".markdown"):
        return article_from_markdown(text, title=title)
    return article_from_text(text, title=title)


def address_in(text: str) -> str:
    """Return the web address that is all of ``text``, "" for any other text; one without ``https://`` gets it."""
    found = ADDRESS.fullmatch(text.strip())
    if not found:
        return ""
    return found[0] if found[1].lower().startswith("http") else f"https://{found[0]}"


def article_from_url(url: str, *, allow: bool = False, title: str = "") -> Article:
    """Return the article at a web address, where ``allow`` says that addresses are opened at all.

    Raises FetchingOffError, AddressError and FetchError, and what ``article_from_file`` does.
    """
    if not allow:
        raise FetchingOffError(url)
    from quizapp.reading.fetching import fetch

    page = fetch(url)
    if page.is_html:
        return article_from_html(page.content, title=title, url=page.url)
    return article_from_file(page.content, name=page.url, title=title)


def _decoded(data: bytes, name: str) -> str:
    """UTF-8, UTF-16 with its mark, or else the code page of Western Windows, where the result looks like text."""
    encoding = next((encoding for mark, encoding in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > BINARY_SHARE * len(sample):
        raise BinaryFileError(name)
    if found := next((found for sign, found in WRITTEN.items() if sign.match(sample)), ""):
        raise BinaryFileError(name, found)
    return text


def _check_size(text: str) -> None:
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > LARGEST:
        raise LongArticleError(size, LARGEST)


def _checked(article: Article) -> Article:
    _check_size(article.text)
    if not normalised(article.text[:SAMPLE]) and not normalised(article.text):
        raise EmptyArticleError
    return article

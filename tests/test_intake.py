"""Intake: every door an article comes in by, and what is said where it cannot."""

import builtins
import gzip
import threading
import time
import zipfile
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from ipaddress import ip_address
from random import Random

import pytest

from quizapp.errors import QuizError
from quizapp.errors.articles import (
    AddressError,
    BinaryFileError,
    EmptyArticleError,
    FetchError,
    FetchingOffError,
    LongArticleError,
    MissingExtraError,
)
from quizapp.reading.cleaning import clean
from quizapp.reading.fetching import fetch, is_public
from quizapp.reading.intake import (
    LARGEST,
    address_in,
    article_from_docx,
    article_from_file,
    article_from_html,
    article_from_markdown,
    article_from_pdf,
    article_from_text,
    article_from_url,
)
from quizapp.reading.lines import split_lines

PAGE = """<!DOCTYPE html><html><head><title>Bridge opens | The Mill Gazette</title>
<meta property="og:title" content="Bridge opens"><meta property="og:site_name" content="The Mill Gazette">
<meta name="author" content="Ada Stone"><meta property="article:published_time" content="2023-05-04T09:00:00Z">
<link rel="canonical" href="https://gazette.example/bridge"><script>var hidden = 1;</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bridge opens</h1>
<p>The new bridge over the <a href="/mill">Mill</a> opened on Thursday.</p><p style="display:none">Not shown.</p>
<p>It cost four million pounds,<br>the council said.</p><ul><li>Length: 40 metres</li></ul></article></body></html>"""


# ── text and files ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_paste_is_kept_as_it_came():
    assert article_from_text("  One\r\n\r\nTwo\u200b ", title="T").text == "  One\r\n\r\nTwo\u200b "


@pytest.mark.parametrize("nothing", ["", " \n\t ", "\u200b\ufeff\u2028\u00ad"])
def test_a_paste_without_a_word_is_refused(nothing):
    with pytest.raises(EmptyArticleError, match="Paste an article"):
        article_from_text(nothing)


def test_two_megabytes_are_refused_with_their_size():
    with pytest.raises(LongArticleError, match=r"2\.0 MB of text, and at most 1 MB") as refusal:
        article_from_text("word " * 400_000)
    assert refusal.value.size == 2_000_000


def test_size_is_counted_in_bytes_not_characters():
    with pytest.raises(LongArticleError):
        article_from_text("é" * (LARGEST // 2 + 1))


def test_a_few_stray_control_characters_do_not_make_a_paste_binary():
    assert article_from_text("The bell rang.\x07" + " It rang on." * 20).text.startswith("The bell")


@pytest.mark.parametrize("data", [bytes(range(256)) * 40, b"\x89PNG\r\n\x1a\n" + bytes(500)])
def test_a_binary_file_is_refused_by_name(data):
    with pytest.raises(BinaryFileError, match=r"photo\.png is a binary file") as refusal:
        article_from_file(data, name="photo.png")
    assert refusal.value.name == "photo.png"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (rb"{\rtf1\ansi\deff0 {\fonttbl{\f0 Arial;}}\f0 The bridge opened on Thursday.\par}", "rich-text"),
        (b'{\n  "title": "Bridge opens",\n  "passage": "The bridge opened on Thursday."\n}', "JSON"),
    ],
)
def test_what_another_program_wrote_in_letters_is_no_article(data, found):
    with pytest.raises(BinaryFileError, match=found):
        article_from_file(data, name="bridge")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_file_is_read_in_its_encoding(encoding):
    written = "The café’s owner said: “Never.”\n" * 30
    assert article_from_file(written.encode(encoding), name="a.txt").text == written


def test_a_pasted_page_source_is_read_as_a_page():
    assert article_from_text(PAGE).title == "Bridge opens"


@pytest.mark.parametrize(
    "page", ["<p>It rained.</p>\n<p>It <b>snowed</b>.</p>", "<div class=a><h1>It rained.</h1></div>"]
)
def test_a_pasted_piece_of_page_source_is_read_as_a_page(page):
    article = article_from_text(page)
    assert article.text.startswith("It rained.")
    assert article.markup


def test_pasted_markdown_is_read_as_markdown():
    article = article_from_text("# Bridge opens\n\nThe **new** bridge [opened](https://mill.example) on Thursday.")
    assert article.text == "Bridge opens\n\nThe new bridge opened on Thursday."
    assert article.title == "Bridge opens"


@pytest.mark.parametrize(
    "text",
    [
        "# 1 in the charts, she said.",
        "It was **not** a bridge.",
        "x < y and p > q",
        "<3 from all of us",
        "[1] Mill (2001)",
    ],
)
def test_a_sign_or_two_make_no_markup(text):
    assert article_from_text(text).text == text


def test_a_markdown_file_loses_its_marks_and_keeps_its_words():
    written = """---
title: "Bridge opens"
author: Ada Stone
date: 2023-05-04
---
# The bridge

The **new** bridge over the [Mill](https://mill.example/a_b) has
opened; *two_part_names* and `code` stay. ![a picture](x.png)

> "It is done," she said.

- forty metres
- 2 * 3 lanes

Results
-------
***
```
not prose
```
"""
    article = article_from_file(written.encode(), name="bridge.md")
    assert article.text.split("\n\n") == [
        "The bridge",
        "The new bridge over the Mill has opened; two_part_names and code stay.",
        '"It is done," she said.',
        "forty metres",
        "2 * 3 lanes",
        "Results",
    ]
    assert (article.title, article.byline, article.published) == ("Bridge opens", "Ada Stone", date(2023, 5, 4))


def test_a_linked_picture_says_nothing_and_an_open_bracket_is_no_part_of_the_link_after_it():
    written = "[![The bridge](bridge.jpg)](https://example.org)\n\nIt opened [on Thursday, [they say](/said)."
    assert article_from_markdown(written).text == "It opened [on Thursday, they say."


def test_markdown_without_front_matter_is_titled_by_its_first_heading():
    assert article_from_markdown("# A title #\n\nText.").title == "A title"
    assert article_from_markdown("A title\n=======\n\nText.").title == "A title"


# ── web pages ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_page_shows_what_a_browser_shows():
    article = article_from_html(PAGE)
    assert [span.text for span in split_lines(article.text)] == [
        "Home Sport",
        "Bridge opens",
        "The new bridge over the Mill opened on Thursday.",
        "It cost four million pounds,",
        "the council said.",
        "Length: 40 metres",
    ]


def test_a_page_says_who_wrote_it_when_and_where():
    article = article_from_html(PAGE)
    assert (article.title, article.byline, article.published) == ("Bridge opens", "Ada Stone", date(2023, 5, 4))
    assert (article.source, article.url) == ("The Mill Gazette", "https://gazette.example/bridge")


BRIDGE = """<p>The old bridge over the Aire reopened on Friday after repairs that took two years and 80 workers.</p>
<p>Engineers replaced every beam under the road, and painters gave the railings the green of their first years.</p>
<p>The town council paid for the work with a loan and with gifts from people who live on both banks.</p>
<p>“My father crossed it every morning,” said Ada Stone, who cut the ribbon with the mayor before noon.</p>"""
FOOTER = "<footer><p>© 2024 The Mill Gazette</p></footer>"


@pytest.mark.parametrize("said", ["", "<p>It closed on 3 May 2021 and cost 2 million pounds in 2022.</p>"])
def test_a_copyright_line_and_a_day_in_the_text_are_no_date_of_a_page(said):
    page = f"<html><body><article><h1>Bridge reopens</h1>{BRIDGE}{said}</article>{FOOTER}</body></html>"
    assert article_from_html(page).published is None


@pytest.mark.parametrize("line", ["<p>Published 12 March 2022</p>", '<time datetime="2022-03-12">12 March</time>'])
def test_the_date_of_a_page_is_known_by_its_mark_or_its_line(line):
    page = f"<html><body><article><h1>Bridge reopens</h1>{line}{BRIDGE}</article>{FOOTER}</body></html>"
    assert clean(article_from_html(page)).published == date(2022, 3, 12)


def test_a_page_has_markup_for_each_of_its_lines():
    article = article_from_html(PAGE)
    assert [mark.tag for mark in article.markup] == ["nav", "h1", "p", "p", "p", "li"]
    assert article.markup[0].linked == 1
    assert 0 < article.markup[2].linked < 0.2
    assert "menu" in article.markup[0].hints
    assert "article" in article.markup[2].hints


@pytest.mark.parametrize("page", ["<html></html>", "<!doctype html><p></p>", b"<html><body><script>x</script>"])
def test_a_page_without_words_is_refused(page):
    with pytest.raises(EmptyArticleError):
        article_from_html(page)


def test_deeply_nested_markup_is_read():
    page = "<html><body>" + "<div>" * 200 + "Deep down there is a sentence." + "</div>" * 200
    assert "Deep down" in article_from_html(page).text


# ── PDF and Word ─────────────────────────────────────────────────────────────────────────────────────────────────────


def pdf_of(pages):
    """A PDF with the lines of each page set in one column."""
    pypdf = pytest.importorskip("pypdf")
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = pypdf.PdfWriter()
    font = DictionaryObject(
        {NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1")}
        | {NameObject("/BaseFont"): NameObject("/Helvetica")}
    )
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        content = DecodedStreamObject()
        shown = " ".join(f"({line}) Tj T*" for line in lines)
        content.set_data(f"BT /F 10 Tf 12 TL 50 750 Td {shown} ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(content)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def test_a_pdf_is_read_in_paragraphs_without_running_heads():
    first = [
        "The new bridge over the river Mill was opened on Thurs-",
        "day by the mayor, who said that it had taken four years",
        "to build.",
        "It cost four million pounds, which is twice what anyone",
        "had planned for.",
    ]
    others = [[f"{word} was the first to cross it, on a bicycle.", "Nobody saw."] for word in ("Ada", "Ben")]
    pages = [["Mill Gazette", *lines, str(number)] for number, lines in enumerate([first, *others], start=1)]
    assert article_from_file(pdf_of(pages), name="bridge.pdf").text.split("\n\n") == [
        (
            "The new bridge over the river Mill was opened on Thursday by the mayor, who said that it had taken four"
            " years to build."
        ),
        "It cost four million pounds, which is twice what anyone had planned for.",
        "Ada was the first to cross it, on a bicycle.",
        "Nobody saw.",
        "Ben was the first to cross it, on a bicycle.",
        "Nobody saw.",
    ]


def test_a_pdf_without_text_says_so():
    with pytest.raises(BinaryFileError, match="pictures without text"):
        article_from_pdf(pdf_of([[]]), name="scan.pdf")


def test_a_damaged_pdf_says_so():
    pytest.importorskip("pypdf")
    with pytest.raises(BinaryFileError, match="damaged"):
        article_from_file(b"%PDF-1.7\nnothing of the sort", name="broken.pdf")


def word_file():
    """A Word file with a heading, a paragraph and a table."""
    document = pytest.importorskip("docx").Document()
    document.add_heading("Bridge opens", 1)
    document.add_paragraph("The new bridge over the Mill opened on Thursday.")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Length", "40 metres"
    document.core_properties.author = "Ada Stone"
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def damaged(data, seed):
    """The file with some of its bytes changed, to what may stand in such a file too."""
    chance, changed = Random(seed), bytearray(data)
    for _ in range(chance.choice((1, 5, 20))):
        changed[chance.randrange(len(changed))] = chance.choice(data)
    return bytes(changed)


@pytest.mark.filterwarnings("ignore")
def test_a_pdf_that_had_to_be_repaired_is_read_without_a_word(caplog):
    damaged = pdf_of([["The bridge over the Mill opened on Thursday."]]).replace(b"startxref\n", b"startxref\n1")
    assert article_from_file(damaged, name="bridge.pdf").text == "The bridge over the Mill opened on Thursday."
    assert not caplog.records


@pytest.mark.parametrize("make", [word_file, lambda: pdf_of([["The bridge over the Mill opened on Thursday."]] * 2)])
def test_a_file_with_a_few_wrong_bytes_is_read_or_refused(make):
    data = make()
    refused = 0
    for seed in range(600):
        try:
            article_from_file(damaged(data, seed), name="bridge")
        except QuizError:
            refused += 1
    assert refused > 100


def test_a_word_file_is_read_paragraph_by_paragraph():
    article = article_from_file(word_file(), name="bridge.docx")
    assert article.text == "Bridge opens\n\nThe new bridge over the Mill opened on Thursday.\n\nLength 40 metres"
    assert article.byline == "Ada Stone"


@pytest.mark.parametrize(
    ("part", "found"),
    [("content.xml", "an Excel, OpenDocument or ZIP file"), ("word/document.xml", "a damaged Word file")],
)
def test_a_zip_that_is_no_word_file_says_so(part, found):
    pytest.importorskip("docx")
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr(part, "text")
    with pytest.raises(BinaryFileError, match=found):
        article_from_docx(file.getvalue(), name="a.docx")


def test_a_word_file_that_unpacks_to_no_end_is_refused():
    pytest.importorskip("docx")
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 60_000_000)
    with pytest.raises(BinaryFileError, match="more than 50 MB"):
        article_from_docx(file.getvalue(), name="a.docx")


@pytest.mark.parametrize(
    ("read", "library", "package"), [(article_from_pdf, "pypdf", "pypdf"), (article_from_docx, "docx", "python-docx")]
)
def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch, read, library, package):
    real = builtins.__import__

    def without(name, *rest):
        if name.split(".")[0] == library:
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingExtraError, match=rf"Run: pip install {package}, or"):
        read(b"")


# ── web addresses ────────────────────────────────────────────────────────────────────────────────────────────────────


class Site(BaseHTTPRequestHandler):
    """A site with a page, and with every way to misbehave."""

    def do_GET(self):
        answers = {
            "/page": lambda: self.answer(PAGE.encode()),
            "/packed": lambda: self.answer(gzip.compress(PAGE.encode()), {"Content-Encoding": "gzip"}),
            "/bomb": lambda: self.answer(gzip.compress(bytes(50_000_000)), {"Content-Encoding": "gzip"}),
            "/large": lambda: self.answer(b"x" * 200_000),
            "/moved": lambda: self.answer(b"", {"Location": "/page"}, 302),
            "/inside": lambda: self.answer(b"", {"Location": "http://169.254.169.254/latest"}, 302),
            "/file": lambda: self.answer(b"", {"Location": "file:///etc/passwd"}, 302),
            "/nowhere": lambda: self.answer(b"", {"Location": "http://[bad/"}, 302),
            "/bracket": lambda: self.answer(b"", {"Location": "//["}, 302),
            "/round": lambda: self.answer(b"", {"Location": "/round"}, 301),
            "/slow": self.drip,
            "/text": lambda: self.answer(b"Plain words.", {"Content-Type": "text/plain"}),
        }
        answers.get(self.path, lambda: self.answer(b"", status=404))()

    def answer(self, body, headers=None, status=200):
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "Content-Length": str(len(body)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body)
        except OSError:
            self.close_connection = True

    def drip(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(100):
                self.wfile.write(b"drop ")
                time.sleep(0.05)
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        """Keep the test's output clean."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def here_only(address):
    return address == ip_address("127.0.0.1")


def test_addresses_are_not_opened_unless_switched_on():
    with pytest.raises(FetchingOffError, match="copy its text and paste it"):
        article_from_url("https://gazette.example/bridge")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://gazette.example/bridge", "https://gazette.example/bridge"),
        (" HTTP://gazette.example/a?b=c#d\n", "HTTP://gazette.example/a?b=c#d"),
        ("Www.gazette.example/bridge", "https://Www.gazette.example/bridge"),
        ("https://gazette.example/bridge reopened on Friday.", ""),
        ("https://gazette.example\nhttps://herald.example", ""),
        ("The bridge reopened.", ""),
        ("https://", ""),
        ("", ""),
    ],
)
def test_a_text_that_is_nothing_but_an_address_is_known_as_one(text, address):
    assert address_in(text) == address


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_fetched(site, path):
    page = fetch(site + path, may_open=here_only)
    assert page.is_html
    assert page.content == PAGE.encode()


def test_a_fetched_page_becomes_an_article(site, monkeypatch):
    monkeypatch.setattr("quizapp.reading.fetching.fetch", lambda url: fetch(url, may_open=here_only))
    assert article_from_url(f"{site}/page", allow=True).title == "Bridge opens"
    assert article_from_url(f"{site}/text", allow=True).text == "Plain words."


def test_a_machine_of_the_inner_network_is_not_opened(site):
    with pytest.raises(AddressError, match=r"127\.0\.0\.1, which is not on the open internet"):
        fetch(f"{site}/page")


def test_a_redirect_is_checked_like_the_first_address(site):
    with pytest.raises(AddressError, match=r"169\.254\.169\.254"):
        fetch(f"{site}/inside", may_open=here_only)
    with pytest.raises(AddressError, match="http"):
        fetch(f"{site}/file", may_open=here_only)


@pytest.mark.parametrize("path", ["/nowhere", "/bracket"])
def test_a_redirect_to_what_is_no_address_is_refused(site, path):
    with pytest.raises(AddressError, match="not a web address"):
        fetch(site + path, may_open=here_only)


def test_a_name_that_resolves_to_the_inner_network_is_not_opened(site):
    with pytest.raises(AddressError):
        fetch(site.replace("127.0.0.1", "localhost"))


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/",
        "file:///etc/passwd",
        "gazette.example",
        "http://",
        "http://a:99999/",
        "http://u:p@a.example/",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(AddressError):
        fetch(url)


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/large", "larger than 0.1 MB"),
        ("/bomb", "larger than 0.1 MB"),
        ("/round", "more than 5 times"),
        ("/none", "404"),
    ],
)
def test_a_page_that_cannot_be_had_says_why(site, path, reason):
    with pytest.raises(FetchError, match=reason):
        fetch(site + path, may_open=here_only, largest=100_000)


def test_a_page_that_drips_is_cut_off(site):
    start = time.monotonic()
    with pytest.raises(FetchError, match=r"more than 0\.3 seconds"):
        fetch(f"{site}/slow", may_open=here_only, seconds=0.3)
    assert time.monotonic() - start < 2


def test_a_site_that_does_not_answer_says_so():
    with pytest.raises(FetchError, match="does not answer"):
        fetch("http://127.0.0.1:9/", may_open=here_only)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::",
        "64:ff9b::a00:1",
    ],
)
def test_addresses_that_are_not_on_the_open_internet(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::5db8:d822"])
def test_addresses_on_the_open_internet(address):
    assert is_public(ip_address(address))

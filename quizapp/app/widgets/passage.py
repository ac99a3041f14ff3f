"""The passage as a page of print: serif type, a comfortable measure, and the evidence marked where it is asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from time import time_ns

import streamlit as st

from quizapp.formats.lettering import day_of
from quizapp.model import Evidence, Passage

__all__ = ["ask_for_evidence", "evidence_html", "left_out_html", "passage_html", "show_passage"]

ASKED = "evidence_asked_for"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the passage, marked or not."""

    start: int
    end: int
    marked: bool


def show_passage(
    passage: Passage, *, evidence: Sequence[Evidence] = (), under: str = "", unfolded: bool = False
) -> None:
    """Draw the passage with ``evidence`` marked; a single one is scrolled to.

    ``under`` is the page's own title, which is not said twice. On a phone the passage is folded up, unless
    ``unfolded``, and a touch unfolds it. Where there is no passage, nothing is drawn.
    """
    if not passage.text:
        return
    with st.container(key="passage_panel"):
        st.html(passage_html(passage, evidence=evidence, under=under, unfolded=unfolded))
        if len(evidence) == 1:
            _draw_script(f"{evidence[0].start}-{evidence[0].end}")
        if st.session_state.pop(ASKED, False):
            _draw_script(f"{time_ns()}", "data-asked")


def ask_for_evidence() -> None:
    """Have the next run of the page lead to the evidence, on a phone too."""
    st.session_state[ASKED] = True


def _draw_script(query: str, attribute: str = "") -> None:
    """Scroll to the evidence: a browser runs a script again only under another address."""
    st.html(f'<script src="/evidence.js?{query}" {attribute}></script>', unsafe_allow_javascript=True)


def passage_html(
    passage: Passage, *, evidence: Sequence[Evidence] = (), under: str = "", unfolded: bool = False
) -> str:
    """The passage as HTML, everything in it escaped. See ``show_passage``."""
    pieces = _pieces_of(passage.text, evidence)
    spans = _paragraph_spans(passage)
    paragraphs = "".join(f'<p dir="auto">{_paragraph_html(passage.text, *span, pieces)}</p>' for span in spans)
    title = f'<h2 dir="auto">{escape(passage.title)}</h2>' if passage.title not in ("", under) else ""
    return (
        '<section class="passage" id="passage" aria-label="Passage">'
        f"<details{' open' if unfolded else ''}><summary>Passage</summary>"
        f'<div class="scroll" tabindex="0">{title}{_credit_html(passage)}{paragraphs}</div></details></section>'
    )


def evidence_html(evidence: Evidence) -> str:
    """The quotation that proves a key; nothing where a question was written without one."""
    if not evidence.quote:
        return ""
    return f'<p class="place">Evidence</p><blockquote class="evidence" dir="auto">{escape(evidence.quote)}</blockquote>'


def left_out_html(passage: Passage) -> str:
    """The lines of the article that are no part of the passage, each with the reason."""
    items = "".join(
        f'<li><q dir="auto">{escape(line.text.strip())}</q> <span>{escape(line.reason)}</span></li>'
        for line in passage.lines
        if not line.kept and line.text.strip()
    )
    return f'<ul class="left-out">{items}</ul>' if items else ""


def _credit_html(passage: Passage) -> str:
    """Who wrote it, where and when, as far as that is known."""
    day = day_of(passage.published) if passage.published else ""
    known = " · ".join(escape(part) for part in (passage.byline, passage.source, day, passage.licence) if part)
    return f'<p class="credit">{known}</p>' if known else ""


def _paragraph_spans(passage: Passage) -> list[tuple[int, int]]:
    """Where each paragraph begins and ends; one blank line lies between two."""
    spans, start = [], 0
    for part in passage.text.split("\n\n"):
        spans.append((start, start + len(part)))
        start += len(part) + 2
    return spans


def _pieces_of(text: str, evidence: Sequence[Evidence]) -> list[Piece]:
    """The text cut wherever an evidence begins or ends: evidences may overlap, HTML elements may not."""
    cuts = sorted({0, len(text)} | {cut for span in evidence for cut in (span.start, span.end)})
    return [
        Piece(start, end, any(span.start <= start and end <= span.end for span in evidence))
        for start, end in pairwise(cuts)
    ]


def _paragraph_html(text: str, start: int, end: int, pieces: Sequence[Piece]) -> str:
    return "".join(
        _piece_html(text[max(piece.start, start) : min(piece.end, end)], marked=piece.marked)
        for piece in pieces
        if piece.start < end and piece.end > start
    )


def _piece_html(text: str, *, marked: bool) -> str:
    return f"<mark>{escape(text)}</mark>" if marked else escape(text)

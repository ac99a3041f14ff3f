"""How students come to a quiz: the code to type, the link, and the link as a picture that a phone reads."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

import segno
import streamlit as st

__all__ = ["draw_ways_in"]

THIS_COMPUTER = {"localhost", "127.0.0.1", "::1"}


def draw_ways_in(code: str) -> None:
    """The code and the link; the picture only where other devices can follow it."""
    address = urlsplit(st.context.url or "http://localhost")
    link, alone = f"{address.scheme}://{address.netloc}/?code={code}", address.hostname in THIS_COMPUTER
    shown = f'<p class="join-code" aria-label="Join code {escape(" ".join(code))}">{escape(code)}</p>'
    st.html(f'<div class="ways-in">{shown}{"" if alone else _qr_code_html(link)}</div>')
    more = "" if alone else ", point a phone at the picture"
    st.markdown(f"Students open this link{more}, or go to the start page and type the code.")
    with st.container(key="link"):
        st.code(link, language=None)
        st.html('<script src="/clipboard.js"></script>', unsafe_allow_javascript=True)
    if alone:
        st.caption(
            "This link works on this computer only. For other devices start QuizApp with --address 0.0.0.0 and open it"
            " here under this computer's address in your network."
        )


def _qr_code_html(link: str) -> str:
    """A link as a QR code: dark on light in either theme, for not every phone reads the contrary."""
    picture = segno.make(link, error="m", micro=False).svg_data_uri(scale=8, border=4, light="#fff")
    return f'<img class="qr-code" alt="QR code of the link {escape(link)}" src="{escape(picture)}">'

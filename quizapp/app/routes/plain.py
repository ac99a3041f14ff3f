"""Plain HTML pages for what Streamlit cannot do: forms whose answer sets a cookie. They work without scripts."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from string import Template

import streamlit
from starlette.responses import HTMLResponse

__all__ = ["FONTS", "TEMPLATES", "page", "problem", "template"]

TEMPLATES = Path(__file__).parents[1] / "templates"


def _fonts() -> str:
    """The fonts Streamlit brings along, so that these pages look like its own."""
    media = Path(streamlit.__file__).parent / "static" / "static" / "media"
    faces = (("Source Sans", "SourceSansVF-Upright"), ("Source Serif", "SourceSerifVariable-Roman"))
    return "".join(
        f'@font-face {{ font-family: "{family}"; font-weight: 200 900; src: url("/static/media/{file.name}"); }}\n'
        for family, name in faces
        for file in media.glob(f"{name}*.woff2")
    )


FONTS = _fonts()
STYLE = FONTS + (TEMPLATES / "plain.css").read_text("utf-8")


def page(name: str, values: Mapping[str, str], *, title: str, mistake: str = "", status: int = 200) -> HTMLResponse:
    """The page ``templates/<name>.html`` with ``values`` filled in, escaped; ``mistake`` is said above the form.

    The template may hold ``$mistake``; a value given as ``<key>_html`` goes in as it is.
    """
    inner = template(name).substitute(_escaped(values), mistake=_alert(mistake))
    outer = template("frame").substitute(title=escape(title), style=STYLE, body=inner)
    return HTMLResponse(outer, status_code=status, headers={"Cache-Control": "no-store"})


def problem(title: str, sentence: str, *, status: int) -> HTMLResponse:
    """A page that says what went wrong and leads home."""
    return page("problem", {"title": title, "sentence": sentence}, title=title, status=status)


@cache
def template(name: str) -> Template:
    """The file ``templates/<name>.html``, to fill in."""
    return Template((TEMPLATES / f"{name}.html").read_text("utf-8"))


def _escaped(values: Mapping[str, str]) -> dict[str, str]:
    return {key: value if key.endswith("_html") else escape(value) for key, value in values.items()}


def _alert(mistake: str) -> str:
    return f'<p class="mistake" role="alert" id="mistake">{escape(mistake)}</p>' if mistake else ""

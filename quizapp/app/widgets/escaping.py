"""Plain text in places where Streamlit reads Markdown: labels, options, headings and messages.

Streamlit draws a label or an option as Markdown with extras of its own: ``:red[…]`` colours, ``:material/home:`` icons,
``$…$`` mathematics, arrows for ``->``. A question about a price of $5 must not turn into a formula, so all text that a
person wrote passes through here first. Only what would change the drawing is touched: a label is read aloud as it
stands, backslashes and all.
"""

from __future__ import annotations

import re

__all__ = ["as_markdown", "heard", "without_joiners"]

# Invisible, and no part of a word: it breaks the replacements Streamlit makes after the Markdown has been read, which
# a backslash does not stop.
WORD_JOINER = "\u2060"

DIRECTIVE = re.compile(r":(?=\S)")  # :smile: :red[…] :material/home: https://…
ARROW = re.compile(r"(?<!\S)(<->|<-|->|--|>=|<=|~=)(?!\S)")
WEB_ADDRESS = re.compile(r"\bwww(?=\.)", re.IGNORECASE)
INLINE = re.compile(r"[\\`*_\[\]<>$~|{}&^]")
HEADING_OR_BULLET = re.compile(r"^([ \t]*)(#{1,6}(?=[ \t]|$)|[-+=](?=[ \t\-+=]|$))", re.MULTILINE)
NUMBERED = re.compile(r"^([ \t]*\d{1,9})(?=[.)](?:[ \t]|$))", re.MULTILINE)
INDENT = re.compile(r"^ +", re.MULTILINE)


def as_markdown(text: str) -> str:
    r"""The Markdown that shows ``text`` exactly as it is.

    >>> as_markdown("It cost $5 *then*")
    'It cost \\$5 \\*then\\*'
    >>> as_markdown("an ordinary sentence, with a comma")
    'an ordinary sentence, with a comma'
    """
    return _keep_indents(_escape_blocks(_escape_inline(_stop_replacements(_one_kind_of_newline(text)))))


def heard(label: str, which: str) -> str:
    """The label of one button among many of that name: ``which`` it is, is told to those who hear the page."""
    return f"{label} :small[{as_markdown(which)}]"


def without_joiners(text: str) -> str:
    """Text that came back from the browser, without the invisible characters ``as_markdown`` put in."""
    return text.replace(WORD_JOINER, "")


def _one_kind_of_newline(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", "    ")


def _stop_replacements(text: str) -> str:
    text = DIRECTIVE.sub(":" + WORD_JOINER, text)
    text = ARROW.sub(lambda arrow: arrow[0][0] + WORD_JOINER + arrow[0][1:], text)
    text = WEB_ADDRESS.sub(lambda start: start[0] + WORD_JOINER, text)
    return text.replace("@", "@" + WORD_JOINER)


def _escape_inline(text: str) -> str:
    return INLINE.sub(lambda sign: "\\" + sign[0], text)


def _escape_blocks(text: str) -> str:
    return NUMBERED.sub(r"\1\\", HEADING_OR_BULLET.sub(r"\1\\\2", text))


def _keep_indents(text: str) -> str:
    """Four blanks would begin a code block; no-break spaces look the same and do not."""
    return INDENT.sub(lambda blanks: "\u00a0" * len(blanks[0]), text)

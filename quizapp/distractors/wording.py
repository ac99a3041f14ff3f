"""How a text is printed as an option or in a reason, and whether it can be."""

from __future__ import annotations

import re

__all__ = ["is_broken", "lower_article", "option_text"]

PAIRED = (("“", "”"), ("(", ")"), ("[", "]"))


def is_broken(text: str) -> bool:
    """Whether a text was cut so that a quotation or a bracket is left open."""
    return any(text.count(opening) != text.count(closing) for opening, closing in PAIRED) or text.count('"') % 2 == 1


def lower_article(text: str) -> str:
    """A text that opened a sentence, as it stands inside one, as far as an article tells: "The army" → "the army"."""
    return re.sub(r"^(?:The|An?)\b", lambda found: found[0].lower(), text)


def option_text(text: str, *, fills_gap: bool) -> str:
    """A text as an option: a capital first unless it fills a gap, and no full stop but that of "D.C."."""
    bare = re.sub(r"(?<=[a-z]{4})[.;,:]+$", "", " ".join(text.split()))
    return bare if fills_gap else bare[:1].upper() + bare[1:]

"""Words by which a stem points at what was told before it: *another*, *the four*, *went on to*."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["pointer_in"]

SMALL_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
VERBS = "were|are|had|have|will|would"

POINTERS: Mapping[str, str] = MappingProxyType(
    {
        "a comparison": r"\b(?:another|every other|similar|recent|latest|latter|aforementioned|further|earlier|later"
        r"|subsequent|same|fellow|again|a separate|forthcoming|upcoming|coming (?:general )?election)\b",
        "more than before": r"\b(?:much|far|even|still) (?:happier|better|worse|more|less|\w{3,}ier)\b(?!.*\bthan\b)",
        "others": r"\bin other \w+|^According to [^,]+, other\b|\b(?:about|do|did|have|to \w+) other \w+s\b"
        r"|(?<=['’]s) other\b|____ other\b|^Other\b|(?<!\band )(?<!\bthan )\bthe other (?!hand|side|end)\w+"
        r"|^(?:How many|One|Two|Three|Four|Five|Six|Some|Several|Many) other\b",
        "one for a noun": r"\b(?:a|an|the|to \w+|has|have|had|own|owns|want|wants|need|needs|bought) one(?=[.?]?$)",
        "one of several": r"^One \w+(?:,| (?:is|was|has|had|\w+ed)\b)"
        r"|^A (?:second|third|fourth|fifth) (?!of\b|time\b|term\b)",
        "results of nobody": r"^(?:(?:net|total|pre-tax|operating|annual|quarterly|group|overall) )?"
        r"(?:income|profits?|sales|turnover|revenues?|earnings|losses|shares)\b"
        r"(?! (?:at|of|in|from) [\w ]*(?-i:[A-Z]))",
        "as much as something": r"\b(?:as|equally) (?!well|soon|far|long|many|much|a|an|the)\w+(?! as)"
        r"(?= (?:in|to|for)\b|[.?])(?!.* as )",
        "the four": rf"\bthe (?:{SMALL_NUMBERS})(?=[.,?]| (?:after|to|for|in|on|at|who|from|by|and|{VERBS})\b)",
        "all four": rf"\ball (?:{SMALL_NUMBERS})(?=[.,?]| (?:being|{VERBS})\b)|^All (?:{VERBS})\b",
        "what came after": r"\b(?:went on to|(?:has|have|had) since)\b|^(?:More (?:recently|directly)|In part \w+)\b",
        "somewhere": r"\belsewhere\b|\b(?:inside|outside|nearby)(?=[.,?]| (?:about|when|and|but|for|at) )",
        "any such": r"\bany (?:such |further )?(?:action|decision|deal|change|move|step)\b",
        "instead of what": r"\binstead\b(?! of)",
        "in question": r"\bin question\b",
        "either of them": r"\beither (?!of|side|way|end|the|a|an|by|in|on|to)\w+(?! or )(?!.* or )",
        "neither": r"\beither[.?]",
        "itself": r"^(?:The|According to the) \w+ (?:itself|themselves|himself|herself)\b",
    }
)
"""What points back, by its name."""
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_ANY = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in POINTERS.items()}


def pointer_in(stem: str) -> str:
    """By what a stem points back outside its quotation marks, "" for nothing."""
    told = _QUOTED.sub("“”", stem)
    return next((name for name, found in _ANY.items() if found.search(told)), "")

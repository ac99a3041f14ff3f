"""What stands round an article on its page: the wording that gives captions, share bars, teasers and the like away.

A pattern here only says what a line looks like. Whether it is left out is weighed by ``keeping``, in its place on the
page; the name of the pattern is then the reason a teacher is shown.
"""

from __future__ import annotations

import re

__all__ = ["FEW_WORDS", "KINDS", "SHORT_KINDS", "STAMP", "ends_of", "reason_of"]

_AGENCY = r"(?:AP|PA|AFP|EPA|UPI|Reuters|Getty(?: Images)?|Shutterstock|Alamy|iStock)"
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
_NETWORK = r"(?:facebook|twitter|x|linkedin|whatsapp|reddit|pinterest|messenger|flipboard|instagram|tumblr|telegram)"

# Each is searched in one line; the order is that in which reasons are given.
KINDS = {
    "credit": re.compile(
        rf"\((?:[^()]{{0,60}}[/|] ?)?(?:{_AGENCY}|file|photo|image|credit|picture|pic|courtesy|illustration|via)\b"
        rf"[^()]{{0,80}}\)?\s*$"
        r"|\b(?:picture|image|photo(?:graph(?:er|s)?)?|credits?|pic|video|illustration|copyright|screenshot|source)s?"
        r" ?[:/©]"
        r"|\b(?:photo|image) (?:by|source)\b|^(?:image|media|photo|video) ?(?:caption|copyright|credit|source|by)"
        r"|\bfile (?:photo|picture|image)\b|getty|shutterstock|associated press\)?$"
        rf"|(?:/|via )\s?{_AGENCY}\b|\b(?:AP|AFP|Reuters|EPA) (?:photo|images?)\b",
        re.IGNORECASE,
    ),
    "share": re.compile(
        rf"^(?:share|tweet|pin|e-?mail|print|{_NETWORK}|copy|youtube|google\+|save|like|follow)\b"
        rf"|\bshare (?:this|on|via|your)|follow (?:us|me|him|her|@)|\bon {_NETWORK}\b|^url ?copied",
        re.IGNORECASE,
    ),
    "related": re.compile(
        r"^(?:related|read (?:more|next|also|this|the|our)|see (?:also|more|all)"
        r"|more (?:on|from|stories|about|in|news|than|coverage|:)|most (?:read|popular|viewed|recent|shared)"
        r"|also (?:read|on|in)|latest|recommended|trending|popular|top (?:stories|news)|don.?t miss"
        r"|you (?:may|might) (?:also )?(?:like|be)|up next|next (?:article|story|up)|previous|view (?:all|more)"
        r"|show more|load more|continue reading|keep reading|further reading|editor.?s.? (?:pick|choice)|featured"
        r"|around the web|sponsored|promoted|from our|what to read|in case you missed|watch|must[- ]read|read:|more:"
        r"|explore|discover|other (?:stories|news))\b",
        re.IGNORECASE,
    ),
    "tags": re.compile(
        r"^(?:tags?|topics?|filed (?:under|in)|categor(?:y|ies)|keywords?|posted in|labels?"
        r"|in this (?:story|article)|related topics|places in|people in|companies)\b",
        re.IGNORECASE,
    ),
    "comments": re.compile(
        r"\bcomments?\b|\breply\b|\breplies\b|\bupvote|\bdisqus\b|\bvotes?\b$|join the (?:conversation|discussion)"
        r"|\blikes?\b$|^permalink|leave a (?:reply|comment)|report abuse|\bsays:$",
        re.IGNORECASE,
    ),
    "notice": re.compile(r"\bcookies?\b|privacy|terms (?:of|and|&)|consent|gdpr|do not sell", re.IGNORECASE),
    "newsletter": re.compile(
        r"newsletters?|subscribe|sign[- ]?up|sign in|log ?in|register|inbox|your e-?mail|e-?mail address|unsubscribe"
        r"|free trial|subscription|get (?:the|our) |donate|support us|become a member|join us|download (?:the|our)",
        re.IGNORECASE,
    ),
    "byline": re.compile(
        r"^(?:(?:written|posted|reported|story|words|published) )?[Bb][Yy]:? +[A-Z]"
        r"|\b(?:correspondent|reporter|staff writer|contributor|editor|columnist)s?$"
        r"|\bis an? (?:[\w\-]+ ){0,6}(?:writer|reporter|editor|journalist|correspondent|author|contributor|columnist"
        r"|professor|freelance)"
    ),
    "date": re.compile(
        r"^\W{0,4}(?:published|updated|posted|last updated|first published|on|date|created|modified)?\W{0,4}"
        r"(?:\d{1,2}:\d\d(?: ?[ap]\.?m\.?)?\W{1,4})?"
        r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\W{1,4})?"
        r"(?:\d{1,2}(?:st|nd|rd|th)?\W{1,4})?"
        rf"{_MONTH}[a-z]*\b.{{0,40}}$|^\d{{1,4}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}}"
        r"|\b\d+ ?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|h|m|d) ago\b"
        r"|\b\d{1,2}:\d{2} ?(?:am|pm|[a-z]{2,4}\b)|min(?:ute)?s? read",
        re.IGNORECASE,
    ),
    "copyright": re.compile(
        r"©|\(c\)|copyright|all rights reserved|reproduc|disclaimer|registered trademark|affiliate", re.IGNORECASE
    ),
    "advertisement": re.compile(
        r"^(?:advert(?:isement|ising)?|ads? by|sponsored|promoted|story continues|article continues|scroll (?:down|to)"
        r"|loading|close|play video|skip|menu|search|home|back to top|click|tap|swipe|enlarge"
        r"|view (?:image|gallery|photos)|image|photo|gallery|video|media playback|your browser|javascript"
        r"|hide caption|toggle caption)\b|click here|ad choices|your browser",
        re.IGNORECASE,
    ),
    "editors": re.compile(
        r"^(?:disclaimer|editor.?s? note|correction|note|this (?:story|article|post|content|piece|report)"
        r"|originally published|the views|opinions|reporting by|additional reporting|with files|follow (?:ap|us)"
        r"|have (?:a|you)|contact|email|reach|send|write to|got a|about the author|contributed|image|–|—|_{2,}|\*{3,})",
        re.IGNORECASE,
    ),
}  # fmt: skip
STAMP = re.compile(
    r"(?:(?:posted|updated|published|last updated)(?: at)?:? )?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
    r"|\d+ ?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?) ago|advertisement|share(?: this)?",
    re.IGNORECASE,
)
"""A whole line that is no part of any article: the time of a post in a live blog, a button between paragraphs."""
SHORT_KINDS = ("share", "related", "comments", "notice", "newsletter", "advertisement", "date", "byline", "tags")
"""Kinds that running text may mention: only in a line of a few words do they mean furniture."""
FEW_WORDS = 12


LONGEST_READ = 400
"""The wording that gives furniture away stands at the ends of a line: of a longer one only these are searched."""


def ends_of(line: str) -> str:
    """Return a line, its middle left out where it is long."""
    half = LONGEST_READ // 2
    return line if len(line) <= LONGEST_READ else f"{line[:half]} … {line[-half:]}"


def reason_of(line: str) -> str:
    """Return why a line that is left out looks like furniture, "around the article" where nothing in it says."""
    short = len(line.split()) < FEW_WORDS
    line = ends_of(line)
    return next(
        (kind for kind, pattern in KINDS.items() if (short or kind not in SHORT_KINDS) and pattern.search(line)),
        "around the article",
    )

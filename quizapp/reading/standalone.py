"""The wording of a stretch of a sentence as it can stand on its own, away from the passage."""

from __future__ import annotations

from bisect import bisect_left

from quizapp.english.people import kinds_of_noun
from quizapp.english.trees import is_quoted
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Link, Reading, Sentence, Token
from quizapp.reading.descriptions import is_bare_description

__all__ = ["SURE", "standalone"]

SURE = 0.85
"""The certainty a link must have before a question may put its name in the place of the mention."""

POSSESSIVE = word_set("his her its their hers theirs")
REFLEXIVE = word_set("himself herself itself themselves")
THIRD_PERSON = word_set("he him she it they them") | POSSESSIVE | REFLEXIVE
SPEAKER = word_set("i me my mine myself we us our ours ourselves you your yours yourself yourselves")
POINTING = word_set("this that these those")
UNSURE_KINDS = frozenset(
    {
        EntityKind.PERSON,
        EntityKind.CITY,
        EntityKind.COUNTRY,
        EntityKind.REGION,
        EntityKind.PLACE,
        EntityKind.ORGANISATION,
    }
)
KNOWN_OF = word_set("government army military police parliament president court press media church senate")
"""Institutions a reader takes "the" of without asking which."""


def standalone(reading: Reading, sentence: int, first: int, last: int) -> str:
    """The wording of tokens ``first`` to ``last`` with each short mention replaced by what it surely stands for.

    "Its capture" becomes "Hama's capture", "Mr Assad" "Bashar Assad" at its first mention. A pronoun whose antecedent
    is inside the range stays, and no name comes twice. "" when a pronoun, a demonstrative or a bare description in the
    range is not surely resolved.
    """
    words = reading.sentences[sentence]
    start, end = words.tokens[first].start, words.tokens[last].end
    low = bisect_left(reading.links, start, key=lambda link: link.start)
    high = bisect_left(reading.links, end, key=lambda link: link.start)
    links = [link for link in reading.links[low:high] if link.end <= end and link.certainty >= SURE]
    linked = {link.start: link for link in links}
    covered = {t.index for t in words.tokens for link in links if link.start <= t.start and t.end <= link.end}
    for token in words.tokens[first : last + 1]:
        if token.index not in covered and _dangles(reading, words, token):
            return ""
    return _replace(reading, words, (start, end), linked)


def _dangles(reading: Reading, sentence: Sentence, token: Token) -> bool:
    """Whether an unlinked word needs something outside the range to be understood."""
    word = token.text.lower()
    if token.upos == "PRON" or token.xpos in {"PRP", "PRP$"}:
        return _pronoun_dangles(sentence, token)
    if token.upos == "DET" and word in POINTING:
        return not is_quoted(sentence, token.index) and not _in_date(reading, sentence, token)
    if not is_bare_description(sentence, token.index) or word in KNOWN_OF:
        return False
    return bool(UNSURE_KINDS & set(kinds_of_noun(token.lemma.lower())))


def _pronoun_dangles(sentence: Sentence, token: Token) -> bool:
    word = token.text.lower()
    if word in SPEAKER:
        return not is_quoted(sentence, token.index)
    if token.deprel == "expl" or word in REFLEXIVE:
        return False
    if word in POINTING:
        return token.deprel in {"nsubj", "nsubj:pass", "obj", "obl", "nmod", "root", "iobj"} and token.xpos != "WDT"
    return word in THIRD_PERSON


def _in_date(reading: Reading, sentence: Sentence, token: Token) -> bool:
    return any(
        e.kind is EntityKind.DATE and e.sentence == sentence.index and e.first <= token.index <= e.last
        for e in reading.entities
    )


def _replace(reading: Reading, sentence: Sentence, span: tuple[int, int], linked: dict[int, Link]) -> str:
    """The text of a span with its linked mentions written out, each name once."""
    text = reading.passage.text
    said: set[str] = set()
    parts: list[str] = []
    place, end = span
    for start in sorted(linked):
        link = linked[start]
        if start < place:
            continue
        parts.append(text[place:start])
        parts.append(_wording(text, link, span, said, opens=start == sentence.start))
        said.add(link.name)
        place = link.end
    parts.append(text[place:end])
    return "".join(parts)


def _wording(text: str, link: Link, span: tuple[int, int], said: set[str], *, opens: bool) -> str:
    """What is written for a linked mention: its name, or the mention as it is once the range has said the name."""
    mention = text[link.start : link.end]
    bound = span[0] <= link.antecedent[0] and link.antecedent[1] <= link.start
    if bound or link.name in said or link.name in text[span[0] : link.start]:
        return mention
    possesses = mention.lower() in POSSESSIVE or mention.endswith(("'s", "’s"))
    name = _possessive(link.name, text) if possesses and not link.name.endswith(("'s", "’s")) else link.name
    return name[:1].upper() + name[1:] if opens else name


def _possessive(name: str, text: str) -> str:
    """A name with its possessive ending, in the passage's kind of apostrophe.

    A plural ("the insurgents") takes the apostrophe alone; a name in s takes 's.
    """
    mark = "’" if "’" in text else "'"
    plural = name.endswith("s") and name.rpartition(" ")[2][:1].islower()
    return name + mark if plural else f"{name}{mark}s"

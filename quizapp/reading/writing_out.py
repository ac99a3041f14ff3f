"""A stretch with its short mentions written out: *its capture* as *Hama’s capture*."""

from __future__ import annotations

from collections.abc import Sequence

from quizapp.english.lexicon import kinds
from quizapp.english.trees import upper_first
from quizapp.model import Link, Sentence, Token
from quizapp.reading.dangling import follows_antecedent
from quizapp.reading.stretches import Stretch, tokens_of

__all__ = ["write_out"]


def write_out(stretch: Stretch, links: Sequence[Link]) -> str:
    """The text of a stretch with its linked mentions written out, each name once."""
    text = stretch.reading.passage.text
    leading = _leading_up(stretch, links)
    led_up_to = {link.name for link in leading}
    said: set[str] = set()
    parts: list[str] = []
    place = stretch.start
    for link in links:
        if link.start < place or link in leading:
            continue
        known = link.name in said or (link.name not in led_up_to and _is_known(stretch, link))
        written = text[link.start : link.end] if known else _named(stretch, link)
        parts += [text[place : link.start], written]
        said.add(link.name)
        place = link.end
        if _owns_in_s(written, text[place : place + 2]):
            parts.append(text[place])
            place += 2
    return "".join((*parts, text[place : stretch.end]))


def _is_known(stretch: Stretch, link: Link) -> bool:
    """Whether what a mention means, or its name, is read before it."""
    before = stretch.reading.passage.text[min(stretch.read) : link.start]
    return follows_antecedent(stretch, link) or link.name in before


def _owns_in_s(name: str, ending: str) -> bool:
    """Whether a name that is a plural has *’s* after it, of which the mark is enough: *the Friends’ chief*."""
    return (name[:4].lower() == "the " or _is_plural(name)) and name.endswith("s") and ending in {"’s", "'s"}


def _leading_up(stretch: Stretch, links: Sequence[Link]) -> frozenset[Link]:
    """The possessives that lead up to the subject they mean, of which nothing is read before them.

    It is named in their stead.

    > After *her* win in Norbury she retired. → After her win in Norbury Rosa Vane retired.
    """
    sentence = stretch.sentence
    subjects = [link for link in links if _is_a(sentence, link, "nsubj")]
    owners = (link for link in links if _is_a(sentence, link, "nmod:poss") and not _is_known(stretch, link))
    return frozenset(
        owner
        for owner in owners
        if any(subject.name == owner.name and owner.start < subject.start for subject in subjects)
        and all(token.upos == "PRON" and not _is_of_subject(sentence, token) for token in tokens_of(sentence, owner))
    )


def _is_of_subject(sentence: Sentence, token: Token) -> bool:
    """Whether a word is part of a subject, which leads up to none: *her win shows that she can sing*."""
    while token.head >= 0:
        if token.deprel.startswith("nsubj"):
            return True
        token = sentence.tokens[token.head]
    return False


def _is_a(sentence: Sentence, link: Link, deprel: str) -> bool:
    """Whether a mention is in some relation to another word."""
    return any(token.deprel.startswith(deprel) for token in tokens_of(sentence, link))


def _named(stretch: Stretch, link: Link) -> str:
    """The name in the place of the mention, with the mention's ending and the sentence's first capital."""
    tokens = tokens_of(stretch.sentence, link)
    articleless = link.name.startswith("the ") and _has_no_article(stretch.sentence, tokens)
    name = link.name[4:] if articleless else link.name
    if any(token.xpos == "PRP$" for token in tokens):
        name = _possessive(name, stretch.reading.passage.text)
    return upper_first(name) if link.start == stretch.sentence.start else name


def _has_no_article(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a name stands where "the" cannot: before the noun it is part of, or after a word that describes it."""
    before = sentence.tokens[tokens[0].index - 1 : tokens[0].index]
    return tokens[-1].deprel == "compound" or any(token.upos in {"ADJ", "DET"} for token in before)


def _possessive(name: str, text: str) -> str:
    """A name with its possessive ending, in the passage's kind of apostrophe.

    A plural ("the insurgents", "Acme Motors") takes the apostrophe alone; a name in s takes 's.
    """
    mark = "'" if text.count("'") > text.count("’") else "’"
    return name + mark if _is_plural(name) else f"{name}{mark}s"


def _is_plural(name: str) -> bool:
    """Whether a name ends in a noun in the plural: *the insurgents*, *Acme Motors*."""
    before, _, last = name.rpartition(" ")
    return last.endswith("s") and (last[:1].islower() or bool(before and kinds(last[:-1].lower())))

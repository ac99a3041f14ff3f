"""The wording of a stretch of a sentence as it can stand on its own, away from the passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizapp.english.lexicon import kinds
from quizapp.model import EntityKind, Link, Reading
from quizapp.reading.binding import bound_pronouns
from quizapp.reading.dangling import dangles, follows_antecedent
from quizapp.reading.lookup import entities_in
from quizapp.reading.stretches import Stretch, links_in, stretch_of, tokens_of
from quizapp.reading.writing_out import write_out

__all__ = ["SURE", "is_replaceable", "standalone"]

SURE = 0.8
"""The certainty a link must have before a question may put its name in the place of the mention."""
LONGEST = 7
"""In words; a longer name is a description that would clutter the wording."""


def standalone(reading: Reading, sentence: int, first: int, last: int, *, within: Sequence[int] = ()) -> str:
    """The wording of tokens ``first`` to ``last`` with each short mention replaced by what it surely stands for.

    "Its capture" becomes "Hama's capture", "Mr Assad" "Bashar Assad" at its first mention. A pronoun whose antecedent
    is said earlier in the range stays, and no name comes twice. ``within`` are the tokens that will be read together
    with this range, in order, so that pronouns may also have their antecedent there. "" when a pronoun, a demonstrative
    or a bare description in the range is not surely resolved.
    """
    stretch = stretch_of(reading, reading.sentences[sentence], first, last, within)
    links = links_in(stretch)
    named = tuple(link for link in links if _is_to_be_named(stretch, link))
    settled = {*bound_pronouns(reading, stretch.sentence, stretch.kept[0], last), *_settled(stretch, links, named)}
    if any(token.index not in settled and dangles(stretch, token) for token in stretch.tokens):
        return ""
    return write_out(stretch, named)


def _is_to_be_named(stretch: Stretch, link: Link) -> bool:
    """Whether a mention is to be written out: nobody's quoted word, and of nothing that the wording leaves out."""
    if not is_replaceable(link) or _is_name_enough(stretch, link) or link.start in stretch.quoted:
        return False
    begin = stretch.sentence.tokens[stretch.kept[0]].start
    return link.antecedent[0] in stretch.read or not begin <= link.antecedent[0] < stretch.end


def _settled(stretch: Stretch, links: Sequence[Link], named: Sequence[Link]) -> Iterator[int]:
    """The words of the mentions that are written out, or have what they mean before them."""
    for link in links:
        if link in named or follows_antecedent(stretch, link):
            yield from (token.index for token in tokens_of(stretch.sentence, link))


def is_replaceable(link: Link) -> bool:
    """Whether a link is sure and its name says which thing it is: a name, or a phrase made definite by one."""
    words = link.name.split()
    return link.certainty >= SURE and len(words) <= LONGEST and any(word[:1].isupper() for word in words)


def _is_name_enough(stretch: Stretch, link: Link) -> bool:
    """Whether a short form names an organisation by itself: *Acme* for *Acme Ltd*; not *the Trust*."""
    whole = stretch.reading.passage.text[link.start : link.end]
    mention = whole.removeprefix("the ").removeprefix("The ")
    if mention != whole and kinds(mention.lower()):
        return False
    entities = entities_in(stretch.reading, stretch.sentence.index)
    inside = (entity for entity in entities if link.start <= entity.start < link.end)
    person = any(entity.kind is EntityKind.PERSON for entity in inside)
    return not person and mention[:1].isupper() and set(mention.split()) < set(link.name.split())

"""The wording of a stretch of a sentence as it can stand on its own, away from the passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set

from quizapp.english.lexicon import kinds
from quizapp.english.people import kinds_of_noun
from quizapp.english.relative_dates import MONTHS, WEEKDAYS
from quizapp.english.trees import QUOTES, children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Link, Reading, Sentence, Token
from quizapp.reading.binding import bound_pronouns
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.lookup import entities_in

__all__ = ["SURE", "is_replaceable", "standalone"]

SURE = 0.85
"""The certainty a link must have before a question may put its name in the place of the mention."""

LONGEST = 7
"""In words; a longer name is a description that would clutter the wording."""
BOUND, IDIOMATIC = 0.4, 0.7
"""The certainty that is enough where the antecedent stands in the same wording, so that nothing is put in its place;
more for "it", which may stand for nothing said: *a late goal sealed it*."""
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "root", "iobj"})
POSSESSIVE = word_set("his her its their hers theirs")
REFLEXIVE = word_set("himself herself itself themselves")
SEVERAL = word_set("they them their theirs")
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
WEATHER = word_set("rain snow hail drizzle thunder")
KNOWN_OF = word_set("government army military police parliament president court press media church senate")
"""Institutions a reader takes "the" of without asking which."""


def standalone(reading: Reading, sentence: int, first: int, last: int, *, within: Sequence[int] = ()) -> str:
    """The wording of tokens ``first`` to ``last`` with each short mention replaced by what it surely stands for.

    "Its capture" becomes "Hama's capture", "Mr Assad" "Bashar Assad" at its first mention. A pronoun whose antecedent
    is said earlier in the range stays, and no name comes twice. ``within`` are the tokens that will be read together
    with this range, in order, so that pronouns may also have their antecedent there. "" when a pronoun, a demonstrative
    or a bare description in the range is not surely resolved.
    """
    words = reading.sentences[sentence]
    start, end = words.tokens[first].start, words.tokens[last].end
    kept = within or range(first, last + 1)
    read = frozenset(token.start for token in words.tokens[: last + 1] if token.index in kept)
    quoted = frozenset(_quoted(words.tokens[first : last + 1]))
    links = {link.start: link for link in _links_in(reading, start, end)}
    wanting = (link for link in links.values() if is_replaceable(link) and not _is_name_enough(reading, sentence, link))
    left_out = range(words.tokens[kept[0]].start, end) if within else range(0)
    named = {
        link.start: link
        for link in wanting
        if link.start not in quoted and (link.antecedent[0] in read or link.antecedent[0] not in left_out)
    }
    settled = {
        t.index
        for link in links.values()
        if _is_bound(words, link, read) or link.start in named
        for t in _tokens(words, link)
    }
    opening = within[0] if within else first
    settled |= bound_pronouns(reading, words, opening, last)
    for token in words.tokens[first : last + 1]:
        if token.index in settled or _has_nothing_before(words, token, kept):
            continue
        if _dangles(reading, words, token, quoted=token.start in quoted):
            return ""
    return _replace(reading, words, (start, end), read, named)


def _has_nothing_before(sentence: Sentence, token: Token, kept: Sequence[int]) -> bool:
    """Whether a passage begins with what is kept up to a word, so that nothing else can be meant by it.

    A second name for something may be left out before a pronoun: *Rosa Vane[, the mayor,] said she …*. What "it" is
    may be nothing said: *a late goal sealed it*.
    """
    if sentence.index or _may_be_idiomatic(sentence, token):
        return False
    things = (other for other in sentence.tokens[: token.index] if other.text not in {*WEEKDAYS, *MONTHS})
    named = [other.index for other in things if other.upos in {"NOUN", "PROPN"}]
    asides = _asides(sentence) if token.upos == "PRON" else frozenset()
    return bool(named) and all(index in kept or index in asides for index in named)


def _may_be_idiomatic(sentence: Sentence, token: Token) -> bool:
    """Whether "it" is all that a verb is done to: *sealed it*, but not *helped it grow*."""
    return token.text.lower() == "it" and token.deprel == "obj" and not children(sentence, token.head, "xcomp")


def _asides(sentence: Sentence) -> frozenset[int]:
    """The tokens of every second name: *Rosa Vane, [the mayor of Leeds], …*."""
    heads = (token.index for token in sentence.tokens if token.deprel == "appos")
    return frozenset(index for head in heads for index in subtree(sentence, head))


def _quoted(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the words stand that are quoted with their marks: they are somebody's own and stay as they are."""
    inside = False
    for token in tokens:
        if any(mark in token.text for mark in QUOTES):
            inside = not inside
        elif inside:
            yield token.start


def _links_in(reading: Reading, start: int, end: int) -> list[Link]:
    low = bisect_left(reading.links, start, key=lambda link: link.start)
    high = bisect_left(reading.links, end, key=lambda link: link.start)
    return [link for link in reading.links[low:high] if link.end <= end]


def _tokens(sentence: Sentence, link: Link) -> Iterator[Token]:
    return (token for token in sentence.tokens if link.start <= token.start and token.end <= link.end)


def _is_bound(sentence: Sentence, link: Link, read: Set[int]) -> bool:
    """Whether the antecedent is read before the mention. What is nearest and likeliest is what a reader takes."""
    idiomatic = any(_may_be_idiomatic(sentence, token) for token in _tokens(sentence, link))
    least = IDIOMATIC if idiomatic or _is_odd_one(sentence, link) else BOUND
    return link.antecedent[0] in read and link.antecedent[1] <= link.start and link.certainty >= least


def _is_odd_one(sentence: Sentence, link: Link) -> bool:
    """Whether "they" would stand for one thing that is no body of people: *friction … reduces their strength*."""
    spoken = any(token.text.lower() in SEVERAL for token in _tokens(sentence, link))
    first, last = link.antecedent
    inside = [token for token in sentence.tokens if first <= token.start < last]
    heads = [token for token in inside if not any(other.index == token.head for other in inside)]
    return spoken and any(
        head.xpos == "NN" and kinds(head.lemma)[:1] not in {("group",), ("person",)} for head in heads
    )


def is_replaceable(link: Link) -> bool:
    """Whether a link is sure and its name says which thing it is: a name, or a phrase made definite by one."""
    words = link.name.split()
    return link.certainty >= SURE and len(words) <= LONGEST and any(word[:1].isupper() for word in words)


def _is_name_enough(reading: Reading, sentence: int, link: Link) -> bool:
    """Whether a short form names an organisation by itself: *Acme* for *Acme Ltd*; not *the Trust*."""
    whole = reading.passage.text[link.start : link.end]
    mention = whole.removeprefix("the ").removeprefix("The ")
    if mention != whole and kinds(mention.lower()):
        return False
    inside = (entity for entity in entities_in(reading, sentence) if link.start <= entity.start < link.end)
    person = any(entity.kind is EntityKind.PERSON for entity in inside)
    return not person and mention[:1].isupper() and set(mention.split()) < set(link.name.split())


def _dangles(reading: Reading, sentence: Sentence, token: Token, *, quoted: bool) -> bool:
    """Whether an unsettled word needs something outside the range to be understood."""
    word = token.text.lower()
    if token.upos == "PRON" or token.xpos in {"PRP", "PRP$"}:
        return _pronoun_dangles(sentence, token, quoted=quoted)
    if quoted:
        return False
    if token.upos == "DET" and word in POINTING:
        return not _in_date(reading, sentence, token)
    beside_name = token.deprel == "appos" and sentence.tokens[token.head].upos == "PROPN"
    if not is_bare_description(sentence, token.index) or word in KNOWN_OF or beside_name:
        return False
    return bool(UNSURE_KINDS & set(kinds_of_noun(token.lemma.lower())))


def _pronoun_dangles(sentence: Sentence, token: Token, *, quoted: bool) -> bool:
    word = token.text.lower()
    if word == "it" and token.head >= 0 and sentence.tokens[token.head].lemma in WEATHER:
        return False
    if word in SPEAKER and token.deprel != "compound":
        return not quoted
    if token.deprel in {"expl", "compound"} or word in REFLEXIVE:
        return False
    if word in POINTING:
        told = word == "those" and bool(children(sentence, token.index, "nmod", "acl", "acl:relcl"))
        return token.deprel in ARGUMENTS and token.xpos != "WDT" and not told
    return word in THIRD_PERSON


def _in_date(reading: Reading, sentence: Sentence, token: Token) -> bool:
    return any(
        e.kind is EntityKind.DATE and e.sentence == sentence.index and e.first <= token.index <= e.last
        for e in reading.entities
    )


def _replace(
    reading: Reading, sentence: Sentence, span: tuple[int, int], read: Set[int], links: Mapping[int, Link]
) -> str:
    """The text of a span with its linked mentions written out, each name once."""
    text = reading.passage.text
    said: set[str] = set()
    parts: list[str] = []
    place, end = span
    leading = _leading_up(sentence, links)
    led_up_to = {links[start].name for start in leading}
    for start, link in sorted(links.items()):
        if start < place or start in leading:
            continue
        known = _is_bound(sentence, link, read) or link.name in text[min(read) : start]
        known = link.name in said or (known and link.name not in led_up_to)
        written = text[start : link.end] if known else _named(text, link, sentence)
        parts += [text[place:start], written]
        said.add(link.name)
        place = link.end
        if _owns_in_s(written, text[place : place + 2]):
            parts.append(text[place])
            place += 2
    return "".join((*parts, text[place:end]))


def _owns_in_s(name: str, ending: str) -> bool:
    """Whether a body whose name ends in s has *’s* after it, of which the mark is enough: *the Friends’ chief*."""
    return name[:4].lower() == "the " and name.endswith("s") and ending in {"’s", "'s"}


def _leading_up(sentence: Sentence, links: Mapping[int, Link]) -> frozenset[int]:
    """Where possessives stand that lead up to the subject they mean, which is named in their stead.

    > After *her* win in Norbury she retired. → After her win in Norbury Rosa Vane retired.
    """
    subjects = {start: link.name for start, link in links.items() if _is_a(sentence, link, "nsubj")}
    owners = (link for link in links.values() if _is_a(sentence, link, "nmod:poss"))
    return frozenset(
        owner.start
        for owner in owners
        if any(name == owner.name and owner.start < start for start, name in subjects.items())
        and all(token.upos == "PRON" for token in _tokens(sentence, owner))
    )


def _is_a(sentence: Sentence, link: Link, deprel: str) -> bool:
    """Whether a mention is in some relation to another word."""
    return any(token.deprel.startswith(deprel) for token in _tokens(sentence, link))


def _named(text: str, link: Link, sentence: Sentence) -> str:
    """The name in the place of the mention, with the mention's ending and the sentence's first capital."""
    tokens = list(_tokens(sentence, link))
    possessive = any(token.xpos == "PRP$" for token in tokens)
    name = link.name[4:] if link.name.startswith("the ") and _has_no_article(sentence, tokens) else link.name
    name = _possessive(name, text) if possessive else name
    return name[:1].upper() + name[1:] if link.start == sentence.start else name


def _has_no_article(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    """Whether a name stands where "the" cannot: before the noun it is part of, or after a word that describes it."""
    before = sentence.tokens[tokens[0].index - 1 : tokens[0].index]
    return tokens[-1].deprel == "compound" or any(token.upos in {"ADJ", "DET"} for token in before)


def _possessive(name: str, text: str) -> str:
    """A name with its possessive ending, in the passage's kind of apostrophe.

    A plural ("the insurgents") takes the apostrophe alone; a name in s takes 's.
    """
    mark = "'" if text.count("'") > text.count("’") else "’"
    plural = name.endswith("s") and name.rpartition(" ")[2][:1].islower()
    return name + mark if plural else f"{name}{mark}s"

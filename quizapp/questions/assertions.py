"""What a sentence of the passage asserts, nearly in its own words, as a statement that stands alone.

A question asks for one part of a fact and can leave others out; a statement that is to be called true or false keeps
every part that says when, where and on whose word it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.english.trees import (
    SUBJECTS,
    children,
    has_subject,
    is_clause,
    is_plural,
    lower_first,
    range_of,
    subtree,
    upper_first,
)
from quizapp.english.verbs import SAYING, inflect
from quizapp.english.wordlists import I_AND_YOU, word_set
from quizapp.facts.clauses import UNKNOWN, Clause, claimant_text, is_said_after, tells_who
from quizapp.model import EntityKind, Reading, Sentence, Token
from quizapp.questions.sayable import is_opinion, is_quoted, is_unsayable
from quizapp.questions.trimming import clause_words
from quizapp.questions.wording import small_article, with_quotation_closed
from quizapp.reading.lookup import entities_in
from quizapp.reading.standalone import standalone

__all__ = ["Assertion", "assertion_of"]

SHORTEST, LONGEST = 6, 32
"""Words of a statement that can be judged at one reading."""
SHOUTED, LONGEST_ACRONYM = 4, 4
"""Opening words that may be in capitals without being a name, and letters up to which they may be short for one."""
UNNAMED = -2
"""The claimant of a clause that somebody says whom the sentence does not name."""
OPENING, LONG_OPENING = ("advcl", "obl"), 5
"""What may stand before the subject of a clause, and how many words more than one a comma parts from it."""
DENYING = word_set("no none nobody nothing nowhere neither nor hardly")
NAMED = frozenset({EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PRODUCT, EntityKind.WORK})
"""What keeps its capital though its word is a common one: *Sky*."""
QUOTES = '"“”„«»'
QUOTED = 12
"""Words of a quotation that a statement may hold; longer ones are somebody's own sentence."""
_HALF_ASIDE = re.compile(r"^[^-–—]*(?: - | – | — )[^-–—]*$")
"""A dash whose partner went with a word beside it."""
SINCE = re.compile(r"\bsince\b|\bby the time\b|\bwhen\b")
"""What keeps a past perfect: it lasted until then."""
_SAID_WITHIN = re.compile(r", (?:\w+ ){1,3}(?:said|says|added|told \w+),")
"""Who says it, left in the middle of what is said."""
_IN_HIS_OWN_WORDS = re.compile(r"\b(?:said|says|added|adds) (?:that )?(?:he|she|they) \w+ [“\"]")
"""A remark of which only the passage tells what it was about: *Rosa Vane said she was “just trying to help”*."""
_ALSO = re.compile(r"(?<! but)(?<! only) also\b")
"""What ties one more thing to those told before."""
_DAY_OF = re.compile(r"\b(?:this year|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)['’]s (?=(?:[A-Z]|\w+ with\b))")
"""When something with a name takes place, which its name tells: *Saturday’s Norbury Cup*, *this year’s Oscars*."""
_SPEAKING = re.compile(r"^(?:Said|Says|Added|Adds) [A-Z]")
"""Who says it, at the beginning of what is said."""
_ADDRESS = re.compile(r"\.\.| / |\bhttps?:|\bwww\.|\bpic\.\w")
"""What is no part of running text."""
TORN = (_HALF_ASIDE, _SAID_WITHIN, _IN_HIS_OWN_WORDS, _SPEAKING, _ADDRESS)
"""What shows that a statement holds more, or less, than one sentence of the passage's own."""
_SOURCE = re.compile(
    r"^(?P<according>[Aa]ccording to )?[Tt]he (?P<source>(?:new )?(?:report|survey|study|poll|review|paper)|research)"
    r"(?=, | (?:said|says|found|finds|showed|shows|shown|suggested|suggests|concluded|concludes|predicted|predicts"
    r"|warned|warns|revealed|reveals|claimed|claims|estimated|estimates|forecast|forecasts) )"
)
"""A paper told of before, of which a statement need only say that there is one."""
_SPACE_BEFORE = re.compile(r" (?=[,.;:!?)\]]|['’](?:s|re|ve|ll|d|t)\b|n['’]t\b)")


@dataclass(frozen=True, slots=True)
class Assertion:
    """A statement with its clause: ``head`` and ``words`` are tokens of the sentence, ``claimant`` is who says so."""

    text: str
    sentence: int
    head: int
    words: tuple[int, ...]
    claimant: str


def assertion_of(reading: Reading, sentence: Sentence, head: int) -> Assertion | None:
    """What the main clause of a sentence, or a clause joined to it, asserts; None where it does not stand alone.

    ``head`` is the clause's head. Questions, exclamations, fragments and what is said within quotation marks assert
    nothing that is the passage's own.
    """
    root = next((token.index for token in sentence.tokens if token.head == -1), -1)
    token = sentence.tokens[head]
    if root < 0 or _says_nothing(sentence, root) or not _is_said_in_full(sentence, root, token):
        return None
    if not is_clause(sentence, token) or not has_subject(sentence, head) or is_unsayable(reading, sentence, head):
        return None
    tells_itself = head != root and token.deprel == "conj" and token.lemma in SAYING
    claimant = -1 if tells_itself else _claimant(sentence, root)
    unvouched = claimant == -1 and (is_opinion(sentence, head) or is_quoted(reading, sentence, head))
    return None if unvouched else _assertion(reading, sentence, head, claimant)


def _says_nothing(sentence: Sentence, root: int) -> bool:
    """Whether a sentence is a fragment, a question, an exclamation, or hangs on what its opening word joins it to."""
    return (
        _is_torn_off(sentence)
        or sentence.text.rstrip("”\"’' ").endswith(("?", "!"))
        or bool(children(sentence, root, "expl"))
        or any(mark.text.lower() != "to" for mark in children(sentence, root, "mark"))
        or any(time.index == 0 and time.text == "When" for time in children(sentence, root, "advmod"))
    )


def _is_said_in_full(sentence: Sentence, root: int, token: Token) -> bool:
    """Whether a clause is the main one or joined to it; where who says it comes last, only what is said."""
    said = _said_before(sentence, root)
    if said >= 0:
        return token.index == said
    joined = token.head == root and token.deprel == "conj" and not is_said_after(sentence, token)
    return token.index == root or joined


def _is_torn_off(sentence: Sentence) -> bool:
    """Whether a sentence begins in small letters, so that it is the rest of another."""
    first = sentence.tokens[0].text
    return first.islower() and first.isalpha()


def _said_before(sentence: Sentence, root: int) -> int:
    """The head of what is said, where it stands before who says it: *The lake is safe, the minister said*; else -1."""
    if sentence.tokens[root].lemma not in SAYING:
        return -1
    said = [token.index for token in children(sentence, root, "ccomp") if token.index < root]
    return said[0] if said else -1


def _claimant(sentence: Sentence, root: int) -> int:
    """The head of who says what a main clause says: *…, the minister said*; *according to the minister, …*"""
    saying = [token for token in children(sentence, root, "parataxis") if tells_who(sentence, token)]
    if _said_before(sentence, root) >= 0:
        saying = [sentence.tokens[root]]
    for token in saying:
        return next((t.index for t in children(sentence, token.index, "nsubj")), UNNAMED)
    for token in children(sentence, root, "obl", "obl:unmarked"):
        if any(case.text.lower() == "according" for case in children(sentence, token.index, "case")):
            return token.index
    return -1


def _assertion(reading: Reading, sentence: Sentence, head: int, claimant: int) -> Assertion | None:
    words = () if claimant == UNNAMED else clause_words(reading, sentence, head)
    if not words or not _may_be_told(reading, sentence, head, words):
        return None
    source = claimant_text(reading, sentence, Clause(head, -1, claimant)) if claimant >= 0 else ""
    clause = _of_its_source(_told(reading, sentence, head, words), source, reading)
    if not clause or source == UNKNOWN or _names_its_source(clause, source):
        return None
    named = any(entity.first == words[0] for entity in entities_in(reading, sentence.index) if entity.kind in NAMED)
    inner = small_article(clause if named else lower_first(sentence, words[0], clause))
    text = f"According to {source}, {inner}." if source else f"{upper_first(clause)}."
    text = _of_a_source(_without_ties(text))
    fits = SHORTEST <= len(text.split()) <= LONGEST and not any(torn.search(text) for torn in TORN)
    return Assertion(text, sentence.index, head, words, source) if fits else None


def _may_be_told(reading: Reading, sentence: Sentence, head: int, words: tuple[int, ...]) -> bool:
    """Whether the words of a clause deny nothing, say of whom they tell, and begin and quote as they should."""
    unclear = any(_denies(sentence, index) for index in words) or _is_of_somebody(reading, sentence, head)
    unclear = unclear or not all(is_clause(sentence, said) for said in children(sentence, head, "ccomp"))
    return not unclear and _quotes_in_part(sentence, words) and not _opens_with_dateline(reading, sentence, words[0])


def _told(reading: Reading, sentence: Sentence, head: int, words: tuple[int, ...]) -> str:
    """The words of a clause as they stand alone; "" when they cannot."""
    whole = _with_that(sentence, head, _with_comma(sentence, head, _worded(reading, sentence, words)))
    plain = _in_plain_past(sentence, head, whole)
    return with_quotation_closed(_as_said_first(sentence, head, plain))


def _with_comma(sentence: Sentence, head: int, clause: str) -> str:
    """The clause with a comma between a long opening and its subject, where its paper has none.

    > After a string of thefts in Leeds the council closed the harbour. → After a string of thefts in Leeds, the council
      closed the harbour.
    """
    subject, _ = range_of(sentence, children(sentence, head, *SUBJECTS)[0].index)
    openings = (range_of(sentence, token.index) for token in children(sentence, head, *OPENING))
    if not any(end == subject - 1 and end - begin >= LONG_OPENING for begin, end in openings):
        return clause
    last, first = sentence.tokens[subject - 1].text, sentence.tokens[subject].text
    return clause.replace(f"{last} {first}", f"{last}, {first}", 1)


def _with_that(sentence: Sentence, head: int, clause: str) -> str:
    """The clause with *that* for the comma of one who says something in the middle of it.

    > As a result, Rosa Vane points out, the rich leave Leeds. → Rosa Vane points out that the rich leave Leeds.
    """
    starts = (range_of(sentence, said.index)[0] for said in children(sentence, head, "ccomp"))
    for start in starts:
        before, comma, opening = (sentence.tokens[start + step].text for step in (-2, -1, 0))
        if start > head and comma == "," and opening[0].isalnum():
            clause = clause.replace(f"{before}, {opening}", f"{before} that {opening}", 1)
    return clause


def _without_ties(text: str) -> str:
    """A statement without what ties it to its day and to the sentence before, and with one stop."""
    return _DAY_OF.sub("the ", _ALSO.sub("", re.sub(r"\.\.$", ".", text)))


def _denies(sentence: Sentence, index: int) -> bool:
    """Whether a word denies what is said; *no longer* only says that something is over."""
    over = [token.text.lower() for token in sentence.tokens[index : index + 2]] == ["no", "longer"]
    return sentence.tokens[index].text.lower() in DENYING and not over


def _of_a_source(text: str) -> str:
    """A statement of a paper that was told of before, as one of some paper.

    > The survey found that most bakers sleep badly. → A survey found that most bakers sleep badly.
    """
    found = _SOURCE.match(text)
    if found is None:
        return text
    article = "" if found["source"] == "research" else "a "
    return upper_first(f"{found['according'] or ''}{article}{found['source']}{text[found.end() :]}")


def _of_its_source(clause: str, source: str, reading: Reading) -> str:
    """What a body says of its own, without its name twice: *(According to Acme,) its new mill will open*."""
    opening = re.match(rf"{re.escape(upper_first(source))}['’]s ", clause) if source else None
    named = (item for item in reading.entities if item.text == source) if opening else ()
    body = any(item.kind in {EntityKind.ORGANISATION, EntityKind.COUNTRY} for item in named)
    return f"its {clause[opening.end() :]}" if opening and body else clause


def _is_of_somebody(reading: Reading, sentence: Sentence, head: int) -> bool:
    """Whether a clause's subject is a pronoun that no name can surely replace."""
    subject = children(sentence, head, *SUBJECTS)[0]
    alone = subject.text.lower() in {"he", "she", "it", "they"}
    return alone and not standalone(reading, sentence.index, subject.index, subject.index)


def _names_its_source(clause: str, source: str) -> bool:
    """Whether a clause names who says it, or whose doctors, lawyers or neighbours they are."""
    return any(name and name.lower() in clause.lower() for name in (source, _owner(source)))


def _owner(source: str) -> str:
    """Whose doctors, lawyers or neighbours a source is; "" for any other."""
    owner, possessive, _ = re.sub(r"^(?:the|an?) ", "", source).partition("’s " if "’s " in source else "'s ")
    return owner if possessive else ""


def _quotes_in_part(sentence: Sentence, words: tuple[int, ...]) -> bool:
    """Whether the quotations among some words are short and whole; the mark that closes the last may stand behind."""
    marks = [index for index in words if any(mark in sentence.tokens[index].text for mark in QUOTES)]
    if len(marks) % 2:
        behind = sentence.tokens[words[-1] + 1 : words[-1] + 3]
        if not any(mark in token.text for token in behind for mark in QUOTES):
            return False
        marks.append(words[-1] + 1)
    spans = [range(opened + 1, close) for opened, close in zip(marks[::2], marks[1::2], strict=False)]
    said = {sentence.tokens[index].text.lower() for index in range(marks[0], marks[-1])} if marks else set()
    whole = all(set(span) <= set(words) and 0 < len(span) <= QUOTED for span in spans)
    return whole and not said & I_AND_YOU


def _in_plain_past(sentence: Sentence, head: int, clause: str) -> str:
    """The clause without a past perfect: away from its passage nothing is left for it to come before.

    > Rosa Vane had resigned. → Rosa Vane resigned.
    > Few of those who sail had drowned. → the same, for *sail* tells of now
    """
    if SINCE.search(clause) or _tells_of_now(sentence, head):
        return clause
    verb = sentence.tokens[head]
    auxiliaries = [token.text.lower() for token in children(sentence, head, "aux", "aux:pass", "cop")]
    if auxiliaries[:1] != ["had"]:
        return clause
    if auxiliaries[1:] == ["been"]:
        subject = children(sentence, head, *SUBJECTS)[0]
        return clause.replace("had been", "were" if is_plural(sentence, subject.index) else "was", 1)
    plain = inflect(verb.lemma, "VBD")
    return re.sub(rf"\bhad ((?:\w+ )?){re.escape(verb.text)}\b", rf"\g<1>{plain}", clause, count=1)


def _tells_of_now(sentence: Sentence, head: int) -> bool:
    """Whether a relative clause inside a clause is in the present, so that something is left to come before."""
    below = (sentence.tokens[index] for index in subtree(sentence, head))
    return any(token.deprel == "acl:relcl" and token.xpos in {"VBP", "VBZ"} for token in below)


def _as_said_first(sentence: Sentence, head: int, clause: str) -> str:
    """The clause with *said* for *added*: away from its passage there is nothing to add to.

    > Rosa Vane added that the mill is safe. → Rosa Vane said that the mill is safe.
    """
    verb = sentence.tokens[head]
    if verb.lemma != "add" or not children(sentence, head, "ccomp"):
        return clause
    return re.sub(rf"\b{re.escape(verb.text)}\b", inflect("say", verb.xpos), clause, count=1)


def _worded(reading: Reading, sentence: Sentence, words: tuple[int, ...]) -> str:
    """The words as running text, mentions written out; "" when one is not surely resolved."""
    pieces = []
    for first, last in _runs(words):
        piece = standalone(reading, sentence.index, first, last, within=words)
        if not piece:
            return ""
        pieces.append(piece)
    text = _SPACE_BEFORE.sub("", " ".join(" ".join(pieces).split()))
    for index in words[:SHOUTED]:
        if _is_shouted(sentence.tokens[index]):
            text = text.replace(sentence.tokens[index].text, sentence.tokens[index].text.lower(), 1)
    return re.sub(r"([“‘]) (?=\w)", r"\1", text)


def _is_shouted(token: Token) -> bool:
    """Whether a common noun is in capitals, as a paper opens its story: *A HUNTER who …*."""
    return token.upos == "NOUN" and len(token.text) > LONGEST_ACRONYM and token.text.isupper() and token.text.isalpha()


def _opens_with_dateline(reading: Reading, sentence: Sentence, first: int) -> bool:
    """Whether a statement begins with a place in capitals that ran into its sentence: *NORBURY Farmers went …*."""
    word = sentence.tokens[first].text
    shouted = word.isupper() and len(word) > LONGEST_ACRONYM
    return shouted and re.search(rf"\b{word.capitalize()}\b", reading.passage.text) is not None


def _runs(words: tuple[int, ...]) -> Iterator[tuple[int, int]]:
    """The unbroken ranges of some tokens."""
    first = last = words[0]
    for index in words[1:]:
        if index != last + 1:
            yield first, last
            first = index
        last = index
    yield first, last

"""What somebody says, in the passage's own words, as one clause that stands alone."""

from __future__ import annotations

import re

from quizapp.english.lexicon import kinds
from quizapp.english.people import is_title
from quizapp.english.trees import children, has_subject, lower_first
from quizapp.english.verbs import SAYING
from quizapp.english.wordlists import word_set
from quizapp.facts.arguments import argument
from quizapp.facts.clauses import named_beside
from quizapp.model import Argument, EntityKind, Fact, Reading, Role, Sentence
from quizapp.questions.who import NAMED, is_name, name_of
from quizapp.questions.wording import small_article, with_quotation_closed
from quizapp.reading.lookup import entities_in

__all__ = ["PRONOUNS", "claim_of", "only_says", "pruned", "speaker_in", "speaker_name"]

GENERIC = word_set(
    "official analyst source spokesman spokeswoman spokesperson people person expert man woman commenter critic "
    "supporter observer reporter authority somebody someone anyone everyone nobody one other many some"
)
"""Speakers that nobody needs to know by what they are called."""
NOT_SAID = word_set("believe expect feel find forecast indicate know predict quote reckon show suspect think")
"""Verbs whose clause need not have been said by anybody."""
PRONOUNS = frozenset({"it", "they", "he", "she"})
LONGEST_NAME = 9
"""Words of a speaker's description."""
_OPENING = re.compile(r"^(?:(?:later|earlier|also) )?that ", re.IGNORECASE)
_TOO = re.compile(r",? too(?=[,.]|$),?|(?<=\w) also(?= \w)|^as for [^,]+, ")
_TRAILING = re.compile(
    r"\s*(?:,|--|—|–| - )\s*(?:saying|adding|warning|which|who|whom|where|whose|including|depending|although|though|"
    r"while|with|part of|putting|along with|such as|not least|according to|a possible)\b[^,]*(?:,[^,]*)*$"
)
"""What a clause adds behind a comma and can be without."""
_ALSO_SAID = re.compile(r",? and (?:said|says|say|added|adds|ordered|warned|urged|told|called|asked)\b.*$")
"""The speaker's next deed, which the parser may hang on what he said first."""
_DAY = re.compile(
    r"(?<! of)(?<! for)(?<! than)(?<! since),? "
    r"(?:(?:on|late on|early on) (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|evening|night|afternoon))?"
    r"|(?:last|this|next) (?:week|month|year|(?:mon|tues|wednes|thurs|fri|satur|sun)day))\b(?!['’])",
    re.IGNORECASE,
)
"""When it was, for a reader who knows the day the article was written."""


def claim_of(fact: Fact, reading: Reading) -> str:
    """The clause somebody says, with its own words and no "that"; "" when the fact is no claim or points outside."""
    contents = [item for item in fact.arguments if item.role is Role.CONTENT]
    said = fact.predicate.lemma in SAYING - NOT_SAID and not (fact.predicate.negated or fact.predicate.passive)
    if not said or len(contents) != 1 or fact.construction != "active" or not fact.arguments[0].full:
        return ""
    content = contents[0]
    sentence = reading.sentences[fact.sentence]
    if not content.full or not has_subject(sentence, content.head) or only_says(sentence, content.head):
        return ""
    return pruned(_OPENING.sub("", _inside(content.full, content, reading, fact.sentence)))


def pruned(claim: str) -> str:
    """A claim without what ties it to the words before it, what it adds behind a comma and what only its day explains.

    > as for the lake, it is safe too, according to the mayor → it is safe
    """
    for needless in (_TOO, _ALSO_SAID, _TRAILING, _DAY):
        claim = needless.sub("", claim)
    return with_quotation_closed(claim.strip(" ,;"))


def only_says(sentence: Sentence, head: int) -> bool:
    """Whether a clause has nothing in it but who said or wrote it."""
    return sentence.tokens[head].lemma in SAYING and not children(sentence, head, "obj", "ccomp", "xcomp")


def _name(speaker: Argument) -> str:
    """The speaker's name alone: a person's without office or age."""
    entity = speaker.entity
    if entity and speaker.kind is EntityKind.PERSON and entity.text in speaker.full:
        return entity.text if f"{entity.text}-" not in speaker.full else name_of(speaker)
    return name_of(speaker) if is_name(speaker) and speaker.kind is not EntityKind.GROUP else ""


def _inside(text: str, spoken: Argument, reading: Reading, sentence: int) -> str:
    """A wording as it stands inside a sentence: a name keeps its capital."""
    named = any(entity.first == spoken.first and entity.kind in NAMED for entity in entities_in(reading, sentence))
    return small_article(text if named else lower_first(reading.sentences[sentence], spoken.first, text))


def speaker_in(fact: Fact, reading: Reading) -> Argument:
    """Who makes a claim; the person where one is named beside a description."""
    sentence = reading.sentences[fact.sentence]
    head = named_beside(reading, sentence, fact.arguments[0].head)
    subject = fact.arguments[0]
    return subject if head == subject.head else argument(reading, sentence, head, Role.SUBJECT)


def speaker_name(speaker: Argument, reading: Reading, sentence: int) -> str:
    """A speaker as an option shows it: a name, or a description that says who; "" for *officials* and *a man*.

    A person described is left alone: *the ambassador* may be one of those the passage names.
    """
    head = reading.sentences[sentence].tokens[speaker.head]
    name = _name(speaker)
    if {head.lemma.lower(), head.text.lower().removesuffix("s")} & GENERIC:
        return ""
    if name:
        acronym = speaker.kind is EntityKind.PERSON and name.isupper()
        return "" if acronym or all(is_title(word) for word in name.split()) else name
    worded = _inside(speaker.full, speaker, reading, sentence)
    person = head.xpos == "NN" and kinds(head.lemma)[:1] == ("person",)
    named = any(word[:1].isupper() for word in worded.split())
    indefinite = worded.lower().startswith(("a ", "an ", "some ", "many ", "several ", "one "))
    if person or indefinite or not named or len(worded.split()) > LONGEST_NAME:
        return ""
    return f"the {worded[4:]}" if worded.startswith("The ") else worded

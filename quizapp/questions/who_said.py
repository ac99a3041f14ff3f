"""Asks whose claim something is.

> The lake in Roundhay Park is safe for swimmers, Rosa Vane said.
  → Who said that the lake in Roundhay Park is safe for swimmers?
> The French foreign ministry said the dam in Calder was unsafe. → Who said that the dam in Calder was unsafe?
> Greenpeace said the harbour in Leeds had become unsafe. → Which organisation said that the harbour in Leeds had become
  unsafe?
> It is safe for swimmers, Rosa Vane said. → nothing: a claim must stand alone
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from quizapp.english.people import is_press
from quizapp.english.trees import children
from quizapp.english.wordlists import word_set
from quizapp.model import Argument, Candidate, EntityKind, Fact, Reading
from quizapp.questions.assertions import assertion_of
from quizapp.questions.claims import PRONOUNS, claim_of, only_says, pruned, speaker_in, speaker_name
from quizapp.questions.drafting import draft
from quizapp.questions.speakers import speaker_of
from quizapp.questions.wording import words_of

__all__ = ["ask_of"]

SHORTEST, LONGEST = 6, 24
"""Words of a claim in a stem; longer ones are hard to hold in the head."""
FEWEST = 4
"""Words of a claim without a name that the passage has elsewhere too."""
SAID = word_set("said says")
"""Words of what somebody else said, which the speaker only passes on: *Rosa Vane said that the guidance said …*."""
ASKING = word_set("where when why how what which who whether if because")
"""Words that begin what is asked, told or given as a reason, and no claim: *explained how*, *U.S. states where*."""
LIMITS = (" without ", " unless ", " until ")
"""What begins what a claim does not hold without."""
SMALL = word_set("the a an of in on at to for by with and or from as is was were are be it its their his her")


def ask_of(fact: Fact, reading: Reading) -> Iterator[Candidate]:
    """One question for each claim that stands alone, by a speaker with a name or a telling description."""
    found = _whole(fact, reading) or _stated(fact, reading)
    if not found:
        return
    speaker, name, claim = found
    told = set(words_of(name)) & set(words_of(claim)) - SMALL
    if (
        name
        and not told
        and _is_on_topic(claim, reading)
        and not is_press(name)
        and not _loses_limit(claim, reading.sentences[fact.sentence].text.lower())
        and claim.split(" ", 1)[0].lower() not in ASKING
        and SAID.isdisjoint(words_of(claim))
        and SHORTEST <= len(claim.split()) <= LONGEST
    ):
        stem = f"{_asking(speaker)} said that {claim}?"
        yield draft("who_said", stem, fact=fact, answer=speaker, key=name, reading=reading)


def _asking(speaker: Argument) -> str:
    """The words that ask for a speaker; which sort of organisation would tell too much beside others."""
    entity = speaker.entity
    named = entity is not None and entity.kind is EntityKind.ORGANISATION and speaker.full == entity.text
    return "Which organisation" if named else "Who"


def _loses_limit(claim: str, sentence: str) -> bool:
    """Whether a claim leaves out what it does not hold without."""
    limits = (*LIMITS, " by ") if " only " in claim else LIMITS
    return any(word in sentence and word not in claim.lower() for word in limits)


def _is_on_topic(claim: str, reading: Reading) -> bool:
    """Whether a claim names somebody or something, or is about what the passage comes back to."""
    said = set(words_of(claim)) - SMALL
    return any(word[:1].isupper() for word in claim.split()[1:]) or len(said & _recurring(reading)) >= FEWEST


@lru_cache(maxsize=4)
def _recurring(reading: Reading) -> frozenset[str]:
    """The words that stand in more than one sentence of a passage."""
    counts = Counter(word for sentence in reading.sentences for word in set(words_of(sentence.text)))
    return frozenset(word for word, number in counts.items() if number > 1)


def _whole(fact: Fact, reading: Reading) -> tuple[Argument, str, str] | None:
    """The speaker, what to call him, and the clause he says in the passage's own words."""
    claim = claim_of(fact, reading)
    speaker = speaker_in(fact, reading)
    return (speaker, speaker_name(speaker, reading, fact.sentence), claim) if claim else None


def _stated(fact: Fact, reading: Reading) -> tuple[Argument, str, str] | None:
    """The same for a claim whose speaker stands beside it: *…, Rosa Vane said*; *according to Rosa Vane, …*.

    What only a clause beside the claim tells may be the reporter's: *she was proud of a year when costs rose*. What
    "had become" of something stays so: it is said of what was before.
    """
    speaker = speaker_of(fact, reading) if fact.claimant else None
    sentence, head = reading.sentences[fact.sentence], fact.predicate.head
    beside = sentence.tokens[head].deprel.startswith(("advcl", "acl"))
    if speaker is None or beside or children(sentence, head, "expl") or only_says(sentence, head):
        return None
    said = assertion_of(reading, sentence, head)
    if said is None or not said.claimant or fact.arguments[0].full.lower() in PRONOUNS:
        return None
    claim = pruned(said.text.removeprefix(f"According to {said.claimant}, ").removesuffix("."))
    return speaker, speaker_name(speaker, reading, fact.sentence), claim

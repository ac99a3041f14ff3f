"""Flaws of the stem: what Haladyna, Downing and Rodriguez (2002) ask of it, as far as a program can see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.english.stems import GAP
from quizapp.english.wordlists import word_set
from quizapp.model import GAPPED, PARTED, Passage, Question, QuestionKind
from quizapp.ranking.flaw import Flaw, Rule, asks_for_exception, has_word, without_quotes, words_of

__all__ = ["STATEMENT_RULES", "STEM_RULES"]

LONGEST = 25
"""Words; about twenty are enough, and a program should not quarrel about five."""
SHORTEST_WITH_GAP = 5
PERSONAL, POSSESSIVE, PLURAL = word_set("he she him it its"), word_set("his her their its"), word_set("they them their")
NEGATIONS = ("not", "except", "never", "neither", "cannot")
_NEGATIVE = re.compile(
    r"^(?:Which|What|Who)\b.*\b(?:is|are|was|were|do|does|did|has|have|had|can|will)(?: not|n['’]t)\b|\bexcept\b(?!ion)"
)
_REPORTED = re.compile(r"\b(?:said|says|say)\b.*")
"""What somebody says may be a denial, and it is not the question that denies."""
OPINIONS = ("do you think", "in your opinion", "do you feel", "do you believe", "would you say")
POINTERS = ("according to the passage", "according to the text", "in the passage", "in the text", "mentioned above")
_RELATIVE = re.compile(
    r"\b(?:yesterday|tomorrow|tonight|(?:last|next|this) (?:night|week|month|year|spring|summer|autumn|"
    r"winter|weekend)|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b",
    re.IGNORECASE,
)
_NAME_OR_NOUN = re.compile(
    r"[\w’']\s+[A-Z]\w|^(?!Wh|Ho|In |On |At )[A-Z]\w+\s|\b(?:[Tt]he|[Aa]n?|[Ee]ach|[Ss]ome|[Ww]hich|\d+)\s+\w"
)
"""Something that a later pronoun may stand for: a name inside the stem or at its head, or a noun with its article."""

_ASKED_TO_SPEAK = re.compile(
    r"(?:Who|Which \w+) (?:said|says|told|thinks?|thought|believes?|believed|claims?|claimed)\b"
)
"""Who is asked for speaks of themselves: "Who said that they had no choice?\""""
_POINTING = re.compile(r"\b(?:[Tt]his|[Tt]hese|[Ss]uch) (?!as\b|is\b)[a-z]{3,}")


def _find_unfocused(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A stem that neither asks nor leaves a gap: nobody can answer it with the options hidden."""
    asks = question.stem.rstrip("”\"’' ").endswith("?")
    if question.kind is QuestionKind.MULTIPLE_CHOICE and not asks and GAP not in question.stem:
        yield Flaw(
            "asks nothing",
            "It does not ask anything. End it with a question mark or leave one gap (____), so that a student "
            "who knows the answer can give it before looking at the options.",
            "stem",
        )


def _find_gap_trouble(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A fill-in with no gap or several, or with too few words to say what is missing."""
    gaps = question.stem.count(GAP)
    if gaps > 1 or (question.kind in GAPPED and gaps == 0):
        yield Flaw("one gap", f"It has {gaps or 'no'} gap{'s' * (gaps > 1)}. Leave exactly one (____).", "stem")
    elif gaps and len(words_of(question.stem)) <= SHORTEST_WITH_GAP:
        yield Flaw(
            "too little context",
            "So few words stand around the gap that many answers fit. Say more of the sentence.",
            "stem",
        )
    elif gaps and question.stem.lstrip("“\"'").startswith(GAP):
        yield Flaw(
            "gap comes first",
            "The gap opens the sentence, so students meet it before they know what it is about. Put it near the end.",
            "stem",
        )


def _find_length(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A stem that is long to read."""
    count = len(words_of(question.stem))
    if count > LONGEST:
        yield Flaw(
            "long question",
            f"The question has {count} words. Leave out what does not narrow the answer; about twenty are enough.",
            "stem",
        )


def _find_pronoun(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A pronoun before anything in the stem that it could stand for."""
    stem = without_quotes(question.stem)
    for found in re.finditer(r"[\w’']+", stem):
        if found[0].lower() in PERSONAL | POSSESSIVE | PLURAL and not _is_explained(stem, found):
            yield Flaw(
                "pronoun without a noun",
                f"It does not say what “{found[0]}” stands for. Name it, so that the question reads on its own.",
                "stem",
            )
            return


def _is_explained(stem: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun has a noun to stand for, or stands for nothing: "why is it hard to …"."""
    word, before, after = pronoun[0].lower(), stem[: pronoun.end()], stem[pronoun.start() :]
    if _ASKED_TO_SPEAK.match(before):
        return True
    if word == "it" and re.match(
        r"it(?: (?:is|was|be|would be|might be|may be|will be))? \w+ (?:to|that|for)\b", after
    ):
        return True
    if word in POSSESSIVE and re.search(r"\bwh?o\b|[\w’,]\s+[A-Z]\w", stem, re.IGNORECASE if word == "their" else 0):
        return True
    return bool(_NAME_OR_NOUN.search(before) or (word in PLURAL and re.search(r"[a-z]{3,}s\b", before)))


def _find_pointing(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A demonstrative that only the passage, or another question, explains; "in which of these" means the options."""
    found = _POINTING.search(without_quotes(question.stem))
    of_parts = question.kind in PARTED or question.stem.startswith("Which of")
    if found and not of_parts and not _RELATIVE.match(found[0]):
        yield Flaw(
            "points outside",
            f"“{found[0]}” points to something outside. Say what it is, so that the question stands alone.",
            "stem",
        )


def _find_relative_date(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A date that only the day of publication explains."""
    found = _RELATIVE.search(without_quotes(question.stem))
    if found:
        yield Flaw(
            "relative date",
            f"“{found[0]}” means something only on the day of the article. Write the date, or leave it out.",
            "stem",
        )


def _find_negative(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A negative that is easily overlooked, or two of them."""
    asked = _REPORTED.sub("", without_quotes(question.stem))
    found = _NEGATIVE.search(asked) if question.kind is QuestionKind.MULTIPLE_CHOICE else None
    if found:
        word = has_word(found[0], NEGATIONS) or "not"
        yield Flaw(
            "negative question",
            f"“{word}” is easily overlooked. Ask for what is true, or print it as {word.upper()}.",
            "stem",
        )
    for option in question.options if found or asks_for_exception(question) else ():
        if has_word(option.text, NEGATIONS):
            yield Flaw(
                "double negative",
                "The question and this option both deny something. Put the option positively.",
                f"options.{option.id}",
            )


def _find_opinion(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A question that every opinion answers."""
    if has_word(question.stem, OPINIONS):
        yield Flaw(
            "opinion asked",
            "Every opinion answers this. Ask what somebody in the article says, and name them: “According to …”.",
            "stem",
        )


def _find_pointer(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """Words about the passage that every question could begin with."""
    found = has_word(question.stem, POINTERS)
    if found:
        yield Flaw(
            "empty words", f"“{found}” goes without saying: all questions are about the passage. Leave it out.", "stem"
        )


def _find_question_for_statement(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A question where something must be said that is true or false."""
    if question.stem.rstrip().endswith("?"):
        yield Flaw(
            "no statement",
            "Nothing is said here that could be true or false. Turn the question into a statement.",
            "stem",
        )


def _find_denial(question: Question, _: Passage | None) -> Iterator[Flaw]:
    """A statement that denies something: "False" to it is a double negative."""
    found = has_word(question.stem, NEGATIONS)
    if found:
        yield Flaw(
            "negative statement",
            f"Saying “False” to a statement with “{found}” denies a denial. Say what is so, rightly or wrongly.",
            "stem",
        )


STEM_RULES: tuple[Rule, ...] = (
    _find_unfocused,
    _find_gap_trouble,
    _find_length,
    _find_pronoun,
    _find_pointing,
    _find_relative_date,
    _find_negative,
    _find_opinion,
    _find_pointer,
)
"""The rules about stems, in the order in which a teacher would mend them."""
STATEMENT_RULES: tuple[Rule, ...] = (_find_question_for_statement, _find_denial)
"""The rules about statements that are true or false."""

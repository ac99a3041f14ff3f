"""Distractors: from a question to the same question with wrong options, each with the reason it is wrong.

Sources propose, guards refuse what may be right, and the best set is chosen. The options follow STARC (Berzak, Malmaud
and Levy 2020): a misreading of the critical sentence, something true of another part of the passage, something that is
plausible without support. With fewer than two good distractors there is no question: nothing is padded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from random import Random
from types import MappingProxyType

from quizapp.distractors.case import Case, Distractor, open_case
from quizapp.distractors.inventory import Inventory, take_inventory
from quizapp.distractors.lettering import lettered
from quizapp.distractors.not_listed import choose_odd_one
from quizapp.distractors.placing import place_keys
from quizapp.distractors.proposing import SOURCES, sound_distractors
from quizapp.distractors.selecting import ORDERED, place_of, select
from quizapp.distractors.statements import choose_statements
from quizapp.distractors.twisting import true_and_false
from quizapp.distractors.wording import option_text
from quizapp.distractors.words import choose_words
from quizapp.model import Candidate, Option, OptionKind, QuestionKind
from quizapp.questions.typed import as_typed

__all__ = ["SOURCES", "choose_options", "place_keys", "take_inventory", "versions_of"]

OWN_OPTIONS = MappingProxyType(
    {
        "which_true": choose_statements,
        "which_false": choose_statements,
        "main_idea": choose_statements,
        "not_listed": choose_odd_one,
        "word_means": choose_words,
    }
)
"""Rules whose options come with the question and are only chosen among here."""
ENOUGH = 12
"""Sound distractors looked at; the nearest come first, so that a long passage costs no more than a short one."""


def choose_options(
    candidate: Candidate, inventory: Inventory, *, seed: int, without: Collection[str] = ()
) -> Candidate | None:
    """The candidate with three or four options, the key among them; None without two good distractors.

    ``inventory`` is what ``take_inventory`` made of the passage's facts and reading. Options have the ids "a" to "d" in
    the order shown; the question's key is worded as its option. ``without`` are texts that no wrong option may have.
    The same seed gives the same options.
    """
    own = OWN_OPTIONS.get(candidate.question.rule)
    if own:
        return own(candidate, inventory, seed=seed, without=without)
    case = open_case(candidate, inventory)
    if case is None:
        return None
    lot = Random(f"{seed} {candidate.question.stem} {candidate.question.key}")
    proposed = (
        item for item in sound_distractors(case) if option_text(item.text, fills_gap=case.fills_gap) not in without
    )
    chosen = select(case, list(islice(proposed, ENOUGH)), lot)
    return _with_options(case, chosen, lot) if chosen else None


def versions_of(candidate: Candidate, inventory: Inventory) -> Iterator[Candidate]:
    """A candidate as it may be shown: a statement true and made false, a gap to type in and to choose for,
    a question for a name to choose and to type."""
    if candidate.question.kind is QuestionKind.TRUE_FALSE:
        yield from true_and_false(candidate, inventory)
        return
    yield candidate
    if candidate.question.kind is QuestionKind.FILL_IN:
        yield replace(candidate, question=replace(candidate.question, kind=QuestionKind.WORD_BANK))
    elif typed := as_typed(candidate, inventory.reading):
        yield typed


def _with_options(case: Case, chosen: Sequence[Distractor], lot: Random) -> Candidate:
    key = Option("", option_text(case.key, fills_gap=case.fills_gap), OptionKind.KEY, "")
    options = [
        key,
        *(Option("", option_text(item.text, fills_gap=case.fills_gap), item.kind, item.reason) for item in chosen),
    ]
    lot.shuffle(options)
    if case.form in ORDERED:
        options.sort(key=lambda option: place_of(option.text))
    return replace(case.candidate, question=replace(case.question, key=key.text, options=lettered(options)))

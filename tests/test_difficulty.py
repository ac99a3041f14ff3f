"""How much reading a question asks for: each measure moves with what it measures, and the sum divides."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from quizapp.model import Difficulty, Evidence, Option, OptionKind, Passage, Question, QuestionKind
from quizapp.ranking.difficulty import EASY_BELOW, HARD_FROM, difficulty_of, measure

TEXT = (
    "Rosa Vane opened the public library in Calder in 2011. It had cost four million crowns and taken six years. "
    "Omar Finch, the mayor, said the old market hall nearby would close. The harbour was rebuilt by a guild of masons "
    "whose artisans chiselled granite balustrades. The library burned down in March 2019, and nobody was hurt."
)
PASSAGE = Passage(TEXT)


def ask(
    stem: str, key: str, quote: str, *kinds: OptionKind, kind: QuestionKind = QuestionKind.MULTIPLE_CHOICE
) -> Question:
    """A question whose evidence is ``quote``, with wrong options of the kinds given."""
    start = TEXT.index(quote)
    wrong = [Option(f"w{place}", f"other {place}", each) for place, each in enumerate(kinds)]
    options = (Option("k", key, OptionKind.KEY), *wrong) if kinds else ()
    return Question("q", kind, stem, key, Evidence(quote, start, start + len(quote)), options)


OPENED = "Rosa Vane opened the public library in Calder in 2011."
COST = "It had cost four million crowns and taken six years."
M, E, U = OptionKind.MISREADING, OptionKind.ELSEWHERE, OptionKind.UNSUPPORTED
STORM = (
    "The keeper of the old lighthouse repaired its lantern after the storm, and villagers who had watched the harbour "
    "through the night brought firewood, blankets and bread to the quay."
)
LONG = Question(
    "q",
    QuestionKind.MULTIPLE_CHOICE,
    "What did villagers who watched the harbour through the night bring to the quay after the storm?",
    "firewood",
    Evidence(STORM, 0, len(STORM)),
    options=(
        Option("a", "firewood", OptionKind.KEY),
        Option("b", "lanterns and ropes", M),
        Option("c", "bricks for the wall", E),
    ),
)
WHO = ask("Who opened the public library in Calder?", "Rosa Vane", OPENED, U, U, U)


def test_misreadings_draw_more_than_what_is_said_elsewhere_and_that_more_than_inventions() -> None:
    draws = [measure(ask(WHO.stem, WHO.key, OPENED, each, each), PASSAGE).options for each in (M, E, U)]
    assert draws == sorted(draws, reverse=True)
    assert len(set(draws)) == 3


def test_an_answer_to_type_draws_like_all_that_is_said_elsewhere() -> None:
    typed = replace(WHO, kind=QuestionKind.FILL_IN, options=())
    assert measure(typed, PASSAGE).options == measure(ask(WHO.stem, WHO.key, OPENED, E, E), PASSAGE).options


def test_a_stem_in_the_words_of_the_evidence_is_not_reworded_and_one_in_others_is() -> None:
    assert measure(WHO, PASSAGE).rewording == 0
    reworded = ask("Which person inaugurated the place for borrowing books?", "Rosa Vane", OPENED, U, U)
    assert measure(reworded, PASSAGE).rewording > 0.5


def test_a_stem_whose_words_stand_apart_from_the_key_is_distant() -> None:
    near = ask("How many crowns did it cost?", "four million", COST, U, U)
    far = ask("How many years had work on the library in Calder taken?", "six", COST, U, U)
    assert measure(near, PASSAGE).distance < measure(far, PASSAGE).distance


def test_rare_words_are_harder_than_common_ones_and_names_do_not_count() -> None:
    rare = ask(
        "What did the artisans chisel?",
        "granite balustrades",
        "The harbour was rebuilt by a guild of masons whose artisans chiselled granite balustrades.",
        U,
    )
    assert measure(rare, PASSAGE).vocabulary > measure(WHO, PASSAGE).vocabulary
    renamed = replace(WHO, stem="Who opened the public library in Xyrquil?")
    assert measure(renamed, PASSAGE).vocabulary == measure(WHO, PASSAGE).vocabulary


@pytest.mark.parametrize("question", [WHO, replace(WHO, stem="", key=""), replace(WHO, evidence=Evidence("", 0, 0))])
def test_every_measure_lies_between_0_and_1(question: Question) -> None:
    found = measure(question, PASSAGE)
    assert all(0 <= part <= 1 for part in (found.options, found.rewording, found.distance, found.vocabulary))
    assert min(found.options, found.vocabulary) <= found.total <= 1


def test_the_total_divides_into_easy_medium_and_hard() -> None:
    assert EASY_BELOW < HARD_FROM
    assert difficulty_of(WHO, PASSAGE) is Difficulty.EASY
    hard = ask(
        "After how many years of work did the mayor's guests enter the place for borrowing volumes?", "six", COST, M, M
    )
    assert difficulty_of(hard, PASSAGE) is Difficulty.HARD


def test_a_question_is_as_difficult_whatever_the_order_in_which_python_goes_through_a_set() -> None:
    telling = "from tests.test_difficulty import *; print(measure(LONG, Passage(LONG.evidence.quote)))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", telling], capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        for seed in "1234"
    ]
    assert len({run.stdout for run in runs}) == 1

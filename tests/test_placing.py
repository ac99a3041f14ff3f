"""Over a quiz the key stands in every place as often as in any other, and figures keep their order."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quizapp.distractors import place_keys
from quizapp.model import Evidence, Option, OptionKind, Question, QuestionKind

NAMES = ("Ada Lund", "Ines Calloway", "Omar Finch", "Rosa Vane")
FIGURES = ("20", "40", "60", "80")


def asked(number: int, key: int, texts: tuple[str, ...] = NAMES) -> Question:
    kinds = (OptionKind.KEY if place == key else OptionKind.ELSEWHERE for place in range(len(texts)))
    options = tuple(Option(text, text, kind) for text, kind in zip(texts, kinds, strict=True))
    kind = QuestionKind.MULTIPLE_CHOICE
    return Question(f"q{number}", kind, f"Who sold mill {number}?", texts[key], Evidence("", 0, 1), options=options)


def places(questions: tuple[Question, ...]) -> list[int]:
    return [[option.kind for option in question.options].index(OptionKind.KEY) for question in questions]


@given(keys=st.lists(st.integers(0, 3), max_size=30), seed=st.integers(0, 9))
def test_no_place_holds_the_key_more_than_once_more_than_another(keys: list[int], seed: int) -> None:
    placed = tuple(place_keys([asked(number, key) for number, key in enumerate(keys)], seed=seed))
    counts = Counter(places(placed))
    assert max(counts.values(), default=0) - min((counts[place] for place in range(4)), default=0) <= 1
    assert all(sorted(option.text for option in question.options) == sorted(NAMES) for question in placed)


def test_figures_keep_their_order() -> None:
    figures = [asked(number, 0, FIGURES) for number in range(4)]
    assert list(place_keys(figures)) == figures


def test_one_seed_places_alike_and_seeds_differ() -> None:
    questions = [asked(number, 0) for number in range(6)]
    told = {seed: tuple(places(tuple(place_keys(questions, seed=seed)))) for seed in range(8)}
    assert told[3] == tuple(places(tuple(place_keys(questions, seed=3))))
    assert len(set(told.values())) > 1

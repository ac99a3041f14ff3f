"""What leans on the passage before it, and what opens the passage."""

from __future__ import annotations

from quizapp.model import LEANING, Passage, QuestionKind
from quizapp.pipeline import find_candidates, read

NEWS = "The police chief has said that the plans for longer drinking in Norbury should be dropped because of the noise."
REST = (
    "Rosa Vane opened a school for sailors in Bergen in 2015. The Norbury Trust repaired a stone bridge in Hull. "
    "Omar Finch led a long march through Leeds. Ada Lund sold six mills to the Calder Museum. "
    "The fire in Norbury destroyed about 600 homes in 2019."
)


def leaning_statements(text: str) -> set[str]:
    found = find_candidates(read(Passage(text)), (QuestionKind.TRUE_FALSE,)).ranked
    return {item.question.stem for item in found if LEANING in item.features}


def test_the_news_that_opens_an_article_points_at_nothing_before_it() -> None:
    assert NEWS not in leaning_statements(f"{NEWS}\n\n{REST}")


def test_the_same_sentence_further_on_points_back() -> None:
    assert NEWS in leaning_statements(f"{REST}\n\n{NEWS}")


def test_a_sentence_alone_is_no_article() -> None:
    assert NEWS in leaning_statements(NEWS)


def asked(text: str) -> dict[str, bool]:
    """The questions on a text, each with whether it leans on it."""
    return {item.question.stem: LEANING in item.features for item in find_candidates(read(Passage(text))).ranked}


OFFICE = "The Norbury Trust's director, Ines Quill, called the work slow."


def test_who_holds_an_office_of_a_body_that_the_passage_speaks_of_is_for_who_asks_for_many() -> None:
    assert asked(f"{REST}\n\n{OFFICE}")["Who is the Norbury Trust's director?"]


def test_who_holds_an_office_of_a_body_named_only_there_is_not_asked() -> None:
    assert not any("Quill" in stem or "director" in stem for stem in asked(f"{NEWS} {OFFICE}") if "Who is" in stem)


def test_a_deed_done_to_nothing_by_somebody_in_passing_is_asked_about_without_a_crash() -> None:
    assert asked("In 2018, Ines Quill moved to the Iberian Peninsula to carve out a career for herself, but failed.")

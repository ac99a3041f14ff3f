"""The main idea of a report: what is taken for it, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

from quizapp.model import TEMPTING, Option, Passage, QuestionKind
from quizapp.pipeline import find_candidates, finish, make_questions, read
from quizapp.ranking.giveaways import without_giveaways

NEWS = "Ministers in Norbury have been accused of waste after the sale of the old mill in Leeds."
REST = (
    "The mill was bought by Rosa Vane in May. A firm in Bergen drew up the plan for the sale. "
    "The firm has closed its office beside the harbour of Bergen. "
    "Omar Finch repaired the roof of the town hall in Calder with glass. "
    "Ada Lund led a march of bakers through the streets of Hull."
)
LEANING_REST = (
    "The mill was bought by Rosa Vane in May. A firm in Bergen drew up the plan for the sale. "
    "The firm has closed its office beside the harbour of Bergen. "
    "Omar Finch repaired the roof of the town hall in Calder with glass. "
    "The sale was agreed at a long meeting of bakers and sailors."
)


MORE = (
    "Ada Lund led a march of bakers through the streets of Hull. "
    "Rosa Vane sold six of her old ships to a museum of glass in Hull."
)


def options(text: str, title: str) -> list[Option]:
    """The options of the question for the main idea, none where it is not asked; the key first."""
    findings = find_candidates(read(Passage(text, title=title)), tuple(QuestionKind))
    made = [finish(item, findings) for item in findings.ranked if item.question.rule == "main_idea"]
    return sorted((option for item in made if item for option in item.question.options), key=lambda o: o.kind != "key")


def test_a_title_says_the_same_in_quotation_marks_and_other_forms_of_its_words() -> None:
    key, *others = options(f"{NEWS}\n\n{REST}", "Minister 'accused' over mill")
    assert key.text == NEWS.removesuffix(".")
    assert len(others) >= 2


def test_news_that_goes_on_or_is_to_come_is_news() -> None:
    for verb in ("is closing", "is to sell", "has closed"):
        told = f"The council of Norbury {verb} the old mill beside the harbour of Leeds."
        assert options(f"{told}\n\n{REST}", "The end of a mill")[0].text == told.removesuffix(".")


def test_how_things_are_is_not_the_news() -> None:
    told = "The council of Norbury owns the old mill beside the harbour of Leeds."
    assert not options(f"{told}\n\n{REST}", "The end of a mill")


def test_what_leans_on_the_passage_stands_there_only_where_too_little_stands_alone() -> None:
    pointing = "The sale was agreed at a long meeting of bakers and sailors"
    texts = [option.text for option in options(f"{NEWS}\n\n{LEANING_REST}", "Ministers accused of waste over mill")]
    assert pointing in texts
    texts = [
        option.text for option in options(f"{NEWS}\n\n{LEANING_REST} {MORE}", "Ministers accused of waste over mill")
    ]
    assert len(texts) >= 3
    assert pointing not in texts


def test_what_points_at_something_that_the_main_idea_does_not_name_stands_nowhere() -> None:
    for pointing in ("The announcement was made", "The other ships were sold", "Both ships were sold"):
        rest = LEANING_REST.replace("The sale was agreed", pointing)
        texts = [option.text for option in options(f"{NEWS}\n\n{rest}", "Ministers accused of waste over mill")]
        assert not any(text.startswith(pointing) for text in texts)


def test_the_opening_stands_beside_the_news_only_where_too_little_is_told_after_it() -> None:
    second = "A firm in Bergen drew up the plan for the sale"
    few = f"{NEWS}\n\n{second}. {MORE.split('. ')[0]}."
    assert second in [option.text for option in options(few, "Ministers accused of waste over mill")]
    many = options(f"{NEWS}\n\n{REST} {MORE}", "Ministers accused of waste over mill")
    assert second not in [option.text for option in many]


def test_news_that_the_title_tells_in_other_words_is_asked_for_where_all_comes_back_to_it() -> None:
    told = "The council of Norbury has closed the old mill beside the harbour of Leeds."
    rest = "The old mill in Leeds was built by Rosa Vane. The council of Norbury owns the harbour of Leeds. " * 2
    assert options(f"{told}\n\n{rest}\n\n{MORE}", "End of an era")[0].text == told.removesuffix(".")


def test_a_main_idea_is_asked_for_though_something_beside_it_leans_on_the_passage() -> None:
    reading = read(Passage(f"{NEWS}\n\n{LEANING_REST}", title="Ministers accused of waste over mill"))
    assert "main_idea" in [question.rule for question in make_questions(reading)]


def test_what_a_quiz_states_falsely_stands_as_no_option_of_the_main_idea() -> None:
    reading = read(Passage(f"{NEWS}\n\n{REST} {MORE}", title="Ministers accused of waste over mill"))
    asked = make_questions(reading, count=8)
    false = {question.evidence.quote for question in asked if question.key == "False"}
    shown = {
        option.evidence.quote
        for question in asked
        if question.rule == "main_idea"
        for option in question.options
        if option.evidence
    }
    assert false
    assert shown
    assert not false & shown


def asked_with(tempting: int, without: int = 0) -> tuple[list[str], list[str]]:
    """All that may stand beside a main idea, and what does where so many of it tempt and the first are not to stand."""
    findings = find_candidates(read(Passage(f"{NEWS}\n\n{REST} {MORE}", title="Ministers accused of waste over mill")))
    (found,) = (item for item in findings.ranked if item.question.rule == "main_idea")
    candidate = replace(found, features=MappingProxyType({**found.features, TEMPTING: float(tempting)}))
    possible = list(dict.fromkeys(option.text for option in candidate.question.options[1:]))
    made = finish(candidate, findings, without=possible[:without])
    assert made
    return possible, [option.text for option in made.question.options if option.text != made.question.key]


def test_only_what_tempts_stands_beside_the_main_idea_where_there_is_enough() -> None:
    possible, chosen = asked_with(2)
    assert len(possible) > 2
    assert sorted(chosen) == sorted(possible[:2])


def test_where_too_little_tempts_the_two_best_stand_beside_the_main_idea() -> None:
    possible, chosen = asked_with(1)
    assert sorted(chosen) == sorted(possible[:2])
    possible, chosen = asked_with(2, without=1)
    assert sorted(chosen) == sorted(possible[1:3])


def test_a_false_statement_that_an_option_of_the_main_idea_must_contradict_is_left_out() -> None:
    rest = (
        "Omar Finch rejected a plan for a harbour in Hull. Ada Lund led a march of bakers through the streets of Hull."
    )
    findings = find_candidates(read(Passage(f"{NEWS}\n\n{rest}", title="Ministers accused of waste over mill")))
    (whole,) = (item for item in findings.ranked if item.question.rule == "main_idea")
    false = next(item for item in findings.ranked if item.question.key == "False" and "Omar" in item.question.stem)
    made = finish(whole, findings)
    assert made
    kept = without_giveaways([made, false], findings.ranked, lambda item, texts: finish(item, findings, without=texts))
    assert [item.question.rule for item in kept] == ["main_idea"]

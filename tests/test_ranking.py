"""From many questions to a quiz: what is unsound is left out, and of the sound the best that differ are chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.model import (
    Argument,
    Candidate,
    Entity,
    EntityKind,
    Evidence,
    Fact,
    Option,
    OptionKind,
    Predicate,
    Question,
    QuestionKind,
    Reading,
    Role,
)
from quizapp.ranking.choosing import PER_SENTENCE, choose
from quizapp.ranking.clashing import clash
from quizapp.ranking.leaning import leaning_of
from quizapp.ranking.pointing import pointer_in
from quizapp.ranking.reference import points_back
from quizapp.ranking.soundness import SUREST, flaw_of
from quizapp.ranking.weighing import rank
from tests.trees import reading

BERGEN = Entity(EntityKind.CITY, "Bergen", 0, 6, 0, 0, 0)
PLAIN = reading("Bergen/NNP/Bergen/1/nsubj sank/VBD/sink/-1/root", names={"Bergen": EntityKind.CITY})


def argument(role: Role, text: str, entity: Entity | None = None) -> Argument:
    return Argument(role, 0, 0, 0, text, text, 0, len(text), entity=entity)


def candidate(
    stem: str,
    key: str = "Rosa Vane",
    *,
    rule: str = "what",
    sentence: int = 0,
    score: float = 1.0,
    certainty: float = 1.0,
    negated: bool = False,
    arguments: tuple[Argument, ...] = (),
    entity: Entity | None = None,
) -> Candidate:
    """A question on a sentence, answered by the fact's first argument."""
    answer = arguments[0] if arguments else argument(Role.SUBJECT, key, entity)
    predicate = Predicate(0, "open", ("opened",), negated=negated)
    fact = Fact("active", sentence, predicate, arguments or (answer,), 10 * sentence, 10, certainty=certainty)
    question = Question("", QuestionKind.MULTIPLE_CHOICE, stem, key, Evidence("", 10 * sentence, 10), rule=rule)
    return Candidate(question, fact, answer, MappingProxyType({}), score)


def flaw(item: Candidate, *others: Candidate, place: Reading = PLAIN) -> str:
    return flaw_of(item, [other.fact for other in (item, *others)], place) or leaning_of(item, place)


def taken(items: Sequence[Candidate], *, count: int = 9, bar: float = 0.0) -> list[str]:
    """The stems chosen when every question gets its options."""
    return [item.question.stem for item in choose(items, count=count, bar=bar, finish=lambda item: item)]


# ── soundness ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "stem",
    [
        "Who opened the town hall of Bergen in 2019?",
        "Which city is the second largest in Norway?",
        "According to the mayor, in which year did she open the town hall of Bergen?",
        "Who said that the town hall of Bergen was sold?",
        "By whom was the US embassy in Bergen opened?",
    ],
)
def test_a_question_that_stands_alone_is_sound(stem: str) -> None:
    assert flaw(candidate(stem)) == ""


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("Who opened Bergen?", "length"),
        ("Who opened " + "the hall of Bergen and " * 7 + "Leeds?", "length"),
        ("Who opened this hall of Bergen in 2019?", "dangling word"),
        ("Who opened our hall in Bergen in 2019?", "dangling word"),
        ("Who opened the hall of Bergen last week?", "relative time"),
        ("Who opened the hall of Bergen on Thursday?", "relative time"),
        ("Who opened the hall of Bergen two days earlier?", "relative time"),
        ("Who made the announcement, after Bergen sank?", "points back"),
        ("Who opened similar halls in Bergen in 2019?", "points back"),
        ("Who opened a hall there long before?", "dangling word"),
        ("Who opened a hall in town?", "adrift"),
        ("Which Vane opened the hall of Bergen?", "key in stem"),
        ("Who opened “the hall of Bergen in 2019?", "broken"),
        ("Who opened the hall (of Bergen) in 2019?", "broken"),
        ("Who opened the hall of Bergen in?", "broken"),
        ("Who opened the the hall of Bergen?", "broken"),
    ],
)
def test_a_flawed_stem_is_named_by_its_flaw(stem: str, name: str) -> None:
    assert flaw(candidate(stem)) == name


STEM = "Who opened the town hall of Bergen in 2019?"


def test_a_question_on_an_unsure_parse_is_not_asked() -> None:
    assert flaw(candidate(STEM, certainty=SUREST - 0.01)) == "unsure parse"
    assert flaw(candidate(STEM, certainty=SUREST)) == ""


def test_a_statement_in_its_sentence_s_own_words_needs_no_sure_parse() -> None:
    unsure = candidate("Rosa Vane opened the town hall of Bergen in 2019.", "True", certainty=SUREST - 0.01)
    stated = replace(unsure, question=replace(unsure.question, kind=QuestionKind.TRUE_FALSE))
    assert flaw(stated) == ""


def test_what_did_not_happen_is_not_asked_for() -> None:
    assert flaw(candidate(STEM, negated=True)) == "negated"


def test_a_torn_key_is_broken() -> None:
    assert flaw(candidate(STEM, key="the mayor of")) == "broken"


def test_others_are_nobody_s_name() -> None:
    assert flaw(candidate(STEM, key="Other mills of Leeds")) == "others"


def test_the_topic_is_not_the_answer_of_an_open_question() -> None:
    about = reading(*["Bergen/NNP/Bergen/1/nsubj sank/VBD/sink/-1/root"] * 3, names={"Bergen": EntityKind.CITY})
    asked = candidate("Which city lost its only harbour in 2019?", "Bergen", rule="who", entity=BERGEN)
    assert flaw(asked, place=about) == "the topic itself"
    assert flaw(asked, place=PLAIN) == ""


def opened(place: str, opener: str, sentence: int) -> Candidate:
    """Who opened a place: a fact with two arguments."""
    arguments = (argument(Role.SUBJECT, opener), argument(Role.OBJECT, place))
    return candidate(f"Who opened {place} to the public?", opener, sentence=sentence, arguments=arguments)


def test_a_question_with_two_answers_in_the_passage_is_not_asked() -> None:
    asked = opened("the hall of Leeds", "Rosa Vane", 0)
    assert flaw(asked, opened("the hall of Leeds", "Ada Lund", 1)) == "another answer"
    assert flaw(asked, opened("the hall of Leeds", "Rosa Vane", 1)) == ""
    assert flaw(asked, opened("the mill of Odda", "Ada Lund", 1)) == ""


# ── reference ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("written", "stem", "back"),
    [
        ("the/DT/the/1/det video/NN/video/-1/root", "Who made the video?", True),
        ("the/DT/the/1/det video/NN/video/-1/root", "Who made a video?", False),
        ("Both/DT/both/1/det videos/NNS/video/-1/root", "Who made both videos?", True),
        ("the/DT/the/1/det government/NN/government/-1/root", "Who led the government?", True),
        ("the/DT/the/1/det world/NN/world/-1/root", "Who saved the world?", False),
        (
            "the/DT/the/2/det largest/JJS/large/2/amod video/NN/video/-1/root",
            "Who made the largest video?",
            False,
        ),
        (
            "the/DT/the/1/det video/NN/video/-1/root of/IN/of/3/case Leeds/NNP/Leeds/1/nmod",
            "Who made the video of Leeds?",
            False,
        ),
        ("a/DT/a/1/det video/NN/video/-1/root", "Who made recent videos?", True),
        (
            "the/DT/the/2/det US/NNP/US/2/compound decision/NN/decision/-1/root",
            "Who met the US decision with anger?",
            True,
        ),
    ],
)
def test_a_stem_must_say_which(written: str, stem: str, back: bool) -> None:
    assert points_back(candidate(stem), reading(written)) is back


@pytest.mark.parametrize(
    ("stem", "pointer"),
    [
        ("Who made a similar video?", "a comparison"),
        ("Every other mill in Leeds is older.", "a comparison"),
        ("How many other mills did Leeds open?", "others"),
        ("Rosa Vane promised to find one.", "one for a noun"),
        ("One mill is too small for Leeds.", "one of several"),
        ("A third baker was convicted in Leeds.", "one of several"),
        ("A third of the bakers were convicted in Leeds.", ""),
        ("Rosa Vane was as important in Leeds.", "as much as something"),
        ("Rosa Vane was as important in Leeds as Omar Finch.", ""),
        ("Leeds refused to let in the four.", "the four"),
        ("Leeds refused to let in the four mayors of Hull.", ""),
        ("Rosa Vane said that all four were ill.", "all four"),
        ("Rosa Vane went on to win the cup.", "what came after"),
        ("Rosa Vane had been inside when it fell.", "somewhere"),
        ("Rosa Vane had been inside the mill.", ""),
        ("Who opened the mill in question?", "in question"),
        ("The mill itself is old.", "itself"),
        ("Who opened the mill in Leeds?", ""),
    ],
)
def test_a_stem_points_back_by_some_words(stem: str, pointer: str) -> None:
    assert pointer_in(stem) == pointer


def test_a_noun_of_the_title_does_not_say_which() -> None:
    place = reading("the/DT/the/1/det video/NN/video/-1/root", title="A video from Leeds")
    assert points_back(candidate("Who made the video?"), place)


# ── choosing ─────────────────────────────────────────────────────────────────────────────────────────────────────────

STEMS = [f"Who opened the {word} of {word}burg?" for word in ("hall", "mill", "port", "barn", "dock", "yard")]
SPREAD = [candidate(stem, f"Key {n}", sentence=n, score=6.0 - n, rule=str(n)) for n, stem in enumerate(STEMS)]


@given(st.permutations(SPREAD), st.integers(0, 8))
def test_the_best_come_first_and_stand_in_the_order_of_the_passage(items: list[Candidate], count: int) -> None:
    assert taken(items, count=count) == STEMS[:count]


def test_what_is_below_the_bar_is_left_out() -> None:
    assert taken(SPREAD, bar=4.0) == STEMS[:3]


def test_a_question_without_options_makes_room_for_the_next() -> None:
    def finish(item: Candidate) -> Candidate | None:
        return None if item.question.stem == STEMS[0] else item

    chosen = choose(SPREAD, count=2, bar=0.0, finish=finish)
    assert [item.question.stem for item in chosen] == STEMS[1:3]


def test_options_are_made_only_for_what_is_taken() -> None:
    finished: list[str] = []

    def finish(item: Candidate) -> Candidate:
        finished.append(item.question.stem)
        return item

    choose(SPREAD, count=2, bar=0.0, finish=finish)
    assert finished == STEMS[:2]


def test_a_sentence_gives_only_its_share() -> None:
    crowded = [replace(item, fact=SPREAD[0].fact) for item in SPREAD]
    assert len(taken(crowded)) == PER_SENTENCE


def test_one_answer_is_asked_once_of_a_sentence() -> None:
    twice = [candidate(STEMS[0], "2019", rule="when"), candidate(STEMS[1], "2019", rule="gap")]
    apart = [twice[0], candidate(STEMS[1], "2019", rule="gap", sentence=1)]
    assert len(taken(twice)) == 1
    assert len(taken(apart)) == 2


def test_one_date_is_asked_for_once() -> None:
    day = replace(argument(Role.TIME, "in May"), kind=EntityKind.DATE)
    items = [candidate(stem, "May", rule="when", sentence=place) for place, stem in enumerate(STEMS[:2])]
    assert len(taken([replace(item, answer=day) for item in items])) == 1


def test_no_stem_tells_another_question_s_key() -> None:
    told = [candidate("Who opened the hall in 2019?", "Rosa Vane"), candidate(STEMS[1], "2019", rule="when")]
    assert len(taken(told)) == 1


def test_a_statement_that_is_the_key_tells_the_key_of_a_gap() -> None:
    told = [
        candidate("Which sentence says best what it is about?", "Rosa Vane opened the hall", rule="main_idea"),
        candidate("____ opened the town hall of Leeds.", "Rosa Vane", rule="gap"),
    ]
    assert len(taken(told)) == 1


def test_the_same_is_not_asked_in_two_ways() -> None:
    alike = [
        candidate("Who opened the old hall of Leeds in 2019?", "Vane", rule="who"),
        candidate("By whom was the old hall of Leeds opened in 2019?", "Rosa", rule="whom", sentence=1),
    ]
    assert len(taken(alike)) == 1


def test_a_statement_that_a_longer_one_holds_is_not_made_as_well() -> None:
    short = "The army took positions outside Leeds to protect bakers."
    longer = "The army left Hull and took positions outside Leeds to protect bakers and sailors."
    told = [candidate(stem, "True", rule="true_false", sentence=place) for place, stem in enumerate((short, longer))]
    stated = [replace(item, question=replace(item.question, kind=QuestionKind.TRUE_FALSE)) for item in told]
    assert len(taken(stated)) == 1


def test_one_number_of_one_thing_is_asked_once() -> None:
    twice = [
        candidate("How many lamps will light up the harbour of Leeds?", "Thirty", rule="how_many"),
        candidate("The jury chose ____ lamps from hundreds of ideas.", "thirty", rule="gap", sentence=4),
    ]
    assert len(taken(twice)) == 1


def test_what_is_asked_is_not_called_true_or_false_as_well() -> None:
    asked = candidate("How many mills stand beside the wide river?", "Six", rule="how_many")
    stated = candidate(
        "Two mills stand beside the wide river near the old harbour of Leeds.", "False", rule="true_false"
    )
    question = replace(stated.question, kind=QuestionKind.TRUE_FALSE)
    statement = replace(stated, question=question, features=MappingProxyType({"turning": 1.0}))
    assert len(taken([asked, statement])) == 1


def test_a_longer_question_asks_what_a_short_statement_with_another_number_says() -> None:
    asked = candidate("How many mills stand beside the wide river, which flows from Leeds to Norbury?", "Six")
    stated = candidate("Two mills stand beside the wide river.", "False", rule="true_false")
    question = replace(stated.question, kind=QuestionKind.TRUE_FALSE)
    statement = replace(stated, question=question, features=MappingProxyType({"turning": 1.0}))
    assert len(taken([asked, statement])) == 1


def test_what_statements_side_by_side_tell_is_not_asked() -> None:
    asked = candidate("How many mills stand beside the wide river?", "Six", rule="how_many")
    beside = candidate("Which of these statements does the article contradict?", "A ship sank", rule="which_false")
    told = (
        Option("a", "A ship sank", OptionKind.KEY),
        Option("b", "Six mills stand beside the wide river", OptionKind.ELSEWHERE),
    )
    both = replace(beside, question=replace(beside.question, options=told))
    assert len(taken([asked, both])) == 1


def test_a_rule_used_already_gives_way_to_another() -> None:
    same = [replace(item, question=replace(item.question, rule="who"), score=1.0) for item in SPREAD[:2]]
    other = replace(SPREAD[2], score=0.95)
    assert taken([*same, other], count=2) == [STEMS[0], STEMS[2]]


def test_ranking_gives_every_candidate_its_features_and_score() -> None:
    sure, unsure = (candidate(STEMS[0], certainty=certainty) for certainty in (1.0, 0.4))
    ranked = rank([unsure, sure], PLAIN)
    assert [item.fact.certainty for item in ranked] == [1.0, 0.4]
    assert ranked[0].score > ranked[1].score
    assert all(0 <= value <= 1 for item in ranked for name, value in item.features.items() if name != "appeal")


def test_what_is_to_be_put_in_order_is_not_told_by_a_statement_beside_others() -> None:
    event, other = Evidence("The mill opened in 1987.", 10, 34), Evidence("Rain fell.", 50, 60)
    part = Option("1", "The mill opened", OptionKind.KEY, evidence=event)
    order = Question("o", QuestionKind.ORDERING, "Put these events in order.", "", Evidence("The port", 0, 8), (part,))
    told = Option("1", "The mill opened in 1987", OptionKind.ELSEWHERE, evidence=event)
    beside = Question(
        "b", QuestionKind.MULTIPLE_CHOICE, "Which statement is true?", "Rain fell", other, (told,), rule="which_true"
    )
    assert clash(order, beside, near=False)
    assert not clash(order, replace(beside, options=()), near=False)


def test_ties_keep_the_order_of_the_text() -> None:
    same = [candidate(STEMS[0], key, rule="matching") for key in ("Rosa Vane", "Adah Lund", "Omar Omar")]
    assert [item.question.key for item in rank(same, PLAIN)] == ["Rosa Vane", "Adah Lund", "Omar Omar"]

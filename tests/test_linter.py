"""The linter: each flaw is found where it is, and good questions pass."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from quizapp.identity import key_of_parts
from quizapp.model import Evidence, Option, OptionKind, Passage, Question, QuestionKind, Quiz
from quizapp.ranking.linter import lint, lint_quiz

PASSAGE = Passage("Rosa Vane opened the hall in Leeds in March 2011. About 40 people came.")


def choice(stem: str, *options: str, key: int = 0, quote: str = "") -> Question:
    """A multiple-choice question; the option numbered ``key`` is right."""
    kinds = [OptionKind.KEY if place == key else OptionKind.UNSUPPORTED for place in range(len(options))]
    made = tuple(Option("abcdefgh"[n], text, kinds[n], "Why.") for n, text in enumerate(options))
    start = max(0, PASSAGE.text.find(quote))
    evidence = Evidence(quote, start, start + len(quote))
    return Question("q", QuestionKind.MULTIPLE_CHOICE, stem, options[key], evidence, made)


def fill_in(stem: str, key: str = "Leeds") -> Question:
    """A fill-in question."""
    return Question("q", QuestionKind.FILL_IN, stem, key, Evidence("", 0, 0))


def names(question: Question, passage: Passage | None = None) -> list[str]:
    """The names of the flaws found."""
    return [flaw.name for flaw in lint(question, passage)]


GOOD = (
    choice("Who opened the hall in Leeds?", "Omar Finch", "Rosa Vane", "Ada Lund", "Ivor Stone", key=1),
    choice("In which year did the hall open?", "2009", "2011", "2014", key=1),
    choice("About how many people came to the opening?", "About 20", "About 40", "About 60", key=1),
    choice("Where was the fair held last?", "Sydney", "Canada", "France"),
    choice("Why did the council close the road?", "To repair the bridge", "To hold the fair", "To lay new cables"),
    choice("The hall in the old market of Leeds was opened by ____.", "Rosa Vane", "Omar Finch", "Ada Lund"),
    choice("Which of these towns was NOT hit by the flood?", "Leeds", "Hull", "Bradford", "Wakefield"),
    choice("Which rank does Calder hold among the island's towns?", "Largest", "Second largest", "Third largest"),
    fill_in("Rosa Vane opened the new town hall in ____."),
)


@pytest.mark.parametrize("question", GOOD, ids=lambda question: question.stem)
def test_a_good_question_has_no_flaw(question: Question) -> None:
    assert names(question) == []


FLAWED = (
    ("asks nothing", "stem", choice("The hall in Leeds", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("one gap", "stem", fill_in("____ opened the new town hall in ____.")),
    ("one gap", "stem", fill_in("Rosa Vane opened the new town hall.", key="May")),
    ("too little context", "stem", fill_in("He lives in ____.")),
    ("gap comes first", "stem", fill_in("____ opened the new town hall in March.", key="Rosa Vane")),
    ("long question", "stem", choice(f"Which town flooded {'after the long rain ' * 8}?", "Leeds", "Hull", "Goole")),
    ("pronoun without a noun", "stem", choice("Where did she open it?", "Leeds", "Hull", "Goole")),
    ("relative date", "stem", choice("Who opened the hall on Thursday?", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("negative question", "stem", choice("Which town was not hit by the flood?", "Leeds", "Hull", "Goole")),
    ("double negative", "options.b", choice("What did the mayor NOT do?", "Speak", "Not attend", "Sing")),
    ("opinion asked", "stem", choice("What do you think of the hall?", "It is fine", "It is ugly", "It is old")),
    ("empty words", "stem", choice("According to the text, who sang?", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("too few options", "options", choice("Who opened the hall?", "Rosa Vane", "Omar Finch")),
    ("too many options", "options", choice("Which letter is it?", "P", "Q", "R", "S", "T", "V")),
    (
        "longest option correct",
        "options.a",
        choice(
            "Why was it late?", "Because the old bridge over the river had cracked", "Because of rain", "By mistake"
        ),
    ),
    (
        "word repeated in the right answer",
        "options.a",
        choice("Who repaired the bridge?", "The Bridges Trust", "The town council", "The county police"),
    ),
    (
        "right answer made of the others",
        "options.a",
        choice("What burned?", "Red wooden boats", "Red wooden sheds", "Green wooden boats", "Blue glass jars"),
    ),
    ("same option twice", "options.c", choice("How many came?", "66", "70", "sixty-six")),
    ("overlapping options", "options.b", choice("When did it open?", "2011", "March 2011", "May 2012")),
    ("overlapping options", "options.c", choice("Where was the fair held?", "Leeds", "Paris", "France")),
    ("overlapping options", "options.b", choice("How many came?", "10-20", "20-30", "31-40")),
    ("all or none of the above", "options.c", choice("Who sang?", "Rosa Vane", "Omar Finch", "None of the above")),
    ("all or none of the above", "options.c", choice("Who sang?", "Rosa Vane", "Omar Finch", "Both A and B")),
    ("grammar gives a hint", "options.b", choice("Rosa Vane works as a ____.", "Teacher", "Editor", "Lawyer")),
    (
        "absolute word",
        "options.b",
        choice("What did the mayor say about trains?", "They run late", "They never run", "They cost more"),
    ),
    (
        "vague right answer",
        "options.a",
        choice("How did visitors travel there?", "Usually by train", "By steam boat", "By hired coach"),
    ),
    ("numbers out of order", "options", choice("In which year did it open?", "2011", "2009", "2014")),
    ("uneven form", "options.c", choice("How many people came?", "20", "40", "Nobody")),
    ("uneven form", "options.a", choice("Where was the fair held?", "leeds", "Hull", "Goole")),
    (
        "uneven length",
        "options",
        choice("What burned?", "A shed", "A boat house near the old quay", "The roof of the town hall"),
    ),
    ("uneven form", "options.b", choice("Why was it late?", "To save money", "The rain", "To please the mayor")),
    ("uneven grain", "options.b", choice("When did it open?", "May 2011", "2009", "June 2012", "May 2013")),
    ("uneven grain", "options.c", choice("How far is it?", "40 km", "60 km", "25 miles", "80 km")),
    ("grammar gives a hint", "options.c", choice("The hall's visitors were ____.", "Poets", "Bakers", "A painter")),
    ("grammar gives a hint", "options.b", choice("What burned in the fire was ____.", "A shed", "Two boats", "A pier")),
    ("grammar gives a hint", "stem", choice("Who sold her house?", "Mrs Vane", "Mr Finch", "Mr Stone")),
    ("perhaps right too", "options.b", choice("Who opened the hall?", "Rosa Vane", "Vane", "Omar Finch")),
    ("perhaps right too", "options.c", choice("Who paid?", "United Nations", "Harbour Trust", "UN")),
    (
        "vague right answer",
        "options.a",
        choice("What did it cost?", "Some of the savings", "The price of a boat", "Two houses"),
    ),
    ("points outside", "stem", choice("Who made this decision?", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("true or false as choice", "options", choice("Did Rosa Vane open the hall?", "True", "False", "Not said")),
    ("no question", "stem", choice("", "Rosa Vane", "Omar Finch", "Ada Lund")),
    ("answer in the question", "stem", choice("Where is Leeds Town Hall?", "Leeds", "Hull", "Goole")),
    (
        "long answer to type",
        "key",
        fill_in("The hall was opened in ____.", key="the spring of the following year again"),
    ),
)


def pairs(*sides: tuple[str, str], extra: str = "Sang a song") -> Question:
    """A matching question; ids of its options are the letters from "a" on."""
    options = [
        Option(letter, text, OptionKind.KEY, left=left)
        for letter, (left, text) in zip("abcdefghij", sides, strict=False)
    ]
    options += [Option("z", extra, OptionKind.UNSUPPORTED)] if extra else []
    key = key_of_parts(options)
    return Question("q", QuestionKind.MATCHING, "Match each with a deed.", key, Evidence("", 0, 0), tuple(options))


def events(*texts: str) -> Question:
    """An ordering question; ids of its options are the letters from "a" on."""
    options = [Option(letter, text, OptionKind.KEY) for letter, text in zip("abcdefghij", texts, strict=False)]
    key = key_of_parts(options)
    return Question("q", QuestionKind.ORDERING, "Put these in order.", key, Evidence("", 0, 0), tuple(options))


def statement(stem: str) -> Question:
    options = (Option("t", "True", OptionKind.MISREADING), Option("f", "False", OptionKind.KEY))
    return Question("q", QuestionKind.TRUE_FALSE, stem, "False", Evidence("", 0, 0), options)


def words(stem: str, *texts: str) -> Question:
    return replace(choice(stem, *texts), kind=QuestionKind.WORD_BANK)


DEEDS = (("Rosa Vane", "Opened a hall"), ("Omar Finch", "Sold a boat"), ("Ada Lund", "Wrote a play"))
GOOD_OF_OTHER_KINDS = (
    pairs(*DEEDS),
    events("A hall burned down", "A mayor resigned", "A boat was sold"),
    statement("Rosa Vane opened the new town hall in Hull."),
    words("Rosa Vane opened the new town ____ in Leeds.", "hall", "bridge", "school", "market", "harbour", "theatre"),
)
FLAWED_OF_OTHER_KINDS = (
    ("too few pairs", "options", pairs(*DEEDS[:2])),
    ("too many pairs", "options", pairs(*[(f"{name} {n}", f"{deed} {n}") for name, deed in DEEDS for n in "123"])),
    ("last pair is free", "options", pairs(*DEEDS, extra="")),
    ("word repeated in a pair", "options.b", pairs(DEEDS[0], ("The boatman", "Sold a boatman’s hut"), DEEDS[2])),
    ("same option twice", "options.z", pairs(*DEEDS, extra="Sold a boat")),
    ("too few events", "options", events("A hall burned down", "A mayor resigned")),
    ("too many events", "options", events(*[f"A mayor in {town} resigned" for town in "ABCDEFG"])),
    ("date in an event", "options.b", events("A hall burned down", "A mayor resigned in 2011", "A boat was sold")),
    ("date in an event", "options.a", events("In March a hall burned", "A mayor resigned", "A boat was sold")),
    ("order word in an event", "options.c", events("A hall burned down", "A mayor resigned", "Then a boat was sold")),
    ("no statement", "stem", statement("Did Rosa Vane open the hall?")),
    ("negative statement", "stem", statement("Rosa Vane did not open the hall.")),
    ("too few options", "options", words("Rosa Vane opened the new town ____ in Leeds.", "hall", "bridge")),
    ("one gap", "stem", words("Rosa Vane opened the new town hall.", "hall", "bridge", "school")),
    ("no answer", "key", replace(pairs(*DEEDS), key="")),
)


@pytest.mark.parametrize("question", GOOD_OF_OTHER_KINDS, ids=lambda question: question.kind)
def test_a_sound_question_of_another_kind_has_no_flaw(question: Question) -> None:
    assert names(question) == []


@pytest.mark.parametrize(("name", "field", "question"), FLAWED_OF_OTHER_KINDS, ids=lambda value: str(value)[:25])
def test_a_flaw_of_another_kind_is_found_in_its_place(name: str, field: str, question: Question) -> None:
    assert (name, field) in [(flaw.name, flaw.field) for flaw in lint(question)]


def test_a_pair_or_an_event_without_its_evidence_is_found() -> None:
    proved = [replace(option, evidence=Evidence("Rosa Vane", 0, 9)) for option in pairs(*DEEDS).options]
    bare = replace(proved[1], evidence=None)
    found = lint(replace(pairs(*DEEDS), options=(proved[0], bare, *proved[2:])), PASSAGE)
    assert [flaw.field for flaw in found if flaw.name == "no evidence"] == ["evidence", "options.b"]


def test_the_first_part_of_a_question_is_no_key_in_one_place() -> None:
    assert lint_quiz(quiz([pairs(*DEEDS) for _ in range(5)])) == ()


@pytest.mark.parametrize(
    ("name", "field", "question"), FLAWED, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_flaw_is_found_in_its_place(name: str, field: str, question: Question) -> None:
    assert (name, field) in [(flaw.name, flaw.field) for flaw in lint(question)]


def test_every_message_is_a_sentence_that_teaches() -> None:
    for _, _, question in (*FLAWED, *FLAWED_OF_OTHER_KINDS):
        for flaw in lint(question):
            assert flaw.message[0].isupper() or flaw.message[0] == "“"
            assert flaw.message.endswith(".")
            assert len(flaw.message.split()) > 6


def test_a_question_without_a_right_option_is_told_so() -> None:
    question = GOOD[0]
    blank = replace(question, options=tuple(replace(option, kind=OptionKind.ELSEWHERE) for option in question.options))
    assert "one right option" in names(blank)


def test_a_right_option_that_is_not_the_key_is_told_so() -> None:
    assert "one right option" in names(replace(GOOD[0], key="Omar Finch"))


def test_evidence_is_held_against_the_passage() -> None:
    found = choice("Who opened the hall in Leeds?", "Rosa Vane", "Omar Finch", "Ada Lund", quote="Rosa Vane")
    moved = replace(found, evidence=replace(found.evidence, start=5, end=14))
    assert names(found, PASSAGE) == []
    assert names(moved, PASSAGE) == ["evidence not in the passage"]
    assert names(GOOD[0], PASSAGE) == ["no evidence"]


def quiz(questions: Sequence[Question]) -> Quiz:
    """A quiz on the passage."""
    return Quiz("Hall", PASSAGE, tuple(questions))


def quiz_flaws(questions: Sequence[Question], *, shuffled: bool = False) -> list[tuple[int, str]]:
    """Index and name of each flaw between questions."""
    return [(index, flaw.name) for index, flaw in lint_quiz(quiz(questions), shuffled=shuffled)]


def test_a_key_always_in_one_place_is_found_and_a_mixed_one_is_not() -> None:
    same = [choice(f"Who sang song {n}?", f"Rosa {n}", "Omar Finch", "Ada Lund") for n in range(4)]
    mixed = [choice(f"Who sang song {n}?", f"Rosa {n}", f"Omar {n}", f"Ada {n}", key=n % 3) for n in range(4)]
    assert quiz_flaws(same) == [(3, "right answer always in one place")]
    assert quiz_flaws(same, shuffled=True) == []
    assert quiz_flaws(mixed) == []


def test_a_key_mostly_in_one_place_is_found_only_where_chance_does_not_explain_it() -> None:
    places = [0, 0, 1, 0, 0, 2, 0, 0, 1]
    asked = [choice(f"Who sang song {n}?", f"Rosa {n}", f"Omar {n}", f"Adam {n}", key=k) for n, k in enumerate(places)]
    assert quiz_flaws(asked) == [(0, "right answer mostly in one place")]
    assert quiz_flaws(asked[4:]) == []


def test_a_reason_that_calls_the_right_option_wrong_is_found() -> None:
    question = choice("When did the hall open?", "March 2011", "May 2011", "July 2011", key=1)
    stale = replace(question.options[1], reason="The passage says March 2011, not May 2011.")
    assert names(replace(question, options=(question.options[0], stale, question.options[2]))) == [
        "reason against the right answer"
    ]
    for key in (0, 2):
        sound = choice("When did the hall open?", "March 2011", "May 2011", "July 2011", key=key)
        assert (
            names(
                replace(
                    sound, options=(sound.options[0], replace(stale, kind=OptionKind.UNSUPPORTED), sound.options[2])
                )
            )
            == []
        )


def test_the_longest_option_right_again_and_again_is_found() -> None:
    asked = [choice(f"Who sang song {n}?", f"Rosa Vane of Hull {n}", "Omar", "Ada", key=n % 3) for n in range(6)]
    longest = [replace(each, options=(each.options[0], *each.options[1:])) for each in asked]
    keyed = [choice(f"Who sang song {n}?", *rotated(n, f"Rosa Vane of Hull {n}"), key=n % 3) for n in range(6)]
    assert (0, "longest option mostly correct") in quiz_flaws(keyed)
    assert "longest option mostly correct" not in [name for _, name in quiz_flaws(longest)]


def rotated(place: int, key: str) -> list[str]:
    """Two short options and the key, which stands third from ``place``."""
    options = ["Omar", "Ada"]
    options.insert(place % 3, key)
    return options


def test_a_right_number_never_at_an_end_is_found() -> None:
    middle = [choice(f"How many sang song {n}?", f"{n}1", f"{n}2", f"{n}3", key=1) for n in range(1, 6)]
    ended = [*middle[:4], choice("How many sang song 9?", "91", "92", "93", key=2)]
    assert (0, "middle number mostly correct") in quiz_flaws(middle)
    assert "middle number mostly correct" not in [name for _, name in quiz_flaws(ended)]


def test_only_one_question_asks_for_what_is_not_so() -> None:
    asked = [choice(f"Which town was NOT hit by flood {n}?", f"Leeds {n}", "Hull", "Goole") for n in range(2)]
    assert quiz_flaws(asked) == [(1, "several negative questions")]


def test_statements_that_are_all_true_are_found() -> None:
    said = [
        Question(f"q{n}", QuestionKind.TRUE_FALSE, f"Song {n} was sung.", "True", Evidence("", 0, 0)) for n in range(5)
    ]
    mixed = [replace(said[0], key="False"), *said[1:]]
    assert quiz_flaws(said) == [(0, "statements one-sided")]
    assert quiz_flaws(mixed) == []


def test_what_is_asked_twice_is_found() -> None:
    quote = "Rosa Vane opened the hall in Leeds in March 2011."
    who = choice("Who opened the hall?", "Rosa Vane", "Omar Finch", "Ada Lund", quote=quote)
    again = choice("Whom did the town ask to do it?", "Ada Lund", "Rosa Vane", "Ivor Stone", key=1, quote=quote)
    elsewhere = replace(again, evidence=Evidence("About 40 people came.", 50, 71))
    assert quiz_flaws([who, again]) == [(1, "asked twice")]
    assert quiz_flaws([who, who]) == [(1, "asked twice")]
    assert quiz_flaws([who, elsewhere]) == []


def test_wrong_options_named_in_one_breath_with_the_key_may_be_right_too() -> None:
    text = "Rosa Vane, Omar Finch and Ada Lund sang. Ivor Stone left."
    asked = choice("Who sang?", "Rosa Vane", "Ada Lund", "Ivor Stone")
    asked = replace(asked, evidence=Evidence(text, 0, len(text)))
    found = [(flaw.name, flaw.field) for flaw in lint(asked, Passage(text))]
    assert found == [("perhaps right too", "options.b")]
    denied = replace(asked, stem="Who did NOT sing?")
    assert "perhaps right too" not in names(denied, Passage(text))


def test_these_events_are_those_to_put_in_order() -> None:
    parts = choice("Put these events in order.", "The hall opened", "The hall burned", "The hall was sold")
    assert "points outside" not in names(replace(parts, kind=QuestionKind.ORDERING))


def test_somebody_elses_words_are_not_the_stems() -> None:
    spoken = choice("Who said: “She isn’t here this week”?", "Rosa Vane", "Omar Finch", "Ada Lund")
    bound = choice("Who said that they did not have a choice?", "Rosa Vane", "Omar Finch", "Ada Lund")
    assert names(spoken) == []
    assert names(bound) == []


def test_of_several_repeated_words_the_first_of_the_right_answer_is_named() -> None:
    stem = "Why did the harbour council close the market bridge?"
    question = choice(stem, "The council found cracks in the bridge by the harbour market", "It rained", "It was sold")
    flaw = next(flaw for flaw in lint(question, None) if flaw.name == "word repeated in the right answer")
    assert flaw.message.startswith("“council”")


def test_a_name_may_be_as_long_as_it_is() -> None:
    long = "The Harwick Observatory for Weather, Tides and Storms at Sea"
    assert names(choice("Who measured the wind?", long, "Hull University", "Goole Pilots")) == []


def test_a_stem_that_tells_another_answer_is_found() -> None:
    quote = "Rosa Vane opened the hall in Leeds in March 2011."
    asks = choice("Who opened the hall?", "Rosa Vane", "Omar Finch", "Ada Lund", quote=quote)
    tells = choice("In which town did Rosa Vane open a hall?", "Hull", "Leeds", "Goole", key=1, quote=quote)
    assert [(index, flaw.name) for index, flaw in lint_quiz(quiz([asks, tells]))] == [(1, "tells another answer")]


def test_questions_without_evidence_do_not_rest_on_the_same_words():
    asks = choice("Who opened the hall?", "Rosa Vane", "Omar Finch", "Ada Lund")
    tells = choice("In which town did Rosa Vane open a hall?", "Hull", "Leeds", "Goole", key=1)
    assert not lint_quiz(quiz([asks, tells]))


def test_evidence_is_asked_for_only_where_there_is_a_passage():
    question = choice("Who opened the hall?", "Rosa Vane", "Omar Finch", "Ada Lund")
    assert names(question, PASSAGE) == ["no evidence"]
    assert not names(question, Passage(""))

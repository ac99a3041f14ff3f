"""A quiz on paper: what there is to write on for each kind of question, and the page of answers, all of it escaped."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from quizapp.app.paper import answers_html, paper_html, question_html
from quizapp.identity import key_of_parts
from quizapp.model import Option, OptionKind, Passage, Question, QuestionKind, Quiz
from tests.sample import KINDS, QUIZ

CHOICE, FILL_IN = QUIZ.questions[:2]
JUDGED, BANKED, MATCHED, ORDERED = KINDS.questions


def words_of(html: str) -> str:
    """What is read on the page, in one line."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def test_the_page_begins_with_the_title_lines_for_name_and_date_and_the_passage() -> None:
    words = words_of(paper_html(QUIZ))
    assert words.startswith(f"{QUIZ.title} Name Date {QUIZ.passage.title} Ann Onymous · QuizApp tests · 28 November")
    assert paper_html(QUIZ).count('<p dir="auto">') == 3


def test_a_choice_has_a_box_and_a_letter_for_each_option() -> None:
    html = question_html(CHOICE)
    assert html.count('class="box"') == 4
    assert words_of(html).endswith("A Ida Møller B A café owner C Her father D A coastguard")


def test_a_statement_has_a_box_for_true_and_one_for_false() -> None:
    html = question_html(JUDGED)
    assert html.count('class="box"') == 2
    assert words_of(html).endswith("True False")


def test_a_gap_is_a_line_in_the_stem() -> None:
    html = question_html(FILL_IN)
    assert html.count('class="gap"') == 1
    assert "____" not in html
    assert 'class="line"' not in html


def test_a_gap_behind_a_question_is_a_line_below_it() -> None:
    html = question_html(replace(FILL_IN, stem="When was it lit? ____"))
    assert 'class="gap"' not in html
    assert html.count('class="line"') == 1


def test_wrong_answers_that_a_fill_in_knows_are_nowhere_on_the_page() -> None:
    known = replace(FILL_IN, options=(Option("o1", "26 November", OptionKind.MISREADING, "It was later."),))
    assert "26 November" not in question_html(known)


def test_a_word_bank_stands_in_a_box() -> None:
    html = question_html(BANKED)
    assert html.count('class="words"') == 1
    assert words_of(html).endswith("café lamp boat")


def test_pairs_are_two_columns_with_a_line_before_each_left_hand_side() -> None:
    html = question_html(MATCHED)
    assert html.count('class="short line"') == 3
    assert words_of(html).endswith(
        "The lamp The café =Visitors= A he kept the bees B it paid for half C it was lit again D they climb on Sundays"
    )


@pytest.mark.parametrize("turn", [1, -1])
def test_events_stand_in_an_order_that_has_nothing_to_do_with_the_key(turn: int) -> None:
    options = ORDERED.options[::turn]
    html = question_html(replace(ORDERED, options=options, key=key_of_parts(options)))
    assert html.count('class="short line"') == 3
    assert words_of(html).endswith("from 1 for the first to 3 for the last. A café paid It went dark The lamp was lit")


def test_students_get_no_answer() -> None:
    for quiz in (QUIZ, KINDS):
        html = paper_html(quiz)
        reasons = [option.reason for question in quiz.questions for option in question.options if option.reason]
        assert not [reason for reason in reasons if reason in unescape(html)]
        assert "Answers" not in html


def test_each_answer_has_its_evidence_and_its_reasons() -> None:
    words = words_of(answers_html(QUIZ))
    assert (
        "C) Her father said Ida Møller, 71, whose father kept the lamp A It was her father’s work, not hers." in words
    )
    assert "27 November (also: St Catherine’s eve, the 27th) was lit again on 27 November" in words
    words = words_of(answers_html(KINDS))
    assert "False after nine dark years False It was dark for nine years." in words
    assert "The lamp – C; The café – B; =Visitors= – D A No bees are spoken of." in words
    assert "1) It went dark; 2) A café paid; 3) The lamp was lit" in words


class Tags(HTMLParser):
    """The names and attributes of the tags in a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}


def test_nothing_that_was_written_becomes_html() -> None:
    evil = '</p><script onload="x">&amp;'

    def spoilt(question: Question) -> Question:
        options = tuple(
            replace(each, text=evil, reason=evil, left=evil if each.left else "") for each in question.options
        )
        typed = question.kind is QuestionKind.FILL_IN
        return replace(question, stem=f"{evil} ____", key=evil, options=options, accepted=(evil,) if typed else ())

    questions = tuple(spoilt(each) for each in (*QUIZ.questions, *KINDS.questions))
    quiz = Quiz(evil, Passage(evil, title=f"{evil}!", byline=evil), questions)
    html = paper_html(quiz) + answers_html(quiz)
    assert not Tags(html).found & {"script", "onload"}
    assert "&amp;amp;" in html


def test_each_question_finds_its_own_direction() -> None:
    html = paper_html(replace(QUIZ, questions=(replace(CHOICE, stem="מי שמר על המנורה?"),)))
    assert '<li dir="auto"><p class="stem">מי' in html

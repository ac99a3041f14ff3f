"""A teacher's pages: from a pasted article to drafts, a bank, a published quiz, its results, and the people."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from quizapp import pipeline
from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets import finding
from quizapp.app.widgets.showing_more import AT_ONCE
from quizapp.classroom import accounts, attempt_views, attempts, banks, classes, quizzes, samples, signing_in, starting
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.errors import QuizError
from quizapp.formats import write_quiz
from quizapp.model import Article, Difficulty, Line, Passage, Question, QuestionKind, Quiz, Release, Status, Terms
from quizapp.reading import fetching
from quizapp.reading.fetching import FetchedPage
from quizapp.store.records import Bank
from tests.app_room import Browser, browser, empty, follow, html_of, room, seen, words_of
from tests.sample import QUIZ as SAMPLE
from tests.schoolroom import HOME, PASSWORD, QUIZ, WHO, Room, add_student, add_teacher, evidence, publish, with_status

__all__ = ["browser", "empty", "room"]

ARTICLE = "A pasted article"
OWN_NAME = "Another name than the file's title"
NO_FILE = "Choose a bank file first, of 5 MB at most. Nothing was added."
DRAFTS = with_status(QUIZ, Status.DRAFT)


@pytest.fixture
def making(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """The street, replaced by one that makes the same three questions of anything; what it was asked for."""
    asked: dict[str, object] = {}

    def make(article: Article, **wishes: object) -> Quiz:
        asked.update(wishes, text=article.text, markup=article.markup)
        progress = wishes["progress"]
        assert isinstance(progress, Callable)
        progress("Reading", 0.5)
        kept = [Line(text, 20, 90, kept=True) for text in DRAFTS.passage.text.split("\n\n")]
        lines = (Line("Share this!", 0, 11, kept=False, reason="share"), *kept)
        return replace(DRAFTS, passage=replace(DRAFTS.passage, lines=lines))

    monkeypatch.setattr(pipeline, "make_quiz", make)
    return asked


@pytest.fixture
def teacher(browser: Browser, room: Room) -> Browser:
    """The browser of the room's teacher."""
    browser.sign_in(room.teacher)
    return browser


def button(shown: AppTest, label: str) -> object:
    return next(each for each in shown.button if seen(each) == label)


def press(shown: AppTest, label: str) -> AppTest:
    return button(shown, label).click().run()


def errors(shown: AppTest) -> list[str]:
    return [error.value for error in shown.error]


def own_bank(room: Room, quiz: Quiz = DRAFTS, name: str = "Mine") -> Bank:
    bank = banks.create_bank(engine(), room.teacher, name, now=visitor.now())
    banks.add_questions(engine(), room.teacher, bank.id, quiz, now=visitor.now())
    return bank


def statuses(room: Room, bank: Bank) -> list[Status]:
    return [item.question.status for item in banks.list_questions(engine(), room.teacher, bank.id)]


# ── who may see what ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("page", ["home", "new_quiz", "bank", "quiz", "results", "people"])
@pytest.mark.parametrize("role", ["guest", "student"])
def test_a_teachers_page_is_not_there_for_others(browser: Browser, room: Room, page: str, role: str) -> None:
    if role == "student":
        browser.sign_in(room.student)
    shown = browser.open(page, bank=room.bank.id, quiz=room.quiz.id)
    assert not any(text in html_of(shown) for text in (room.quiz.code, WHO.stem))
    assert room.quiz.code not in " ".join(caption.value for caption in shown.caption)


@pytest.mark.parametrize(
    ("page", "asked"), [("bank", {"bank": 99}), ("quiz", {"quiz": 99}), ("results", {"quiz": "x"})]
)
def test_what_is_not_there_is_said_in_a_sentence(teacher: Browser, page: str, asked: dict[str, object]) -> None:
    shown = teacher.open(page, **asked)
    assert not shown.exception
    assert shown.warning[0].value.startswith("There is no such")


# ── the start pages ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("empty")
def test_a_new_app_invites_to_create_the_first_teacher_account(browser: Browser) -> None:
    assert "account/first" in html_of(browser.open("welcome"))


@pytest.mark.usefixtures("room")
def test_a_guest_can_join_and_is_not_asked_to_create_an_account(browser: Browser) -> None:
    page = html_of(browser.open("welcome"))
    assert 'action="join"' in page
    assert "account/first" not in page


def test_a_student_finds_their_own_attempts(browser: Browser, room: Room) -> None:
    starting.start(engine(), room.quiz.code, room.student, address="", now=visitor.now(), seed=1)
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert any("Not submitted yet" in text.value for text in shown.text)
    assert ">Go on<" in html_of(shown)


def test_a_student_in_a_class_begins_its_quizzes_without_a_code(browser: Browser, room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7b")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert "Quizzes for your class" in [header.value for header in shown.header]
    assert any(text.value.endswith(": 3 questions") for text in shown.text)
    assert f'<input type="hidden" name="code" value="{room.quiz.code}">' in html_of(shown)
    assert f'aria-label="Start: {QUIZ.title}"' in html_of(shown)
    pupil = replace(room.student, class_name="7B")
    starting.start(engine(), room.quiz.code, pupil, address="", now=visitor.now(), seed=1)
    shown = browser.open("welcome")
    assert "Quizzes for your class" not in [header.value for header in shown.header]
    assert ">Go on<" in html_of(shown)


def test_guests_and_students_of_no_class_see_nothing_of_quizzes_for_a_class(browser: Browser, room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    assert room.quiz.code not in words_of(browser.open("welcome"))
    browser.sign_in(room.student)
    assert room.quiz.code not in words_of(browser.open("welcome"))


def test_of_the_quizzes_for_a_class_the_newest_are_shown_until_older_ones_are_asked_for(
    browser: Browser, room: Room
) -> None:
    for _ in range(AT_ONCE):
        classes.set_classes(engine(), room.teacher, publish(engine(), room.teacher, room.bank.id).id, "7B")
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7B")
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    browser.sign_in(room.student)
    shown = browser.open("welcome")
    assert html_of(shown).count(">Start<") == AT_ONCE
    assert html_of(press(shown, "Show older quizzes")).count(">Start<") == AT_ONCE + 1


def test_a_teacher_sees_quizzes_with_their_codes_and_banks_with_their_drafts(teacher: Browser, room: Room) -> None:
    own_bank(room)
    captions = " ".join(caption.value for caption in teacher.open("home").caption)
    assert room.quiz.code in captions
    assert "3 drafts to review" in captions


# ── a new quiz ───────────────────────────────────────────────────────────────────────────────────────────────────────


def paste(teacher: Browser, text: str) -> AppTest:
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(text)
    return press(shown, "Make questions")


def test_an_article_becomes_drafts_in_a_bank_of_its_name(
    teacher: Browser, room: Room, making: dict[str, object]
) -> None:
    shown = paste(teacher, ARTICLE)
    assert not shown.exception
    assert making["text"] == ARTICLE
    bank = next(bank for bank in banks.list_banks(engine(), room.teacher) if bank.name == QUIZ.title)
    assert statuses(room, bank) == [Status.DRAFT] * 3
    shown = follow(shown)
    assert shown.title[0].value == QUIZ.title
    assert "1 line of the article left out" in [box.label for box in shown.expander]


def test_ten_questions_are_asked_for_and_without_a_number_the_best(teacher: Browser, making: dict[str, object]) -> None:
    assert any("only the best" in caption.value for caption in teacher.open("new_quiz").caption)
    paste(teacher, ARTICLE)
    assert making["count"] == 10
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(ARTICLE)
    shown.number_input[0].set_value(None)
    press(shown, "Make questions")
    assert making["count"] is None


@pytest.mark.parametrize("page", ["new_quiz", "home"])
def test_the_server_takes_a_file_as_large_as_the_page_says(teacher: Browser, page: str) -> None:
    server = tomllib.loads((Path(visitor.__file__).parent / ".streamlit" / "config.toml").read_text("utf-8"))["server"]
    assert teacher.open(page).file_uploader[0].proto.max_upload_size_mb <= server["maxUploadSize"]


HEADLINE = "The council votes to open the old bridge over the river again " * 3


def test_a_headline_too_long_for_a_name_is_cut_for_the_bank_and_the_quiz(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    headed = replace(QUIZ, title=HEADLINE, passage=replace(QUIZ.passage, title=HEADLINE))
    monkeypatch.setattr(pipeline, "make_quiz", lambda *_, **__: headed)
    for ending in ("…", "… (2)"):
        shown = paste(teacher, ARTICLE)
        assert not errors(shown)
        shown = follow(shown)
        named = shown.title[0].value
        assert HEADLINE.startswith(named.removesuffix(ending))
        assert named.endswith(ending)
        assert len(named) <= MOST_CHARACTERS
    cut = next(bank for bank in banks.list_banks(engine(), room.teacher) if bank.name == named)
    assert not errors(press(press(teacher.open("bank", bank=cut.id), "Publish a quiz"), "Publish"))
    assert HEADLINE.startswith(quizzes.list_quizzes(engine(), room.teacher)[0].title.removesuffix("…"))


def test_an_article_whose_questions_are_refused_leaves_no_bank_behind(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    unfit = replace(QUIZ, questions=(replace(WHO, stem=""),))
    monkeypatch.setattr(pipeline, "make_quiz", lambda *_, **__: unfit)
    assert "write the stem" in errors(paste(teacher, ARTICLE))[0]
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def put_first_line_back(teacher: Browser, room: Room) -> AppTest:
    """Make drafts of an article, and put its one line back that was left out, on the page of its bank."""
    paste(teacher, ARTICLE)
    shown = teacher.open("bank", bank=bank_of_article(room).id)
    closed = next(box for box in shown.expander if "left out" in box.label)
    shown.session_state[closed.proto.id.split("-")[-1]] = True
    shown.run()
    box = next(box for box in shown.checkbox if "Share this" in box.label)
    box.check()
    return press(shown, "Put back")


def bank_of_article(room: Room) -> Bank:
    return next(bank for bank in banks.list_banks(engine(), room.teacher) if bank.name == QUIZ.title)


@pytest.mark.usefixtures("making")
def test_a_line_left_out_is_put_back_and_the_questions_stay(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "read", lambda passage: passage)
    monkeypatch.setattr(pipeline, "make_questions", lambda _reading, **_wishes: ())
    shown = put_first_line_back(teacher, room)
    assert not shown.exception
    items = banks.list_questions(engine(), room.teacher, bank_of_article(room).id)
    assert [item.question.stem for item in items] == [question.stem for question in DRAFTS.questions]
    assert {item.passage.text for item in items} == {f"Share this!\n\n{QUIZ.passage.text}"}
    assert "left out" not in " ".join(box.label for box in shown.expander)


@pytest.mark.usefixtures("making")
def test_drafts_are_added_only_on_the_line_put_back(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask(passage: Passage, **_wishes: object) -> tuple[Question, ...]:
        return tuple(
            Question(f"q-{place}", QuestionKind.FILL_IN, "It is ____.", "it", evidence(quote, passage.text))
            for place, quote in enumerate(("Share this!", passage.text[-10:]))
        )

    monkeypatch.setattr(pipeline, "read", lambda passage: passage)
    monkeypatch.setattr(pipeline, "make_questions", ask)
    put_first_line_back(teacher, room)
    items = banks.list_questions(engine(), room.teacher, bank_of_article(room).id)
    assert [item.question.evidence.quote for item in items[len(DRAFTS.questions) :]] == ["Share this!"]


def test_the_wishes_of_the_teacher_reach_the_street(teacher: Browser, room: Room, making: dict[str, object]) -> None:
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(ARTICLE)
    shown.text_input[0].set_value("My title")
    shown.checkbox[0].check()
    shown.number_input[0].set_value(7)
    shown.pills[0].set_value([QuestionKind.FILL_IN])
    next(each for each in shown.segmented_control if each.label == "Difficulty").set_value(Difficulty.HARD)
    shown.selectbox[0].set_value(room.bank)
    press(shown, "Make questions")
    assert (making["title"], making["count"], making["kinds"]) == ("My title", 7, [QuestionKind.FILL_IN])
    assert making["whole"] is True
    assert making["difficulty"] is Difficulty.HARD
    assert banks.find_bank(engine(), room.teacher, room.bank.id).ready_count == 3


def test_more_questions_are_looked_for_with_the_same_wishes(
    teacher: Browser, making: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(finding, "findings_of", lambda *_: "read")
    monkeypatch.setattr(finding, "further", lambda *_, **wishes: asked.update(wishes) or ())
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(ARTICLE)
    shown.pills[0].set_value([QuestionKind.MULTIPLE_CHOICE])
    next(each for each in shown.segmented_control if each.label == "Difficulty").set_value(Difficulty.HARD)
    press(follow(press(shown, "Make questions")), "More questions")
    assert making["kinds"] == [QuestionKind.MULTIPLE_CHOICE]
    assert (asked["kinds"], asked["difficulty"]) == ({QuestionKind.MULTIPLE_CHOICE}, Difficulty.HARD)


def test_a_second_bank_of_the_same_name_gets_a_number(teacher: Browser, room: Room, making: dict[str, object]) -> None:
    paste(teacher, ARTICLE)
    paste(teacher, ARTICLE)
    assert making
    names = {bank.name for bank in banks.list_banks(engine(), room.teacher)}
    assert {QUIZ.title, f"{QUIZ.title} (2)"} <= names


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is no text here yet."),
        ("It rained in the town on Monday and the river rose. " * 4, "at least"),
        ("Der Fluss stieg am Montag über die Ufer, und die Brücke wurde gesperrt. " * 30, "German"),
        ("word " * 400_000, "MB"),
    ],
)
def test_a_text_that_is_no_article_is_refused_and_stays_in_its_field(
    teacher: Browser, text: str, sentence: str
) -> None:
    shown = paste(teacher, text)
    assert sentence in " ".join(errors(shown))
    assert shown.text_area[0].value == text


def test_a_binary_file_is_refused(teacher: Browser) -> None:
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(ARTICLE)
    shown.file_uploader[0].upload("photo.txt", b"\x89PNG\r\n\x00\x00")
    press(shown, "Make questions")
    assert "photo.txt is a binary file, not text." in errors(shown)[0].replace("\\", "")
    assert shown.text_area[0].value == ARTICLE


def test_the_article_may_come_as_a_text_file(teacher: Browser, making: dict[str, object]) -> None:
    shown = teacher.open("new_quiz")
    shown.file_uploader[0].upload("article.txt", "Caf\u00e9 opens".encode("utf-16"))
    press(shown, "Make questions")
    assert making["text"] == "Café opens"


def test_the_article_may_come_as_a_word_file(teacher: Browser, making: dict[str, object]) -> None:
    document = pytest.importorskip("docx").Document()
    document.add_paragraph("The café opened again.")
    file = BytesIO()
    document.save(file)
    shown = teacher.open("new_quiz")
    shown.file_uploader[0].upload("article.docx", file.getvalue())
    press(shown, "Make questions")
    assert making["text"] == "The café opened again."


def test_a_web_address_is_asked_for_only_where_the_server_opens_them(
    teacher: Browser, making: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "web" not in " ".join(field.label for field in teacher.open("new_quiz").text_input)
    monkeypatch.setenv("QUIZAPP_FETCH", "on")
    monkeypatch.setattr(fetching, "fetch", lambda url: FetchedPage(url, b"It rained in Oslo.", is_html=False))
    shown = teacher.open("new_quiz")
    field = next(field for field in shown.text_input if "web" in field.label)
    field.set_value("https://news.example/rain.txt")
    press(shown, "Make questions")
    assert making["text"] == "It rained in Oslo."


@pytest.mark.parametrize("pasted", ["https://news.example/rain", " www.news.example/rain\n"])
def test_an_address_in_the_field_for_the_text_is_told_apart_from_an_article(
    teacher: Browser, making: dict[str, object], monkeypatch: pytest.MonkeyPatch, pasted: str
) -> None:
    monkeypatch.setattr(fetching, "fetch", lambda url: FetchedPage(url, b"It rained in Oslo.", is_html=False))
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(pasted)
    press(shown, "Make questions")
    assert "This is a web address, and none is opened here" in errors(shown)[0]
    assert "copy its text and paste it" in errors(shown)[0]
    monkeypatch.setenv("QUIZAPP_FETCH", "on")
    shown = teacher.open("new_quiz")
    shown.text_area[0].set_value(pasted)
    press(shown, "Make questions")
    assert making["text"] == "It rained in Oslo."


def test_an_address_of_the_inner_network_is_refused(teacher: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZAPP_FETCH", "on")
    shown = teacher.open("new_quiz")
    next(field for field in shown.text_input if "web" in field.label).set_value("http://127.0.0.1:8501/")
    press(shown, "Make questions")
    assert "not on the open internet" in errors(shown)[0]


def test_the_article_may_come_as_a_saved_web_page(teacher: Browser, making: dict[str, object]) -> None:
    body = "<p>The café on the square opened again on Friday after a year of repairs and new paint.</p>" * 5
    shown = teacher.open("new_quiz")
    shown.file_uploader[0].upload("article.html", f"<html><body><article>{body}</article></body></html>".encode())
    press(shown, "Make questions")
    assert "The café on the square" in str(making["text"])
    assert "<p>" not in str(making["text"])
    assert making["markup"]


def test_an_article_without_a_good_question_is_said_so(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "make_quiz", lambda _text, **_wishes: replace(QUIZ, questions=()))
    assert "No good question was found" in errors(paste(teacher, ARTICLE))[0]
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


# ── a bank ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_question_is_shown_with_its_key_its_reasons_its_evidence_and_its_rule(teacher: Browser, room: Room) -> None:
    rule = replace(DRAFTS.questions[0], rule="when")
    bank = own_bank(room, replace(DRAFTS, questions=(rule, *DRAFTS.questions[1:])))
    page = html_of(teacher.open("bank", bank=bank.id))
    assert WHO.stem in page
    assert "Bergen is said of something else." in page
    assert '<blockquote class="evidence" dir="auto">a bakery in Oslo</blockquote>' in page
    assert "Asks for the date of something." in page
    assert "Written by hand." in page


def test_accepting_makes_a_draft_ready_and_rejecting_retires_it(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    decisions = [control for control in shown.segmented_control if control.label.startswith("Decision")]
    decisions[0].set_value(Status.READY).run()
    decisions = [control for control in shown.segmented_control if control.label.startswith("Decision")]
    decisions[1].set_value(Status.RETIRED).run()
    assert statuses(room, bank) == [Status.READY, Status.RETIRED, Status.DRAFT]


def test_all_drafts_can_be_accepted_at_once(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Accept 3 drafts")
    assert statuses(room, bank) == [Status.READY] * 3
    assert not shown.exception
    shown.run()
    assert statuses(room, bank) == [Status.READY] * 3


def test_a_decision_made_in_another_tab_is_not_undone(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    here = teacher.open("bank", bank=bank.id)
    press(teacher.open("bank", bank=bank.id), "Accept 3 drafts")
    here.run()
    assert statuses(room, bank) == [Status.READY] * 3


def test_the_evidence_of_the_selected_question_is_marked(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    assert "<mark>a bakery in Oslo</mark>" in html_of(shown)
    [each for each in shown.button if seen(each) == "Show in passage"][1].click().run()
    assert "<mark>Her brother Jonas runs a mill</mark>" in html_of(shown)


def test_stem_option_and_reason_can_be_edited(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Stem").set_value("In which city did Marta Lind open a bakery?")
    field(shown, "Option 2").set_value("Trondheim")
    field(shown, "Reason for option 2").set_value("Trondheim is not named.")
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[0].question
    assert question.stem == "In which city did Marta Lind open a bakery?"
    assert question.key == "Oslo"
    assert [option.text for option in question.options] == ["Oslo", "Trondheim", "Tromsø", "Stavanger"]
    assert question.options[1].reason == "Trondheim is not named."
    assert question.stem in html_of(shown)


def test_another_option_can_be_made_the_right_one(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    next(radio for radio in shown.radio if radio.label == "Right option").set_value(1)
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[0].question
    assert question.key == "Bergen"
    assert [option.kind.value for option in question.options] == ["elsewhere", "key", "unsupported", "unsupported"]


def test_other_spellings_of_a_typed_answer_can_be_added(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    [each for each in shown.button if seen(each) == "Edit"][2].click().run()
    field(shown, "Also accepted, one a line").set_value("the year 2019\n\n'19")
    press(shown, "Save question")
    question = banks.list_questions(engine(), room.teacher, bank.id)[2].question
    assert question.accepted == ("the year 2019", "'19")


def test_a_question_that_cannot_be_answered_is_not_saved_and_stays_in_its_form(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Stem").set_value("  ")
    press(shown, "Save question")
    assert "This question cannot be saved" in errors(shown)[0]
    assert field(shown, "Stem").value == "  "
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].question.stem == QUIZ.questions[0].stem


def test_an_edit_can_be_cancelled(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = press(teacher.open("bank", bank=bank.id), "Edit")
    field(shown, "Stem").set_value("Something else?")
    press(shown, "Cancel")
    assert banks.list_questions(engine(), room.teacher, bank.id)[0].version == 1
    assert "Something else?" not in html_of(shown)


def test_a_second_question_can_be_opened_beside_the_first(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=own_bank(room).id), "Edit")
    press(shown, "Edit")
    stems = {each.value for each in shown.text_area if each.label in {"Stem", "Statement"}}
    assert {QUIZ.questions[0].stem, QUIZ.questions[1].stem} <= stems


def field(shown: AppTest, label: str) -> object:
    return next(
        each
        for each in [*shown.text_area, *shown.text_input, *shown.checkbox, *shown.radio]
        if each.label.partition(" · ")[0] == label
    )


def test_questions_can_be_found_by_status_and_by_words(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Find").set_value("MILL").run()
    assert WHO.stem in html_of(shown)
    assert QUIZ.questions[0].stem not in html_of(shown)
    field(shown, "Find").set_value("").run()
    next(each for each in shown.segmented_control if each.label == "Show").set_value(Status.READY).run()
    assert "No question fits this filter." in [caption.value for caption in shown.caption]


def publishing(teacher: Browser, room: Room) -> AppTest:
    return press(teacher.open("bank", bank=room.bank.id), "Publish a quiz")


def test_publishing_gives_a_join_code(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    field(shown, WHO.stem).uncheck()
    field(shown, "Title of the quiz").set_value("Bread on Friday")
    shown = follow(press(shown, "Publish"))
    quiz = quizzes.list_quizzes(engine(), room.teacher)[0]
    assert (quiz.title, quiz.question_count, quiz.is_open(visitor.now())) == ("Bread on Friday", 2, True)
    assert f">{quiz.code}<" in html_of(shown)
    assert f"/?code={quiz.code}" in shown.code[0].value


def test_the_terms_of_a_quiz_are_chosen_and_then_said(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    field(shown, "Right answers are shown").set_value(Release.CLOSED)
    field(shown, "May take it again after submitting").check()
    field(shown, "May take it under a name, without an account").uncheck()
    shown = follow(press(shown, "Publish"))
    quiz = quizzes.list_quizzes(engine(), room.teacher)[0]
    assert quiz.terms == Terms(guests=False, release=Release.CLOSED, again=True)
    assert (
        "Only for students with an account. It may be taken again after submitting. Right answers are shown once the"
        " quiz is closed." in [caption.value for caption in shown.caption]
    )


def test_the_classes_of_a_quiz_are_said_on_publishing_and_changed_later(teacher: Browser, room: Room) -> None:
    classes.put_into_class(engine(), room.teacher, "ada", "7B")
    shown = publishing(teacher, room)
    assert "Known here: 7B" in [caption.value for caption in shown.caption]
    field(shown, "Classes (may be empty)").set_value("7b, 7A")
    shown = follow(press(shown, "Publish"))
    assert "Classes: 7A, 7B" in [box.label for box in shown.expander]
    assert "1 student with an account in 7A and 7B." in [caption.value for caption in shown.caption]
    field(shown, "Classes (may be empty)").set_value("")
    shown = press(shown, "Save classes")
    assert "Classes" in [box.label for box in shown.expander]
    assert quizzes.list_quizzes(engine(), room.teacher)[0].classes == ()


def test_publishing_nothing_is_refused(teacher: Browser, room: Room) -> None:
    shown = publishing(teacher, room)
    for box in shown.checkbox:
        if " · " in box.label:
            box.uncheck()
    press(shown, "Publish")
    assert "No question was chosen." in errors(shown)[0]


def test_a_bank_file_can_be_imported_into_a_new_bank(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
    shown = follow(press(shown, "Add bank from file"))
    assert shown.title[0].value == SAMPLE.title
    assert SAMPLE.title in {bank.name for bank in banks.list_banks(engine(), room.teacher)}


def test_a_file_with_a_title_too_long_for_a_name_makes_a_bank(teacher: Browser) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", write_quiz(replace(SAMPLE, title=HEADLINE), "json"))
    press(shown, "Add bank from file")
    assert not errors(shown)
    shown = follow(shown)
    assert HEADLINE.startswith(shown.title[0].value.removesuffix("…"))


def test_a_file_that_does_not_fit_is_refused_and_no_bank_is_made(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    shown.file_uploader[0].upload("bank.json", json.dumps({"title": "x"}).encode())
    press(shown, "Add bank from file")
    assert "bank.json was not loaded" in errors(shown)[0].replace("\\", "")
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_every_fault_of_a_file_is_listed(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    content = json.loads(write_quiz(SAMPLE, "json"))
    content["questions"][0]["key"], content["questions"][1]["stem"] = "Nobody", "No gap."
    shown.file_uploader[0].upload("bank.json", json.dumps(content).encode())
    said = errors(press(shown, "Import"))[0].replace("\\", "")
    assert "questions[0].key must be" in said
    assert "\n- questions[1].stem must" in said
    assert len(banks.list_questions(engine(), room.teacher, room.bank.id)) == 3


def test_a_file_of_another_sort_adds_nothing_and_what_was_typed_stays(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    field(shown, OWN_NAME).set_value("Science")
    shown.file_uploader[0].upload("questions.csv", "Frage;Antwort\r\nWo?;Köln".encode("cp1252"))
    press(shown, "Add bank from file")
    assert "questions.csv was not loaded: it is a spreadsheet." in errors(shown)[0].replace("\\", "")
    assert field(shown, OWN_NAME).value == "Science"
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_importing_without_a_file_asks_for_one(teacher: Browser, room: Room) -> None:
    shown = press(teacher.open("bank", bank=room.bank.id), "Import")
    assert [each.value for each in shown.warning] == [NO_FILE]


def test_without_a_file_no_bank_is_made_and_what_was_typed_stays(teacher: Browser, room: Room) -> None:
    shown = teacher.open("home")
    field(shown, OWN_NAME).set_value("Science")
    press(shown, "Add bank from file")
    assert [each.value for each in shown.warning] == [NO_FILE]
    assert field(shown, OWN_NAME).value == "Science"
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_an_empty_bank_is_made_under_its_name(teacher: Browser) -> None:
    shown = teacher.open("home")
    field(shown, "Name").set_value("Science")
    assert follow(press(shown, "Add bank")).title[0].value == "Science"


def test_importing_the_same_file_again_adds_nothing(teacher: Browser, room: Room) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    for _time in range(2):
        shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
        press(shown, "Import")
    assert not errors(shown)
    assert len(banks.list_questions(engine(), room.teacher, room.bank.id)) == 6


def test_an_empty_bank_can_be_filled_from_a_file(teacher: Browser, room: Room) -> None:
    bank = banks.create_bank(engine(), room.teacher, "Empty", now=visitor.now())
    shown = teacher.open("bank", bank=bank.id)
    shown.file_uploader[0].upload("bank.json", write_quiz(SAMPLE, "json"))
    press(shown, "Import")
    assert SAMPLE.questions[0].stem in html_of(shown)


def test_an_empty_bank_can_be_renamed_and_deleted(teacher: Browser, room: Room) -> None:
    bank = banks.create_bank(engine(), room.teacher, "Empty", now=visitor.now())
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Name").set_value("Still empty")
    press(shown, "Rename")
    assert shown.title[0].value == "Still empty"
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    press(shown, "Delete bank")
    assert [each.name for each in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_a_bank_can_be_renamed_and_deleted(teacher: Browser, room: Room) -> None:
    bank = own_bank(room)
    shown = teacher.open("bank", bank=bank.id)
    field(shown, "Name").set_value("Old news")
    press(shown, "Rename")
    assert shown.title[0].value == "Old news"
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    press(shown, "Delete bank")
    assert [each.name for each in banks.list_banks(engine(), room.teacher)] == ["News"]


def test_a_bank_with_a_published_quiz_is_put_away_instead_of_deleted_and_taken_out(
    teacher: Browser, room: Room
) -> None:
    shown = teacher.open("bank", bank=room.bank.id)
    assert not [box for box in shown.checkbox if box.label.startswith("Delete")]
    assert any("cannot be deleted" in caption.value for caption in shown.caption)
    press(shown, "Put away")
    assert banks.list_banks(engine(), room.teacher) == ()
    assert "Put away: 1 bank" in [box.label for box in teacher.open("home").expander]
    shown = teacher.open("bank", bank=room.bank.id)
    assert "This bank is put away" in shown.info[0].value
    assert not press(shown, "Take it out").info
    assert [bank.id for bank in banks.list_banks(engine(), room.teacher)] == [room.bank.id]
    assert "Put away: 1 bank" not in [box.label for box in teacher.open("home").expander]


def test_a_bank_that_a_quiz_is_published_from_meanwhile_is_not_deleted(teacher: Browser, room: Room) -> None:
    bank = own_bank(room, QUIZ)
    shown = teacher.open("bank", bank=bank.id)
    next(box for box in shown.checkbox if box.label.startswith("Delete")).check().run()
    publish(engine(), room.teacher, bank.id)
    press(shown, "Delete bank")
    assert button(shown, "Put away")
    assert bank.id in {each.id for each in banks.list_banks(engine(), room.teacher)}


# ── a published quiz ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_quiz_is_closed_and_opened_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    shown.toggle[0].set_value(False).run()
    assert not quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())
    shown.toggle[0].set_value(True).run()
    assert quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())


def test_the_link_is_a_picture_for_phones_where_other_devices_can_follow_it(
    teacher: Browser, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "qr-code" not in html_of(teacher.open("quiz", quiz=room.quiz.id))
    monkeypatch.setattr(ContextProxy, "url", "https://quiz.school.example/quiz?quiz=1")
    shown = teacher.open("quiz", quiz=room.quiz.id)
    link = f"https://quiz.school.example/?code={room.quiz.code}"
    assert f'alt="QR code of the link {link}"' in html_of(shown)
    assert shown.code[0].value == link
    assert "point a phone at the picture" in words_of(shown)


def test_a_closed_quiz_says_so_and_invites_nobody(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "close the quiz" in shown.toggle[0].label
    assert 'class="join-code"' in html_of(shown)
    assert "Try it as a student" in words_of(shown)
    shown.toggle[0].set_value(False).run()
    assert "open the quiz" in shown.toggle[0].label
    assert ">Closed<" in html_of(shown)
    assert 'class="join-code"' not in html_of(shown)
    assert not shown.code
    assert "Try it as a student" not in words_of(shown)
    assert "The quiz is closed." in words_of(teacher.open("results", quiz=room.quiz.id))


def test_answers_that_waited_for_the_closing_are_said_to_be_shown_once_it_is_closed(
    teacher: Browser, room: Room
) -> None:
    quiz = publish(engine(), room.teacher, room.bank.id, terms=Terms(release=Release.CLOSED))
    shown = teacher.open("quiz", quiz=quiz.id)
    assert "Right answers are shown once the quiz is closed." in words_of(shown)
    shown.toggle[0].set_value(False).run()
    assert "Right answers are shown, since the quiz is closed." in words_of(shown)


def test_a_quiz_is_renamed(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    field(shown, "Title").set_value("Week 12")
    assert press(shown, "Rename").title[0].value == "Week 12"
    assert any("**Week 12**" in each.proto.label for each in teacher.open("home").get("page_link"))


def test_a_quiz_is_put_away_found_again_and_taken_out(teacher: Browser, room: Room) -> None:
    press(teacher.open("quiz", quiz=room.quiz.id), "Put away")
    home = teacher.open("home")
    assert room.quiz.code not in words_of(home)
    assert [box.label for box in home.expander if box.label.startswith("Put away")] == ["Put away: 1 quiz"]
    home.session_state["put_away"] = True
    assert room.quiz.code in words_of(home.run())
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "This quiz is put away" in shown.info[0].value
    assert not shown.toggle
    shown = press(shown, "Take it out")
    assert not shown.info
    assert shown.toggle[0].value is False
    assert room.quiz.code in words_of(teacher.open("home"))


def test_of_many_banks_the_first_by_name_are_shown_until_more_are_asked_for(teacher: Browser, room: Room) -> None:
    for number in range(AT_ONCE):
        banks.create_bank(engine(), room.teacher, f"Bank {number:02}", now=visitor.now())
    home = teacher.open("home")
    assert room.bank.name not in words_of(home)
    assert room.bank.name in words_of(press(home, "Show more banks"))


def test_a_day_is_written_as_people_write_it(teacher: Browser, room: Room) -> None:
    assert " · 2 March 2026" in words_of(teacher.open("home"))
    assert room.quiz.created_at.day == 2


def test_older_quizzes_are_shown_when_asked_for(teacher: Browser, room: Room) -> None:
    for _ in range(AT_ONCE):
        publish(engine(), room.teacher, room.bank.id)
    samples.ensure_sample_banks(engine(), [SAMPLE], now=visitor.now())
    sample = samples.ensure_sample_quiz(engine(), now=visitor.now()).code
    home = teacher.open("home")
    assert room.quiz.code not in words_of(home)
    assert sample not in words_of(home)
    older = words_of(press(home, "Show older quizzes"))
    assert older.index(room.quiz.code) < older.index(sample)
    assert "Show older quizzes" not in [button.label for button in home.button]


def test_a_quiz_closed_in_another_tab_is_not_opened_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("quiz", quiz=room.quiz.id)
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    shown.run()
    assert shown.toggle[0].value is False
    assert not quizzes.find_quiz(engine(), room.teacher, room.quiz.id).is_open(visitor.now())


def test_what_a_closed_quiz_left_unfinished_is_submitted_by_its_teacher(teacher: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, starting.Guest("Kim"), address=HOME, now=visitor.now())
    shown = teacher.open("quiz", quiz=room.quiz.id)
    assert "Submit 1 unfinished attempt" not in [button.label for button in shown.button]
    shown.toggle[0].set_value(False).run()
    press(shown, "Submit 1 unfinished attempt")
    assert attempt_views.attempt_view(engine(), started.token, now=visitor.now()).submitted_at is not None
    assert not shown.info


def test_the_results_of_a_quiz_nobody_took_say_so(teacher: Browser, room: Room) -> None:
    shown = teacher.open("results", quiz=room.quiz.id)
    assert room.quiz.code in shown.caption[0].value


def test_a_student_is_let_take_a_quiz_again(teacher: Browser, room: Room) -> None:
    started = starting.start(engine(), room.quiz.code, starting.Guest("Kim"), address=HOME, now=visitor.now())
    attempts.submit(engine(), started.token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    next(box for box in shown.selectbox if box.label == "Student").select_index(0).run()
    press(shown, "Let Kim take it again")
    assert "Kim may take it again." in [caption.value for caption in shown.caption]
    assert attempt_views.attempt_view(engine(), started.token, now=visitor.now()).repeatable


def test_the_results_show_scores_questions_and_attempts(teacher: Browser, room: Room) -> None:
    token = teacher.start(room, "Cleo")
    attempts.save_answer(engine(), token, 3, "2019", sequence=0, now=visitor.now())
    attempts.submit(engine(), token, now=visitor.now())
    teacher.start(room, "Dan")
    shown = teacher.open("results", quiz=room.quiz.id)
    assert [metric.value for metric in shown.metric] == ["2", "1", "1.0 of 3"]
    page = html_of(shown)
    assert f"1. {QUIZ.questions[0].stem}" in page
    assert "100 %" in page
    assert '<th scope="row">Cleo</th>' in page
    assert "not yet" in page
    assert f"download/results/{room.quiz.id}" in page


def test_a_single_attempt_is_shown_as_its_student_sees_it(teacher: Browser, room: Room) -> None:
    token = teacher.start(room, "Cleo")
    attempts.submit(engine(), token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    chooser = next(box for box in shown.selectbox if box.label == "Student")
    chooser.select_index(0).run()
    assert "0 of 3 points" in html_of(shown)


def test_an_attempt_that_was_not_submitted_has_no_score_beside_its_name(teacher: Browser, room: Room) -> None:
    teacher.start(room, "Cleo")
    token = teacher.start(room, "Dan")
    attempts.submit(engine(), token, now=visitor.now())
    shown = teacher.open("results", quiz=room.quiz.id)
    chooser = next(box for box in shown.selectbox if box.label == "Student")
    assert chooser.options == ["Cleo, not submitted", "Dan, 0 of 3"]


# ── people ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_teacher_adds_a_student_who_can_then_sign_in(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    field(shown, "Name").set_value("Dan Wu")
    field(shown, "Username").set_value("dan")
    field(shown, "First password").set_value(PASSWORD)
    press(shown, "Add person")
    assert not errors(shown)
    assert "Dan Wu" in {person.name for person in accounts.list_people(engine(), room.teacher)}
    assert signing_in.sign_in(engine(), "dan", PASSWORD, address="", now=visitor.now())


def test_a_list_of_students_is_put_into_a_class_and_the_fields_are_empty_again(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    field(shown, "Students").set_value("Ada\nben\nnobody")
    field(shown, "Class").set_value("7B")
    press(shown, "Put into this class")
    assert "several students: nobody." in errors(shown)[0]
    assert field(shown, "Students").value == "Ada\nben\nnobody"
    field(shown, "Students").set_value("Ada\nben")
    press(shown, "Put into this class")
    assert not errors(shown)
    assert field(shown, "Students").value == ""
    found = accounts.list_people(engine(), room.teacher, "7B")
    assert [person.username for person in found] == ["ada", "ben"]
    assert "**Ada** · ada · Student · 7B" in [text.value for text in shown.markdown]


def test_one_student_is_put_into_a_class_and_a_teacher_into_none(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    saving = [each for each in shown.button if each.label == "Save class"]
    assert len(saving) == 2
    [each for each in shown.text_input if each.label == "Class"][1].set_value("7B")
    saving[0].click().run()
    assert [person.username for person in accounts.list_people(engine(), room.teacher, "7B")] == ["ada"]


def test_a_taken_username_is_refused_and_the_form_stays(teacher: Browser) -> None:
    shown = teacher.open("people")
    field(shown, "Name").set_value("Another Ada")
    field(shown, "Username").set_value("ada")
    field(shown, "First password").set_value(PASSWORD)
    press(shown, "Add person")
    assert "is taken" in errors(shown)[0]
    assert field(shown, "Name").value == "Another Ada"


def test_of_many_people_the_first_are_shown_until_more_are_asked_for_or_one_is_looked_for(
    teacher: Browser, room: Room
) -> None:
    for number in range(AT_ONCE):
        add_student(engine(), room.teacher, f"pupil{number:02}")
    shown = teacher.open("people")
    assert len(people_in(shown)) == AT_ONCE
    press(shown, "Show more people")
    assert len(people_in(shown)) == AT_ONCE + 3
    field(shown, "Find").set_value("pupil07").run()
    assert people_in(shown) == ["Pupil07"]


def people_in(shown: AppTest) -> list[str]:
    labels = [box.label.partition("password for ")[2] for box in shown.expander]
    return [name for name in labels if name]


def test_a_disabled_person_can_no_longer_sign_in(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    assert len(shown.toggle) == 2
    shown.toggle[0].set_value(False).run()
    disabled = [person for person in accounts.list_people(engine(), room.teacher) if not person.enabled]
    assert len(disabled) == 1
    with pytest.raises(QuizError):
        signing_in.sign_in(engine(), disabled[0].username, PASSWORD, address="", now=visitor.now())


def test_a_new_password_replaces_the_old_one(teacher: Browser, room: Room) -> None:
    shown = teacher.open("people")
    places = [person.username for person in accounts.list_people(engine(), room.teacher)]
    passwords = [each for each in shown.text_input if each.label == "New password"]
    passwords[places.index("ada")].set_value("seven green kettles")
    [each for each in shown.button if each.label == "Set password"][places.index("ada")].click().run()
    assert shown.success
    assert signing_in.sign_in(engine(), "ada", "seven green kettles", address="", now=visitor.now())


@pytest.mark.usefixtures("empty")
def test_a_sample_bank_is_there_to_read_publish_and_copy(browser: Browser) -> None:
    from quizapp.classroom.samples import ensure_sample_banks

    ensure_sample_banks(engine(), [QUIZ], now=visitor.now())
    person = add_teacher(engine())
    browser.sign_in(person)
    sample = banks.list_banks(engine(), person)[0]
    shown = browser.open("bank", bank=sample.id)
    assert not [control for control in shown.segmented_control if control.label.startswith("Decision")]
    assert "Edit" not in {seen(each) for each in shown.button}
    shown = follow(press(shown, "Copy to my banks"))
    assert shown.title[0].value == f"{QUIZ.title} (2)"
    assert "Edit" in {seen(each) for each in shown.button}

"""From a pasted article, a file or an address to drafts in a bank."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from quizapp import pipeline
from quizapp.app import visitor
from quizapp.app.database import engine
from quizapp.app.widgets import finding
from quizapp.classroom import banks, editing, quizzes
from quizapp.classroom.names import MOST_CHARACTERS
from quizapp.model import Article, Difficulty, Line, Passage, Question, QuestionKind, Quiz, Status
from quizapp.reading import fetching
from quizapp.reading.fetching import FetchedPage
from quizapp.store.records.banks import Bank
from tests.app_room import DRAFTS, Browser, browser, empty, errors, follow, press, room, statuses, teacher, told
from tests.schoolroom import HEADLINE, QUIZ, WHO, Room, evidence

__all__ = ["browser", "empty", "room", "teacher"]

ARTICLE = "A pasted article"


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
    assert "write the question" in errors(paste(teacher, ARTICLE))[0]
    assert [bank.name for bank in banks.list_banks(engine(), room.teacher)] == ["News"]


def put_first_line_back(teacher: Browser, room: Room) -> AppTest:
    """Make drafts of an article, and put its one line back that was left out, on the page of its bank."""
    paste(teacher, ARTICLE)
    shown = teacher.open("bank", bank=bank_of_article(room).id)
    unfold(shown, "left out")
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
    assert told(shown) == ["1 line put back, 0 new drafts."]
    items = banks.list_questions(engine(), room.teacher, bank_of_article(room).id)
    assert [item.question.stem for item in items] == [question.stem for question in DRAFTS.questions]
    assert {item.passage.text for item in items} == {f"Share this!\n\n{QUIZ.passage.text}"}
    assert "left out" not in " ".join(box.label for box in shown.expander)


@pytest.mark.usefixtures("making")
def test_a_line_is_left_out_once_no_question_rests_on_it(teacher: Browser, room: Room) -> None:
    paste(teacher, ARTICLE)
    bank = bank_of_article(room)
    shown = leave_first_line_out(teacher, bank)
    assert errors(shown)[0].startswith("Questions 1 and 3 rest on what you want to leave out")
    for item in banks.list_questions(engine(), room.teacher, bank.id):
        editing.set_status(engine(), room.teacher, item.id, Status.RETIRED, version=item.version)
    shown = leave_first_line_out(teacher, bank)
    assert told(shown) == ["1 line left out."]
    last = QUIZ.passage.text.split("\n\n")[1]
    assert {item.passage.text for item in banks.list_questions(engine(), room.teacher, bank.id)} == {last}
    assert "2 lines of the article left out" in [box.label for box in shown.expander]


def leave_first_line_out(teacher: Browser, bank: Bank) -> AppTest:
    shown = teacher.open("bank", bank=bank.id)
    unfold(shown, "Leave lines")
    next(box for box in shown.checkbox if QUIZ.passage.text[:20] in box.label).check()
    return press(shown, "Leave out")


def unfold(shown: AppTest, label: str) -> None:
    closed = next(box for box in shown.expander if label in box.label)
    shown.session_state[closed.proto.id.split("-")[-1]] = True
    shown.run()


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

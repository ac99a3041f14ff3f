"""The routes beside the pages: signing in and out, joining, downloads, printing, health, and the headers on all."""

from __future__ import annotations

import csv
import json
import sys
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import unquote

import pytest

from quizapp.app import visitor
from quizapp.app.cookies import SIGN_IN, attempt_cookie
from quizapp.app.database import engine
from quizapp.app.headers import HEADERS
from quizapp.app.routes import health, join
from quizapp.classroom import (
    attempt_views,
    attempts,
    banks,
    begun,
    classes,
    editing,
    publishing,
    quizzes,
    signing_in,
    starting,
)
from quizapp.model import Status, Terms
from quizapp.store.engine import Engine
from quizapp.store.records.people import Person
from tests.app_room import empty, room
from tests.asking import HOST, ROUTED, Answer, ask, get, post
from tests.schoolroom import NOON, PASSWORD, QUIZ, Room, add_second_teacher, make_room

__all__ = ["empty", "room"]

FIRST = {"name": "Ms Berg", "username": "berg", "password": PASSWORD}
OLD_COOKIE = {SIGN_IN: "made-up"}


def signed_in(person: Person) -> dict[str, str]:
    return {SIGN_IN: signing_in.sign_in(engine(), person.username, PASSWORD, address="", now=visitor.now())}


def who(answer: Answer) -> Person | None:
    return signing_in.holder_of(engine(), answer.cookies[SIGN_IN].value, visitor.now())


# ── accounts ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("empty")
def test_the_first_teacher_is_created_and_signed_in() -> None:
    answer = post("/account/first", FIRST)
    assert (answer.status, answer.location) == (303, "..")
    assert who(answer).name == "Ms Berg"


@pytest.mark.usefixtures("empty")
def test_signing_in_before_there_is_a_teacher_leads_to_the_first_account() -> None:
    assert get("/account/sign-in").location == "first"


@pytest.mark.usefixtures("room")
def test_a_second_first_teacher_is_refused() -> None:
    assert get("/account/first").location == "sign-in"
    answer = post("/account/first", FIRST)
    assert answer.status == 400
    assert "There is a teacher&#x27;s account already" in answer.body
    assert not answer.cookies


@pytest.mark.usefixtures("empty")
def test_a_weak_password_is_refused_and_the_rest_of_the_form_stays() -> None:
    answer = post("/account/first", {**FIRST, "password": "abc"})
    assert answer.status == 400
    assert 'role="alert"' in answer.body
    assert 'value="Ms Berg"' in answer.body
    assert 'value="berg"' in answer.body
    assert "abc" not in answer.body


@pytest.mark.usefixtures("room")
def test_the_cookie_of_a_sign_in_is_out_of_reach_of_scripts_and_other_sites() -> None:
    cookie = post("/account/sign-in", {"username": "teacher", "password": PASSWORD}).cookies[SIGN_IN]
    assert cookie["httponly"]
    assert cookie["samesite"] == "lax"
    assert cookie["path"] == "/"
    assert int(cookie["max-age"]) == signing_in.SIGN_IN_LASTS.total_seconds()


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_sign_in_over_https_is_never_told_over_http(scheme: str) -> None:
    form = {"username": "teacher", "password": PASSWORD}
    cookie = post("/account/sign-in", form, origin=f"{scheme}://{HOST}").cookies[SIGN_IN]
    assert bool(cookie["secure"]) is (scheme == "https")


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("form", [{"username": "teacher", "password": "wrong"}, {"username": "nobody"}, {}])
def test_a_wrong_sign_in_says_so_and_sets_no_cookie(form: dict[str, str]) -> None:
    answer = post("/account/sign-in", form)
    assert answer.status == 400
    assert "The username or the password is wrong." in answer.body
    assert f'value="{form.get("username", "")}"' in answer.body
    assert not answer.cookies


def test_signing_in_from_a_quiz_leads_back_to_it(room: Room) -> None:
    form = {"username": "ada", "password": PASSWORD, "code": room.quiz.code}
    assert post("/account/sign-in", form).location == f"../join?code={room.quiz.code}"


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("code", ["//evil.example", "a&b=c", "\r\nSet-Cookie: a=b"])
def test_signing_in_leads_nowhere_else(code: str) -> None:
    assert post("/account/sign-in", {"username": "ada", "password": PASSWORD, "code": code}).location == ".."


def test_signing_out_ends_the_sign_in_everywhere(room: Room) -> None:
    cookies = signed_in(room.teacher)
    answer = post("/account/sign-out", {}, cookies=cookies)
    assert answer.cookies[SIGN_IN].value == ""
    assert signing_in.holder_of(engine(), cookies[SIGN_IN], visitor.now()) is None


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("origin", ["", "null", "http://evil.example", "http://quiz.example.evil.example"])
@pytest.mark.parametrize("path", ["/account/sign-in", "/account/sign-out", "/account/first", "/join", "/resume"])
def test_a_form_on_another_site_is_refused(path: str, origin: str) -> None:
    answer = post(path, {"username": "teacher", "password": PASSWORD}, origin=origin)
    assert answer.status == 403
    assert not answer.cookies


@pytest.mark.usefixtures("room")
def test_an_endless_form_is_refused() -> None:
    assert post("/account/sign-in", {"username": "x" * 20_000}).status == 413


@pytest.mark.usefixtures("room")
def test_what_was_typed_cannot_bring_html_along() -> None:
    answer = post("/account/sign-in", {"username": '"><script>alert(1)</script>', "password": "x"})
    assert "<script>" not in answer.body


# ── joining ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_link_a_teacher_gives_out_leads_to_the_quiz(room: Room) -> None:
    answer = get("/", {"code": room.quiz.code})
    assert (answer.status, answer.location) == (303, f"join?code={room.quiz.code}")
    assert room.quiz.title in get("/join", {"code": room.quiz.code}).body


def test_the_code_may_be_typed_in_any_case_with_blanks(room: Room) -> None:
    code = f" {room.quiz.code[:3].lower()} {room.quiz.code[3:]} "
    assert room.quiz.title in get("/join", {"code": code}).body


@pytest.mark.usefixtures("room")
def test_an_unknown_code_says_so_and_stays_in_its_field() -> None:
    answer = get("/join", {"code": "ZZZZZZ"})
    assert answer.status == 404
    assert "There is no quiz with the code" in answer.body
    assert 'value="ZZZZZZ"' in answer.body


def test_joining_under_a_name_begins_an_attempt_and_keeps_it_in_a_cookie(room: Room) -> None:
    answer = post("/join", {"code": room.quiz.code, "student": "Cleo", "visitor": "v"})
    assert answer.location == f"take?attempt={room.quiz.code}"
    cookie = answer.cookies[attempt_cookie(room.quiz.code)]
    assert cookie["httponly"]
    assert attempt_views.attempt_view(engine(), cookie.value, now=visitor.now()).student == "Cleo"


def test_a_form_sent_twice_finds_the_same_attempt(room: Room) -> None:
    form = {"code": room.quiz.code, "student": "Cleo", "visitor": "v"}
    name = attempt_cookie(room.quiz.code)
    both = [
        attempt_views.attempt_view(engine(), post("/join", form).cookies[name].value, now=visitor.now())
        for _ in range(2)
    ]
    assert both[0].attempt_id == both[1].attempt_id


def test_the_next_student_at_the_same_computer_gets_their_own_form(room: Room) -> None:
    first, second = (get("/join", {"code": room.quiz.code}).body for _ in range(2))
    assert first != second


def test_whoever_has_begun_goes_straight_on(room: Room) -> None:
    cookies = cookies_of(post("/join", {"code": room.quiz.code, "student": "Cleo"}))
    assert get("/join", {"code": room.quiz.code}, cookies=cookies).location == f"take?attempt={room.quiz.code}"
    assert get("/join", {"code": room.quiz.code, "new": "1"}, cookies=cookies).status == 200


def test_who_sits_down_after_another_is_not_led_to_the_others_attempt(room: Room) -> None:
    ada, ben = signed_in(room.student), signed_in(room.other_student)
    of_a_guest = cookies_of(post("/join", {"code": room.quiz.code, "student": "Cleo"}))
    of_ada = cookies_of(post("/join", {"code": room.quiz.code}, cookies=ada))
    for left_behind in (of_ada, of_a_guest, {attempt_cookie(room.quiz.code): "made-up"}):
        answer = get("/join", {"code": room.quiz.code}, cookies={**left_behind, **ben})
        assert "You are signed in as Ben." in answer.body
    assert "Your name" in get("/join", {"code": room.quiz.code}, cookies=of_ada).body
    assert get("/join", {"code": room.quiz.code}, cookies={**of_ada, **ada}).status == 303


def cookies_of(answer: Answer) -> dict[str, str]:
    return {name: cookie.value for name, cookie in answer.cookies.items()}


def test_a_blank_name_is_refused_and_the_quiz_stays_chosen(room: Room) -> None:
    answer = post("/join", {"code": room.quiz.code, "student": "  "})
    assert answer.status == 400
    assert 'role="alert"' in answer.body
    assert room.quiz.title in answer.body
    assert not answer.cookies


def test_a_guest_is_asked_for_a_class_where_the_quiz_is_for_several(room: Room) -> None:
    assert "Your class" not in get("/join", {"code": room.quiz.code}).body
    classes.set_classes(engine(), room.teacher, room.quiz.id, '7A, 7"B')
    form = get("/join", {"code": room.quiz.code}).body
    assert '<select id="class" name="class" required><option value="" selected>Choose your class</option>' in form
    assert '<option value="7&quot;B">7&quot;B</option>' in form
    answer = post("/join", {"code": room.quiz.code, "student": "Cleo"})
    assert (answer.status, "Choose your class from the list." in answer.body) == (400, True)
    answer = post("/join", {"code": room.quiz.code, "student": " ", "class": "7A"})
    assert '<option value="7A" selected>' in answer.body
    assert post("/join", {"code": room.quiz.code, "student": "Cleo", "class": "7A"}).status == 303


def test_a_student_with_an_account_is_asked_for_a_class_only_without_one(room: Room) -> None:
    classes.set_classes(engine(), room.teacher, room.quiz.id, "7A, 7B")
    cookies = signed_in(room.student)
    assert "Your class" in get("/join", {"code": room.quiz.code}, cookies=cookies).body
    classes.put_into_class(engine(), room.teacher, room.student.username, "7B")
    assert "Your class" not in get("/join", {"code": room.quiz.code}, cookies=cookies).body
    assert post("/join", {"code": room.quiz.code}, cookies=cookies).status == 303


def test_a_closed_quiz_cannot_be_joined(room: Room) -> None:
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    answer = post("/join", {"code": room.quiz.code, "student": "Cleo"})
    assert answer.status == 400
    assert "is closed" in answer.body


def test_who_is_to_begin_sees_when_the_quiz_closes_in_utc_until_a_script_says_it_on_their_clock(room: Room) -> None:
    assert "<time" not in get("/join", {"code": room.quiz.code}).body
    closes_at = datetime(visitor.now().year + 1, 11, 27, 14, 0, tzinfo=UTC)
    written = f"{closes_at:%A} 27 November {closes_at.year}, 14:00 UTC"
    quizzes.set_closing_time(engine(), room.teacher, room.quiz.id, closes_at, now=visitor.now())
    body = get("/join", {"code": room.quiz.code}).body
    assert f'<time datetime="{closes_at.isoformat()}">{written}</time>' in body
    assert '<script src="/local-times.js"></script>' in body


def test_who_cannot_begin_is_told_so_before_giving_a_name(room: Room) -> None:
    quizzes.set_open(engine(), room.teacher, room.quiz.id, False, now=visitor.now())
    answer = get("/join", {"code": room.quiz.code})
    assert "is closed" in answer.body
    assert "Your name" not in answer.body
    assert "<button" not in answer.body


def test_a_quiz_for_accounts_asks_for_no_name(empty: Engine) -> None:
    room = make_room(empty, terms=Terms(guests=False))
    answer = get("/join", {"code": room.quiz.code})
    assert "is for students with an account" in answer.body
    assert "Your name" not in answer.body
    assert "account/sign-in" in answer.body
    assert "Start" in get("/join", {"code": room.quiz.code}, cookies=signed_in(room.student)).body


def test_a_student_with_an_account_needs_no_name(room: Room) -> None:
    cookies = signed_in(room.student)
    assert 'name="student"' not in get("/join", {"code": room.quiz.code}, cookies=cookies).body
    answer = post("/join", {"code": room.quiz.code}, cookies=cookies)
    token = answer.cookies[attempt_cookie(room.quiz.code)].value
    assert attempt_views.attempt_view(engine(), token, now=visitor.now()).student == room.student.name


def test_a_student_with_an_account_goes_on_from_another_computer(room: Room) -> None:
    cookies = signed_in(room.student)
    post("/join", {"code": room.quiz.code}, cookies=cookies)
    number = begun.list_attempts(engine(), room.student, now=NOON)[0].attempt_id
    answer = post("/resume", {"attempt": str(number)}, cookies=cookies)
    assert answer.location == f"take?attempt={number}"
    assert attempt_cookie(str(number)) in answer.cookies


def test_nobody_goes_on_with_the_attempt_of_another(room: Room) -> None:
    post("/join", {"code": room.quiz.code}, cookies=signed_in(room.student))
    number = begun.list_attempts(engine(), room.student, now=NOON)[0].attempt_id
    assert post("/resume", {"attempt": str(number)}, cookies=signed_in(room.other_student)).status == 404
    assert post("/resume", {"attempt": str(number)}).location == "account/sign-in"
    for none in ("x", "-1", "9" * 20, "9" * 5000):
        assert post("/resume", {"attempt": none}, cookies=signed_in(room.student)).status == 303


# ── downloads ────────────────────────────────────────────────────────────────────────────────────────────────────────


def submit_one(room: Room) -> None:
    started = starting.start(
        engine(), room.quiz.code, starting.Guest("=Cleo", "v"), address="", now=visitor.now(), seed=1
    )
    attempts.submit(engine(), started.token, now=visitor.now())


def test_a_teacher_downloads_the_results_as_csv(room: Room) -> None:
    submit_one(room)
    answer = get(f"/download/results/{room.quiz.id}", cookies=signed_in(room.teacher))
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "attachment" in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    rows = list(csv.reader(answer.body.removeprefix("\ufeff").splitlines()))
    assert len(rows) == 2
    assert rows[1][0] == "'=Cleo"


def test_the_csv_may_hold_answers_or_statistics_instead_of_points(room: Room) -> None:
    submit_one(room)
    path, cookies = f"/download/results/{room.quiz.id}", signed_in(room.teacher)
    assert QUIZ.questions[0].stem in get(path, {"sheet": "answers"}, cookies=cookies).body
    assert "Discrimination index" in get(path, {"sheet": "statistics"}, cookies=cookies).body
    assert get(path, {"sheet": "another"}, cookies=cookies).body == get(path, cookies=cookies).body


def test_times_in_the_csv_are_those_of_the_zone_asked_for(room: Room) -> None:
    submit_one(room)
    path, cookies = f"/download/results/{room.quiz.id}", signed_in(room.teacher)
    assert "Submitted (Asia/Tokyo)" in get(path, {"zone": "Asia/Tokyo"}, cookies=cookies).body
    for none in ("Europe", "../../etc/passwd", "x" * 5000, "\0"):
        assert "Submitted (UTC)" in get(path, {"zone": none}, cookies=cookies).body


def test_a_download_has_a_name_in_any_alphabet(room: Room) -> None:
    ids = [each.id for each in banks.list_questions(engine(), room.teacher, room.bank.id)]
    quiz = publishing.publish(engine(), room.teacher, title="Łódź – 新聞", question_ids=ids, now=NOON)
    answer = get(f"/download/results/{quiz.id}", cookies=signed_in(room.teacher))
    named, in_full = answer.headers["content-disposition"].removeprefix("attachment; ").split("; ")
    assert named == 'filename="2026-03-02 odz points.csv"'
    assert unquote(in_full) == "filename*=UTF-8''2026-03-02 Łódź – 新聞 points.csv"


def test_results_are_for_their_teacher_only(room: Room) -> None:
    path = f"/download/results/{room.quiz.id}"
    other = add_second_teacher(engine(), room.teacher)
    assert get(path).location == "/account/sign-in"
    assert get(path, cookies=OLD_COOKIE).location == "/account/sign-in"
    for person in (room.student, other):
        answer = get(path, cookies=signed_in(person))
        assert answer.status == 404
        assert "Cleo" not in answer.body


def test_a_teacher_downloads_a_bank_in_the_native_format(room: Room) -> None:
    answer = get(f"/download/bank/{room.bank.id}/1", cookies=signed_in(room.teacher))
    assert len(json.loads(answer.body)["questions"]) == 3
    assert get(f"/download/bank/{room.bank.id}/2", cookies=signed_in(room.teacher)).status == 404
    assert get(f"/download/bank/{room.bank.id}/1", cookies=signed_in(room.student)).status == 404
    assert get(f"/download/bank/{room.bank.id}/1").location == "/account/sign-in"


def test_a_teacher_downloads_a_bank_as_a_spreadsheet(room: Room) -> None:
    answer = get(f"/download/bank/{room.bank.id}/1", {"format": "csv"}, cookies=signed_in(room.teacher))
    assert f'filename="bank-{room.bank.id}-1.csv"' in answer.headers["content-disposition"]
    assert len(list(csv.reader(answer.body.removeprefix("\ufeff").splitlines()))) == 4


def test_a_teacher_downloads_a_bank_for_moodle(room: Room) -> None:
    answer = get(f"/download/bank/{room.bank.id}/1", {"format": "gift"}, cookies=signed_in(room.teacher))
    assert f'filename="bank-{room.bank.id}-1.gift.txt"' in answer.headers["content-disposition"]
    assert QUIZ.questions[0].stem in answer.body


def test_a_format_that_nobody_writes_gives_the_bank_file(room: Room) -> None:
    answer = get(f"/download/bank/{room.bank.id}/1", {"format": "docx"}, cookies=signed_in(room.teacher))
    assert f'filename="bank-{room.bank.id}-1.json"' in answer.headers["content-disposition"]


@pytest.mark.parametrize("number", ["0", "x", "9" * 20, "9" * 5000])
def test_a_number_that_nothing_has_is_no_file(room: Room, number: str) -> None:
    paths = ("download/results/{}", "download/bank/{}/1", f"download/bank/{room.bank.id}/{{}}")
    for path in (*paths, "print/quiz/{}", "print/bank/{}/1", f"print/bank/{room.bank.id}/{{}}"):
        assert get("/" + path.format(number), cookies=signed_in(room.teacher)).status == 404


# ── printing ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def pages_to_print(room: Room) -> tuple[str, str]:
    return f"/print/quiz/{room.quiz.id}", f"/print/bank/{room.bank.id}/1"


def test_a_teacher_prints_a_quiz_and_a_bank_with_the_answers_or_without(room: Room) -> None:
    for path in pages_to_print(room):
        answer = get(path, cookies=signed_in(room.teacher))
        assert (answer.status, answer.headers["cache-control"]) == (200, "no-store")
        assert "In which city is the bakery?" in answer.body
        assert "Oslo is what the passage says." in answer.body
        for_students = get(path, {"key": "0"}, cookies=signed_in(room.teacher)).body
        assert "In which city is the bakery?" in for_students
        assert "Oslo is what the passage says." not in for_students


def test_nobody_prints_what_is_another_teachers(room: Room) -> None:
    other = add_second_teacher(engine(), room.teacher)
    for path in pages_to_print(room):
        assert get(path).location == "/account/sign-in"
        for person in (room.student, other):
            answer = get(path, cookies=signed_in(person))
            assert answer.status == 404
            assert "bakery" not in answer.body


def test_a_rejected_question_is_not_printed(room: Room) -> None:
    [first, *_] = banks.list_questions(engine(), room.teacher, room.bank.id)
    editing.set_status(engine(), room.teacher, first.id, Status.RETIRED, version=first.version)
    body = get(f"/print/bank/{room.bank.id}/1", cookies=signed_in(room.teacher)).body
    assert "In which city is the bakery?" not in body
    assert "Who runs the mill?" in body


# ── health and headers ───────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("empty")
def test_the_health_route_asks_the_database() -> None:
    assert (get("/healthz").status, json.loads(get("/healthz").body)["database"]) == (200, "ok")


@pytest.mark.usefixtures("empty")
def test_a_database_that_does_not_answer_is_not_healthy(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(_engine: object) -> bool:
        raise OSError("secret address\nand more of it")

    monkeypatch.setattr(health, "has_teacher", fail)
    answer = get("/healthz")
    assert answer.status == 503
    assert "secret" not in answer.body
    assert [record.getMessage() for record in caplog.records] == ["The database does not answer. secret address"]


def test_a_route_that_fails_says_a_number_which_is_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> Engine:
        raise OSError("the key is Hama")

    monkeypatch.setattr(join, "engine", fail)
    answer = get("/join", {"code": "CDFGHJ"})
    number = answer.body.partition("the number ")[2][:6]
    assert (answer.status, "Hama" in answer.body) == (500, False)
    assert f"Error {number} on a page" in caplog.text
    assert "the key is Hama" in caplog.text
    assert HEADERS["Content-Security-Policy"] == answer.headers["content-security-policy"]


@pytest.mark.usefixtures("room")
@pytest.mark.parametrize("path", ["/account/sign-in", "/join", "/healthz", "/nowhere"])
def test_every_answer_carries_the_security_headers(path: str) -> None:
    headers = ask("GET", path, app=ROUTED).headers
    assert {name.lower(): value for name, value in HEADERS.items()}.items() <= headers.items()
    assert "'unsafe-inline'" not in headers["content-security-policy"].partition("script-src")[2].partition(";")[0]


def test_no_module_beside_the_entry_script_hides_one_of_python() -> None:
    """``streamlit run`` puts the folder of the script first on the path."""
    here = Path(sys.modules["quizapp.app.main"].__file__ or "").parent
    names = {path.stem for path in here.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not names & sys.stdlib_module_names

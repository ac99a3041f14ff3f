"""Lists of people: how they are read, who on them is new, and accounts for all of them or for nobody."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from sqlalchemy import Engine

from quizapp.classroom import accounts, passwords, signing_in
from quizapp.classroom.enrolling import (
    MOST_ON_PAGE,
    Enrolment,
    change_listed,
    enrol,
    enrol_listed,
    enrolment_of,
    newcomers,
)
from quizapp.classroom.rosters import Newcomer, RosterEntry, read_roster, write_roster
from quizapp.errors.people import LongRosterError, RosterError, UsernameTakenError
from quizapp.model import ExtraTime
from quizapp.store.engine import reading
from quizapp.store.people import list_people
from quizapp.store.records.people import PersonRole
from tests.schoolroom import NOON, add_student, add_teacher

CLEO = RosterEntry("cleo", "Cleo Ode", PersonRole.STUDENT)
CLEO_IN_7B = RosterEntry("cleo", "Cleo Ode", PersonRole.STUDENT, "7B")
BERG = RosterEntry("berg@school.example", "Ms Berg", PersonRole.TEACHER)


@pytest.mark.parametrize(
    "text",
    [
        "username,name,role\ncleo,Cleo Ode,student\nberg@school.example,Ms Berg,teacher\n",
        "\ufeffUsername;Name;Role\r\nCleo;Cleo Ode;\r\n\r\nberg@school.example;Ms Berg;Teacher\r\n;;\r\n",
        'Role\tHouse\tName\tUsername\n\tred\t"Cleo  Ode"\t cleo \nteacher\t\tMs Berg\tBerg@school.example',
    ],
    ids=["commas", "as Excel saves it", "other columns"],
)
def test_a_list_is_read_as_spreadsheets_save_it(text: str) -> None:
    assert read_roster(text.encode("utf-8"), name="class.csv") == (CLEO, BERG)


def test_a_list_says_in_which_class_a_student_is_and_a_teacher_is_in_none() -> None:
    text = "username,name,role,class\ncleo,Cleo Ode,, 7B \nberg@school.example,Ms Berg,teacher,7B\n"
    assert read_roster(text.encode(), name="class.csv") == (CLEO_IN_7B, BERG)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "class.csv, line 1: There is no column username and no column name."),
        (b"username,role\ncleo,student\n", "line 1: There is no column name."),
        ("username,name\nzoë,Zoë\n".encode("latin-1"), "line 1: The file is not UTF-8. Save it as CSV UTF-8."),
        (b'username,name\n"' + b"x" * 200_000, r"line 2: This is no CSV \(field larger than"),
        (b"username,name\ncleo,\n", "line 2: The name is empty."),
        (b"username,name\ncleo\n", "line 2: The name is empty."),
        (b"username,name\ncleo ode,Cleo\n", 'line 2: "cleo ode" cannot be a username.'),
        (b"username,name,role\ncleo,Cleo,pupil\n", 'There is no role "pupil". Write teacher or student.'),
        (b"username,name,extra time\ncleo,Cleo,30\n", 'no extra time "30". Write 0, 25, 50, 100 or no limit.'),
        (b'username,name,class\ncleo,Cleo,"7B, 7C"\n', 'line 2: "7B, 7C" cannot be the name of a class.'),
        (b"username,name\ncleo,Cleo\nCLEO,Cleo\n", 'line 3: The username "cleo" is that of line 2.'),
        (b"username,name\n,\nx,Cleo\ny,Leo\n", "line 3: .* There is one more fault in it. Nobody was added."),
    ],
)
def test_a_fault_in_a_list_is_named_with_its_line(data: bytes, sentence: str) -> None:
    with pytest.raises(RosterError, match=sentence):
        read_roster(data, name="class.csv")


def test_the_people_on_a_list_sign_in_with_the_passwords_made_for_them(engine: Engine) -> None:
    people = newcomers(engine, (BERG, CLEO))
    enrol(engine, people, now=NOON)
    for each in people:
        token = signing_in.sign_in(engine, each.entry.username, each.password, address="", now=NOON)
        person = signing_in.holder_of(engine, token, NOON)
        assert person
        assert (person.name, person.role) == (each.entry.name, each.entry.role)
    assert newcomers(engine, (BERG, CLEO)) == ()


def test_who_has_an_account_is_no_newcomer(engine: Engine) -> None:
    teacher = add_teacher(engine)
    entry = RosterEntry(teacher.username, "Somebody Else", PersonRole.STUDENT)
    assert [each.entry for each in newcomers(engine, (entry, CLEO))] == [CLEO]


def test_all_are_added_or_nobody(engine: Engine) -> None:
    people = newcomers(engine, (CLEO, BERG))
    enrol(engine, people[1:], now=NOON)
    with pytest.raises(UsernameTakenError):
        enrol(engine, people, now=NOON)
    with reading(engine) as session:
        assert [person.username for person in list_people(session)] == [BERG.username]


def test_a_list_puts_who_has_an_account_into_the_class_it_names_and_takes_nobody_out(engine: Engine) -> None:
    teacher = add_teacher(engine)
    enrol(engine, newcomers(engine, [CLEO_IN_7B, RosterEntry("leo", "Leo", PersonRole.STUDENT, "7 b")]), now=NOON)
    people = {person.username: person.class_name for person in accounts.list_people(engine, teacher)}
    assert people == {"teacher": "", "cleo": "7B", "leo": "7B"}
    listed = [
        RosterEntry("cleo", "Cleo Ode", PersonRole.STUDENT, "8B"),
        RosterEntry("leo", "Leo", PersonRole.STUDENT),
        RosterEntry("teacher", "Ms Berg", PersonRole.STUDENT, "8B"),
        RosterEntry("nobody", "Nobody", PersonRole.STUDENT, "8B"),
    ]
    assert change_listed(engine, listed, now=NOON).moved == (listed[0],)
    assert change_listed(engine, listed, now=NOON).moved == ()
    people = {person.username: person.class_name for person in accounts.list_people(engine, teacher)}
    assert people == {"teacher": "", "cleo": "8B", "leo": "7B"}


def test_a_list_says_who_has_how_much_extra_time_and_a_teacher_has_none() -> None:
    text = "username;name;role;Extra_Time\ncleo;Cleo;;25 %\nleo;Leo;;NO LIMIT\nada;Ada;;\nberg;Ms Berg;teacher;50\n"
    extra_times = [entry.extra_time for entry in read_roster(text.encode(), name="class.csv")]
    assert extra_times == [ExtraTime.QUARTER, ExtraTime.NO_LIMIT, None, None]


def test_a_list_gives_new_and_known_students_the_extra_time_it_names_and_takes_none_away_unsaid(engine: Engine) -> None:
    teacher = add_teacher(engine)

    def listed(*extra_times: ExtraTime | None) -> list[RosterEntry]:
        pairs = zip(("ada", "ben", "cleo"), extra_times, strict=True)
        return [RosterEntry(name, name, PersonRole.STUDENT, "7B", extra_time) for name, extra_time in pairs]

    def kept() -> list[ExtraTime]:
        return [each.extra_time for each in accounts.list_people(engine, teacher) if each.id != teacher.id]

    none, quarter, double = ExtraTime.NONE, ExtraTime.QUARTER, ExtraTime.DOUBLE
    enrol(engine, newcomers(engine, listed(quarter, None, double)), now=NOON)
    assert kept() == [quarter, none, double]
    entries = listed(None, quarter, none)
    assert change_listed(engine, entries, now=NOON) == Enrolment((), (), timed=tuple(entries[1:]), kept=(entries[0],))
    assert kept() == [quarter, quarter, none]
    assert change_listed(engine, entries, now=NOON).timed == ()
    enrol_listed(engine, teacher, listed(double, double, None), now=NOON)
    assert kept() == [double, double, none]


def test_nobodys_extra_time_is_in_the_file_of_passwords_which_is_handed_out() -> None:
    entry = RosterEntry("cleo", "Cleo Ode", PersonRole.STUDENT, "7B", ExtraTime.DOUBLE)
    assert write_roster([Newcomer(entry, "bcdf-ghjk-mnpq")]).decode("utf-8-sig").splitlines() == [
        "username,name,role,class,password",
        "cleo,Cleo Ode,student,7B,bcdf-ghjk-mnpq",
    ]


def test_a_new_class_is_spelt_as_the_list_spells_it_first(engine: Engine) -> None:
    teacher = add_teacher(engine)
    spellings = {"ada": "7B", "ben": "7b", "cleo": "7 B", "dan": "7 b"}
    for username in spellings:
        add_student(engine, teacher, username)
    entries = [RosterEntry(who, who, PersonRole.STUDENT, name) for who, name in spellings.items()]
    change_listed(engine, entries, now=NOON)
    students = accounts.list_people(engine, teacher, "7b")
    assert [student.class_name for student in students] == ["7B"] * len(spellings)


# ── a list that a teacher imports ────────────────────────────────────────────────────────────────────────────────────


def test_a_list_says_whose_account_a_username_is_that_it_gives_to_somebody_else(engine: Engine) -> None:
    teacher = add_teacher(engine)
    enrol(engine, newcomers(engine, [RosterEntry("cleo", "Cleo Ode", PersonRole.STUDENT, "7B")]), now=NOON)
    listed = [RosterEntry("cleo", "Clemens Oder", PersonRole.STUDENT, "8A")]
    assert enrolment_of(engine, teacher, listed).other_names == {"cleo": "Cleo Ode"}


def test_a_list_says_what_it_would_make_and_then_makes_it(engine: Engine) -> None:
    teacher = add_teacher(engine)
    add_student(engine, teacher, "cleo")
    own = RosterEntry("teacher", "Another Name", PersonRole.STUDENT, "7B")
    entries = (own, CLEO_IN_7B, BERG)
    names = {"teacher": "Ms Berg", "cleo": "Cleo"}
    assert enrolment_of(engine, teacher, entries) == Enrolment((BERG,), (CLEO_IN_7B,), (), (own,), names)
    (newcomer,) = enrol_listed(engine, teacher, entries, now=NOON)
    assert newcomer.entry == BERG
    assert signing_in.sign_in(engine, BERG.username, newcomer.password, address="", now=NOON)
    people = {person.username: person.class_name for person in accounts.list_people(engine, teacher)}
    assert people == {"teacher": "", "cleo": "7B", BERG.username: ""}
    assert enrolment_of(engine, teacher, entries) == Enrolment((), (), (), kept=entries, other_names=names)


def test_a_list_imported_many_times_at_once_gives_each_one_account_and_one_password(engine: Engine) -> None:
    teacher = add_teacher(engine)
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: enrol_listed(engine, teacher, (CLEO, BERG), now=NOON), range(16)))
    newcomers_made = [each for people in made for each in people]
    assert sorted(each.entry.username for each in newcomers_made) == [BERG.username, CLEO.username]
    for each in newcomers_made:
        assert signing_in.sign_in(engine, each.entry.username, each.password, address="", now=NOON)


def test_a_list_that_would_keep_a_page_waiting_is_refused(engine: Engine) -> None:
    teacher = add_teacher(engine)
    entries = [RosterEntry(f"s{number}", "Sam", PersonRole.STUDENT) for number in range(MOST_ON_PAGE + 1)]
    for enrolling in (enrolment_of, partial(enrol_listed, now=NOON)):
        with pytest.raises(LongRosterError, match="There are 1001 people on this list, and 1000 at most"):
            enrolling(engine, teacher, entries)
    assert len(accounts.list_people(engine, teacher)) == 1


def test_made_up_passwords_are_strong_enough_and_all_different() -> None:
    made = {passwords.make_password() for _ in range(200)}
    assert len(made) == 200
    for password in made:
        passwords.refuse_weak(password, "")


def test_a_name_that_looks_like_a_formula_is_none_in_the_file_of_passwords() -> None:
    risky = Newcomer(RosterEntry("cleo", "=1+1", PersonRole.STUDENT), "bcdf-ghjk-mnpq")
    assert write_roster([risky]).decode("utf-8-sig").splitlines()[1] == "cleo,'=1+1,student,,bcdf-ghjk-mnpq"

"""A class list on the page *People*: looked at before it is made, made once, its passwords offered once."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from quizapp.app.database import engine
from quizapp.classroom import accounts
from quizapp.model import ExtraTime
from tests.app_room import Browser, browser, empty, html_of, room, told
from tests.schoolroom import Room

__all__ = ["browser", "empty", "room"]

LIST = b"Username;Name;Role;Class\r\nada;Ada;;7B\r\nben;Ben;;\r\ndan;Dan <b>Wu</b>;student;7B\r\n"
IMPORT = "Import: 1 new account and 1 student into another class"


@pytest.fixture
def people(browser: Browser, room: Room) -> AppTest:
    """The page, open to the room's teacher."""
    browser.sign_in(room.teacher)
    return browser.open("people")


def upload(shown: AppTest, data: bytes) -> AppTest:
    return shown.file_uploader[0].upload("7B.csv", data).run()


def press(shown: AppTest, label: str) -> AppTest:
    return next(each for each in shown.button if each.label == label).click().run()


def buttons(shown: AppTest) -> list[str]:
    return [button.label for button in shown.button]


def usernames(room: Room) -> set[str]:
    return {person.username for person in accounts.list_people(engine(), room.teacher)}


def test_a_list_is_looked_at_before_anything_is_made(people: AppTest, room: Room) -> None:
    page = html_of(upload(people, LIST))
    for name, deed in [("Ada", "put into this class"), ("Ben", "stays as it is"), ("Dan", "new account")]:
        assert f'<th scope="row">{name}' in page
        assert f"<td>{deed}</td>" in page
    assert "Dan &lt;b&gt;Wu&lt;/b&gt;" in page
    assert "dan" not in usernames(room)


def test_a_list_is_made_once_and_its_passwords_are_offered_until_they_are_put_away(people: AppTest, room: Room) -> None:
    shown = press(upload(people, LIST), IMPORT)
    assert told(shown) == [f"{IMPORT.replace('Import', 'Imported')}."]
    assert "dan" in usernames(room)
    assert {person.username for person in accounts.list_people(engine(), room.teacher, "7B")} == {"ada", "dan"}
    assert [download.label for download in shown.get("download_button")] == ["Download the passwords as CSV"]
    assert not shown.file_uploader[0].value
    shown = press(shown, "I have them")
    assert not shown.get("download_button")
    assert IMPORT not in buttons(shown)


def test_passwords_that_were_not_put_away_stay_beside_those_of_the_next_list(people: AppTest) -> None:
    shown = press(upload(people, LIST), IMPORT)
    shown = press(upload(shown, b"username,name\neve,Eve\n"), "Import: 1 new account")
    assert "**First passwords of 2 new accounts**" in [text.value for text in shown.markdown]


def test_a_list_that_gives_extra_time_says_so_before_and_after(people: AppTest, room: Room) -> None:
    shown = upload(people, b"username,name,class,Extra time\nada,Ada,7B,25%\nben,Ben,,\ndan,Dan,,no limit\n")
    page = html_of(shown)
    assert "<td>put into this class and given this extra time</td>" in page
    assert "<td>25 % more time</td>" in page
    shown = press(shown, "Import: 1 new account, 1 student into another class and another extra time for 1 student")
    known = {person.username: person.extra_time for person in accounts.list_people(engine(), room.teacher)}
    assert (known["ada"], known["ben"], known["dan"]) == (ExtraTime.QUARTER, ExtraTime.NONE, ExtraTime.NO_LIMIT)


def test_a_list_of_people_who_are_all_there_makes_nothing(people: AppTest) -> None:
    shown = upload(people, b"username,name\nada,Ada\nben,Ben\n")
    assert not [label for label in buttons(shown) if label.startswith("Import:")]
    assert "Everybody on this list has an account already: there is nothing to change." in [
        caption.value for caption in shown.caption
    ]


def test_a_list_of_nobody_says_so(people: AppTest) -> None:
    assert "There is nobody on this list." in [text.value for text in upload(people, b"username,name\n").caption]


def test_a_list_with_faults_names_them_all_with_their_lines_and_makes_nothing(people: AppTest, room: Room) -> None:
    shown = upload(people, b"username,name\ndan,Dan\nx,Sam\neve,\n")
    assert shown.error[0].value.startswith("7B.csv, line 3: ")
    assert "There is one more fault in it. Nobody was added." in shown.error[0].value
    assert "\n- line 4: The name is empty. Write one." in shown.error[0].value
    assert not [label for label in buttons(shown) if label.startswith("Import:")]
    assert usernames(room) == {"teacher", "ada", "ben"}

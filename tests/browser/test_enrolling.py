"""A class list in a browser: imported on the page *People*, and signed in with a password from the file it gives."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import Server
from tests.browser.test_accessibility import faults, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_a_class_list_is_imported_and_its_students_sign_in_with_the_passwords_it_gives(
    visit: Callable[..., Page], server: Server, tmp_path: Path, width: int, scheme: str
) -> None:
    from playwright.sync_api import expect

    look, username = f"{width}-{scheme}", f"amal{width}"
    teacher = visit("/account/sign-in", width=width, scheme=scheme)
    sign_in(teacher, server)
    teacher.goto("/people")
    teacher.get_by_text("Import a class list").click()
    chooser = teacher.locator(".st-key-class_list input[type=file]")
    chooser.set_input_files(
        {"name": "7B.csv", "mimeType": "text/csv", "buffer": f"username;name;class\n{username};Amal Haddad;7B".encode()}
    )
    making = teacher.get_by_role("button", name="Import: 1 new account")
    making.wait_for()
    assert faults(teacher, f"class-list-{look}") == []
    making.click()
    download = teacher.get_by_role("button", name="Download the passwords as CSV")
    expect(download).to_be_focused()
    expect(download).to_be_in_viewport()
    assert faults(teacher, f"first-passwords-{look}") == []
    with teacher.expect_download() as saving:
        download.click()
    saving.value.save_as(tmp_path / "passwords.csv")
    teacher.get_by_role("button", name="I have them").click()
    expect(download).to_have_count(0)

    with (tmp_path / "passwords.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    student = visit("/account/sign-in", width=width, scheme=scheme)
    student.get_by_label("Username").fill(row["username"])
    student.get_by_label("Password").fill(row["password"])
    student.get_by_role("button", name="Sign in").click()
    student.get_by_role("heading", name="Your quizzes").wait_for()

"""Starting the app by either door, and what it does when something is wrong."""

from __future__ import annotations

import logging
import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest

from quizapp.app import opening
from quizapp.app.database import engine
from quizapp.classroom.samples import find_sample_quiz
from quizapp.errors.storage import NotAStoreError
from tests.app_room import empty
from tests.sample import QUIZ, write_folder

__all__ = ["empty"]

ROOT = Path(__file__).parents[1]
DOORS = {
    "python -m quizapp app": ["quizapp", "app", "--port"],
    "streamlit run": ["streamlit", "run", "quizapp/app/main.py", "--server.port"],
}


def answer_of(process: subprocess.Popen[bytes], port: int) -> tuple[int, str]:
    """The status and the policy of /healthz, once the server is up."""
    for _try in range(240):
        assert process.poll() is None, "the server ended by itself"
        try:
            with urllib.request.urlopen(f"http://localhost:{port}/healthz", timeout=10) as response:
                return response.status, response.headers["Content-Security-Policy"]
        except OSError:
            time.sleep(0.25)
    raise AssertionError("the server did not answer within a minute")


@pytest.mark.parametrize("door", DOORS)
def test_both_doors_open_the_same_app_from_a_bare_clone(door: str, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["QUIZAPP_DATABASE"] = f"sqlite:///{tmp_path / 'quizapp.db'}"
    # The command ``streamlit`` leaves the working folder off the path; ``python -m`` would hide that.
    program = [Path(sys.executable).with_name("streamlit")] if door == "streamlit run" else [sys.executable, "-m"]
    arguments = DOORS[door][1:] if door == "streamlit run" else DOORS[door]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen([*program, *arguments, str(port)], cwd=ROOT, env=environment, stdout=log, stderr=log)
    try:
        status, policy = answer_of(process, port)
    finally:
        process.kill()
        process.wait()
    assert status == 200
    assert "frame-ancestors 'none'" in policy


def test_the_hidden_setting_that_carries_a_class_still_exists() -> None:
    """Streamlit collects garbage after every rerun unless this is off: 25 students a process instead of 300."""
    assert "runner.postScriptGC" in config.get_config_options()
    assert "postScriptGC = false" in (ROOT / "quizapp/app/.streamlit/config.toml").read_text()


def test_a_page_runs_once_at_a_time() -> None:
    """Otherwise a fast second click starts a second run beside the first, which is still saving."""
    assert config.get_config_options()["runner.fastReruns"].default_val is True
    assert "fastReruns = false" in (ROOT / "quizapp/app/.streamlit/config.toml").read_text()


def test_nothing_is_reported_to_anybody() -> None:
    assert "gatherUsageStats = false" in (ROOT / "quizapp/app/.streamlit/config.toml").read_text()


@pytest.mark.usefixtures("empty")
def test_a_fresh_app_has_the_sample_banks_and_a_sample_quiz() -> None:
    opening.open_with_samples()
    opening.open_with_samples()
    sample = find_sample_quiz(engine())
    assert sample is not None
    assert sample.question_count > 0


@pytest.mark.usefixtures("empty")
def test_a_spoilt_sample_bank_does_not_keep_the_app_from_starting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    write_folder(QUIZ, tmp_path / "spoilt")
    (tmp_path / "spoilt" / "bank.json").write_text("{")
    monkeypatch.setattr(opening, "SAMPLE_BANKS", tmp_path)
    opening.open_with_samples()
    assert "must be JSON" in caplog.text


def test_a_file_that_is_no_database_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter.db").write_text("Dear Sir or Madam")
    monkeypatch.setenv("QUIZAPP_DATABASE", f"sqlite:///{tmp_path / 'letter.db'}")
    with pytest.raises(NotAStoreError, match=r"letter\.db"):
        opening.open_with_samples()


def test_an_error_nobody_expected_shows_a_number_and_nothing_of_itself(caplog: pytest.LogCaptureFixture) -> None:
    def script() -> None:
        from quizapp.app.watching import say_sorry

        say_sorry(ValueError("the key is Hama"))

    with caplog.at_level(logging.ERROR):
        shown = AppTest.from_function(script, default_timeout=60).run()
    sentence = shown.error[0].value
    assert "Hama" not in sentence
    assert "the key is Hama" in caplog.text
    assert sentence.split()[-1].rstrip(".") in caplog.text


def test_a_widget_gets_a_fresh_key_only_when_the_database_changed_behind_it() -> None:
    def script() -> None:
        import streamlit as st

        from quizapp.app.widgets.agreeing import agreement_on

        first = agreement_on("toggle", "open")
        same = agreement_on("toggle", "open")
        same.keep("closed")
        own = agreement_on("toggle", "closed")
        other = agreement_on("toggle", "open")
        st.session_state["seen"] = [(each.key, each.overtaken) for each in (first, same, own, other)]

    seen = AppTest.from_function(script, default_timeout=60).run().session_state["seen"]
    assert seen == [("toggle_0", False)] * 3 + [("toggle_1", True)]

"""A class list from a file: what it would make, the accounts it makes, and their first passwords, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from quizapp.app.database import engine
from quizapp.app.visitor import now
from quizapp.app.widgets.mistakes import said
from quizapp.app.widgets.scrolling import bring_into_view
from quizapp.app.widgets.tables import table_html
from quizapp.app.widgets.telling import done
from quizapp.app.widgets.wording import EXTRA_TIMES, count, in_a_row
from quizapp.classroom.enrolling import Enrolment, enrol_listed, enrolment_of
from quizapp.classroom.rosters import Newcomer, RosterEntry, read_roster, write_roster
from quizapp.store.records.people import Person

__all__ = ["draw_enrolling"]

LARGEST_LIST = 1
"""Megabytes."""

EXAMPLE = "username,name,role,class,extra time\namal,Amal Haddad,student,7B,25\nberg,Ms Berg,teacher,,"
BOX, FIELD = ".st-key-first_passwords", ".st-key-class_list summary"
"""Where the keyboard is led after a list was imported: to its passwords, or back to the field for the next one."""

PASSWORDS, LISTS = "first_passwords", "lists_imported"
"""Where the session keeps the people whose first passwords were made and not yet put away, and how many lists were
imported: each time the field for one is empty again."""


def draw_enrolling(actor: Person) -> None:
    """The field for a list and, once there is one, what it would make; above it what the last one made."""
    passwords: list[Newcomer] = st.session_state.setdefault(PASSWORDS, [])
    lists = st.session_state.setdefault(LISTS, 0)
    _draw_passwords(passwords)
    with st.container(key="class_list"), st.expander("Import a class list"):
        st.caption("A CSV file. Its first line names the columns; without a role somebody is a student. For instance:")
        st.code(EXAMPLE, language=None)
        st.caption("Extra time, in quizzes with a time limit: 0, 25, 50 or 100 (percent), or no limit.")
        file = st.file_uploader("Class list", max_upload_size=LARGEST_LIST, key=f"class_list_{lists}")
        if file:
            with said():
                _draw_list(actor, read_roster(file.getvalue(), name=file.name), passwords)


def _draw_list(actor: Person, entries: Sequence[RosterEntry], passwords: list[Newcomer]) -> None:
    """What a list would make, and the button that makes it."""
    if not entries:
        st.caption("There is nobody on this list.")
        return
    enrolment = enrolment_of(engine(), actor, entries)
    timed = any(entry.extra_time for entry in entries)
    heading = ["Name", "What is done", "Username", "Class", "Role", *(["Extra time"] if timed else [])]
    st.html(table_html("What this list makes", heading, list(_rows_of(enrolment, timed=timed)), form="tall"))
    made = _sentence_of(enrolment)
    if not made:
        st.caption("Everybody on this list has an account already: there is nothing to change.")
    elif st.button(f"Import: {made}", type="primary", key="import_class_list"):
        _import_list(actor, entries, passwords)
        done(f"Imported: {made}.", focus=f"{BOX} button" if passwords else FIELD)


def _import_list(actor: Person, entries: Sequence[RosterEntry], passwords: list[Newcomer]) -> None:
    with st.spinner("Making the accounts"):
        # A run may be stopped wherever it touches Streamlit: here it must not, or nobody would have the passwords.
        passwords.extend(enrol_listed(engine(), actor, entries, now=now()))
    st.session_state[LISTS] += 1
    bring_into_view("h1")


def _rows_of(enrolment: Enrolment, *, timed: bool) -> Iterator[tuple[str, ...]]:
    """A row for each, those first for whom most is done."""
    deeds: dict[RosterEntry, list[str]] = {entry: ["new account"] for entry in enrolment.added}
    for entries, deed in [
        (enrolment.moved, "put into this class"),
        (enrolment.timed, "given this extra time"),
        (enrolment.kept, "stays as it is"),
    ]:
        for entry in entries:
            deeds.setdefault(entry, []).append(deed)
    for entry, done_for in deeds.items():
        extra_time = [EXTRA_TIMES[entry.extra_time] if entry.extra_time else ""] if timed else []
        other = enrolment.other_names.get(entry.username, "")
        yield (
            f"{entry.name} (the account is {other}’s)" if other else entry.name,
            in_a_row(done_for),
            entry.username,
            entry.class_name,
            entry.role.value,
            *extra_time,
        )


def _sentence_of(enrolment: Enrolment) -> str:
    """What a list makes, in a few words; "" for nothing."""
    added, moved, timed = len(enrolment.added), len(enrolment.moved), len(enrolment.timed)
    deeds = [
        *([count(added, "new account")] if added else []),
        *([f"{count(moved, 'student')} into another class"] if moved else []),
        *([f"another extra time for {count(timed, 'student')}"] if timed else []),
    ]
    return in_a_row(deeds) if deeds else ""


def _draw_passwords(passwords: list[Newcomer]) -> None:
    """The first passwords to download, until they are put away."""
    if not passwords:
        return
    with st.container(border=True, key="first_passwords"):
        st.markdown(f"**First passwords of {count(len(passwords), 'new account')}**")
        st.markdown("Download them now: they are kept nowhere else, and gone once this page is loaded anew.")
        with st.container(horizontal=True):
            st.download_button(
                "Download the passwords as CSV",
                write_roster(passwords),
                "passwords.csv",
                "text/csv",
                type="primary",
                on_click="ignore",
            )
            if st.button("I have them"):
                passwords.clear()
                done("The passwords are gone from this page.", focus=FIELD)

"""Who is looking at this page. The browser's cookies are read here and nowhere else in the pages."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from quizapp.app.cookies import SIGN_IN, attempt_cookie, is_attempt_cookie
from quizapp.app.database import engine
from quizapp.app.zones import zone_named
from quizapp.classroom.signing_in import holder_of
from quizapp.store.records.people import Person, PersonRole

__all__ = [
    "attempt_token",
    "attempt_tokens",
    "connection",
    "cookies",
    "instant",
    "is_teacher",
    "local",
    "now",
    "signed_in",
    "teacher",
    "zone",
]


def now() -> datetime:
    """The time, as the classroom wants it."""
    return datetime.now(UTC)


def cookies() -> Mapping[str, str]:
    """The cookies the browser sent when it opened this page."""
    return st.context.cookies


def connection() -> str:
    """What tells this connection of the browser from the one before, "" where that is not known."""
    return st.context.headers.get("Sec-WebSocket-Key") or ""


def signed_in() -> Person | None:
    """Whoever is signed in. Asked of the database on every run: a sign-out in another tab counts at once."""
    token = cookies().get(SIGN_IN, "")
    return holder_of(engine(), token, now()) if token else None


def is_teacher(person: Person | None) -> bool:
    """Whether ``person`` is a teacher."""
    return person is not None and person.role is PersonRole.TEACHER


def teacher() -> Person:
    """The teacher who is signed in; for anybody else the page ends here with a way to the sign-in page."""
    person = signed_in()
    if person is None or not is_teacher(person):
        st.html(
            "<p>This page is for teachers."
            ' <a class="go" href="account/sign-in">Sign in</a> with a teacher\'s account.</p>'
        )
        st.stop()
    return person


def attempt_token(name: str) -> str:
    """The token of the attempt this browser began under ``name``, "" when there is none."""
    return cookies().get(attempt_cookie(name), "") if name else ""


def attempt_tokens() -> list[str]:
    """The tokens of all the attempts this browser began."""
    return [token for name, token in cookies().items() if is_attempt_cookie(name)]


def zone() -> ZoneInfo:
    """The time zone of whoever is looking."""
    return zone_named(st.context.timezone)


def local(moment: datetime) -> datetime:
    """``moment`` on the clock of whoever is looking."""
    return moment.astimezone(zone())


def instant(shown: datetime) -> datetime:
    """When the clock of whoever is looking shows the date and time ``shown``."""
    return shown.replace(tzinfo=zone())

"""Attempts at a quiz that were begun in one browser under several names: a shared computer, or one student twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType

from quizapp.store.attempts import list_beginnings
from quizapp.store.engine import Session
from quizapp.store.records.attempts import Beginning

__all__ = ["names_beside"]


def names_beside(session: Session, quiz_id: int) -> Mapping[int, tuple[str, ...]]:
    """By the ids of attempts, the other names under which the quiz was begun in the same browser, if there are any."""
    browsers: defaultdict[str, list[Beginning]] = defaultdict(list)
    for beginning in list_beginnings(session, quiz_id):
        browsers[beginning.browser].append(beginning)
    beside = {one.attempt_id: _others_of(one, begun) for begun in browsers.values() for one in begun}
    return MappingProxyType({attempt_id: names for attempt_id, names in beside.items() if names})


def _others_of(one: Beginning, begun: list[Beginning]) -> tuple[str, ...]:
    """The names of the others, each once. Two with an account are no matter: both have signed in."""
    others = (each for each in begun if each.whose != one.whose and None in (each.student_id, one.student_id))
    return tuple(dict.fromkeys(each.name for each in others))

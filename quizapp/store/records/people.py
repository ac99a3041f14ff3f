"""People as the store hands them out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from quizapp.model import ExtraTime

__all__ = ["Person", "PersonRole"]


class PersonRole(StrEnum):
    """What an account is for."""

    TEACHER = "teacher"
    STUDENT = "student"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. A disabled person can neither sign in nor act.

    ``class_name`` is the student's class, "" for none and for a teacher. ``samples_hidden`` says that a teacher wants
    no samples on the start page. ``extra_time`` is what a student has in the attempts begun from now on.
    """

    id: int
    name: str
    username: str
    role: PersonRole
    enabled: bool = True
    class_name: str = ""
    samples_hidden: bool = False
    extra_time: ExtraTime = ExtraTime.NONE

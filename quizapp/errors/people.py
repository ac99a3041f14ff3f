"""What can be wrong with an account, and with what its owner may do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from quizapp.errors import QuizError

__all__ = [
    "BadClassError",
    "BadUsernameError",
    "BlankNameError",
    "FirstTeacherExistsError",
    "FirstTeacherOnlyError",
    "LongNameError",
    "LongRosterError",
    "NoPasswordError",
    "NoTeacherError",
    "NotAllowedError",
    "OwnAccountError",
    "RosterError",
    "TeacherKeptError",
    "TooManyTriesError",
    "UnknownExtraTimeError",
    "UnknownPersonError",
    "UnknownRoleError",
    "UnknownStudentsError",
    "UnknownUsernameError",
    "UsernameTakenError",
    "WeakPasswordError",
    "WhichTeacherError",
    "WrongSignInError",
]


class NotAllowedError(QuizError):
    """Somebody asked for what is not theirs to do; ``action`` as the end of "You may not …"."""

    def __init__(self, action: str) -> None:
        self.action = action
        super().__init__(f"You may not {action}. Sign in with an account that may, or ask the teacher it belongs to.")


class FirstTeacherOnlyError(QuizError):
    """A teacher's account that another teacher, ``first`` by name, alone may change."""

    def __init__(self, first: str) -> None:
        self.first = first
        super().__init__(f"Another teacher's account can only be changed by {first}, the first teacher here.")


class BlankNameError(QuizError):
    """A name without a letter; ``what`` is the thing to name."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(f"The {what} is empty. Write one.")


class LongNameError(QuizError):
    """A name too long to show in a list."""

    def __init__(self, what: str, limit: int) -> None:
        self.what, self.limit = what, limit
        super().__init__(f"The {what} is too long. Use at most {limit} characters.")


class BadClassError(QuizError):
    """A class with a comma in its name, which lists of classes have between two of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f'"{name}" cannot be the name of a class. Write it without commas and semicolons.')


class BadUsernameError(QuizError):
    """A username with characters that are easily mistaken or mistyped."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(
            f'"{username}" cannot be a username. Use 2 to 60 letters, figures, dots, hyphens, underscores or one @.'
        )


class TeacherKeptError(QuizError):
    """A teacher who was to be forgotten, with whom banks and quizzes would go."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} is a teacher, whose banks and quizzes need the account. Disable it on the page People instead."
            " Nobody was deleted."
        )


class UsernameTakenError(QuizError):
    """A username that somebody has."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(f'The username "{username}" is taken. Choose another.')


class WeakPasswordError(QuizError):
    """A password that is guessed too soon; ``reason`` as the end of "This password …". The password is not kept."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This password {reason}. Choose a longer one, for instance four words.")


class NoPasswordError(QuizError):
    """A command asked for a password, and its input ended."""

    def __init__(self) -> None:
        super().__init__("No password was typed, so nothing was changed. Run the command again, and type one.")


class FirstTeacherExistsError(QuizError):
    """The first teacher's account was created already."""

    def __init__(self) -> None:
        super().__init__("There is a teacher's account already. Sign in, or ask that teacher to create yours.")


class WrongSignInError(QuizError):
    """A username and password that do not belong together; which of them is wrong is not said."""

    def __init__(self) -> None:
        super().__init__("The username or the password is wrong. Try again, or ask a teacher for a new password.")


class TooManyTriesError(QuizError):
    """Too many wrong tries; ``wait`` is the seconds until the next is looked at."""

    def __init__(self, wait: int) -> None:
        self.wait = wait
        super().__init__(
            f"There were too many wrong tries. Wait {wait} {'second' if wait == 1 else 'seconds'} and try again."
        )


class UnknownPersonError(QuizError):
    """An account that does not exist."""

    def __init__(self, person_id: int) -> None:
        self.person_id = person_id
        super().__init__("There is no such account. Go back to the list of people and choose one.")


class UnknownStudentsError(QuizError):
    """Names that no student here has, or that several have; ``names`` as they were written."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = tuple(names)
        super().__init__(
            f"Not found, or the name of several students: {', '.join(self.names)}. Write their usernames, or leave them"
            " out. Nothing was changed."
        )


class UnknownUsernameError(QuizError):
    """A username that no account has."""

    def __init__(self, username: str) -> None:
        self.username = username
        super().__init__(f'Nobody has the username "{username}" here. Check it, and which database is meant.')


class UnknownRoleError(QuizError):
    """A role that nobody can have; ``known`` are those somebody can."""

    def __init__(self, role: str, known: Iterable[str]) -> None:
        self.role, self.known = role, tuple(known)
        super().__init__(f'There is no role "{role}". Write {" or ".join(self.known)}.')


class UnknownExtraTimeError(QuizError):
    """An extra time that nobody can have; ``known`` are those somebody can."""

    def __init__(self, extra_time: str, known: Iterable[str]) -> None:
        self.extra_time, self.known = extra_time, tuple(known)
        *first, last = self.known
        super().__init__(f'There is no extra time "{extra_time}". Write {", ".join(first)} or {last}.')


class RosterError(QuizError):
    """A list of people that does not fit; ``faults`` are the lines, with a sentence on each."""

    def __init__(self, name: str, faults: Sequence[tuple[int, str]]) -> None:
        self.name, self.faults = name, tuple(faults)
        (line, sentence), others = self.faults[0], len(self.faults) - 1
        more = f" There {'is one more fault' if others == 1 else f'are {others} more faults'} in it." if others else ""
        super().__init__(f"{name}, line {line}: {sentence}{more} Nobody was added.")


class LongRosterError(QuizError):
    """A list of ``count`` people, where ``most`` are enrolled at once."""

    def __init__(self, count: int, most: int) -> None:
        self.count, self.most = count, most
        super().__init__(
            f"There are {count} people on this list, and {most} at most are enrolled at once. Cut it into several lists"
            " or use: python -m quizapp people. Nobody was added."
        )


class OwnAccountError(QuizError):
    """Somebody tried to lock themselves out."""

    def __init__(self) -> None:
        super().__init__("You cannot disable your own account. Ask another teacher to do it.")


class NoTeacherError(QuizError):
    """A command that works for a teacher, on a database that has none."""

    def __init__(self) -> None:
        super().__init__(
            "There is no teacher's account in this database yet. Run: python -m quizapp app, and create one there."
        )


class WhichTeacherError(QuizError):
    """A command that works for one teacher, where ``usernames`` are those there are."""

    def __init__(self, usernames: Iterable[str]) -> None:
        self.usernames = tuple(usernames)
        super().__init__(f"Say whose banks are meant: --teacher with one of {', '.join(self.usernames)}.")

"""What can be wrong with a quiz that is published or taken."""

from __future__ import annotations

from quizapp.errors import QuizError

__all__ = [
    "AlreadySubmittedError",
    "BegunAnewError",
    "ClassNotChosenError",
    "DiscardedError",
    "EndsAttemptsError",
    "GuestsNotAllowedError",
    "NameTakenError",
    "NameTakenInClassError",
    "NoQuestionsError",
    "NotOpenError",
    "NotReadyError",
    "NotReleasedError",
    "NotSubmittedError",
    "NotTypedError",
    "NothingCountsError",
    "OpenElsewhereError",
    "PastClosingTimeError",
    "PutAwayError",
    "QuizClosedError",
    "SeveralPassagesError",
    "StillOpenError",
    "TimeLimitError",
    "TimeUpError",
    "UnfitAnswerError",
    "UnknownAttemptError",
    "UnknownCodeError",
    "UnknownQuizError",
    "UnknownSlotError",
    "UnlikeQuestionError",
]


class NoQuestionsError(QuizError):
    """A quiz without questions."""

    def __init__(self) -> None:
        super().__init__("No question was chosen. Choose at least one question that is ready.")


class NotReadyError(QuizError):
    """A question that nobody has accepted yet, or that was rejected."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        super().__init__(f'"{stem}" is not ready. Accept it first, or leave it out.')


class SeveralPassagesError(QuizError):
    """Questions on ``count`` different passages chosen for one quiz."""

    def __init__(self, count: int) -> None:
        self.count = count
        super().__init__(f"These questions are on {count} passages. Choose questions on one passage for a quiz.")


class UnknownQuizError(QuizError):
    """A quiz that does not exist."""

    def __init__(self, quiz_id: int) -> None:
        self.quiz_id = quiz_id
        super().__init__("There is no such quiz. Go back to the list of quizzes and choose one.")


class UnknownCodeError(QuizError):
    """A join code that no quiz has."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(
            f'There is no quiz with the code "{code[:20]}". Check each letter, or ask your teacher for the code.'
        )


class QuizClosedError(QuizError):
    """A quiz that is closed, by its teacher or at its closing time."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(
            f'"{title}" is closed: it can no longer be started or answered. What you saved before is kept; ask your'
            " teacher if you need more time."
        )


class GuestsNotAllowedError(QuizError):
    """A quiz that only students with an account may take."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'"{title}" is for students with an account. Sign in first.')


class NameTakenError(QuizError):
    """A guest whose name another guest of the same quiz has given, where each student takes it once."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f'Somebody called "{name}" has started this quiz. If that was not you, add the first letter of your family'
            " name. If it was, go on in the browser where you began, or ask your teacher."
        )


class ClassNotChosenError(QuizError):
    """A student who has not said which of the quiz's classes is theirs."""

    def __init__(self) -> None:
        super().__init__("Choose your class from the list.")


class NameTakenInClassError(QuizError):
    """A guest to be put into a class that has a guest of the same name already."""

    def __init__(self, name: str, class_name: str) -> None:
        self.name, self.class_name = name, class_name
        super().__init__(
            f'There is a "{name}" in {class_name or "no class"} already. If both are one student, discard one attempt.'
        )


class StillOpenError(QuizError):
    """Unfinished attempts to be submitted while the quiz is open."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'"{title}" is still open: students may be answering. Close it first.')


class NotOpenError(QuizError):
    """A closed quiz that is to close by itself."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'"{title}" is closed. Open it first; then you can choose when it closes.')


class PastClosingTimeError(QuizError):
    """A closing time that is over."""

    def __init__(self) -> None:
        super().__init__("This closing time is over already. Choose a date and a time that are still to come.")


class TimeLimitError(QuizError):
    """A time limit, or time to be added, of no minute or of more than ``most``."""

    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"This number of minutes does not do. Choose one from 1 to {most}.")


class EndsAttemptsError(QuizError):
    """A time limit that ``count`` attempts under way have used up."""

    def __init__(self, count: int) -> None:
        self.count = count
        theirs = "1 student has" if count == 1 else f"{count} students have"
        super().__init__(
            f"{theirs} had this time already, and would be submitted at once with what is saved. Choose more minutes,"
            " or say that this is meant."
        )


class PutAwayError(QuizError):
    """A quiz to be opened that is put away."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'"{title}" is put away. Take it out first, and then open it.')


class NotReleasedError(QuizError):
    """Right answers asked for before the quiz is closed, where they are shown only then."""

    def __init__(self, title: str) -> None:
        self.title = title
        super().__init__(f'The right answers of "{title}" are shown here once the quiz is closed.')


class UnknownSlotError(QuizError):
    """A question that a quiz does not ask."""

    def __init__(self) -> None:
        super().__init__("There is no such question in this quiz. Open its results again and choose one.")


class UnlikeQuestionError(QuizError):
    """A published question to be marked by what its bank has made of it since, which asks something else."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        super().__init__(
            f'"{stem}" was rewritten in its bank since this quiz was published, so the answers given cannot be marked'
            " by it. Count it as right for everybody, or leave it out."
        )


class NotTypedError(QuizError):
    """An answer to be accepted for a question whose answers are chosen."""

    def __init__(self, stem: str) -> None:
        self.stem = stem
        super().__init__(f"The answers to “{stem}” are chosen, not typed. Count it as right for everybody instead.")


class NothingCountsError(QuizError):
    """The last question that counts, to be left out too."""

    def __init__(self) -> None:
        super().__init__("At least one question has to count. Let another one count before you leave this one out.")


class UnknownAttemptError(QuizError):
    """A token that opens no attempt, or an attempt that is not there."""

    def __init__(self) -> None:
        super().__init__("This attempt cannot be found. Start again with the quiz's code: saved answers are not lost.")


class OpenElsewhereError(QuizError):
    """Another tab or device saved since this page last looked; ``saved`` is what the store holds now."""

    def __init__(self, saved: object) -> None:
        self.saved = saved
        super().__init__(
            "This quiz is open in another tab or on another device, where this question was answered since. That answer"
            " is kept; answer again here to replace it."
        )


class AlreadySubmittedError(QuizError):
    """An answer that came after the attempt was submitted."""

    def __init__(self) -> None:
        super().__init__("This attempt was submitted already, so its answers can no longer be changed.")


class TimeUpError(QuizError):
    """An answer that came after the time for the attempt was up."""

    def __init__(self) -> None:
        super().__init__("Your time is up: this answer came too late. Everything you saved before is submitted.")


class NotSubmittedError(QuizError):
    """A review asked for before the attempt was submitted."""

    def __init__(self) -> None:
        super().__init__("This attempt was not submitted yet. Submit it first to see the right answers.")


class UnfitAnswerError(QuizError):
    """An answer that does not fit its question; ``reason`` is a sentence without its stop."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(f"This answer was not saved: {reason}.")


class DiscardedError(QuizError):
    """An answer to an attempt that the teacher has discarded."""

    def __init__(self) -> None:
        super().__init__("Your teacher has discarded this attempt, so its answers no longer count. You can begin anew.")


class BegunAnewError(QuizError):
    """A discarded attempt to be taken back while its student is at another one."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(
            f"{name} has begun anew since. Discard that attempt, or wait until it is submitted; then you can take this"
            " one back."
        )

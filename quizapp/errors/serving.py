"""What can be wrong with where the app is served."""

from __future__ import annotations

from quizapp.errors import QuizError

__all__ = ["ListeningError"]


class ListeningError(QuizError):
    """A place where this machine cannot listen; ``reason`` is what the system says."""

    def __init__(self, address: str, port: int, reason: str) -> None:
        self.address, self.port, self.reason = address, port, reason
        super().__init__(
            f"The app cannot listen at {address}, port {port}: {reason}. Give another port with --port where this one"
            " is in use, or an address of this machine with --address."
        )

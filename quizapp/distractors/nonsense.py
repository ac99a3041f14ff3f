"""Whether a contrary makes sense: somebody may believe it, and it reads well where it stands."""

from __future__ import annotations

from quizapp.distractors.misfitting import MISFITTING
from quizapp.distractors.turned import Turned
from quizapp.distractors.unbelievable import UNBELIEVABLE

__all__ = ["nonsense_of"]


def nonsense_of(turned: Turned) -> str:
    """The name of the check that a contrary fails, "" when it makes sense."""
    return next((name for name, fails in (*UNBELIEVABLE.items(), *MISFITTING.items()) if fails(turned)), "")

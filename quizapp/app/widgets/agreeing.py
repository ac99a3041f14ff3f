"""Keeping a widget and the database agreed.

The database is the truth, and a widget that shows something else holds a wish of whoever is looking. But a widget
also shows something else when the database changed behind it, in another tab for instance; then it is the widget that
is out of date. So the page remembers what each widget last agreed on. Callbacks would not do: after the server was
restarted the browser sends its widgets' values again, and no callback is called.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import streamlit as st

__all__ = ["Agreement", "agreement_on", "draw_afresh"]

MEMORY = "agreements"


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a widget and the database agree on.

    ``key`` is the widget's: a fresh one whenever the database changed behind the old widget, which is ``overtaken``.
    """

    name: str
    key: str
    overtaken: bool
    _memory: dict[str, tuple[object, int]]

    def keep(self, stored: object) -> None:
        """Remember that the database now holds what the widget shows. To be called at once after saving.

        A run may be stopped wherever it touches Streamlit, its session state included. Between saving and this there
        must be no such place, or the next run would take this page's own change for somebody else's.
        """
        self._memory[self.name] = (stored, self._memory[self.name][1])


def agreement_on(name: str, stored: object) -> Agreement:
    """The agreement on ``stored``, which the database holds now; ``name`` is the widget's within its page."""
    memory: dict[str, tuple[object, int]] = st.session_state.setdefault(MEMORY, {})
    known, generation = memory.get(name, (stored, 0))
    overtaken = known != stored
    generation += overtaken
    memory[name] = (stored, generation)
    return Agreement(name, f"{name}_{generation}", overtaken, memory)


def draw_afresh(names: Iterable[str]) -> None:
    """Have the next run draw the widgets of these names anew, each with what the database holds."""
    memory: dict[str, tuple[object, int]] = st.session_state.get(MEMORY, {})
    for name in names:
        stored, generation = memory[name]
        memory[name] = (stored, generation + 1)

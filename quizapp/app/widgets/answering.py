"""The widgets that take an answer: each shows what is saved, and returns what the student wants saved.

Matching and ordering are lists of fields with labels, one a part: a keyboard and a screen reader know them, and so does
a thumb. Nothing has to be dragged.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from html import escape
from string import ascii_uppercase

import streamlit as st

from quizapp.app.widgets.escaping import as_markdown, without_joiners
from quizapp.app.widgets.telling import tell_change
from quizapp.app.widgets.wording import stem_of
from quizapp.classroom.answers import LONGEST_TYPED
from quizapp.classroom.attempt_views import AttemptItem
from quizapp.english.numbers import digits_of
from quizapp.english.stems import GAP
from quizapp.model import PARTED, Credit, QuestionKind

__all__ = ["ask", "blanks"]


def ask(item: AttemptItem, *, key: str, enabled: bool, credit: Credit) -> str:
    """The widgets for one question and the answer in them, in the form of ``AttemptItem.answer``."""
    if item.kind is QuestionKind.FILL_IN:
        return _ask_typed(item, key=key, enabled=enabled)
    if item.kind is QuestionKind.MATCHING:
        return _ask_matched(item, key=key, enabled=enabled, credit=credit)
    if item.kind is QuestionKind.ORDERING:
        return _ask_ordered(item, key=key, enabled=enabled, credit=credit)
    return _ask_chosen(item, key=key, enabled=enabled)


def blanks(item: AttemptItem) -> int:
    """How many answers a question still waits for: one, or one a part."""
    if item.kind not in PARTED:
        return int(not item.answer)
    parts = len(item.lefts or item.choices)
    return parts - sum(map(bool, _entries_of(item, parts)))


def _ask_typed(item: AttemptItem, *, key: str, enabled: bool) -> str:
    typed = st.text_input(
        _label_of(item),
        item.answer,
        key=key,
        max_chars=LONGEST_TYPED,
        placeholder="Type the missing words" if GAP in stem_of(item.stem) else "Type your answer",
        autocomplete="off",
        live="0.6s",
        disabled=not enabled,
        label_visibility="collapsed",
    )
    return without_joiners(typed or "")  # pasted from an option of another question, say


def _ask_chosen(item: AttemptItem, *, key: str, enabled: bool) -> str:
    texts = {choice.id: as_markdown(choice.text) for choice in item.choices}
    in_a_row = item.kind in {QuestionKind.WORD_BANK, QuestionKind.TRUE_FALSE}
    with st.container(key=f"{'row' if in_a_row else 'list'}_of_{key}"):
        chosen = st.radio(
            _label_of(item),
            list(texts),
            index=list(texts).index(item.answer) if item.answer in texts else None,
            format_func=lambda choice: texts[choice],
            key=key,
            disabled=not enabled,
            horizontal=in_a_row,
            label_visibility="collapsed",
            width="stretch",
        )
    return chosen or ""


def _ask_matched(item: AttemptItem, *, key: str, enabled: bool, credit: Credit) -> str:
    letters = dict(zip([choice.id for choice in item.choices], ascii_uppercase, strict=False))
    rows = "".join(f"<li><b>{letters[choice.id]}</b> <bdi>{escape(choice.text)}</bdi></li>" for choice in item.choices)
    st.html(f'<ul class="lettered" aria-label="To choose from">{rows}</ul>')
    names = {choice.id: f"{letters[choice.id]}. {choice.text}" for choice in item.choices}
    answer = _ask_parts(item, item.lefts, names, key=key, enabled=enabled)
    _draw_note(item, answer, letters, "pair", credit)
    return answer


def _ask_ordered(item: AttemptItem, *, key: str, enabled: bool, credit: Credit) -> str:
    names = {choice.id: digits_of(int(choice.id)) for choice in item.choices}
    answer = _ask_parts(item, [choice.text for choice in item.choices], names, key=key, enabled=enabled)
    _draw_note(item, answer, names, "place", credit)
    return answer


def _ask_parts(item: AttemptItem, asked: Sequence[str], names: dict[str, str], *, key: str, enabled: bool) -> str:
    """A field for each part, all with the same choices."""
    saved = _entries_of(item, len(asked))
    given = [
        _ask_part(f"Question {item.position}", text, names, entry, key=f"{key}_{place}", enabled=enabled)
        for place, (text, entry) in enumerate(zip(asked, saved, strict=True))
    ]
    return ",".join(entry or "" for entry in given) if any(given) else ""


def _ask_part(where: str, text: str, names: dict[str, str], saved: str, *, key: str, enabled: bool) -> str | None:
    """The field for one part. It begins with what is saved, yet without a default, for then it could not be emptied.

    Its text stands above it for those who see it; those who hear it are told ``where`` they are too.
    """
    if key not in st.session_state:
        st.session_state[key] = saved or None
    st.html(f'<p class="part" dir="auto" aria-hidden="true">{escape(text)}</p>')
    return st.selectbox(
        f"{where}: {text}",
        list(names),
        index=None,
        format_func=lambda choice: names[choice],
        key=key,
        placeholder="Choose",
        disabled=not enabled,
        label_visibility="collapsed",
        filter_mode=None,
    )


def _entries_of(item: AttemptItem, parts: int) -> list[str]:
    return item.answer.split(",") if item.answer else [""] * parts


def _draw_note(item: AttemptItem, answer: str, names: dict[str, str], part: str, credit: Credit) -> None:
    """What is easily overlooked: one choice given twice, and that only a whole answer counts."""
    twice = [names[entry] for entry, count in Counter(answer.split(",")).items() if entry and count > 1]
    note = f"You gave {' and '.join(twice)} more than once. Each belongs once." if twice else ""
    if note:
        st.caption(f":material/info: {as_markdown(note)}")
    tell_change(f"note_{item.position}", note and f"Question {item.position}: {note}")
    if credit is Credit.ALL_OR_NOTHING:
        st.caption(f"This question counts only when every {part} is right.")


def _label_of(item: AttemptItem) -> str:
    """For those who hear the page: the stem stands above the widget for those who see it."""
    return f"Question {item.position}: {stem_of(item.stem).replace(GAP, 'blank')}"

"""Two names for a key of two names: one of them with a stranger, or two strangers.

> Which countries signed the treaty? (Peru and Chile) ← Peru and Bolivia, Chile and Ecuador, Bolivia and Ecuador
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizapp.distractors.case import Case, Distractor, Form
from quizapp.distractors.names import Named
from quizapp.distractors.reasons import quote_around
from quizapp.english.places import fold_name
from quizapp.model import OptionKind

__all__ = ["is_list", "propose"]

_PAIR = re.compile(r"(.+?) and (.+)")


def propose(case: Case) -> Iterator[Distractor]:
    """The key's names, each with another name of the passage, then two others together."""
    members = _members_of(case)
    if case.form is not Form.NAME or len(members) != 2:
        return
    one, two = members
    strangers = [named for named in case.inventory.names.get(one.kind, ()) if _is_strange(case, named, members)]
    strangers.sort(key=lambda named: (named.distance(case.fact.sentence), named.name))
    if len(strangers) < 2:
        return
    three, four = strangers[:2]
    reason = f"The passage says this of {one.name} and {two.name}: {quote_around(case, case.fact)}."
    for first, second in ((one, three), (two, four), (three, four)):
        yield Distractor(f"{first.name} and {second.name}", OptionKind.MISREADING, 0.85, reason)


def is_list(case: Case) -> bool:
    """Whether a key names several things, so that a single name stands out beside it."""
    several = " and " in case.question.key or "," in case.question.key
    return several and case.inventory.named(case.question.key) is None


def _members_of(case: Case) -> tuple[Named, ...]:
    """The two things of one kind that a key of the form "A and B" names; nothing for any other key."""
    found = _PAIR.fullmatch(case.question.key)
    named = [case.inventory.named(name) for name in found.groups()] if found else []
    both = tuple(item for item in named if item)
    return both if len(both) == 2 and both[0].kind is both[1].kind else ()


def _is_strange(case: Case, named: Named, members: tuple[Named, ...]) -> bool:
    """Whether a name is neither in the key nor in the stem nor in the critical sentence."""
    asked = any(case.is_asked(form) for form in named.forms)
    beside = any(mention.sentence == case.fact.sentence for mention in named.mentions)
    return named not in members and not asked and not beside and fold_name(named.name) not in case.aliases

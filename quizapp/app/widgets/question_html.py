"""A question as HTML: everything known about it, for its teacher."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from html import escape

from quizapp.app.widgets.passage import evidence_html
from quizapp.app.widgets.wording import kind_of_option, stem_of
from quizapp.model import PARTED, Evidence, Option, OptionKind, Question, QuestionKind

__all__ = ["question_html", "spans_of"]


def question_html(question: Question) -> str:
    """Stem, options with why each is wrong, key, evidence, and why the question exists."""
    answer = _key_html(question) if question.kind is QuestionKind.FILL_IN else _options_html(question)
    return (
        f'<p class="stem" dir="auto">{escape(stem_of(question.stem))}</p>{answer}'
        f"{'' if question.kind in PARTED else evidence_html(question.evidence)}"
        f'<p class="why">{escape(_rule_sentence(question.rule))}</p>'
    )


def spans_of(question: Question) -> list[Evidence]:
    """All that proves a question's key, of several parts the evidence of each."""
    parts = [option.evidence for option in question.options if option.kind is OptionKind.KEY and option.evidence]
    return parts or [question.evidence]


def _rule_sentence(rule: str) -> str:
    """What the rule that asked a question does, in the words of its own file."""
    return _rules_described().get(rule, "Made from the passage." if rule.isidentifier() else "Written by hand.")


@cache
def _rules_described() -> Mapping[str, str]:
    """What each question rule does, the first line of its file, by its name."""
    # here, because they bring the whole of English grammar along
    from quizapp.questions import PASSAGE_RULES, RULES, which_false, which_true

    rules = (*RULES, *PASSAGE_RULES, which_true, which_false)
    return {rule.__name__.rpartition(".")[2]: (rule.__doc__ or "").partition("\n")[0] for rule in rules}


def _options_html(question: Question) -> str:
    ordered = question.kind is QuestionKind.ORDERING
    numbered = enumerate(question.options, start=1)
    items = (
        _option_html(
            option,
            f"{place}. " if ordered else "",
            stated=question.kind is QuestionKind.TRUE_FALSE,
            tag=kind_of_option(option, proved=bool(question.evidence.quote)),
        )
        for place, option in numbered
    )
    return f'<ol class="options">{"".join(items)}</ol>'


def _option_html(option: Option, before: str, *, stated: bool, tag: str) -> str:
    """An option with what kind it is and why; that the contrary of a true statement is false needs no reason."""
    right, left = option.kind is OptionKind.KEY, f"<bdi>{escape(option.left)}</bdi> – " if option.left else ""
    text = f"{escape(before)}{left}<bdi>{escape(option.text)}</bdi>"
    tagged = f'<span class="tag">{"✓ " if right else ""}{tag}.</span>'
    plain = stated and not (right or option.reason)
    why = "" if plain else f'<span class="reason">{tagged} <bdi>{escape(option.reason)}</bdi></span>'
    quote = f'<q class="reason" dir="auto">{escape(option.evidence.quote)}</q>' if option.evidence else ""
    return f'<li class="{"right" if right else ""}">{text}{why}{quote}</li>'


def _key_html(question: Question) -> str:
    also = ", ".join(f"<bdi>{escape(text)}</bdi>" for text in question.accepted)
    more = f'<span class="reason">Also accepted: {also}</span>' if also else ""
    return (
        f'<ol class="options"><li class="right"><bdi>{escape(question.key)}</bdi>'
        f'<span class="reason"><span class="tag">✓ Right answer.</span></span>{more}</li></ol>'
    )

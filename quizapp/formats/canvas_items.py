"""The items of a QTI 1.2 file as Canvas has them: the passage, and one a question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from quizapp.formats.elements import add
from quizapp.formats.platforms import (
    explanation_html,
    html_of,
    name_of,
    one_line,
    pairs,
    passage_html,
    reasons,
    rights,
    spellings,
    stem_html,
    title_of,
)
from quizapp.model import OptionKind, Question, QuestionKind, Quiz

__all__ = ["add_question", "add_stimulus"]

TYPES: Mapping[QuestionKind, str] = {
    QuestionKind.MULTIPLE_CHOICE: "multiple_choice_question",
    QuestionKind.WORD_BANK: "multiple_choice_question",
    QuestionKind.TRUE_FALSE: "true_false_question",
    QuestionKind.FILL_IN: "short_answer_question",
    QuestionKind.MATCHING: "matching_question",
    QuestionKind.ORDERING: "matching_question",
}
RESPONSE = "response1"
GENERAL = "general_fb"
"""What Canvas calls what is shown whatever was answered."""


def add_stimulus(section: Element, ident: str, quiz: Quiz) -> None:
    """The passage, to be shown at the left of the questions that name it."""
    fields = {"question_type": "text_only_question", "points_possible": "0.0", "passage": "false"}
    item = _add_item(section, ident, one_line(quiz.passage.title) or title_of(quiz), fields)
    _add_material(add(item, "presentation"), passage_html(quiz.passage), orientation="left")


def add_question(section: Element, ident: str, number: int, question: Question, *, stimulus: str) -> None:
    """A question; ``stimulus`` is the ident of its passage, "" where there is none."""
    fields = {"question_type": TYPES[question.kind], "points_possible": "1.0"}
    fields |= {"parent_stimulus_item_ident": stimulus} if stimulus else {}
    item = _add_item(section, ident, name_of(number, question), fields)
    presentation, processing = add(item, "presentation"), add(item, "resprocessing")
    _add_material(presentation, stem_html(question))
    score = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    add(add(processing, "outcomes"), "decvar", **score)
    if explanation := explanation_html(question):
        add(_add_condition(processing, item, GENERAL, explanation), "other")
    FILLERS[question.kind](item, presentation, processing, question)


def _add_item(section: Element, ident: str, title: str, fields: Mapping[str, str]) -> Element:
    item = add(section, "item", ident=ident, title=title)
    metadata = add(add(item, "itemmetadata"), "qtimetadata")
    for label, entry in fields.items():
        field = add(metadata, "qtimetadatafield")
        add(field, "fieldlabel", label)
        add(field, "fieldentry", entry)
    return item


# ── the kinds ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _add_choices(item: Element, presentation: Element, processing: Element, question: Question) -> None:
    response = add(presentation, "response_lid", ident=RESPONSE, rcardinality="Single")
    choices = add(response, "render_choice")
    for place, (option, reason) in enumerate(reasons(question), start=1):
        _add_material(add(choices, "response_label", ident=f"a{place}"), html_of(option.text))
        if reason:
            _add_equal(_add_condition(processing, item, f"a{place}_fb", html_of(reason)), RESPONSE, f"a{place}")
    right = next(place for place, option in enumerate(question.options, 1) if option.kind is OptionKind.KEY)
    _add_equal(_add_scored(processing, "Set", "100"), RESPONSE, f"a{right}")


def _add_typed(_: Element, presentation: Element, processing: Element, question: Question) -> None:
    response = add(presentation, "response_str", ident=RESPONSE, rcardinality="Single")
    add(add(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    scored = _add_scored(processing, "Set", "100")
    for spelling in spellings(question):
        _add_equal(scored, RESPONSE, spelling)


def _add_pairs(_: Element, presentation: Element, processing: Element, question: Question) -> None:
    """Each left-hand side is a response of its own to the same right-hand sides; each right one earns its share."""
    idents = {right: f"a{place}" for place, right in enumerate(rights(question), start=1)}
    matched = [pair for pair in pairs(question) if pair[0]]
    for place, (left, right) in enumerate(matched, start=1):
        response = add(presentation, "response_lid", ident=f"response_{place}")
        _add_material(response, one_line(left), texttype="text/plain")
        _add_rights(response, idents)
        _add_equal(_add_scored(processing, "Add", f"{100 / len(matched):.2f}"), f"response_{place}", idents[right])


def _add_rights(response: Element, idents: Mapping[str, str]) -> None:
    choices = add(response, "render_choice")
    for right, ident in idents.items():
        _add_material(add(choices, "response_label", ident=ident), one_line(right), texttype="text/plain")


FILLERS: Mapping[QuestionKind, Callable[[Element, Element, Element, Question], None]] = {
    QuestionKind.MULTIPLE_CHOICE: _add_choices,
    QuestionKind.WORD_BANK: _add_choices,
    QuestionKind.TRUE_FALSE: _add_choices,
    QuestionKind.FILL_IN: _add_typed,
    QuestionKind.MATCHING: _add_pairs,
    QuestionKind.ORDERING: _add_pairs,
}


# ── what they are made of ────────────────────────────────────────────────────────────────────────────────────────────


def _add_material(parent: Element, text: str, *, texttype: str = "text/html", **attributes: str) -> None:
    add(add(parent, "material", **attributes), "mattext", text, texttype=texttype)


def _add_condition(processing: Element, item: Element, feedback: str, text: str) -> Element:
    """The place for a condition on which the feedback is shown, and the feedback at the end of the item."""
    response = add(processing, "respcondition", **{"continue": "Yes"})
    condition = add(response, "conditionvar")
    add(response, "displayfeedback", feedbacktype="Response", linkrefid=feedback)
    _add_material(add(add(item, "itemfeedback", ident=feedback), "flow_mat"), text)
    return condition


def _add_scored(processing: Element, action: str, points: str) -> Element:
    """The place for a condition on which points are scored, of 100 in all."""
    response = add(processing, "respcondition", **({"continue": "No"} if action == "Set" else {}))
    condition = add(response, "conditionvar")
    add(response, "setvar", points, action=action, varname="SCORE")
    return condition


def _add_equal(condition: Element, response: str, answer: str) -> None:
    add(condition, "varequal", answer, respident=response)

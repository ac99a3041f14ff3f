"""QTI 1.2, in which Canvas and Blackboard write their quizzes, each in its own way.

An ``<item>`` has what is asked, and how an answer is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from quizapp.formats.foreign import HTML, MOST, PLAIN, Answer, Item, Text
from quizapp.formats.tree import Element, child, children, text_of

__all__ = ["ROOT", "parse", "title_of"]

ROOT = "questestinterop"
QTYPES = {
    "multiple_choice_question": "multichoice",
    "true_false_question": "multichoice",
    "multiple_answers_question": "multichoice",
    "short_answer_question": "shortanswer",
    "numerical_question": "numerical",
    "matching_question": "match",
    "essay_question": "essay",
    "text_only_question": "description",
    "fill_in_multiple_blanks_question": "gapselect",
    "multiple_dropdowns_question": "gapselect",
}
BLACKBOARD = {
    "True/False": "multichoice",
    "Either/Or": "multichoice",
    "Multiple Choice": "multichoice",
    "Multiple Answer": "multichoice",
    "Fill in the Blank": "shortanswer",
    "Matching": "match",
    "Essay": "essay",
    "Short Response": "essay",
    "Fill in the Blank Plus": "gapselect",
    "Jumbled Sentence": "gapselect",
}
RIGHTS = "RIGHT_MATCH_BLOCK"
BLOCKS = ("RESPONSE_BLOCK", RIGHTS)
"""Where Blackboard has the answers."""
TEXTS = ("mattext", "mat_formattedtext")
MARKUP = ("text/html", "html", "smart_text")
EXPLAINING = ("general_fb", "correct_fb", "correct")
"""What may say why the right answer is right, the best first."""
FOR_ALL = ("correct", "correct_fb", "incorrect", "general_incorrect_fb", "general_fb")
"""What is said to everybody who is right, or wrong, and so of no choice."""
ENDS = ("vargte", "vargt", "varlte", "varlt")
"""How the ends of a range of numbers are named."""
ANSWERED = ("multichoice", "match", "shortanswer", "numerical")
UNNAMED = "question"
"""What Canvas calls every question that was given no title."""


def parse(root: Element) -> tuple[Item, ...]:
    """Every item in the file, in its order; of too many as many as show that."""
    return tuple(map(_item_of, islice(root.iter("item"), MOST + 1)))


def title_of(root: Element) -> str:
    """What the file calls its quiz, "" where it says nothing."""
    assessment = child(root, "assessment")
    return "" if assessment is None else " ".join(assessment.get("title", "").split())


def _item_of(item: Element) -> Item:
    name = " ".join(item.get("title", "").split())
    asked = child(item, "presentation")
    made = _answered(item, [] if asked is None else [*asked.iter("response_lid")])
    spoken = _feedback(item)
    return replace(
        made,
        name="" if name.lower() == UNNAMED else name,
        text=Text() if asked is None else _stem(asked),
        feedback=next((spoken[each] for each in EXPLAINING if each in spoken and spoken[each].text), Text()),
    )


def _answered(item: Element, choices: Sequence[Element]) -> Item:
    """The item with its answers, of the kind that the file says, or that its fields have."""
    written = _metadata(item).get("question_type", "") or text_of(item, "itemmetadata", "bbmd_questiontype")
    blanks = len([*item.iter("response_str")]) + len([*item.iter("response_num")])
    usual = "multichoice" if len(choices) == 1 and not blanks else "shortanswer" if blanks == 1 and not choices else ""
    qtype = {**QTYPES, **BLACKBOARD}.get(written, written or usual)
    if qtype == "multichoice" and len(choices) == 1:
        return _choice(item, choices[0])
    if qtype == "match":
        blocks = [each for each in item.iter("flow") if each.get("class") == RIGHTS]
        return Item(qtype, pairs=tuple(_pairs_of_blackboard(item, blocks[0]) if blocks else _pairs(item, choices)))
    if qtype in ("shortanswer", "numerical") and blanks == 1:
        return Item(qtype, answers=tuple(_typed(item, numbers=qtype == "numerical")))
    trouble = "has no answers, or several sets of them" if qtype in ("", *ANSWERED) else ""
    return Item(qtype, trouble=trouble)


def _metadata(item: Element) -> Mapping[str, str]:
    """What the item says about itself, by label."""
    return {text_of(each, "fieldlabel"): text_of(each, "fieldentry") for each in item.iter("qtimetadatafield")}


# ── text ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def _stem(asked: Element) -> Text:
    """What is asked: the texts that are not inside the answers."""
    texts: list[Element] = []
    waiting = [asked]
    while waiting:
        element = waiting.pop()
        if element.tag in TEXTS:
            texts.append(element)
        elif not element.tag.startswith("response_") and element.get("class") not in BLOCKS:
            waiting.extend(reversed(element))
    return _joined(texts)


def _inside(element: Element | None) -> Text:
    """All texts inside an element."""
    return Text() if element is None else _joined([each for each in element.iter() if each.tag in TEXTS])


def _joined(texts: Sequence[Element]) -> Text:
    """Texts as one; it is markup where one of them is."""
    form = HTML if any(_written(each) in MARKUP for each in texts) else PLAIN
    return Text((" " if form == HTML else "\n").join(filter(None, map(text_of, texts))), form)


def _written(text: Element) -> str:
    return text.get("texttype", text.get("type", "")).lower()


def _feedback(item: Element) -> Mapping[str, Text]:
    """What is said after answering, by its name."""
    return {each.get("ident", ""): _inside(each) for each in children(item, "itemfeedback")}


# ── answers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _choice(item: Element, choices: Element) -> Item:
    """One of several options, or some of them."""
    earned, spoken = _earned(item), _feedback(item)
    said = {ident: spoken[name] for ident, name in _said(item) if name in spoken}
    single = choices.get("rcardinality", "Single").lower() != "multiple"
    labels = [*choices.iter("response_label")]
    answers = tuple(
        Answer(_inside(label), earned.get(label.get("ident", ""), 0.0), said.get(label.get("ident", ""), Text()))
        for label in labels
    )
    return Item("multichoice", answers=answers, single=single)


def _pairs(item: Element, choices: Sequence[Element]) -> Iterator[tuple[Text, Text]]:
    """Each left-hand side with its choice, and then the choices that belong to none."""
    rights = {label.get("ident", ""): _inside(label) for each in choices for label in each.iter("response_label")}
    right_of = {each.get("respident", ""): text_of(each) for each in item.iter("varequal")}
    taken = set()
    for each in choices:
        right = right_of.get(each.get("ident", ""), "")
        taken.add(right)
        yield _inside(child(each, "material")), rights.get(right, Text())
    yield from ((Text(), text) for ident, text in rights.items() if ident not in taken)


def _pairs_of_blackboard(item: Element, block: Element) -> Iterator[tuple[Text, Text]]:
    """The same where the right-hand sides stand apart, in the order of the choices that stand for them."""
    rights = [_inside(each) for each in children(block, "flow")]
    right_of = {each.get("respident", ""): text_of(each) for each in item.iter("varequal")}
    taken = set()
    for flow in item.iter("flow"):
        for each in children(flow, "response_lid"):
            idents = [label.get("ident", "") for label in each.iter("response_label")]
            named = dict(zip(idents, range(len(rights)), strict=False))
            place = named.get(right_of.get(each.get("ident", ""), ""), -1)
            taken.add(place)
            yield _inside(flow), rights[place] if place >= 0 else Text()
    yield from ((Text(), text) for place, text in enumerate(rights) if place not in taken)


def _typed(item: Element, *, numbers: bool) -> Iterator[Answer]:
    """The spellings that earn the points; of numbers how far one may be off."""
    for condition in _conditions(item):
        if _points(condition) <= 0:
            continue
        ends = [_number(text_of(each)) for tag in ENDS for each in condition.iter(tag)] if numbers else []
        off = (max(ends) - min(ends)) / 2 if ends else 0.0
        middle = [f"{(max(ends) + min(ends)) / 2:g}"] if ends else []
        for spelling in [text_of(each) for each in condition.iter("varequal")] or middle:
            yield Answer(Text(spelling, PLAIN), 1.0, tolerance=off)


# ── marking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _conditions(item: Element) -> list[Element]:
    return [each for part in children(item, "resprocessing") for each in children(part, "respcondition")]


def _earned(item: Element) -> Mapping[str, float]:
    """The share of the points that each choice earns; of several that belong together each its part."""
    points: dict[str, float] = {}
    for condition in _conditions(item):
        idents = _right_in(child(condition, "conditionvar"))
        for ident in idents:
            points[ident] = max(points.get(ident, 0.0), _points(condition) / len(idents))
    most = max((_points(condition) for condition in _conditions(item)), default=0.0)
    return {ident: value / most for ident, value in points.items()} if most > 0 else {}


def _right_in(element: Element | None) -> list[str]:
    """The choices that a condition asks for, without those that it asks not to be chosen."""
    if element is None or element.tag == "not":
        return []
    own = [text_of(element)] if element.tag == "varequal" else []
    return own + [ident for each in element for ident in _right_in(each)]


def _points(condition: Element) -> float:
    """What a condition adds to the score; Blackboard says "as much as there is", or only that the answer is right."""
    scores = [text_of(each) for each in children(condition, "setvar")]
    right = any(each.get("linkrefid") == "correct" for each in children(condition, "displayfeedback"))
    return max((1.0 if score == "SCORE.max" else _number(score) for score in scores), default=float(right))


def _said(item: Element) -> Iterator[tuple[str, str]]:
    """Each choice with the name of what is said to whoever chooses it and nothing else earns."""
    for condition in _conditions(item):
        names = [each.get("linkrefid", "") for each in children(condition, "displayfeedback")]
        for ident in _right_in(child(condition, "conditionvar")):
            yield from ((ident, name) for name in names if name not in FOR_ALL)


def _number(text: str) -> float:
    """The number in a text, 0 where it holds none."""
    try:
        return float(text)
    except ValueError:
        return 0.0

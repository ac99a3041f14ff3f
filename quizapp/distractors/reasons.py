"""Why an option is wrong, in one sentence that a student reads after submitting."""

from __future__ import annotations

from quizapp.distractors.case import Case
from quizapp.distractors.names import Named
from quizapp.model import Entity, Fact, Sentence

__all__ = ["quote_around", "why_elsewhere", "why_misread", "why_unsupported"]

LONGEST = 130
"""Characters of the passage quoted in a reason; more is no longer read."""
CLOSERS = ".!?,;: "


def why_elsewhere(case: Case, named: Named, name: str) -> str:
    """What the passage says of a thing that is not the answer; ``name`` is how the option calls it."""
    described = (case.inventory.descriptions.get(mention.start) for mention in named.mentions)
    description = next(filter(None, described), "")
    if description:
        return f"The passage says that {name} {description}."
    mention = min(named.mentions, key=lambda item: (abs(item.sentence - case.fact.sentence), item.start))
    return f"The passage names {name} elsewhere: {quote_around(case, mention)}."


def why_misread(case: Case, mention: Entity, name: str) -> str:
    """That the critical sentence holds this too, but as something else."""
    return f"The same sentence names {name}, but not as the answer: {quote_around(case, mention)}."


def why_unsupported(name: str) -> str:
    """That the passage has nothing of this."""
    return f"The passage does not mention {name}."


def quote_around(case: Case, span: Entity | Fact) -> str:
    """The passage's words around a span, between quotation marks, cut at words with an ellipsis."""
    sentence = case.inventory.reading.sentences[span.sentence]
    if len(sentence.text) <= LONGEST:
        return f"“{_without_quotes(sentence.text)}”"
    return f"“{_without_quotes(_cut(sentence, span.start, span.end))}”"


def _cut(sentence: Sentence, start: int, end: int) -> str:
    """A window of a long sentence with the span in it, whole words only."""
    spare = max(0, LONGEST - (end - start)) // 2
    left, right = max(0, start - sentence.start - spare), min(len(sentence.text), end - sentence.start + spare)
    if left:
        left = sentence.text.find(" ", left, start - sentence.start) + 1 or start - sentence.start
    if right < len(sentence.text):
        right = max(sentence.text.rfind(" ", end - sentence.start, right), end - sentence.start)
    return f"{'… ' if left else ''}{sentence.text[left:right].strip()}{' …' if right < len(sentence.text) else ''}"


def _without_quotes(text: str) -> str:
    return " ".join(text.replace("“", "").replace("”", "").replace('"', "").split()).rstrip(CLOSERS)

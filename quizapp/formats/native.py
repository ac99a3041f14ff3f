"""The native format, ``bank.json``: everything a quiz knows, checked against a JSON Schema when it is read.

Reading what was written gives the same quiz, but for ``Passage.lines``, the record of a cleaning that is over.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from quizapp.errors.files import BankFileError, Fault, OtherFileError
from quizapp.formats.checking import sense_faults, shape_faults
from quizapp.formats.sorts import advice_on, sort_of
from quizapp.model import (
    Difficulty,
    Evidence,
    Option,
    OptionKind,
    Passage,
    Question,
    QuestionKind,
    Quiz,
    Status,
)

__all__ = ["read", "write"]

NEAR = 30
"""How many characters on each side of a mistake are shown."""


def read(data: bytes, *, name: str = "bank.json") -> Quiz:
    """The quiz in a bank file; ``name`` is what an error calls the file.

    Raises BankFileError with every place where the file does not fit; then nothing of it is loaded.
    """
    content = _parse(data, name)
    _refuse(name, shape_faults(content))
    quiz = _to_quiz(content)
    _refuse(name, sense_faults(quiz))
    return quiz


def write(quiz: Quiz) -> bytes:
    """The bank file of a quiz: UTF-8, two spaces deep, fields always in the same order."""
    return (json.dumps(_from_quiz(quiz), ensure_ascii=False, indent=2) + "\n").encode()


def _parse(data: bytes, name: str) -> Any:
    """The JSON value in ``data``; a byte order mark is skipped."""
    if sort := sort_of(data):
        raise OtherFileError(name, sort, advice_on(sort))
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BankFileError(
            name, (Fault(f"byte {error.start}", "must be UTF-8 text: save the file with the encoding UTF-8"),)
        ) from error
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise BankFileError(name, (Fault(place, f"must be JSON ({error.msg}), and is {_near(error)}"),)) from error
    except (RecursionError, ValueError) as error:
        raise BankFileError(name, (Fault("the whole file", f"must be JSON of a sane size ({error})"),)) from error


def _near(error: json.JSONDecodeError) -> str:
    """What stands at the place of the error, with some of what is before it."""
    before, after = error.doc[max(0, error.pos - NEAR) : error.pos], error.doc[error.pos : error.pos + NEAR]
    return f"…{' '.join(before.split())} ▸ {' '.join(after.split())}…" if after.strip() else "the end of the file"


def _refuse(name: str, faults: tuple[Fault, ...]) -> None:
    if faults:
        raise BankFileError(name, faults)


def _to_quiz(content: Mapping[str, Any]) -> Quiz:
    published = content.get("published")
    passage = Passage(
        text=content["passage"],
        title=content.get("headline", content["title"]),
        published=date.fromisoformat(published) if published else None,
        byline=content.get("byline", ""),
        source=content.get("source", ""),
        url=content.get("url", ""),
        licence=content.get("licence", ""),
    )
    return Quiz(content["title"], passage, tuple(_to_question(item) for item in content["questions"]))


def _to_question(item: Mapping[str, Any]) -> Question:
    return Question(
        id=item["id"],
        kind=QuestionKind(item["kind"]),
        stem=item["stem"],
        key=item["key"],
        evidence=_to_evidence(item["evidence"]),
        options=tuple(_to_option(option) for option in item.get("options", ())),
        accepted=tuple(item.get("accepted", ())),
        rule=item.get("rule", ""),
        difficulty=Difficulty(item.get("difficulty", Difficulty.MEDIUM)),
        status=Status(item.get("status", Status.DRAFT)),
    )


def _to_option(item: Mapping[str, Any]) -> Option:
    evidence = item.get("evidence")
    return Option(
        id=item["id"],
        text=item["text"],
        kind=OptionKind(item["kind"]),
        reason=item.get("reason", ""),
        left=item.get("left", ""),
        evidence=_to_evidence(evidence) if evidence else None,
    )


def _to_evidence(item: Mapping[str, Any]) -> Evidence:
    # JSON Schema counts 12.0 as an integer.
    return Evidence(item["quote"], int(item["start"]), int(item["end"]))


def _from_quiz(quiz: Quiz) -> dict[str, Any]:
    passage = quiz.passage
    headline = {} if passage.title == quiz.title else {"headline": passage.title}
    published = {"published": passage.published.isoformat()} if passage.published else {}
    return {
        "title": quiz.title,
        **headline,
        "byline": passage.byline,
        **published,
        "source": passage.source,
        "url": passage.url,
        "licence": passage.licence,
        "passage": passage.text,
        "questions": [_from_question(question) for question in quiz.questions],
    }


def _from_question(question: Question) -> dict[str, Any]:
    return {
        "id": question.id,
        "kind": question.kind.value,
        "stem": question.stem,
        "options": [_from_option(option) for option in question.options],
        "key": question.key,
        "accepted": list(question.accepted),
        "evidence": _from_evidence(question.evidence),
        "rule": question.rule,
        "difficulty": question.difficulty.value,
        "status": question.status.value,
    }


def _from_option(option: Option) -> dict[str, Any]:
    left = {"left": option.left} if option.left else {}
    evidence = {"evidence": _from_evidence(option.evidence)} if option.evidence else {}
    return {
        "id": option.id,
        **left,
        "text": option.text,
        "kind": option.kind.value,
        "reason": option.reason,
        **evidence,
    }


def _from_evidence(evidence: Evidence) -> dict[str, Any]:
    return {"quote": evidence.quote, "start": evidence.start, "end": evidence.end}

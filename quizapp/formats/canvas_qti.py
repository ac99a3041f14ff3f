"""A QTI 1.2 package as Canvas imports it, into Classic and New Quizzes: a zip file with a list of what is in it.

The passage is an item of its own before the questions. New Quizzes shows it beside those that name it; it is a
"stimulus", and no "passage", which in Canvas is a text that no question belongs to. HTML is text there, escaped once
more. The same quiz makes the same bytes on every machine, so nothing in the file says when or where it was made, and
nothing is compressed.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from hashlib import sha256
from xml.etree.ElementTree import Element
from zipfile import ZipFile, ZipInfo

from quizapp.formats.canvas_items import add_question, add_stimulus
from quizapp.formats.elements import add, document
from quizapp.formats.platforms import passage_html, taken, title_of
from quizapp.model import Quiz

__all__ = ["write"]

QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
MANIFEST = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
ASSOCIATED = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
OLDEST = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip file can say."""
UNIX = 3
"""Where a zip file says it was made, wherever it is made."""


def write(quiz: Quiz) -> bytes:
    """The questions that are not rejected, with the passage before them."""
    ident = _ident(title_of(quiz), quiz.passage.text, *(question.id for question in quiz.questions))
    files = {
        "imsmanifest.xml": _manifest(ident),
        f"{ident}/{ident}.xml": _assessment(quiz, ident),
        f"{ident}/assessment_meta.xml": _settings(quiz, ident),
    }
    return _zipped(files.items())


def _manifest(ident: str) -> bytes:
    root = Element("manifest", xmlns=MANIFEST, identifier=f"{ident}_manifest")
    about = add(root, "metadata")
    add(about, "schema", "IMS Content")
    add(about, "schemaversion", "1.1.3")
    add(root, "organizations")
    resources = add(root, "resources")
    quiz = add(resources, "resource", identifier=ident, type="imsqti_xmlv1p2")
    add(quiz, "file", href=f"{ident}/{ident}.xml")
    add(quiz, "dependency", identifierref=f"{ident}_meta")
    meta = f"{ident}/assessment_meta.xml"
    add(add(resources, "resource", identifier=f"{ident}_meta", type=ASSOCIATED, href=meta), "file", href=meta)
    return document(root)


def _settings(quiz: Quiz, ident: str) -> bytes:
    root = Element("quiz", xmlns=CANVAS, identifier=ident)
    add(root, "title", title_of(quiz))
    add(root, "description")
    add(root, "quiz_type", "assignment")
    add(root, "points_possible", f"{len(taken(quiz))}.0")
    return document(root)


def _assessment(quiz: Quiz, ident: str) -> bytes:
    root = Element("questestinterop", xmlns=QTI)
    assessment = add(root, "assessment", ident=ident, title=title_of(quiz))
    section = add(assessment, "section", ident="root_section")
    stimulus = f"{ident}_passage" if passage_html(quiz.passage) else ""
    if stimulus:
        add_stimulus(section, stimulus, quiz)
    for number, question in taken(quiz):
        add_question(section, f"{ident}_{number}", number, question, stimulus=stimulus)
    return document(root)


def _ident(*parts: str) -> str:
    return "q" + sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    package = io.BytesIO()
    with ZipFile(package, "w") as archive:
        for name, data in files:
            entry = ZipInfo(name, OLDEST)
            entry.create_system = UNIX
            archive.writestr(entry, data)
    return package.getvalue()

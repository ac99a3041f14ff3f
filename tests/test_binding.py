"""Pronouns that need no name in their place, because only the subject of their clause can be meant."""

from __future__ import annotations

import pytest

from quizapp.model import EntityKind
from quizapp.reading.binding import bound_pronouns
from tests.trees import reading

NAMES = {"Rosa": EntityKind.PERSON, "Omar": EntityKind.PERSON, "Norbury": EntityKind.ORGANISATION}
SAYS_IT = (
    "Norbury/NNP/Norbury/1/nsubj said/VBD/say/-1/root it/PRP/it/3/nsubj sells/VBZ/sell/1/ccomp ships/NNS/ship/3/obj"
)
THEIR = "Ships/NNS/ship/1/nsubj lost/VBD/lose/-1/root their/PRP$/their/3/nmod:poss masts/NNS/mast/1/obj"
CALLS_IT = "Norbury/NNP/Norbury/1/nsubj called/VBD/call/-1/root it/PRP/it/1/obj"
TWO_MEN = "Rosa/NNP/Rosa/1/nsubj told/VBD/tell/-1/root Omar/NNP/Omar/1/iobj she/PRP/she/4/nsubj won/VBD/win/1/ccomp"
MAN_AND_IT = "Rosa/NNP/Rosa/1/nsubj said/VBD/say/-1/root it/PRP/it/3/nsubj sank/VBD/sink/1/ccomp"

IN_ITS = (
    "In/IN/in/2/case its/PRP$/its/2/nmod:poss report/NN/report/4/obl Norbury/NNP/Norbury/4/nsubj "
    "praised/VBD/praise/-1/root mills/NNS/mill/4/obj"
)
WITH_OMAR = (
    "On/IN/on/2/case her/PRP$/her/2/nmod:poss walk/NN/walk/6/obl with/IN/with/4/case Omar/NNP/Omar/2/nmod "
    "Rosa/NNP/Rosa/6/nsubj sang/VBD/sing/-1/root"
)


@pytest.mark.parametrize(
    ("written", "bound"),
    [
        pytest.param(SAYS_IT, {2}, id="a body says that it does something"),
        pytest.param(THEIR, {2}, id="a possessive beside the only plural"),
        pytest.param(CALLS_IT, set(), id="the object of the subject's own verb is somebody else"),
        pytest.param(TWO_MEN, set(), id="two people could be meant"),
        pytest.param(MAN_AND_IT, set(), id="a person is no it"),
        pytest.param(IN_ITS, {1}, id="a possessive in the phrase that opens the clause"),
        pytest.param(WITH_OMAR, set(), id="another party before the subject"),
    ],
)
def test_a_pronoun_is_bound_when_only_the_subject_can_be_meant(written: str, bound: set[int]) -> None:
    place = reading(written, names=NAMES)
    sentence = place.sentences[0]
    assert bound_pronouns(place, sentence, 0, len(sentence.tokens) - 1) == bound

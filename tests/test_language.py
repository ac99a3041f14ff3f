"""Language: English passes, others are refused by name, and what is no language at all is left to others to refuse."""

import sys

import pytest

from quizapp.errors.articles import LanguageError
from quizapp.reading.language import require_english

OTHERS = {
    "French": "Le maire a annoncé hier que le pont serait fermé pendant quatorze mois pour des travaux importants.",
    "German": "Der Bürgermeister sagte gestern, dass die alte Brücke wegen der Risse vierzehn Monate gesperrt bleibt.",
    "Spanish": "El alcalde anunció ayer que el puente viejo estará cerrado durante catorce meses por las grietas.",
    "Dutch": "De burgemeester zei gisteren dat de oude brug vanwege de scheuren veertien maanden dicht blijft.",
    "Russian": "Мэр сообщил вчера, что старый мост будет закрыт на четырнадцать месяцев из-за трещин в опорах.",
    "Arabic": "أعلن رئيس البلدية أمس أن الجسر القديم سيغلق لمدة أربعة عشر شهرا بسبب التشققات في دعائمه.",
    "Chinese": "市长昨天宣布，由于桥墩出现裂缝，这座旧桥将关闭十四个月进行维修。",
    "Turkish": "Belediye başkanı dün eski köprünün ayaklarındaki çatlaklar nedeniyle kapanacağını açıkladı.",
}


@pytest.mark.parametrize("language", OTHERS)
def test_another_language_is_refused_by_name(language):
    with pytest.raises(LanguageError, match=f"looks like {language}") as refusal:
        require_english(OTHERS[language] * 5)
    assert refusal.value.language == language


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said yesterday that the old bridge would be closed for fourteen months because of the cracks.",
        "BRIDGE CLOSED FOR FOURTEEN MONTHS AS ENGINEERS FIND CRACKS IN ITS PIERS, MAYOR TELLS THE TOWN",
        "“El puente está cerrado,” he told the crowd in Spanish, and it was a while before they understood.",
    ],
)
def test_english_passes(text):
    require_english(text)


def test_english_needs_no_language_model(monkeypatch):
    monkeypatch.setitem(sys.modules, "py3langid.langid", None)
    require_english("It was one of the oldest bridges in the county, and they had no money for another.")


@pytest.mark.parametrize("text", ["", "123 456", "xkcd qwrt zzyzx plmok " * 20, "🙂 " * 50])
def test_what_is_no_language_is_not_called_one(text):
    require_english(text)

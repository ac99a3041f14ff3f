"""Which language a text is in: this program reads English only, and says so by name."""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

from quizapp.errors.articles import LanguageError
from quizapp.reading.lines import WORD

__all__ = ["require_english"]

# The commonest English words that are not also common in another language written in Latin letters.
COMMON = frozenset(
    {
        "the", "of", "and", "to", "that", "was", "for", "is", "with", "his", "her", "he", "she", "it", "as", "at",
        "by", "which", "this", "had", "not", "are", "but", "from", "have", "they", "you", "were", "their", "one",
        "all", "we", "there", "been", "has", "when", "who", "would", "will", "if", "more", "said", "can", "its",
        "what", "about", "out", "after", "than", "other",
    }
)  # fmt: skip
SAMPLE = 4000
ENGLISH_SHARE = 0.12
SURE = 0.9

# Languages that py3langid knows by its codes, but for English, its creoles and "no language at all".
LANGUAGES = {
    "af": "Afrikaans", "am": "Amharic", "an": "Aragonese", "ar": "Arabic", "ary": "Arabic", "arz": "Arabic",
    "as": "Assamese", "az": "Azerbaijani", "ba": "Bashkir", "bcl": "Bikol", "be": "Belarusian", "bg": "Bulgarian",
    "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan", "crh": "Crimean Tatar", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "dz": "Dzongkha", "el": "Greek", "eo": "Esperanto", "es": "Spanish",
    "et": "Estonian", "eu": "Basque", "ext": "Extremaduran", "fa": "Persian", "fi": "Finnish", "fo": "Faroese",
    "fr": "French", "fuv": "Fulfulde", "fy": "Frisian", "ga": "Irish", "gd": "Scottish Gaelic", "gl": "Galician",
    "gom": "Konkani", "grc": "Ancient Greek", "gu": "Gujarati", "gug": "Guarani", "ha": "Hausa", "hbo": "Hebrew",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "ht": "Haitian Creole", "hu": "Hungarian", "hy": "Armenian",
    "id": "Indonesian", "ig": "Igbo", "is": "Icelandic", "it": "Italian", "ja": "Japanese", "jv": "Javanese",
    "ka": "Georgian", "kab": "Kabyle", "kik": "Kikuyu", "kk": "Kazakh", "km": "Khmer", "kn": "Kannada", "ko": "Korean",
    "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish", "lg": "Luganda", "lij": "Ligurian",
    "ln": "Lingala", "lo": "Lao", "lt": "Lithuanian", "ltg": "Latgalian", "lv": "Latvian", "mg": "Malagasy",
    "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese",
    "my": "Burmese", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian", "no": "Norwegian", "nso": "Sotho",
    "oc": "Occitan", "om": "Oromo", "or": "Odia", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "qu": "Quechua", "ro": "Romanian", "ru": "Russian", "rw": "Kinyarwanda", "sa": "Sanskrit", "sdh": "Kurdish",
    "se": "Northern Sami", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "sn": "Shona", "so": "Somali",
    "sq": "Albanian", "sr": "Serbian", "st": "Sotho", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu",
    "tg": "Tajik", "th": "Thai", "tk": "Turkmen", "tl": "Tagalog", "tr": "Turkish", "tt": "Tatar", "ug": "Uyghur",
    "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "uzs": "Uzbek", "vec": "Venetian", "vi": "Vietnamese",
    "vo": "Volapük", "wa": "Walloon", "wuu": "Chinese", "xh": "Xhosa", "yo": "Yoruba", "yue": "Cantonese",
    "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def require_english(text: str) -> None:
    """Raise LanguageError, with the language's name, where ``text`` is surely in another language.

    English gives itself away by its small words, so the language model is only asked about a text that lacks them.
    """
    sample = text[:SAMPLE]
    words = [word.lower() for word in WORD.findall(sample)]
    if not words or sum(word in COMMON for word in words) >= ENGLISH_SHARE * len(words):
        return
    language, sureness = _likeliest(sample)
    if language and sureness >= SURE:
        raise LanguageError(language)


def _likeliest(text: str) -> tuple[str, float]:
    """Return the name of the likeliest language, its varieties taken together, "" for English or none at all."""
    sureness: Counter[str] = Counter()
    for code, share in _identifier().rank(text):
        sureness[LANGUAGES.get(code, "")] += share
    return sureness.most_common(1)[0]


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

"""Numbers as English news writes them, in figures and in words: reading, writing and shifting them.

A value is a ``Fraction``, so that "two-thirds" and "1.2 million" are exact; ``plain`` writes one down for storage.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from quizapp.english.tables import words

__all__ = [
    "FIGURES",
    "NUMBER",
    "VAGUE_NUMBER",
    "digits_of",
    "plain",
    "read_number",
    "read_ordinal",
    "scale_number",
    "shift_number",
    "shift_ordinal",
    "spell_number",
    "spell_ordinal",
    "write_number",
]

ONES = words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
TENS = words("twenty thirty forty fifty sixty seventy eighty ninety")
WORDS = {word: value for value, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {"hundred": 100, "dozen": 12, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
SHORT_SCALES = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "trn": "trillion"}
ORDINAL_ONES = words(
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
ORDINALS = (
    {word: value for value, word in enumerate(ORDINAL_ONES)}
    | {word[:-1] + "ieth": 10 * n for n, word in enumerate(TENS, 2)}
    | {"hundredth": 100, "thousandth": 1000, "millionth": 10**6}
)
PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
GLYPHS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3)}

FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
SCALE = r"(?:hundred|dozen|thousand|million|billion|trillion)"
_WORD = "(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + ")"
_WORDS = rf"{_WORD}(?:[ -](?:{_WORD}|{SCALE})\b|(?<=hundred) and {_WORD}\b|(?<=thousand) and {_WORD}\b)*"
_PART = r"(?:half|thirds?|quarters?|fourths?|fifths?|sixths?|eighths?|tenths?)"

NUMBER = (
    rf"(?:{FIGURES}[½¼¾⅓⅔]?(?:[ -]{SCALE}\b|(?:bn|mn|tn|trn|m|k)\b)?(?:[ -]and[ -]a[ -]half\b)?|[½¼¾⅓⅔]"
    rf"|\bhalf an? (?:{SCALE}|hour|century|decade)\b(?<!hour)(?<!century)(?<!decade)"
    rf"|\ban? {SCALE}\b(?: and {_WORD}\b| {SCALE}\b)*"
    rf"|\b{_WORDS}(?:[ -]and[ -]a[ -](?:half|quarter|third)\b)?(?:[ -]{SCALE}\b)?)"
)
"""A number in figures or words, as a regular expression to match without regard to case."""

VAGUE_NUMBER = (
    r"\b(?:(?:tens|dozens|scores|hundreds|thousands|millions|billions|trillions)(?: of (?:thousands|millions|billions)"
    r"| of millions)?|(?:several|a few|many|a couple of) (?:dozen|hundred|thousand|million|billion))\b"
)
"""A number that says only how big: "tens of thousands", "several hundred"."""


def read_number(text: str) -> Fraction | None:
    """The value of a cardinal number in figures or words; None for anything else.

    >>> read_number("1.2 million"), read_number("three and a half"), read_number("a dozen")
    (Fraction(1200000, 1), Fraction(7, 2), Fraction(12, 1))
    >>> read_number("two hundred and six"), read_number("600,000"), read_number("two-thirds")
    (Fraction(206, 1), Fraction(600000, 1), Fraction(2, 3))
    >>> read_number("tens of thousands") is None
    True
    """
    bare = text.strip().lower().replace("-", " ")
    for read in (_read_figures, _read_mixed, _read_part, _read_words):
        value = read(bare)
        if value is not None:
            return value
    return None


def _read_figures(text: str) -> Fraction | None:
    match = re.fullmatch(rf"({FIGURES})([½¼¾⅓⅔]?) ?({SCALE}|bn|mn|tn|trn|m|k)?", text)
    if not match:
        return GLYPHS.get(text)
    figures, glyph, scale = match.groups()
    value = Fraction(figures.replace(",", "")) + GLYPHS.get(glyph, 0)
    return value * SCALES.get(SHORT_SCALES.get(scale, scale), 1)


def _read_mixed(text: str) -> Fraction | None:
    """A whole number and a part: "three and a half", "three and a half million"."""
    match = re.fullmatch(rf"(.+) and (?:a|one) (half|quarter|third)(?: ({SCALE}))?", text)
    whole = read_number(match[1]) if match else None
    if not match or whole is None:
        return None
    return (whole + Fraction(1, PARTS[match[2]])) * SCALES.get(match[3], 1)


def _read_part(text: str) -> Fraction | None:
    """A part of something: "half a million", "a quarter", "two thirds"."""
    match = re.fullmatch(rf"half an? ({SCALE})", text)
    if match:
        return Fraction(SCALES[match[1]], 2)
    match = re.fullmatch(rf"(?:({_WORD}|a) )?({_PART})", text)
    if not match or (match[1] is None and match[2] != "half"):
        return None
    return Fraction(WORDS.get(match[1] or "", 1), PARTS[match[2].removesuffix("s") if match[2] != "half" else "half"])


def _read_words(text: str) -> Fraction | None:
    """Number words, read from left to right: "two hundred and six", "a dozen", "one million two hundred thousand"."""
    parts = text.split()
    total, group, last = 0, 0, ""
    for place, word in enumerate(parts):
        if word == "and" and last in SCALES and place + 1 < len(parts):
            pass
        elif word in {"a", "an"} and place == 0 and len(parts) > 1 and parts[1] in SCALES:
            group = 1
        elif word in WORDS and _continues(last, word):
            group += WORDS[word]
        elif word in {"hundred", "dozen"} and 0 < group < 100:
            group *= SCALES[word]
        elif word in SCALES and group and (not total or SCALES[word] < total):
            total, group = total + group * SCALES[word], 0
        else:
            return None
        last = word
    return Fraction(total + group) if parts and (total or group or parts == ["zero"]) else None


def _continues(last: str, word: str) -> bool:
    """Whether a number word may follow another: "forty two", "hundred and six", not "two forty"."""
    return last not in WORDS or (WORDS[last] >= 20 and 0 < WORDS[word] < 10)


def read_ordinal(text: str) -> int | None:
    """The rank an ordinal stands for.

    >>> read_ordinal("14th"), read_ordinal("fourth"), read_ordinal("twenty-first"), read_ordinal("four")
    (14, 4, 21, None)
    """
    bare = text.strip().lower().replace("-", " ")
    figures = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", bare)
    if figures:
        return int(figures[1])
    *front, final = bare.split() or [""]
    if final not in ORDINALS:
        return None
    cardinal = spell_number(ORDINALS[final]).removeprefix("one " if front else "")
    value = read_number(" ".join((*front, cardinal)))
    return None if value is None else int(value)


def spell_number(value: int) -> str:
    """A whole number in words, in the British way.

    >>> spell_number(206), spell_number(45), spell_number(1_200_000)
    ('two hundred and six', 'forty-five', 'one million two hundred thousand')
    """
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    scale = next(name for name in ("trillion", "billion", "million", "thousand", "hundred") if value >= SCALES[name])
    count, rest = divmod(value, SCALES[scale])
    joint = " and " if 0 < rest < 100 else " "
    return f"{spell_number(count)} {scale}" + (joint + spell_number(rest) if rest else "")


def spell_ordinal(rank: int) -> str:
    """An ordinal in words.

    >>> spell_ordinal(4), spell_ordinal(21), spell_ordinal(120)
    ('fourth', 'twenty-first', 'one hundred and twentieth')
    """
    spelt = spell_number(rank)
    cut = max(spelt.rfind(" "), spelt.rfind("-")) + 1
    final = spelt[cut:]
    if final in WORDS and WORDS[final] < 20:
        return spelt[:cut] + ORDINAL_ONES[WORDS[final]]
    return spelt[:cut] + (final[:-1] + "ieth" if final.endswith("y") else final + "th")


def digits_of(rank: int) -> str:
    """An ordinal in figures.

    >>> digits_of(1), digits_of(12), digits_of(23), digits_of(14)
    ('1st', '12th', '23rd', '14th')
    """
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def plain(value: Fraction) -> str:
    """A value as stored: figures without separators, a fraction only where no decimal is exact.

    >>> plain(Fraction(200)), plain(Fraction(7, 2)), plain(Fraction(2, 3))
    ('200', '3.5', '2/3')
    """
    if value.denominator == 1:
        return str(value.numerator)
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal.normalize():f}" if Fraction(decimal) == value else f"{value.numerator}/{value.denominator}"


def write_number(value: Fraction, *, like: str) -> str:
    """Write a value in the manner of another number: words for words, the same scale word, decimals and commas.

    >>> write_number(Fraction(60), like="forty"), write_number(Fraction(4_500_000_000), like="3.5 billion")
    ('sixty', '4.5 billion')
    >>> write_number(Fraction(800_000), like="600,000"), write_number(Fraction(5), like="3.0")
    ('800,000', '5.0')
    """
    match = re.match(rf"({FIGURES})(?: ?[-]?({SCALE}|bn|mn|tn|trn|m|k)\b)?", like, re.IGNORECASE)
    if match:
        scale = (match[2] or "").lower()
        number = value / SCALES.get(SHORT_SCALES.get(scale, scale), 1)
        return _write_figures(number, like=match[1]) + like[match.end(1) : match.end()]
    if value.denominator == 1:
        return spell_number(int(value))
    whole, part = divmod(value, 1)
    if whole and part == Fraction(1, 2):
        joint = "-" if "-and-" in like else " "
        return joint.join((spell_number(int(whole)), "and", "a", "half"))
    return plain(value)


def _write_figures(value: Fraction, *, like: str) -> str:
    decimals = len(like.partition(".")[2])
    bare = "," not in like and len(like.partition(".")[0]) > 3
    return f"{float(value):.{decimals}f}" if bare else f"{float(value):,.{decimals}f}"


def _step_of(text: str) -> Fraction | None:
    """How finely a number is given: the worth of its last figure that says something.

    >>> _step_of("40"), _step_of("600,000"), _step_of("66"), _step_of("3.5 billion")
    (Fraction(10, 1), Fraction(100000, 1), Fraction(1, 1), Fraction(100000000, 1))
    """
    value = read_number(text)
    if value is None:
        return None
    figures = re.match(rf"({FIGURES})", text)
    if figures and "." in figures[1]:
        written = Fraction(figures[1].replace(",", ""))
        scale = value / written if written else Fraction(1)
        return scale / Fraction(10) ** len(figures[1].partition(".")[2])
    step = Fraction(1) if value.denominator == 1 else Fraction(1, value.denominator)
    while value and value.denominator == 1 and value % (step * 10) == 0 and value > step * 10:
        step *= 10
    return step


def shift_number(text: str, *, steps: int) -> str:
    """The number some steps up or down, as finely given and in the same manner; "" where there is none above nought.

    >>> shift_number("40", steps=2), shift_number("three", steps=-1), shift_number("$3.5 billion"[1:], steps=4)
    ('60', 'two', '3.9 billion')
    >>> shift_number("three", steps=-3)
    ''
    """
    value, step = read_number(text), _step_of(text)
    if value is None or step is None or value + steps * step <= 0:
        return ""
    return write_number(value + steps * step, like=text)


def scale_number(text: str, *, factor: float) -> str:
    """The number times a factor, as finely given and in the same manner; "" where that changes nothing or is nought.

    What is a multiple of five stays one.

    >>> scale_number("40", factor=1.5), scale_number("66", factor=0.5), scale_number("15", factor=0.75)
    ('60', '33', '10')
    """
    value, step = read_number(text), _step_of(text)
    if value is None or step is None:
        return ""
    step *= 5 if value / step > 10 and value / step % 5 == 0 else 1
    scaled = round(value * Fraction(factor).limit_denominator(1000) / step) * step
    return "" if scaled <= 0 or scaled == value else write_number(scaled, like=text)


def shift_ordinal(text: str, *, steps: int) -> str:
    """The ordinal some ranks up or down, in the same manner; "" below the first.

    >>> shift_ordinal("fourth", steps=-1), shift_ordinal("14th", steps=8), shift_ordinal("first", steps=-1)
    ('third', '22nd', '')
    """
    rank = read_ordinal(text)
    if rank is None or rank + steps < 1:
        return ""
    written = digits_of(rank + steps) if text[:1].isdigit() else spell_ordinal(rank + steps)
    return written.capitalize() if text[:1].isupper() else written

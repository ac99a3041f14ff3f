"""Contraries that read badly where they stand. Each check is named and sees one sort of them.

> Rosa Vane got the better of Ada Lund. → not: the worse
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from quizapp.distractors.turned import Turned
from quizapp.english.trees import children
from quizapp.english.wordlists import word_set

__all__ = ["ABSOLUTE", "MISFITTING"]

MOVING = word_set("rise fall climb grow shrink increase decrease decline plunge soar tumble raise lower cut reduce")
"""Verbs of what goes, or is moved, up or down."""
ABSOLUTE = word_set("somehow any anything everything nothing anyone everyone instead despite although though unlike")
"""Words beside which no contrary makes sense: *somehow failed*, *aware of any debts*, *opposed despite its foes*."""
LONGING = word_set("like want hope wish love need")
"""Verbs of what somebody would be able to do."""
BADLY_BEGUN = {("away",), ("into",), ("if",), ("out",), ("whether",), ("how",), ("what",), ("which",)}
"""What no contrary goes on with."""
PROMINENCE = word_set("prominence power fame stardom challenge occasion bait")
"""What one rises to, and does not fall to."""


def _is_supposed(turned: Turned) -> bool:
    """*many, if any*; *the most common, yet easily cured, disease*"""
    rest = turned.sentence.tokens[turned.token.index :]
    opposed = any(left.text == "," and right.text.lower() in {"yet", "but"} for left, right in pairwise(rest))
    return opposed or bool({"if", "unless"} & turned.words)


def _is_urged_against(turned: Turned) -> bool:
    """*spoke out against the council to resign*"""
    rest = turned.sentence.tokens[turned.token.index :]
    marked = any(mark.text == "to" for token in rest for mark in children(turned.sentence, token.index, "mark"))
    return turned.contrary.text.endswith(" against") and marked


def _is_first(turned: Turned) -> bool:
    """*first concealed in 1960*; *will be unable to for the first time*"""
    own = any(child.text.lower() == "first" for child in turned.has("advmod"))
    return own or "first time" in turned.sentence.text.lower()


def _is_headed(turned: Turned) -> bool:
    """*lowered it to its highest level*, *reduce it to more than four million*"""
    height = {"highest", "lowest", "record"} & set(turned.after) or "to more than" in " ".join(turned.after)
    return turned.token.lemma in MOVING and bool(height)


def _is_in_set_phrase(turned: Turned) -> bool:
    """*in rise*; *got the worse of him*; *in the fear of winning*; *took disadvantage of it*"""
    before = turned.sentence.tokens[turned.token.index - 1]
    got = turned.token.text.lower() in {"better", "worse"} and before.text == "the"
    aimed = turned.token.lemma == "hope" and before.text == "the"
    taken = turned.token.lemma == "advantage" and turned.above.lemma == "take"
    return got or aimed or taken or (turned.token.upos == "NOUN" and before.upos == "ADP")


def _is_followed_badly(turned: Turned) -> bool:
    """*began in a scuffle*, *turned down into*, *many if any*, *halved to 8,000*, *lost to him to the prize*, *high on
    cash*, *independent on it*, *shrank out of need*, *refuse whether to go*"""
    following = turned.after[:1]
    ends = turned.token.lemma in {"begin", "start", "end"} and following == ("in",)
    doubled = turned.token.lemma in {"double", "halve"} and "to" in turned.after
    beaten = turned.contrary.text.endswith(" to") and "to" in turned.after
    leaning = turned.token.lemma in {"low", "high", "dependent"} and following in {("on",), ("upon",)}
    return ends or beaten or doubled or leaning or following in BADLY_BEGUN


def _is_degree(turned: Turned) -> bool:
    """*less robust* where nothing is compared"""
    return turned.token.text.lower() in {"more", "less"} and "than" not in turned.words


def _is_named_so(turned: Turned) -> bool:
    """*took illegal action against the firm*: a legal action is a kind of action"""
    return turned.token.lemma in {"legal", "illegal"} and turned.token.deprel == "amod"


def _is_kept_out(turned: Turned) -> bool:
    """*legalised cameras from its buildings*, *encouraged bakers from leaving*"""
    return turned.token.lemma in {"ban", "discourage", "prevent", "deter"} and "from" in turned.after


def _is_rise_of_somebody(turned: Turned) -> bool:
    """*fell to prominence*"""
    return turned.token.lemma == "rise" and bool(PROMINENCE & set(turned.after))


def _is_told_of_number(turned: Turned) -> bool:
    """*the number of mills is many*"""
    return turned.token.text.lower() in {"few", "many"} and bool(turned.has("cop"))


def _is_said_of_degree(turned: Turned) -> bool:
    """*accepted out of hand*, *highly uncontroversial*, *convinced about how much it costs*, *an unfair share*"""
    before = turned.sentence.tokens[turned.token.index - 1].text.lower() if turned.token.index else ""
    doubted = turned.contrary.text == "convinced" and turned.after[:1] == ("about",)
    due = turned.token.text.lower() == "fair" and turned.after[:1] == ("share",)
    return before == "highly" or doubted or due or "out of hand" in " ".join(turned.after)


def _is_taken_for(turned: Turned) -> bool:
    """*accepted the claim as old news*"""
    return turned.contrary.lemma == "accept" and "as" in turned.after


def _is_stressed(turned: Turned) -> bool:
    """*denied that drinking did cause harm*, *denied that she allegedly drank*"""
    return turned.contrary.lemma == "deny" and bool({"do", "does", "did", "allegedly"} & set(turned.after))


def _is_hurt_in(turned: Turned) -> bool:
    """*helped in a challenge*"""
    return turned.token.lemma in {"hurt", "injure", "harm"} and turned.after[:1] in {("in",), ("during",)}


def _goes_on(turned: Turned) -> bool:
    """*the bakers were least interested and were behind it*: what follows fits the word alone"""
    here = (turned.token, turned.above)
    joined = (other for token in here for other in children(turned.sentence, token.index, "conj"))
    return any(children(turned.sentence, other.index, "cop") for other in joined)


def _is_bidden(turned: Turned) -> bool:
    """*only judges should be unable to order it*; *would like to be unable*; *Rarely the firms are warned*"""
    auxiliaries = {child.text.lower() for child in turned.has("aux")}
    wished = turned.token.deprel == "xcomp" and turned.above.lemma in LONGING
    fronted = turned.token.index == 0 and turned.token.upos == "ADV"
    return fronted or (turned.token.lemma == "able" and (wished or bool(auxiliaries & {"should", "must"})))


def _is_glad_to(turned: Turned) -> bool:
    """*was unhappy to hail him*, *was forbidden a visit*"""
    eager = turned.token.lemma == "happy" and turned.after[:1] == ("to",)
    refused = turned.contrary.lemma == "forbid" and bool(turned.has("aux:pass")) and bool(turned.has("obj"))
    return eager or refused


def _is_too(turned: Turned) -> bool:
    """*too easy and expensive*: what is joined to it goes with the word alone"""
    joined = any(other.upos == "ADJ" for other in turned.has("conj"))
    return turned.token.upos == "ADJ" and joined


def _is_until(turned: Turned) -> bool:
    """*managed to draw up plans until it was late*: what lasts till then is not its contrary"""
    return "until" in turned.after and turned.token.upos == "VERB"


def _is_absolute(turned: Turned) -> bool:
    return bool(ABSOLUTE & turned.words)


MISFITTING: Mapping[str, Callable[[Turned], bool]] = MappingProxyType(
    {
        "supposed": _is_supposed,
        "urged against": _is_urged_against,
        "first": _is_first,
        "headed elsewhere": _is_headed,
        "a set phrase": _is_in_set_phrase,
        "followed badly": _is_followed_badly,
        "degree": _is_degree,
        "named so": _is_named_so,
        "kept out": _is_kept_out,
        "somebody's rise": _is_rise_of_somebody,
        "told of a number": _is_told_of_number,
        "said of a degree": _is_said_of_degree,
        "taken for something": _is_taken_for,
        "stressed": _is_stressed,
        "hurt in something": _is_hurt_in,
        "goes on": _goes_on,
        "bidden": _is_bidden,
        "glad to": _is_glad_to,
        "joined": _is_too,
        "until then": _is_until,
        "absolute": _is_absolute,
    }
)
"""Every check by its name."""

"""Contraries that nobody would believe. Each check is named and sees one sort of them.

> The slump hurt the mills. → not: The slump helped the mills.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from quizapp.distractors.turned import Turned
from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set

__all__ = ["UNBELIEVABLE"]

BURDENS = word_set(
    "slowdown slump crisis recession concern fear worry shortage drought storm hurricane war conflict attack violence "
    "poverty failure loss collapse decline fall drop debt deficit uncertainty weakness pollution disease outbreak "
    "virus pandemic flood earthquake problem difficulty scandal tension threat risk damage injury slumping weak "
    "uncertain falling declining sluggish poor bad lack delay inflation corruption stress setback cut pathogen germ "
    "poison row controversy allegation affair resignation feud infighting quarrel dispute rivalry squabble"
)
"""What can only do harm."""
AFFECTING = word_set("help harm hurt benefit damage weaken strengthen undermine erode make ease improve worsen")
"""Verbs that say whether something does good."""
ADMITTING = word_set("admit concede acknowledge confess")
"""Verbs of saying what one would rather not."""
WARNING = word_set("warn fear worry")
"""Verbs of what is bad."""
WISHING = word_set("need want hope try aim seek plan promise wish help vow pledge work intend allow enable let")
BAD = word_set("worsen weaken harm complicate lose destroy conceal")
"""What nobody wishes for, nor says of his own."""
BEARING = word_set("face suffer endure withstand")
"""Verbs of what is hard to bear, which praise is not."""
PRAISING = word_set("praise applaud hail thank welcome support help back enjoy celebrate")
BLAMING = word_set("condemn criticise blame slam denounce oppose attack")
JUDGING = word_set("praise condemn criticise thank blame applaud hail")
"""Verbs whose "for" tells already whether it is good."""
VICES = word_set(
    "irresponsibility failure abuse violence attack attacks killing murder threat lies corruption crime terrorism "
    "racism cruelty theft fraud bombing greed neglect discrimination torture"
)
"""What nobody welcomes."""
VIRTUES = word_set(
    "success improve improvement efforts generosity generous courage bravery recovery contribution award help aid "
    "safety peace victory win stability growth kindness honesty talent skill return star"
)
"""What nobody condemns."""
REASONS = word_set("because due thanks amid owing")
"""What begins why something is so, and not otherwise."""
SENTENCED = word_set("sentence sentenced jail jailed imprisoned prison convicted")
"""Words beside which nobody has pleaded innocent."""
FAULTS = word_set("not failing failure lack")
"""What is never praised."""

VALUED = word_set(
    "healthy robust solid strong impressive encouraging welcome disappointing poor worrying alarming disastrous painful"
)
"""What says beforehand whether a change is good."""
LIFTED = word_set("boosted lifted helped driven fuelled buoyed")
"""What was done to what is higher or more."""
STRONG = word_set("strong healthy robust solid impressive")
"""What is said of what rises alone."""
SWAYING = word_set(
    "bolster boost spur support stimulate fuel drive underpin sustain hit hurt halt slow stall threaten wipe dampen "
    "derail undermine encourage promote restore"
)
"""Verbs that nobody does to growth and to its contrary alike."""
FELT = word_set("enjoy suffer celebrate mourn boast regret")
"""Verbs of what is good, or bad, for who feels it."""


def _is_valued_beforehand(turned: Turned) -> bool:
    """*enjoyed a healthy 43% fall in profits*"""
    valued = any(child.lemma in VALUED for child in turned.has("amod"))
    return turned.token.upos == "NOUN" and (valued or turned.above.lemma in FELT)


def _is_moved_against(turned: Turned) -> bool:
    """*lower profits boosted by good sales*, *fell by a strong 2%*"""
    lifted = turned.contrary.text in {"lower", "fewer", "less"} and bool(LIFTED & set(turned.after))
    return lifted or (turned.contrary.lemma == "fall" and bool(STRONG & set(turned.after)))


def _is_swayed(turned: Turned) -> bool:
    """*bolstered its decline*"""
    return turned.token.upos == "NOUN" and turned.token.deprel == "obj" and turned.above.lemma in SWAYING


def _is_cleared_too_soon(turned: Turned) -> bool:
    """*is cleared of*, *cleared of theft by the police*, *cleared his rival of theft*"""
    auxiliaries = {child.text.lower() for child in turned.has("aux:pass")}
    by = "by" in turned.after
    return turned.contrary.lemma == "clear" and (not auxiliaries or bool(auxiliaries & {"is", "are"}) or by)


def _is_arrest(turned: Turned) -> bool:
    """*released on suspicion of theft*, *freed following a fight*"""
    suspected = turned.token.lemma == "arrest" and bool({"suspicion", "charges"} & turned.words)
    return suspected or (
        turned.contrary.lemma in {"free", "release"} and bool({"following", "for"} & set(turned.after))
    )


def _is_burden_made_good(turned: Turned) -> bool:
    """*the slump helped sales*"""
    own = turned.has("nsubj", "csubj")
    verb = turned.token if own else turned.verb
    subjects = own or children(turned.sentence, turned.head, "nsubj", "csubj")
    inside = [turned.sentence.tokens[index] for item in subjects for index in subtree(turned.sentence, item.index)]
    said = {word for token in inside for word in (token.lemma.lower(), token.text.lower())}
    return verb.lemma in AFFECTING and bool(said & BURDENS)


def _is_wished_ill(turned: Turned) -> bool:
    """*needed to worsen its record*; *“our tool complicates the work”, its maker said*"""
    wished = turned.token.deprel in {"xcomp", "ccomp"} and turned.above.lemma in WISHING
    return turned.contrary.lemma in BAD and (wished or turned.claimed)


def _is_blame(turned: Turned) -> bool:
    """*praised for not moving*, *condemned for its success*, *faced praise*"""
    borne = turned.contrary.lemma == "praise" and turned.token.upos == "NOUN" and turned.above.lemma in BEARING
    weighed = turned.contrary.lemma in JUDGING or bool(FAULTS & set(turned.after))
    return borne or ("for" in turned.after and weighed)


def _is_paid(turned: Turned) -> bool:
    """*opposed by $5 million*"""
    return turned.contrary.lemma == "oppose" and bool({"$", "£", "€"} & set(turned.after))


def _is_own_dismissed(turned: Turned) -> bool:
    """*dismissed her concerns with the minister*, *criticised his own plans*"""
    objects = turned.has("obj")
    own = any(child.xpos == "PRP$" for item in objects for child in children(turned.sentence, item.index))
    return turned.contrary.lemma in BLAMING | {"dismiss"} and own


def _is_denied_twice(turned: Turned) -> bool:
    """*deny that they were not aware*, *denied that she was ill but played*"""
    negated = {"not", "n't", "n’t", "no", "never", "but", "despite", "although"} & set(turned.after)
    return turned.contrary.lemma in {"deny", "doubt"} and bool(negated)


def _is_misjudged(turned: Turned) -> bool:
    """*welcomed the irresponsibility of the firm*, *praised over its delays*, *condemned efforts to improve it*"""
    praised = turned.contrary.lemma in PRAISING and bool((VICES | BURDENS) & set(turned.after))
    return praised or (turned.contrary.lemma in BLAMING and bool(VIRTUES & set(turned.after)))


def _is_explained(turned: Turned) -> bool:
    """*sped up its sale because of weak markets*, *so unpopular that many use it*, *praised over its delays*"""
    rest = " ".join(turned.after)
    before = turned.sentence.tokens[turned.token.index - 1].text.lower() if turned.token.index else ""
    judged = turned.contrary.lemma in JUDGING and "over" in turned.after
    return judged or bool(REASONS & set(turned.after)) or "as a result" in rest or (before == "so" and "that" in rest)


def _is_made_better_by_harm(turned: Turned) -> bool:
    """*made better by a lack of money*"""
    changed = turned.token.lemma in AFFECTING or turned.token.text.lower() in {"better", "worse"}
    return changed and "by" in turned.after and bool(BURDENS & set(turned.after))


def _is_meant_well(turned: Turned) -> bool:
    """*discouraged building in an effort to protect the fields*, *refused to ban it for fear of spies*"""
    rest = " ".join(turned.after)
    aimed = any(f"{aim} to " in rest for aim in ("effort", "bid", "attempt", "order"))
    return aimed or "for fear of" in rest or "rather than" in rest


def _is_admitted(turned: Turned) -> bool:
    """*admitted his side managed to cope*: nobody admits what is good"""
    own = turned.token.lemma in ADMITTING
    return not own and bool({turned.above.lemma, turned.verb.lemma} & ADMITTING)


def _is_warned_of(turned: Turned) -> bool:
    """*warned that it could help the inquiry*: nobody warns of what is good"""
    return turned.token.lemma not in WARNING and bool({turned.above.lemma, turned.verb.lemma} & WARNING)


def _is_sentenced(turned: Turned) -> bool:
    """*pleaded innocent to fraud and will be sentenced*"""
    return turned.above.lemma == "plead" and bool(SENTENCED & turned.words)


UNBELIEVABLE: Mapping[str, Callable[[Turned], bool]] = MappingProxyType(
    {
        "sentenced all the same": _is_sentenced,
        "valued beforehand": _is_valued_beforehand,
        "moved against": _is_moved_against,
        "swayed": _is_swayed,
        "cleared too soon": _is_cleared_too_soon,
        "released on suspicion": _is_arrest,
        "a burden made good": _is_burden_made_good,
        "wished ill": _is_wished_ill,
        "blame": _is_blame,
        "paid": _is_paid,
        "own dismissed": _is_own_dismissed,
        "denied twice": _is_denied_twice,
        "misjudged": _is_misjudged,
        "explained": _is_explained,
        "made better by harm": _is_made_better_by_harm,
        "meant well": _is_meant_well,
        "admitted": _is_admitted,
        "warned of": _is_warned_of,
    }
)
"""Every check by its name."""

"""Contraries that nobody would believe, or that read badly where they stand. Each check is named and sees one of them.

> The slump hurt the mills. → not: The slump helped the mills.
> Rosa Vane got the better of Ada Lund. → not: the worse
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from quizapp.english.opposites import Contrary
from quizapp.english.trees import children, subtree
from quizapp.english.wordlists import word_set
from quizapp.model import Sentence, Token

__all__ = ["ABSOLUTE", "Turned", "nonsense_of"]

BURDENS = word_set(
    "slowdown slump crisis recession concern fear worry shortage drought storm hurricane war conflict attack violence "
    "poverty failure loss collapse decline fall drop debt deficit uncertainty weakness pollution disease outbreak "
    "virus pandemic flood earthquake problem difficulty scandal tension threat risk damage injury slumping weak "
    "uncertain falling declining sluggish poor bad lack delay inflation corruption stress setback cut pathogen germ "
    "poison"
)
"""What can only do harm."""
AFFECTING = word_set("help harm hurt benefit damage weaken strengthen undermine erode make ease improve worsen")
"""Verbs that say whether something does good."""
ADMITTING = word_set("admit concede acknowledge confess")
WISHING = word_set("need want hope try aim seek plan promise wish help vow pledge work intend")
BAD = word_set("worsen weaken harm complicate lose destroy conceal")
"""What nobody wishes for, nor says of his own."""
BEARING = word_set("face suffer endure withstand")
"""Verbs of what is hard to bear, which praise is not."""
MOVING = word_set("rise fall climb grow shrink increase decrease decline plunge soar tumble raise lower cut reduce")
"""Verbs of what goes, or is moved, up or down."""
ABSOLUTE = word_set("somehow anything everything nothing anyone everyone instead despite although though")
"""Words beside which no contrary makes sense: *somehow failed*, *opposed despite its foes*."""
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
PROMINENCE = word_set("prominence power fame stardom challenge occasion bait")
"""What one rises to, and does not fall to."""
REASONS = word_set("because due thanks amid owing")
"""What begins why something is so, and not otherwise."""
FAULTS = word_set("not failing failure lack")
"""What is never praised."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A contrary where it stands: in the clause headed by ``head``, for ``token``; whether somebody ``claims`` it."""

    sentence: Sentence
    head: int
    token: Token
    contrary: Contrary
    claimed: bool

    @property
    def verb(self) -> Token:
        """The head of the clause."""
        return self.sentence.tokens[self.head]

    @property
    def above(self) -> Token:
        """The word that the turned one hangs on, itself for a root."""
        return self.sentence.tokens[self.token.head] if self.token.head >= 0 else self.token

    @property
    def words(self) -> frozenset[str]:
        """Every word of the sentence, in small letters."""
        return frozenset(token.text.lower() for token in self.sentence.tokens)

    @property
    def after(self) -> tuple[str, ...]:
        """The words behind what is turned, in small letters."""
        return tuple(token.text.lower() for token in self.sentence.tokens[self.contrary.last + 1 :])

    def has(self, *deprels: str) -> tuple[Token, ...]:
        """The dependents of the turned word in some relation."""
        return children(self.sentence, self.token.index, *deprels)


def nonsense_of(turned: Turned) -> str:
    """The name of the check that a contrary fails, "" when it makes sense."""
    return next((name for name, fails in CHECKS.items() if fails(turned)), "")


def _is_supposed(turned: Turned) -> bool:
    """*many, if any*; *the most common, yet easily cured, disease*"""
    rest = turned.sentence.tokens[turned.token.index :]
    opposed = any(left.text == "," and right.text.lower() in {"yet", "but"} for left, right in pairwise(rest))
    return opposed or bool({"if", "unless"} & set(turned.after))


def _is_urged_against(turned: Turned) -> bool:
    """*spoke out against the council to resign*"""
    rest = turned.sentence.tokens[turned.token.index :]
    marked = any(mark.text == "to" for token in rest for mark in children(turned.sentence, token.index, "mark"))
    return turned.contrary.text.endswith(" against") and marked


def _is_cleared_too_soon(turned: Turned) -> bool:
    """*is cleared of*, *cleared of theft by the police*, *cleared his rival of theft*"""
    auxiliaries = {child.text.lower() for child in turned.has("aux:pass")}
    by = "by" in turned.after
    return turned.contrary.lemma == "clear" and (not auxiliaries or bool(auxiliaries & {"is", "are"}) or by)


def _is_arrest(turned: Turned) -> bool:
    """*released on suspicion of theft*"""
    return turned.token.lemma == "arrest" and bool({"suspicion", "charges"} & turned.words)


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


def _is_first(turned: Turned) -> bool:
    """*first concealed in 1960*; *will be unable to for the first time*"""
    own = any(child.text.lower() == "first" for child in turned.has("advmod"))
    return own or "first time" in turned.sentence.text.lower()


def _is_headed(turned: Turned) -> bool:
    """*lowered it to its highest level*, *reduce it to more than four million*"""
    height = {"highest", "lowest", "record"} & set(turned.after) or "to more than" in " ".join(turned.after)
    return turned.token.lemma in MOVING and bool(height)


def _is_blame(turned: Turned) -> bool:
    """*praised for not moving*, *condemned for its success*, *faced praise*"""
    borne = turned.contrary.lemma == "praise" and turned.token.upos == "NOUN" and turned.above.lemma in BEARING
    weighed = turned.contrary.lemma in JUDGING or bool(FAULTS & set(turned.after))
    return borne or ("for" in turned.after and weighed)


def _is_in_set_phrase(turned: Turned) -> bool:
    """*in rise*; *got the worse of him*"""
    before = turned.sentence.tokens[turned.token.index - 1]
    got = turned.token.text.lower() in {"better", "worse"} and before.text == "the"
    return got or (turned.token.upos == "NOUN" and before.upos == "ADP")


def _is_followed_badly(turned: Turned) -> bool:
    """*began in a scuffle*, *turned down into*, *many if any*, *halved to 8,000*, *lost to him to the prize*"""
    following = turned.after[:1]
    ends = turned.token.lemma in {"begin", "start", "end"} and following == ("in",)
    doubled = turned.token.lemma in {"double", "halve"} and "to" in turned.after
    beaten = turned.contrary.text.endswith(" to") and "to" in turned.after
    return ends or beaten or doubled or following in {("into",), ("if",)}


def _is_paid(turned: Turned) -> bool:
    """*opposed by $5 million*"""
    return turned.contrary.lemma == "oppose" and bool({"$", "£", "€"} & set(turned.after))


def _is_degree(turned: Turned) -> bool:
    """*less robust* where nothing is compared"""
    return turned.token.text.lower() in {"more", "less"} and "than" not in turned.words


def _is_own_dismissed(turned: Turned) -> bool:
    """*dismissed her concerns with the minister*, *criticised his own plans*"""
    objects = turned.has("obj")
    own = any(child.xpos == "PRP$" for item in objects for child in children(turned.sentence, item.index))
    return turned.contrary.lemma in BLAMING | {"dismiss"} and own


def _is_denied_twice(turned: Turned) -> bool:
    """*deny that they were not aware*, *denied that she was ill but played*"""
    negated = {"not", "n't", "n’t", "no", "never", "but", "despite", "although"} & set(turned.after)
    return turned.contrary.lemma in {"deny", "doubt"} and bool(negated)


def _is_bidden(turned: Turned) -> bool:
    """*only judges should be unable to order it*; *Rarely the firms are warned*"""
    auxiliaries = {child.text.lower() for child in turned.has("aux")}
    fronted = turned.token.index == 0 and turned.token.upos == "ADV"
    return fronted or (turned.token.lemma == "able" and bool(auxiliaries & {"should", "must"}))


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


def _is_named_so(turned: Turned) -> bool:
    """*took illegal action against the firm*: a legal action is a kind of action"""
    return turned.token.lemma in {"legal", "illegal"} and turned.token.deprel == "amod"


def _is_kept_out(turned: Turned) -> bool:
    """*legalised cameras from its buildings*"""
    return turned.token.lemma == "ban" and "from" in turned.after


def _is_rise_of_somebody(turned: Turned) -> bool:
    """*fell to prominence*"""
    return turned.token.lemma == "rise" and bool(PROMINENCE & set(turned.after))


def _is_made_better_by_harm(turned: Turned) -> bool:
    """*made better by a lack of money*"""
    changed = turned.token.lemma in AFFECTING or turned.token.text.lower() in {"better", "worse"}
    return changed and "by" in turned.after and bool(BURDENS & set(turned.after))


def _is_told_of_number(turned: Turned) -> bool:
    """*the number of mills is many*"""
    return turned.token.text.lower() in {"few", "many"} and bool(turned.has("cop"))


def _is_meant_well(turned: Turned) -> bool:
    """*discouraged building in an effort to protect the fields*, *refused to ban it for fear of spies*"""
    rest = " ".join(turned.after)
    aimed = any(f"{aim} to " in rest for aim in ("effort", "bid", "attempt", "order"))
    return aimed or "for fear of" in rest or "rather than" in rest


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
    """*denied that drinking did cause harm*"""
    return turned.contrary.lemma == "deny" and bool({"do", "does", "did"} & set(turned.after))


def _is_admitted(turned: Turned) -> bool:
    """*admitted his side managed to cope*: nobody admits what is good"""
    own = turned.token.lemma in ADMITTING
    return not own and bool({turned.above.lemma, turned.verb.lemma} & ADMITTING)


def _is_hurt_in(turned: Turned) -> bool:
    """*helped in a challenge*"""
    return turned.token.lemma in {"hurt", "injure", "harm"} and turned.after[:1] in {("in",), ("during",)}


def _goes_on(turned: Turned) -> bool:
    """*the bakers were least interested and were behind it*: what follows fits the word alone"""
    here = (turned.token, turned.above)
    joined = (other for token in here for other in children(turned.sentence, token.index, "conj"))
    return any(children(turned.sentence, other.index, "cop") for other in joined)


def _is_absolute(turned: Turned) -> bool:
    return bool(ABSOLUTE & turned.words)


CHECKS: dict[str, Callable[[Turned], bool]] = {
    "supposed": _is_supposed,
    "urged against": _is_urged_against,
    "cleared too soon": _is_cleared_too_soon,
    "released on suspicion": _is_arrest,
    "a burden made good": _is_burden_made_good,
    "wished ill": _is_wished_ill,
    "first": _is_first,
    "headed elsewhere": _is_headed,
    "blame": _is_blame,
    "a set phrase": _is_in_set_phrase,
    "followed badly": _is_followed_badly,
    "paid": _is_paid,
    "degree": _is_degree,
    "own dismissed": _is_own_dismissed,
    "denied twice": _is_denied_twice,
    "bidden": _is_bidden,
    "misjudged": _is_misjudged,
    "explained": _is_explained,
    "named so": _is_named_so,
    "kept out": _is_kept_out,
    "somebody's rise": _is_rise_of_somebody,
    "made better by harm": _is_made_better_by_harm,
    "told of a number": _is_told_of_number,
    "meant well": _is_meant_well,
    "said of a degree": _is_said_of_degree,
    "taken for something": _is_taken_for,
    "stressed": _is_stressed,
    "admitted": _is_admitted,
    "hurt in something": _is_hurt_in,
    "goes on": _goes_on,
    "absolute": _is_absolute,
}
"""Every check by its name."""

"""False statements: a statement of the passage with one word or one name changed, so that the passage contradicts it.

> The council rejected the plan. ← The council accepted the plan. (the contrary of its verb)
> The council sold the mill in 2015. ← The council sold the mill in 2017. (another date, proved wrong by the guards)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import islice
from types import MappingProxyType

from quizapp.distractors.case import Distractor, open_case
from quizapp.distractors.figures import split_figure
from quizapp.distractors.inventory import Inventory
from quizapp.distractors.proposing import sound_distractors
from quizapp.distractors.subjects import subject_of
from quizapp.english.lexicon import kinds
from quizapp.english.opposites import Contrary, contraries_of
from quizapp.english.stems import GAP
from quizapp.english.trees import children
from quizapp.english.verbs import SAYING, inflect
from quizapp.english.wordlists import word_set
from quizapp.facts.verbal import is_negated
from quizapp.model import Argument, Candidate, Entity, EntityKind, OptionKind, QuestionKind, Role, Sentence, Token
from quizapp.questions.how_many import count_of, is_modifier
from quizapp.questions.true_false import FALSE
from quizapp.reading.entities import hedge_before
from quizapp.reading.focus import is_topic
from quizapp.reading.lookup import entities_in

__all__ = ["true_and_false", "twist"]

NAMES = frozenset({EntityKind.PERSON, EntityKind.CITY, EntityKind.COUNTRY, EntityKind.ORGANISATION})
COUNTS = frozenset({EntityKind.CARDINAL, EntityKind.QUANTITY, EntityKind.DURATION})
NUMBERS = COUNTS | {EntityKind.MONEY, EntityKind.PERCENT}
OPENING = 2
"""Sentences that open a passage and mostly say what happened."""
LEAST, LEAST_LIKE = 0.55, 0.7
"""The fit below which another number, or another name, in a statement's slot would be taken for a slip."""
SMALL = 4
"""Counts up to this are told apart by one."""
TELLING, PLAIN = 11, 0.45
"""Words of a statement worth calling true though nothing in it can be turned, and how telling it is."""
ENOUGH = 12
"""Sound distractors looked at for each name and number; the nearest come first."""
UNDONE = 0.5
"""How telling it is that something was not done, where no word says its contrary."""
DATED = frozenset({EntityKind.DATE, EntityKind.TIME})
TIMED = word_set("after before when while since until following during")
DEEDS = frozenset({"social", "motion", "possession", "creation", "change"})
"""Kinds of verbs that name what somebody does on purpose."""
UNMEANT = word_set(
    "lose die fall suffer receive inherit survive fail miss need face drop become win gain earn have get experience "
    "see hear feel know like want hope seem appear remain stay include contain cost"
)
"""Verbs that nobody does on purpose."""
CONTRARY, FIGURE, NAME = 1.0, 0.4, 0.5
"""How telling a change is: what happened, how much of it, to whom."""
ALLOWING = word_set("allow permit enable help")
TIMES = frozenset({"time"})
ORDER = word_set("before after")
"""What came first is a catch, not what happened."""
SETTLED = word_set("assure reassure promise vow pledge")
"""Verbs that tell already whether what follows is good news."""
NAMING = word_set("name call take look ask")
"""Verbs whose "after" or "before" is not about time."""
WEIGHING = word_set("major minor enormous huge rare common temporary permanent")
"""Adjectives that weigh what they stand before."""
KNOWN = word_set("the these those both all other another its first last next")
"""What before a number makes it known already: *the two leaders*."""


@dataclass(frozen=True, slots=True)
class Twist:
    """A change of a statement: the words ``said`` in the passage, those put in their place, and how telling it is."""

    said: str
    put: str
    worth: float


def true_and_false(candidate: Candidate, inventory: Inventory) -> Iterator[Candidate]:
    """A statement as it is, and made false where that can be done; a quiz takes one of the two.

    Either says in its features how telling the change is (``turning``, 0 to 1). What nothing can be made false in must
    say something at some length.
    """
    false = twist(candidate, inventory)
    if false:
        yield false
        yield replace(candidate, features=false.features)
    elif candidate.fact.sentence < OPENING or len(candidate.question.stem.split()) >= TELLING:
        yield replace(candidate, features=MappingProxyType({"turning": PLAIN}))


def twist(candidate: Candidate, inventory: Inventory) -> Candidate | None:
    """The candidate's statement made false in one place; None when no change is surely wrong.

    The options stay "True" and "False"; the key becomes "False", with the passage's own words as its reason.
    """
    twists = [item for item in _twists(candidate, inventory) if _applies(item, candidate.question.stem)]
    best = max(twists, key=lambda item: item.worth, default=None)
    return _false(candidate, best) if best else None


def _false(candidate: Candidate, chosen: Twist) -> Candidate:
    question = candidate.question
    true, false = question.options
    reason = f"The passage says “{chosen.said}”, not “{chosen.put}”."
    options = (replace(true, kind=OptionKind.MISREADING), replace(false, kind=OptionKind.KEY, reason=reason))
    changed = replace(question, stem=_put(chosen, question.stem), key=FALSE, options=options)
    return replace(candidate, question=changed, features=MappingProxyType({"turning": chosen.worth}))


def _put(chosen: Twist, stem: str) -> str:
    """A statement with the change made."""
    changed = re.sub(_whole(chosen.said), lambda _: chosen.put, stem)
    changed = re.sub(
        rf"\b([Aa])n? (?={re.escape(chosen.put)})", rf"\1{'n' if chosen.put[0] in 'aeiou' else ''} ", changed
    )
    return changed[:1].upper() + changed[1:]


def _whole(words: str) -> str:
    return rf"(?<![\w-]){re.escape(words)}(?![\w-])"


def _applies(item: Twist, stem: str) -> bool:
    return len(re.findall(_whole(item.said), stem)) == 1 and stem.count(item.said) == 1 and item.said != item.put


def _twists(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    yield from _contraries(candidate, inventory)
    yield from _permissions(candidate, inventory)
    yield from _not_done(candidate, inventory)
    for entity in entities_in(inventory.reading, candidate.fact.sentence):
        yield from _other_values(candidate, inventory, entity)


def _contraries(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """The statement's verb, or what its verb says of its subject, turned into the contrary."""
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    for depth, token in _turning_points(sentence, candidate.fact.predicate.head):
        manner = [child for child in children(sentence, token.index, "advmod") if child.text.lower().endswith("ly")]
        for contrary in contraries_of(sentence, token):
            clumsy = (manner and " to " in contrary.text) or _is_clumsy(sentence, token, contrary)
            if not clumsy and not _is_said_too(contrary, candidate, inventory):
                said = _words(sentence, contrary)
                yield Twist(said, contrary.text, CONTRARY - 0.05 * depth)
                break


def _permissions(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """What somebody was allowed to do, prevented: *allowed the firm to sell* → *prevented the firm from selling*."""
    sentence = inventory.reading.sentences[candidate.fact.sentence]
    verb = sentence.tokens[candidate.fact.predicate.head]
    for deed in children(sentence, verb.index, "xcomp"):
        allowed = verb.lemma in ALLOWING and deed.xpos == "VB" and bool(children(sentence, verb.index, "obj", "iobj"))
        found = re.search(rf"\b{re.escape(verb.text)} (.+?) to {re.escape(deed.text)}\b", candidate.question.stem)
        if allowed and found:
            put = f"{inflect('prevent', verb.xpos)} {found[1]} from {inflect(deed.lemma, 'VBG')}"
            yield Twist(found[0], put, CONTRARY)


def _not_done(candidate: Candidate, inventory: Inventory) -> Iterator[Twist]:
    """What somebody did, left undone: *has launched a study* → *has yet to launch*; *led tributes* → *refused to lead*.

    Told with its time it would sound odd, and is left alone.
    """
    fact = candidate.fact
    verb = inventory.reading.sentences[fact.sentence].tokens[fact.predicate.head]
    words = [word.lower() for word in fact.predicate.words]
    timed = any(item.kind in DATED for item in fact.arguments) or TIMED & set(candidate.question.stem.lower().split())
    acts = subject_of(fact, inventory.reading).acts and DEEDS & set(kinds(verb.lemma, "VERB")[:1])
    if timed or not acts or fact.construction != "active" or verb.lemma in SAYING | UNMEANT:
        return
    if len(words) == 2 and words[0] in {"has", "have"}:
        yield Twist(" ".join(words), f"{words[0]} yet to {verb.lemma}", UNDONE)
    elif len(words) == 1 and verb.xpos == "VBD":
        yield Twist(verb.text, f"refused to {verb.lemma}", UNDONE)


def _is_clumsy(sentence: Sentence, token: Token, contrary: Contrary) -> bool:
    """Whether a contrary reads badly where it stands: *is cleared of*, *many if any*."""
    auxiliaries = {child.text.lower() for child in children(sentence, token.index, "aux:pass")}
    by = any(
        case.text.lower() == "by"
        for t in sentence.tokens[token.index :]
        for case in children(sentence, t.index, "case")
    )
    if sentence.tokens[token.index + 1 : token.index + 2] and sentence.tokens[token.index + 1].text == "if":
        return True
    return contrary.lemma == "clear" and bool(auxiliaries & {"is", "are"} or by)


def _words(sentence: Sentence, contrary: Contrary) -> str:
    start, end = sentence.tokens[contrary.first].start, sentence.tokens[contrary.last].end
    return sentence.text[start - sentence.start : end - sentence.start]


def _turning_points(sentence: Sentence, head: int) -> Iterator[tuple[int, Token]]:
    """The words on which a clause turns, the weightiest first, each with how far from the weightiest it is."""
    if is_negated(sentence, head):
        return
    token = sentence.tokens[head]
    content = children(sentence, head, "ccomp")
    if token.lemma in SETTLED and content:
        return
    if token.lemma in SAYING and content:
        yield from ((depth + 1, found) for depth, found in _turning_points(sentence, content[0].index))
        return
    if not any(conj.upos == "VERB" for conj in children(sentence, head, "conj")):
        yield 0, token
    yield from ((1, child) for child in children(sentence, head, "xcomp", "advmod"))
    yield from ((1, below) for below in _below(sentence, head, "obj"))
    ranked = (head, *(child.index for child in children(sentence, head, "xcomp", "obj")))
    yield from ((2, below) for index in ranked for below in _degrees(sentence, index))
    yield from ((2, below) for below in _below(sentence, head, "nsubj", "nsubj:pass") if _counts(below))
    for child in children(sentence, head, "obl"):
        timed = any(word in TIMES for word in kinds(child.lemma)[:1])
        cases = [case for case in children(sentence, child.index, "case") if case.text.lower() not in ORDER]
        yield from ((3, case) for case in cases if not timed and token.lemma not in NAMING)


def _counts(token: Token) -> bool:
    return token.upos == "DET" or token.text.lower() in {"most", "many", "few"}


def _below(sentence: Sentence, head: int, *deprels: str) -> Iterator[Token]:
    """The dependents of a clause in some relation, and the determiners before them."""
    for child in children(sentence, head, *deprels):
        yield child
        yield from children(sentence, child.index, "det", "amod")[:1]


def _degrees(sentence: Sentence, index: int) -> Iterator[Token]:
    """What ranks or weighs a noun or an adjective: *the largest*, *the most deadly*, *decreasing*."""
    for child in children(sentence, index, "amod"):
        yield from children(sentence, child.index, "advmod")
        if child.xpos == "JJS" or child.upos == "VERB" or child.text.lower() in WEIGHING:
            yield child
    yield from (child for child in children(sentence, index, "advmod") if child.xpos == "RBS")


def _is_said_too(contrary: Contrary, candidate: Candidate, inventory: Inventory) -> bool:
    """Whether the passage says the contrary as well, of the same thing or at another time."""
    own = {item.full.lower() for item in candidate.fact.arguments if item.full}
    return any(
        own & {item.full.lower() for item in fact.arguments}
        for fact in inventory.facts_by_lemma.get(contrary.lemma, ())
    )


def _other_values(candidate: Candidate, inventory: Inventory, entity: Entity) -> Iterator[Twist]:
    """Another name, number or date of the same kind in an entity's place."""
    slot = _slot(candidate, inventory, entity)
    if slot is None:
        return
    said, answer = slot
    if candidate.question.stem.count(said) != 1:
        return
    gapped = re.sub(_whole(said), GAP, candidate.question.stem)
    question = replace(
        candidate.question, kind=QuestionKind.MULTIPLE_CHOICE, stem=gapped, key=said, options=(), rule="gap"
    )
    case = open_case(replace(candidate, question=question, answer=answer), inventory)
    if case is None or GAP not in gapped:
        return
    least = LEAST_LIKE if entity.kind in NAMES else LEAST
    near = islice(sound_distractors(case), ENOUGH)
    fitting = [item for item in near if item.fit >= least and _is_apart(said, item.text, entity)]
    if entity.kind in NAMES and candidate.fact.predicate.lemma in SAYING:
        fitting = [item for item in fitting if any(item.text in claimant for claimant in inventory.claimants)]
    if fitting:
        best = max(fitting, key=lambda item: item.fit)
        yield Twist(said, best.text, _worth(entity, best))


def _is_apart(said: str, put: str, entity: Entity) -> bool:
    """Whether two figures differ enough to be worth telling apart: small counts by one; names always do."""
    own, other = split_figure(said), split_figure(put)
    if own is None or other is None or (own.value <= SMALL and entity.kind in COUNTS):
        return True
    return not Fraction(3, 4) < other.value / own.value < Fraction(4, 3)


def _worth(entity: Entity, distractor: Distractor) -> float:
    return (NAME if entity.kind in NAMES else FIGURE) + 0.1 * distractor.fit


def _slot(candidate: Candidate, inventory: Inventory, entity: Entity) -> tuple[str, Argument] | None:
    """The words of a statement that may be changed for an entity, and the entity as the answer they give."""
    reading = inventory.reading
    sentence = reading.sentences[entity.sentence]
    holder = next((item for item in candidate.fact.arguments if _holds(item, entity)), None)
    if holder is None:
        return None
    head = next((t.index for t in sentence.tokens[entity.first : entity.last + 1] if _leads(t, entity)), entity.last)
    role = holder.role if holder.entity == entity else Role.OBLIQUE
    answer = Argument(
        role,
        entity.first,
        entity.last,
        head,
        entity.text,
        entity.text,
        entity.start,
        entity.end,
        kind=entity.kind,
        entity=entity,
    )
    if entity.kind in NUMBERS and entity.value not in {"", "1"} and not is_modifier(entity, reading):
        before = sentence.tokens[entity.first - 1].text.lower() if entity.first else ""
        hedge = hedge_before(sentence, entity.first)
        said = count_of(entity) if entity.kind in COUNTS else entity.text
        passing = before in KNOWN or _is_passing(sentence, head, holder.head)
        return None if passing else (f"{hedge} {said}".strip(), answer)
    takes_part = holder.role in {Role.SUBJECT, Role.AGENT, Role.OBJECT, Role.RECIPIENT}
    if entity.kind in NAMES and takes_part and _is_alone(sentence, holder, entity) and not _is_topic(inventory, entity):
        named = inventory.by_mention.get(entity.start)
        said = named.name if named and named.name in candidate.question.stem else entity.text
        if entity.kind is EntityKind.COUNTRY and f"the {said}" in candidate.question.stem:
            said = f"the {said}"
        titled = entity.kind is EntityKind.PERSON and entity.text != said and entity.text.endswith(said)
        return None if titled else (said, answer)
    return None


def _is_passing(sentence: Sentence, head: int, holder: int) -> bool:
    """Whether a number is no part's own: one of a list, the end of a range, an age, deep inside a phrase."""
    counted = sentence.tokens[head if head == holder else max(sentence.tokens[head].head, 0)]
    listed = counted.deprel == "conj" or children(sentence, counted.index, "conj")
    aged = "age" in {sentence.tokens[counted.head].lemma, counted.lemma}
    beside = {sentence.tokens[index].text for index in (head - 1, head + 1) if 0 <= index < len(sentence.tokens)}
    return counted.index != holder or bool(listed) or aged or bool(beside & {"to", "-", "–", "between"})


def _holds(argument: Argument, entity: Entity) -> bool:
    return argument.start <= entity.start and entity.end <= argument.end


def _is_alone(sentence: Sentence, argument: Argument, entity: Entity) -> bool:
    """Whether an argument is the name and no more: no title before it, no partner beside it."""
    listed = children(sentence, argument.head, "conj") or sentence.tokens[argument.head].deprel == "conj"
    before = argument.text.removeprefix("the ").removeprefix("The ")
    described = entity.first > 0 and sentence.tokens[entity.first - 1].upos in {"NOUN", "PROPN", "ADJ"}
    alone = argument.entity == entity and before == entity.text.removeprefix("the ")
    return alone and not listed and not described


def _is_topic(inventory: Inventory, entity: Entity) -> bool:
    """Whether the passage is about what a name names: nobody takes another for it."""
    own = inventory.by_mention.get(entity.start)
    counts = [len(named.mentions) for named in inventory.names.get(entity.kind, ()) if named is not own]
    return is_topic(entity, inventory.reading) or (own is not None and len(own.mentions) >= 2 * max(counts, default=0))


def _leads(token: Token, entity: Entity) -> bool:
    return not entity.first <= token.head <= entity.last

"""The parser at work: trees, tags, names and certainties, on sentences written for this project."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.model import Sentence, Token
from quizapp.reading.bio import best_labels, find_spans
from quizapp.reading.lemmas import lemma_of
from quizapp.reading.parsing import read_sentences
from quizapp.reading.spanning_tree import best_heads

AWKWARD = st.text(alphabet=st.sampled_from("aB.9 ,'’“\"-?([\n:/@$é漢😀\u200b\x00"), max_size=60)

# A sentence, then some of its arcs: dependent, head ("_" above the root), relation.
ARCS = [
    ("The mayor opened the new bridge on Friday.", "mayor opened nsubj|bridge opened obj|opened _ root"),
    ("The old ferry was sold to a museum.", "ferry sold nsubj:pass|was sold aux:pass|museum sold obl"),
    ("Heavy rain didn’t stop the race.", "rain stop nsubj|n’t stop advmod|race stop obj|did stop aux"),
    ("Larkstead is the second-largest town in Norland.", "Larkstead town nsubj|is town cop|Norland town nmod"),
    ("Ms Dunmore, a former teacher, won the vote.", "teacher Dunmore appos|vote won obj"),
    ("The dam that burst in 1971 has been rebuilt.", "burst dam acl:relcl|dam rebuilt nsubj:pass|that burst nsubj"),
    ("“We waited for years,” she said.", "waited said ccomp|she said nsubj|years waited obl"),
    ("Twelve firms and three banks closed after the storm.", "banks firms conj|Twelve firms nummod|storm closed obl"),
    ("The army said it had captured the port.", "army said nsubj|captured said ccomp|port captured obj"),
    ("Because the road was flooded, the school stayed shut.", "flooded stayed advcl|school stayed nsubj"),
    ("The minister’s office gave the town a grant.", "minister office nmod:poss|grant gave obj|town gave iobj"),
    ("Officials want to build a tunnel under the lake.", "build want xcomp|tunnel build obj|Officials want nsubj"),
]  # fmt: skip

NAMES = [
    ("Irene Dunmore moved to Norwich in May.", {("PER", "Irene Dunmore"), ("LOC", "Norwich")}),
    ("Officials from France met Paul Weaver in Cairo.", {("LOC", "France"), ("PER", "Paul Weaver"), ("LOC", "Cairo")}),
    ("The Red Cross opened a clinic in Damascus.", {("ORG", "Red Cross"), ("LOC", "Damascus")}),
    ("James Okafor works for Microsoft in London.", {("PER", "James Okafor"), ("ORG", "Microsoft"), ("LOC", "London")}),
    ("Prices rose again in the spring.", set()),
]  # fmt: skip


def parse(text: str) -> tuple[Sentence, ...]:
    return read_sentences(text)[0]


def arcs_of(sentence: Sentence) -> set[tuple[str, str, str]]:
    tokens = sentence.tokens
    return {(token.text, tokens[token.head].text if token.head >= 0 else "_", token.deprel) for token in tokens}


def is_tree(tokens: tuple[Token, ...]) -> bool:
    if [token.head for token in tokens].count(-1) != 1:
        return False
    for token in tokens:
        steps, place = 0, token.index
        while tokens[place].head >= 0 and steps <= len(tokens):
            place, steps = tokens[place].head, steps + 1
        if steps > len(tokens):
            return False
    return True


def test_at_least_nine_in_ten_arcs_are_right() -> None:
    right = total = 0
    for text, rows in ARCS:
        found = arcs_of(parse(text)[0])
        wanted = {tuple(row.split()) for row in rows.split("|")}
        right, total = right + len(wanted & found), total + len(wanted)
    assert right / total >= 0.9


def test_at_least_eight_in_ten_names_are_right() -> None:
    right = found = gold = 0
    for text, wanted in NAMES:
        sentences, names = read_sentences(text)
        spans = {(n.label, text[sentences[0].tokens[n.first].start : sentences[0].tokens[n.last].end]) for n in names}
        right, found, gold = right + len(wanted & spans), found + len(spans), gold + len(wanted)
    assert 2 * right / (found + gold) >= 0.8


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(AWKWARD | st.text(max_size=60))
def test_any_text_gives_trees_with_right_offsets(text: str) -> None:
    sentences, names = read_sentences(text)
    for index, sentence in enumerate(sentences):
        assert sentence.index == index
        assert sentence.text == text[sentence.start : sentence.end]
        assert is_tree(sentence.tokens)
        for token in sentence.tokens:
            assert token.text == text[token.start : token.end]
            assert (token.deprel == "root") == (token.head == -1)
            assert 0 <= token.certainty <= 1
    for name in names:
        assert 0 <= name.first <= name.last < len(sentences[name.sentence].tokens)
        assert 0 <= name.certainty <= 1


def test_an_empty_text_has_no_sentences() -> None:
    assert read_sentences(" \n\n ") == ((), ())


def test_a_sentence_of_two_thousand_words_is_one_tree() -> None:
    (sentence,) = parse("and then the man saw the dog " * 300)
    assert len(sentence.tokens) == 2100
    assert is_tree(sentence.tokens)


def test_paragraphs_are_counted() -> None:
    assert [sentence.paragraph for sentence in parse("One ended. Two began.\n\nThree followed.")] == [0, 0, 1]


def test_the_same_text_is_read_the_same_way_twice() -> None:
    text = "The council sold the ferry. It was built in 1911, and nobody in Larkstead misses it."
    assert read_sentences(text) == read_sentences(text)


def test_a_headline_in_capitals_is_read() -> None:
    (sentence,) = parse("MAYOR OPENS NEW BRIDGE")
    assert ("BRIDGE", "OPENS", "obj") in arcs_of(sentence)


@pytest.mark.parametrize(
    ("word", "upos", "xpos", "lemma"),
    [
        ("were", "AUX", "VBD", "be"),
        ("n’t", "PART", "RB", "not"),
        ("ca", "AUX", "MD", "can"),
        ("’s", "PART", "POS", "'s"),
        ("children", "NOUN", "NNS", "child"),
        ("taught", "VERB", "VBD", "teach"),
        ("worse", "ADJ", "JJR", "bad"),
        ("Norland", "PROPN", "NNP", "Norland"),
        ("Heavy", "ADJ", "JJ", "heavy"),
        ("French", "ADJ", "JJ", "French"),
        ("them", "PRON", "PRP", "they"),
        ("remains", "VERB", "VBZ", "remain"),
        ("Thinking", "VERB", "VBG", "think"),
    ],
)
def test_a_lemma_is_the_form_in_a_dictionary(word: str, upos: str, xpos: str, lemma: str) -> None:
    assert lemma_of(word, upos, xpos) == lemma


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.integers(-9, 9), min_size=n + 1, max_size=n + 1), min_size=n, max_size=n)
    )
)
def test_the_tree_found_is_the_best_of_all_trees(rows: list[list[int]]) -> None:
    count = len(rows)
    scores = np.array(rows, dtype=float)
    scores[np.arange(count), np.arange(1, count + 1)] = -100

    def score(heads: tuple[int, ...]) -> float:
        return sum(scores[word, head] for word, head in enumerate(heads))

    def fits(heads: tuple[int, ...]) -> bool:
        tokens = tuple(Token(index, "", 0, 0, head=head - 1) for index, head in enumerate(heads))
        return all(head != word + 1 for word, head in enumerate(heads)) and is_tree(tokens)

    best = max(map(score, filter(fits, itertools.product(range(count + 1), repeat=count))))
    found = tuple(best_heads(scores).tolist())
    assert fits(found)
    assert score(found) == pytest.approx(best)


def test_labels_never_go_on_with_a_name_that_has_not_begun() -> None:
    labels = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")
    chances = np.log(np.array([[[0.2, 0.1, 0.5, 0.1, 0.1], [0.1, 0.1, 0.2, 0.1, 0.5]]], dtype=np.float32))
    chosen = [labels[tag] for tag in best_labels(chances, labels)[0]]
    assert chosen == ["B-LOC", "I-LOC"]


def test_two_names_may_touch() -> None:
    assert list(find_spans(["B-PER", "B-PER", "I-PER"])) == [("PER", 0, 0), ("PER", 1, 2)]

"""Builds the lexicon of ``quizapp/english/lexicon.py`` from WordNet.

    python -m quizapp.training.lexicon /usr/share/wordnet VOCABULARY quizapp/english/lexicon.tsv.gz

The first folder holds WordNet 3.0's database files (Debian's package wordnet-base). VOCABULARY is a list of words, one
a line, the commonest first: the ``vocab.txt`` of the parser's encoder, whose order is that of frequency in books and an
encyclopaedia. The result is the same, byte for byte, whenever it is built from the same files.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from quizapp.english.tables import words as as_words

__all__ = ["main"]

KINDS = as_words(
    "adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body "
    "noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive "
    "noun.object noun.person noun.phenomenon noun.plant noun.possession noun.process noun.quantity "
    "noun.relation noun.shape noun.state noun.substance noun.time verb.body verb.change verb.cognition "
    "verb.communication verb.competition verb.consumption verb.contact verb.creation verb.emotion verb.motion "
    "verb.perception verb.possession verb.social verb.stative verb.weather adj.ppl"
)
"""WordNet's lexicographer files in their order (lexnames(5WN)); Debian's package lacks the file that lists them."""

Words = dict[str, tuple[int, dict[str, list[Any]]]]
"""The words kept: for each its band and, by part of speech, its senses (NLTK's lemmas)."""
POSES = {"n": "NOUN", "v": "VERB", "a": "ADJ"}
SENSES = 5
"""Senses kept of a word, the commonest first: rarer ones make synonyms of words that no newspaper reader thinks so."""
RANKS = (300, 1000, 3000, 8000)
"""Where a frequency band ends, as a rank in the vocabulary."""
NOTICE = (
    "# Facts from WordNet 3.0, Copyright 2006 by Princeton University. All rights reserved. Licence: lexicon.txt\n"
    "# words: word, band, part of speech and synsets, ...; an empty line;\n"
    "# synsets, counted from 0: kind, broader, narrower, opposite, words (* where it is not the word's first sense)\n"
    "\n"
)


def _read_wordnet(folder: Path, scratch: Path) -> Any:
    """NLTK's reader of the WordNet files in ``folder``, copied into ``scratch`` with the list of kinds they lack."""
    import nltk.data
    from nltk.corpus.reader.wordnet import WordNetCorpusReader

    class Reader(WordNetCorpusReader):  # type: ignore[misc]
        def map_wn(self, version: str = "wordnet") -> None:
            """Nothing: maps between WordNet versions serve its multilingual part, which is not read here."""

    for path in folder.glob("*.*"):
        if path.is_file():
            shutil.copy(path, scratch)
    (scratch / "lexnames").write_text("".join(f"{number:02d}\t{kind}\t1\n" for number, kind in enumerate(KINDS)))
    nltk.data.path.append(str(scratch))
    return Reader(str(scratch), None)


def _read_ranks(vocabulary: Path) -> dict[str, int]:
    """The rank of each whole word of the vocabulary, from 1."""
    words = (line.strip() for line in vocabulary.read_text(encoding="utf-8").splitlines())
    whole = (word for word in words if word.isalpha() and len(word) > 1)
    return {word: rank for rank, word in enumerate(whole, start=1)}


def _band_of(word: str, ranks: dict[str, int], *, counted: bool) -> int:
    """How common a word is, from 6 (the 300 commonest) to 0 (neither in the vocabulary nor in WordNet's own texts)."""
    parts = [_rank_of(part, ranks) for part in word.split("_")]
    if len(parts) > 1:
        return 2 if counted and all(parts) else int(all(parts))
    rank = parts[0]
    if not rank:
        return int(counted)
    return 6 - sum(rank > limit for limit in RANKS)


def _rank_of(word: str, ranks: dict[str, int]) -> int:
    """The best rank of a word and its plural or third person, 0 for a word the vocabulary lacks."""
    return min((ranks[form] for form in (word, f"{word}s", f"{word}es") if form in ranks), default=0)


def _is_common(name: str) -> bool:
    return name == name.lower() and name.replace("_", "").replace("-", "").isalpha() and name.count("_") < 3


def _senses_of(wordnet: Any, word: str, pos: str) -> list[Any]:
    """The senses of a word that is written in small letters, names of single things left out."""
    lemmas = [lemma for lemma in wordnet.lemmas(word, pos) if lemma.name() == word]
    return [lemma for lemma in lemmas if not lemma.synset().instance_hypernyms()][:SENSES]


def _collect_words(wordnet: Any, ranks: dict[str, int]) -> Words:
    """Each word kept, with its band and its senses by part of speech."""
    words: Words = {}
    for word in sorted({name for pos in POSES for name in wordnet.all_lemma_names(pos) if _is_common(name)}):
        senses = {label: found for pos, label in POSES.items() if (found := _senses_of(wordnet, word, pos))}
        counted = any(lemma.count() for found in senses.values() for lemma in found)
        band = _band_of(word, ranks, counted=counted)
        if senses and (band or "_" not in word):
            words[word] = band, senses
    return words


def _broader_of(synset: Any) -> list[Any]:
    """The next broader synsets; for an adjective the one it is a shade of."""
    broader: list[Any] = synset.similar_tos() if synset.pos() == "s" else synset.hypernyms()
    return broader


def _opposites_of(synset: Any) -> list[Any]:
    """The synsets that hold an antonym of a word of this one."""
    return [antonym.synset() for lemma in synset.lemmas() for antonym in lemma.antonyms()]


def _close_upwards(synsets: Iterable[Any]) -> list[Any]:
    """The synsets with all broader than them, in a fixed order."""
    waiting, seen = list(synsets), set()
    while waiting:
        synset = waiting.pop()
        if synset not in seen:
            seen.add(synset)
            waiting.extend(_broader_of(synset))
    return sorted(seen, key=lambda synset: (synset.pos(), synset.offset()))


def _lines_of(words: Words) -> Iterator[str]:
    """The table, line by line: the words in the order of their lines, an empty line, the synsets by number."""
    members = _members_of(words)
    used = [lemma.synset() for _, senses in words.values() for found in senses.values() for lemma in found]
    number = {synset: index for index, synset in enumerate(_close_upwards(used))}
    yield from sorted(_word_line(word, band, senses, number) for word, (band, senses) in words.items())
    yield ""
    narrower: dict[Any, list[int]] = defaultdict(list)
    for synset, index in number.items():
        for broader in _broader_of(synset):
            narrower[broader].append(index)
    for synset in number:
        yield _synset_line(synset, number, narrower[synset], members.get(synset, []))


def _members_of(words: Words) -> dict[Any, list[str]]:
    """The words of each synset but rare ones, the commonest first; * marks one for which it is not the first sense."""
    members: dict[Any, list[str]] = defaultdict(list)
    common = {word: entry for word, entry in words.items() if entry[0]}
    for word, (_, senses) in sorted(common.items(), key=lambda item: (-item[1][0], item[0])):
        for found in senses.values():
            for place, lemma in enumerate(found):
                members[lemma.synset()].append(word.replace("_", " ") + "*" * (place > 0))
    return members


def _word_line(word: str, band: int, senses: dict[str, list[Any]], number: dict[Any, int]) -> str:
    fields = [f"{pos} {_join(number[lemma.synset()] for lemma in found)}" for pos, found in senses.items()]
    return "\t".join([word.replace("_", " "), str(band), *fields])


def _synset_line(synset: Any, number: dict[Any, int], narrower: list[int], members: list[str]) -> str:
    kind = synset.lexname().partition(".")[2]
    broader = _join(number[other] for other in _broader_of(synset))
    opposite = _join(sorted({number[other] for other in _opposites_of(synset) if other in number}))
    return "\t".join([kind, broader, _join(narrower), opposite, "|".join(members)])


def _join(numbers: Iterable[int]) -> str:
    return " ".join(map(str, numbers))


def _build(wordnet_folder: Path, vocabulary: Path, target: Path) -> None:
    """Write the lexicon to ``target``, gzipped, without a time stamp."""
    with tempfile.TemporaryDirectory() as scratch:
        wordnet = _read_wordnet(wordnet_folder, Path(scratch))
        text = NOTICE + "\n".join(_lines_of(_collect_words(wordnet, _read_ranks(vocabulary))))
    target.write_bytes(gzip.compress(text.encode("ascii"), compresslevel=9, mtime=0))


def main() -> None:
    """Build the lexicon from the three paths on the command line."""
    folder, vocabulary, target = map(Path, sys.argv[1:4])
    _build(folder, vocabulary, target)


if __name__ == "__main__":
    main()

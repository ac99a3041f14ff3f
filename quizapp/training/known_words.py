"""Make ``quizapp/scoring/known_words.txt.gz`` from SCOWL, the word lists of the free spelling checkers.

apt-get download scowl && dpkg -x scowl_*.deb scowl
python -m quizapp.training.known_words scowl/usr/share/dict/scowl
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

from quizapp.scoring.wordings import without_accents

SHORTEST = 5
SPELLINGS = ("english", "british", "british_z", "american")
LARGEST = {"words": 55, "upper": 70, "proper-names": 70}
"""SCOWL's sizes: 55 holds what most dictionaries have, 70 most names; from 80 on the licences ask for more."""

HOME = Path(__file__).parents[1] / "scoring" / "known_words.txt.gz"


def known_words(folder: Path) -> Iterator[str]:
    """The words of SCOWL's files up to the sizes wanted, as answers are compared."""
    for spelling in SPELLINGS:
        for sort, largest in LARGEST.items():
            for file in folder.glob(f"{spelling}-{sort}.*"):
                if int(file.suffix[1:]) <= largest:
                    yield from (without_accents(word.removesuffix("'s")) for word in file.read_text("latin-1").split())


def main(folder: Path) -> None:
    words = sorted({word for word in known_words(folder) if word.isalpha() and len(word) >= SHORTEST})
    HOME.write_bytes(gzip.compress("\n".join(words).encode(), mtime=0))
    print(f"{len(words):,} words, {HOME.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

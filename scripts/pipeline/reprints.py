"""Which articles are the same story printed again: MinHash finds candidates, exact Jaccard decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rensa import RMinHash, RMinHashLSH

from scripts.pipeline.models import Article

_PERMUTATIONS = 128
_BANDS = 32
_SEED = 1
_SHINGLE = 5  # words, or characters where the script has no spaces
_SAME = 0.6  # Jaccard of the shingles from which two texts are one story
_WORD = re.compile(r"[぀-ヿ一-鿿]|\w+")


def find_reprints(articles: Sequence[Article]) -> dict[str, str]:
    """article_id of a reprint to the article_id of the first article of the same story, in the order given."""
    index = RMinHashLSH(threshold=_SAME, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    shingles: list[frozenset[str]] = []
    first: dict[str, str] = {}
    for number, article in enumerate(articles):
        own = _shingles(article.text)
        shingles.append(own)
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(own))
        like = sorted(n for n in index.query(sketch) if _jaccard(own, shingles[n]) >= _SAME)
        if like:
            earlier = articles[like[0]].article_id
            first[article.article_id] = first.get(earlier, earlier)
        index.insert(number, sketch)
    return first


def _shingles(text: str) -> frozenset[str]:
    words = _WORD.findall(text.casefold())
    return frozenset(" ".join(words[i:i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))

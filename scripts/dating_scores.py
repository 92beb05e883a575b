"""How well undated articles are dated: claims, how many are right, and what the latest date named would give."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from scripts.pipeline.articles import read_article
from scripts.pipeline.dating import infer_published
from scripts.pipeline.knowledge import DATA, ROOT
from scripts.pipeline.models import Article, Published
from scripts.pipeline.sentences import split_sentences
from scripts.pipeline.times import tag_times

RECORDED = ROOT / "tests" / "corpus" / "dated_texts.csv"
LEVELS = ("day", "month", "year")


@dataclass(frozen=True, slots=True)
class Claim:
    """What is claimed of an article's day of writing: level (day, month, year or empty), and the date to that level."""

    level: str = ""
    value: str = ""

    def is_right(self, published: date) -> bool:
        """Whether the claim holds."""
        return published.isoformat().startswith(self.value)


def own_articles() -> Iterator[Article]:
    """The articles of data/articles that state their day of publication."""
    for path in sorted((DATA / "articles").iterdir()):
        article = read_article(path, Published())
        if article.published.day:
            yield article


def claimed(article: Article) -> Claim:
    """What the words of an article alone claim."""
    found = infer_published(article.text, article.language, split_sentences(article.text, article.language))
    value = found.day.isoformat() if found.day else found.evidence[0] if found.precision else ""
    return Claim(found.precision, value)


def baseline(article: Article) -> Claim:
    """The latest date that the text states in full, taken for the day of writing."""
    times = tag_times(article.text, article.language, None)
    values = [t.value[:10] for t in times if t.type == "DATE" and t.value[:4].isdigit() and t.value[4:5] in ("", "-")]
    latest = max(values, default="")
    return Claim({4: "year", 7: "month", 10: "day"}.get(len(latest), ""), latest)


def table(claims: Iterable[tuple[Claim, date]]) -> str:
    """One line: articles, and for each level how many are claimed to it or finer, and how many of those are right."""
    count: Counter[str] = Counter()
    for claim, published in claims:
        count["articles"] += 1
        for level in LEVELS[LEVELS.index(claim.level):] if claim.level else ():
            coarse = replace(claim, value=claim.value[:{"day": 10, "month": 7, "year": 4}[level]])
            count[level] += 1
            count[f"{level} right"] += coarse.is_right(published)
    parts = [f"{level} {count[level]} claimed, {count[f'{level} right']} right" for level in LEVELS]
    return f"{count['articles']:4} articles   " + "   ".join(parts)


def recorded(kept_aside: bool) -> Iterator[tuple[Claim, date]]:
    """The claims on public articles, read in place and recorded without their text."""
    with RECORDED.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["published"] and (row["role"] == "kept aside") is kept_aside and row["about"] != "other":
                yield Claim(row["claimed"], row["answer"]), date.fromisoformat(row["published"])


def report() -> Iterator[str]:
    """The lines of `evaluate.py dating`."""
    articles = [(a, a.published.day) for a in own_articles() if a.published.day]
    yield "our own articles, dates removed:"
    yield "  inferred     " + table((claimed(a), day) for a, day in articles)
    yield "  latest date  " + table((baseline(a), day) for a, day in articles)
    yield "public articles about the disputes, as recorded when they were read in place:"
    yield "  looked at    " + table(recorded(kept_aside=False))
    yield "  kept aside   " + table(recorded(kept_aside=True))
    with RECORDED.open(encoding="utf-8", newline="") as lines:
        others = [row for row in csv.DictReader(lines) if row["about"] == "other"]
    wrong = sum(row["claimed"] == "day" and not row["published"].startswith(row["answer"]) for row in others)
    given = sum(row["claimed"] == "day" for row in others)
    yield f"texts about other things: {len(others)}, given a day {given}, wrong {wrong}"

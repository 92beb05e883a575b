"""The order of the stages: inputs in, tables out. The only file that knows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from scripts.pipeline.articles import Refused, RefusedError, find_inputs, read_article
from scripts.pipeline.dating import infer_published
from scripts.pipeline.events import merge_mentions
from scripts.pipeline.mentions import assemble_mentions, read
from scripts.pipeline.models import Article, Event, Mention, Published
from scripts.pipeline.overrides import read_overrides
from scripts.pipeline.reprints import find_reprints
from scripts.pipeline.sentences import split_sentences
from scripts.pipeline.table import article_row, event_row, mention_row, write_refused, write_tables
from scripts.pipeline.times import tag_times

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What a run found and what it had to refuse."""

    articles: Sequence[Article]
    mentions: Sequence[Mention]
    events: Sequence[Event]
    refused: Sequence[Refused]
    written: bool

    @property
    def undated(self) -> int:
        """Mentions whose date is relative to a publication day that is not known."""
        return sum(not m.date.edtf for m in self.mentions)


def extract(
    inputs: Iterable[str], folder: Path, published: Published, language: str = "", progress: Progress | None = None
) -> Extracted:
    """Read the inputs, write the tables into the folder; `published` and `language` are for articles that state none.

    Where not one input could be read, the tables in the folder stay as they are and only refused.csv is written.
    """
    overrides, refused_overrides = read_overrides(folder)
    articles, refused = read_articles(inputs, published, language, progress, overrides)
    refused += refused_overrides
    refused_rows = [{"input": r.input, "reason": r.reason} for r in refused]
    if not articles:
        write_refused(refused_rows, folder)
        return Extracted((), (), (), refused, written=False)
    told = {a.article_id: mentions_of(a) for a in articles}
    reprints = find_reprints(articles)
    events, mentions = merge_mentions([m for a in articles for m in told[a.article_id]], reprints)
    place_in_text = {m.mention_id: n for n, m in enumerate(m for a in articles for m in told[a.article_id])}
    mentions.sort(key=lambda m: place_in_text[m.mention_id])
    write_tables({
        "events": [event_row(e) for e in events],
        "mentions": [mention_row(m) for m in mentions],
        "articles": [article_row(a, told[a.article_id], reprints.get(a.article_id, "")) for a in articles],
    }, refused_rows, folder)
    return Extracted(articles, mentions, events, refused, written=True)


def read_articles(
    inputs: Iterable[str], published: Published, language: str, progress: Progress | None = None,
    overrides: Mapping[str, Published] | None = None,
) -> tuple[list[Article], list[Refused]]:
    """The articles in order of publication (those without a date last), each content once, and what was refused."""
    found = list(find_inputs(inputs))
    articles: dict[str, Article] = {}
    refused = []
    for number, item in enumerate(found, start=1):
        if isinstance(item, Refused):
            refused.append(item)
            continue
        if progress:
            progress(number, len(found), item.as_posix())
        try:
            article = read_article(item, published, language)
            if article.article_id not in articles:
                articles[article.article_id] = dated(article, overrides or {})
        except RefusedError as reason:
            refused.append(Refused(item.as_posix(), str(reason)))
    return sorted(articles.values(), key=lambda a: (str(a.published.day or "9999"), a.input)), refused


def dated(article: Article, overrides: Mapping[str, Published]) -> Article:
    """The article with its day of writing: as a person has set it, as it is stated or given, or as its words tell."""
    if article.article_id in overrides:
        return replace(article, published=overrides[article.article_id])
    if article.published.day is not None:
        return article
    sentences = split_sentences(article.text, article.language)
    return replace(article, published=infer_published(article.text, article.language, sentences))


def mentions_of(article: Article) -> list[Mention]:
    """One article through all stages: sentences, time expressions, disputes, actors, places, types, mentions."""
    sentences = split_sentences(article.text, article.language)
    times = tag_times(article.text, article.language, article.published.day, sentences)
    return assemble_mentions(read(article, sentences), times)

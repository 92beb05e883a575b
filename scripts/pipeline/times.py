"""All time expressions of a text, resolved: the rules of its language, or explicit dates only where it has none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from scripts.pipeline.anchoring import anchor_times
from scripts.pipeline.models import Sentence, Timex
from scripts.pipeline.sentences import split_sentences
from scripts.pipeline.tense import load_tense
from scripts.pipeline.timex.finder import find_expressions
from scripts.pipeline.timex.grammar import load_grammar


def tag_times(
    text: str, language: str, published: date | None, sentences: Sequence[Sentence] | None = None
) -> list[Timex]:
    """The time expressions of a text in order, with TIMEX3 types and values and the basis of each in words.

    `language` is an ISO 639-1 code, `published` the document creation time or None; offsets are characters.
    """
    grammar = load_grammar(language)
    if grammar is None:
        from scripts.pipeline.explicit_dates import find_explicit_dates  # takes longer to load than all the rest

        return find_explicit_dates(text, language, published)
    expressions = find_expressions(text, grammar)
    if not expressions:
        return []
    spans = split_sentences(text, language) if sentences is None else sentences
    return anchor_times(text, expressions, spans, published, load_tense(language))

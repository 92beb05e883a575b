"""When an article was written: stated, given or inferred, the reasons on a click, and a form to set the day.

The day is kept in overrides.csv beside the tables; the next run of the script applies it.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard import words

OVERRIDES = "overrides.csv"
_EARLIEST = date(1300, 1, 1)


def in_words(article: Mapping[str, Any]) -> str:
    """When the article was written and how that is known, in one line."""
    basis, reasons = str(article.get("published_basis") or ""), _reasons(article)
    if basis == "inferred":
        sure = f"inferred from its words, {float(article.get('published_confidence') or 0):.0%} sure"
        written = article.get("published") or (reasons[0] if reasons else "")
        return f"Written {words.date_in_words(str(written))} ({sure})" if written else words.DAY_NOT_KNOWN
    if not article.get("published"):
        return words.DAY_NOT_KNOWN
    how = "; ".join(reasons) or words.BASES.get(basis, "")
    return f"Published {words.date_in_words(str(article['published']))}{f', {how}' if how else ''}"


def show_doubt(article: Mapping[str, Any], folder: Path, key: str) -> None:
    """Where the day is not stated: why it is thought to be this one, and a form to set it."""
    if str(article.get("published_basis") or "") in ("stated", "given"):
        return
    with st.expander(words.WHY_THIS_DAY):
        for reason in _reasons(article):
            st.text(f"• {reason}")
        if not _reasons(article):
            st.text(words.NOTHING_DATES_IT)
        with st.form(f"day {key}", border=False):
            day = st.date_input(words.SET_DAY, _day(article), min_value=_EARLIEST, format="YYYY-MM-DD")
            if st.form_submit_button(words.KEEP_DAY) and isinstance(day, date):
                _keep(folder, str(article["article_id"]), day)


def _reasons(article: Mapping[str, Any]) -> list[str]:
    reasons = article.get("published_evidence")
    return [] if reasons is None else [reasons] if isinstance(reasons, str) else [str(r) for r in reasons]


def _day(article: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(str(article.get("published") or ""))
    except ValueError:
        return None


def _keep(folder: Path, article_id: str, day: date) -> None:
    try:
        write_override(folder, article_id, day)
    except OSError as reason:
        st.error(f"{words.NOT_KEPT} {reason.strerror}.")
    else:
        st.success(words.KEPT)


def write_override(folder: Path, article_id: str, day: date) -> None:
    """Set the day of an article in overrides.csv, whole or not at all. Raises OSError where it cannot be written."""
    path = folder / OVERRIDES
    days: dict[str, str] = {}
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as lines:
            days = {row["article_id"]: row["published"] for row in csv.DictReader(lines)
                    if row.get("article_id") and row.get("published")}
    days[article_id] = day.isoformat()
    draft = path.with_suffix(".writing")
    with draft.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(("article_id", "published"))
        writer.writerows(sorted(days.items()))
    draft.replace(path)

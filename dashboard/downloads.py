"""The extract: exactly the rows on the page as CSV that a spreadsheet reads, safe against formulas in article text."""

from __future__ import annotations

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEFORE = " \u00a0\u3000\"'\ufeff\u200b"  # a spreadsheet may skip these before it sees a formula


def to_csv(rows: pd.DataFrame, columns: tuple[str, ...]) -> bytes:
    """UTF-8 with byte order mark; lists joined by '; ', truth as true/false, missing numbers empty."""
    table = rows[list(columns)].convert_dtypes()
    cells = table.astype(object).where(table.notna(), None).map(_cell)
    return cells.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.lstrip(_BEFORE).startswith(_FORMULA):
        return "'" + value
    return value

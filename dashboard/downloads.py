"""The extract: exactly the rows on the page as CSV that a spreadsheet reads, safe against formulas in article text."""

from __future__ import annotations

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def to_csv(rows: pd.DataFrame, columns: tuple[str, ...]) -> bytes:
    """UTF-8 with byte order mark; lists joined by '; ', truth as true/false, missing numbers empty."""
    table = rows.loc[:, list(columns)]
    cells = table.astype(object).where(table.notna(), None).map(_cell)
    return cells.to_csv(index=False, lineterminator="\n").encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, (tuple, list)) or hasattr(value, "tolist") and not isinstance(value, (str, bytes)):
        value = "; ".join(value) if not hasattr(value, "tolist") or isinstance(value, (tuple, list)) else value.tolist()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    if isinstance(value, str) and value.lstrip(" \"'").startswith(_FORMULA):
        return "'" + value
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 10 else value

"""The extract: exactly the rows on the page as CSV that a spreadsheet reads, safe against formulas in article text."""

from __future__ import annotations

import csv
import io

import numpy as np
import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BEFORE = " \u00a0\u3000\ufeff\u200b\"'\u201c\u2018"  # a spreadsheet may skip these before it sees a formula


def to_csv(rows: pd.DataFrame, columns: tuple[str, ...]) -> bytes:
    """UTF-8 with byte order mark; lists joined by '; ', truth as true/false, whole numbers whole, missing ones empty.

    Lines end as RFC 4180 says; with that, Python's csv also quotes a cell that holds a lone carriage return.
    """
    table = rows[list(columns)].convert_dtypes()
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(zip(*([_cell(value) for value in table[name]] for name in columns), strict=True))
    return lines.getvalue().encode("utf-8-sig")


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, str):
        return "'" + value if value.lstrip(_BEFORE).startswith(_FORMULA) else value
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return str(value).lower() if isinstance(value, bool | np.bool_) else value

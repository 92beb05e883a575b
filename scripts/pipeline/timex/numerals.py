"""Numbers as they are written in Chinese characters, which Chinese and Japanese share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

_DIGITS = ("〇零○", "一", "二", "三", "四", "五", "六", "七", "八", "九")
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))
_TWENTY_THIRTY = {2: "廿", 3: "卅"}


def han_numerals(first: int, last: int) -> dict[str, int]:
    """Every way to write the whole numbers from `first` to `last` (1 to 9999), with the number.

    >>> han_numerals(11, 11)
    {'十一': 11, '一一': 11}
    """
    return {form: number for number in range(first, last + 1) for form in _forms(number)}


def _forms(number: int) -> Iterator[str]:
    if number < 1000 or number % 1000 == 0:
        yield _by_places(number)
    if 20 < number < 40:
        yield _TWENTY_THIRTY[number // 10] + (_DIGITS[number % 10][0] if number % 10 else "")
    if number > 9:
        yield from map("".join, product(*(_DIGITS[int(digit)] for digit in str(number))))


def _by_places(number: int) -> str:
    """三百五, 一百零五: digits with their places, one 零 for the places left out."""
    written, rest, gap = "", number, False
    for place, name in _PLACES:
        digit, rest = divmod(rest, place)
        if digit:
            ten = place == 10 and digit == 1 and not written
            written += ("零" if gap and written else "") + ("" if ten else _DIGITS[digit][0]) + name
            gap = False
        else:
            gap = bool(written)
    return written + (("零" if gap and written else "") + _DIGITS[rest][0] if rest else "")

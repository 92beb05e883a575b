"""Find the time expressions of a text: where one can begin, the longest rule that matches wins, the first of equals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from scripts.pipeline.models import Expression, Meaning
from scripts.pipeline.timex.automaton import fold
from scripts.pipeline.timex.calendar_steps import compose
from scripts.pipeline.timex.grammar import Grammar, Rule
from scripts.pipeline.timex.pattern import class_and_field

# Full-width letters and digits are matched as their plain forms; one character stays one, so offsets hold.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
Values = dict[str, int | str]
_NOT_A_FIELD = {"unit", "which", "count", "mod", "halves"}
_DASHES = " \xa0-‐‑–—―~～〜"
_ENDS = "23"  # {count2}, {count3}: what stands further on in the same expression


def find_expressions(text: str, grammar: Grammar) -> list[Expression]:
    """All time expressions of the text in order, none overlapping another.

    Offsets are characters into `text`. Time grows linearly with the text.
    """
    plain = text.translate(_FULL_WIDTH)
    folded = fold(plain)
    found: list[Expression] = []
    meanings: dict[tuple[int, str], Meaning | None] = {}  # of this text only: the same words are read once
    after = 0
    for begin in grammar.beginnings.finditer(folded):
        at = begin.start()
        if at < after:
            continue
        rules = grammar.automaton.rules_at(folded, at)
        if not rules:
            continue
        best = _longest(plain, at, rules, grammar, meanings)
        if best is not None:
            found.append(best if best.meaning.mod else _qualified(best, folded, grammar))
            after = best.end
    return found


def _qualified(expression: Expression, folded: str, grammar: Grammar) -> Expression:
    """The expression with the mod that words beside it give."""
    mod = grammar.beside.mod(folded, expression.begin, expression.end)
    return expression._replace(meaning=replace(expression.meaning, mod=mod)) if mod else expression


def _longest(
    text: str, at: int, rules: Sequence[int], grammar: Grammar, meanings: dict[tuple[int, str], Meaning | None]
) -> Expression | None:
    best: Expression | None = None
    for number in rules:
        rule = grammar.rules[number]
        match = rule.regex.match(text, at)
        if match is None or (best is not None and match.end() <= best.end) or (
                rule.has_context and not rule.fits(text, at, match.end())):
            continue
        key = number, match.group()
        if key not in meanings:
            meanings[key] = read_meaning(match, rule, grammar)
        meaning = meanings[key]
        if meaning is not None:
            best = Expression(at, match.end(), meaning, rule.name, _gap(match) if rule.is_two else None)
    return best


def _gap(match: re.Match[str]) -> tuple[int, int] | None:
    """The characters between the two dates that a match names: a class `gap`, or what lies between the groups of the
    first and those of the second, which end in 2. A dash alone does not part them."""
    filled = [name for name, matched in match.groupdict().items() if matched is not None]
    gap = next((match.span(name) for name in filled if name.startswith("gap")), None)
    if gap is None:
        second = min(match.start(name) for name in filled if name.split("__")[0].endswith("2"))
        gap = max(match.end(name) for name in filled if match.end(name) <= second), second
    return gap if match.string[slice(*gap)].strip(_DASHES) else None


def read_meaning(match: re.Match[str], rule: Rule, grammar: Grammar) -> Meaning | None:
    """What a match says: the values of its classes and what the rule adds; None where a number is out of range."""
    values: Values = {}
    for group, matched in match.groupdict().items():
        if matched is not None:
            name, field = class_and_field(group)
            value = grammar.classes[name].value(matched)
            if value is None:
                return None
            values[field] = value
    if "tail2" in values:  # '1898–99': the later year is of the same century
        values["year2"] = int(values["year"]) // 100 * 100 + int(values.pop("tail2"))
        if values["year2"] <= values["year"]:  # type: ignore[operator]
            return None
    means = rule.means
    return Meaning(
        kind=means.get("kind", "DATE"),
        fields={k: v for k, v in values.items() if not k.endswith("2") and k.rstrip(_ENDS) not in _NOT_A_FIELD}
        | means.get("fields", {}),
        end_fields={k[:-1]: v for k, v in values.items() if k.endswith("2") and k[:-1] not in _NOT_A_FIELD},
        unit=str(values.get("unit", means.get("unit", ""))),
        offset=_offset(values, rule),
        anchor=means.get("anchor", ""),
        mod=str(values.get("mod", means.get("mod", ""))),
        literal=_literal(values, rule),
        comparison=means.get("comparison", False),
        untold=means.get("untold"),
        words=" ".join(match.group().split()),
    )


def _offset(values: Values, rule: Rule) -> int | None:
    count, which = values.get("count", rule.means.get("count")), values.get("which")
    if "sign" in rule.means and isinstance(count, int):
        years = values.get("count2", 0)  # 'two years and three months ago' is counted in months
        return int(rule.means["sign"]) * (count + 12 * int(years))
    if isinstance(which, int):
        return which
    return rule.means.get("offset")


def _literal(values: Values, rule: Rule) -> str:
    """A value as it stands, the length of a duration (`length`: count and unit), or what comes again (`recurring`)."""
    literal = str(rule.means.get("literal", ""))
    if literal == "length":
        count, unit = values.get("count", rule.means.get("count", 1)), values.get("unit", rule.means.get("unit"))
        first = _length(count, str(unit), "halves" in values or count == 0)
        return _sum([first] + [_length(values[f"count{n}"], str(values[f"unit{n}"])) for n in _ENDS
                               if f"unit{n}" in values and f"count{n}" in values])
    if literal == "recurring":
        return _recurring(values)
    if literal == "BC":
        if "century" in values:
            return f"BC{values['century']:02}"
        part: Values = {name: value for name, value in values.items() if name in ("month", "season")}
        return f"BC{int(values['count']):04}{compose(part, 1)[4:]}"
    return str(values["literal"]) if "literal" in values else literal


_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
          "quarter": "Q", "season": "S", "year": "Y", "decade": "DE", "century": "CE"}
_YEARS = {"decade": 10, "century": 100}
_HALVES = {"minute": "30S", "hour": "30M", "day": "T12H", "month": "2W", "year": "6M", "decade": "5Y", "century": "50Y"}


def _length(count: int | str, unit: str, and_a_half: bool = False) -> str:
    """A TIMEX3 length: 'P3M', 'PT28H', and with a half of the unit 'P2Y6M'."""
    if unit in _YEARS and isinstance(count, int) and count:  # in ISO 8601 two decades are 20 years
        count, unit = count * _YEARS[unit], "year"
    code, half = _CODES[unit], _HALVES.get(unit, "") if and_a_half else ""
    if count == 0:  # 'half a year'
        return ("PT" if code.startswith("T") else "P") + half
    return f"PT{count}{code[1:]}{half}" if code.startswith("T") else f"P{count}{code}{half}"


def _sum(lengths: Sequence[str]) -> str:
    """Lengths named one after the other as one: 'P1Y' and 'P7M' are 'P1Y7M', 'P1D' and 'PT2H' are 'P1DT2H'."""
    whole, *rest = lengths
    for length in rest:
        whole += length.removeprefix("PT" if "T" in whole else "P")
    return whole


def _recurring(values: Values) -> str:
    """The TIMEX3 value of a weekday, month or season that comes again and again: 'XXXX-WXX-1', 'XXXX-07'."""
    part = f"T{values['part']}" if "part" in values else ""
    if "weekday" in values:
        return f"XXXX-WXX-{values['weekday']}{part}"
    if "month" in values:
        day = f"-{int(values['day']):02}" if "day" in values else ""
        return f"XXXX-{int(values['month']):02}{day}{part}"
    if "season" in values:
        return f"XXXX-{values['season']}"
    return f"XXXX-Q{values['quarter']}" if "quarter" in values else f"XXXX-XX-XX{part}"

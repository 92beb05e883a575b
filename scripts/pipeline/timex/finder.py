"""Find the time expressions of a text: at each word that can begin one, the longest rule that matches wins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.pipeline.models import Expression, Meaning
from scripts.pipeline.timex.grammar import Grammar, Rule
from scripts.pipeline.timex.pattern import DIGIT, class_name

# Full-width letters and digits are matched as their plain forms; one character stays one, so offsets hold.
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_NOT_A_FIELD = {"unit", "which", "count", "mod"}


def find_expressions(text: str, grammar: Grammar) -> list[Expression]:
    """All time expressions of the text in order, none overlapping another.

    Offsets are characters into `text`. Time grows linearly with the text.
    """
    folded = text.translate(_FULL_WIDTH)
    found: list[Expression] = []
    after = 0
    for at, rules in _starting_points(folded, grammar):
        if at < after:
            continue
        best = _longest(folded, at, rules, grammar)
        if best is not None:
            found.append(best)
            after = best.end
    return found


def _starting_points(text: str, grammar: Grammar) -> Iterator[tuple[int, tuple[Rule, ...]]]:
    for match in grammar.starts.finditer(text):
        word = match.group()
        key = DIGIT if word[0].isdigit() else word.casefold()
        rules = grammar.by_key.get(key, ())
        if grammar.by_stem and key != DIGIT:
            rules += tuple(r for n in range(2, len(key) + 1) for r in grammar.by_stem.get(key[:n], ()))
        if rules:
            yield match.start(), rules


def _longest(text: str, at: int, rules: tuple[Rule, ...], grammar: Grammar) -> Expression | None:
    best: Expression | None = None
    for rule in rules:
        match = rule.regex.match(text, at)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        if not rule.fits(text, at, match.end()):
            continue
        meaning = read_meaning(match, rule, grammar)
        if meaning is not None:
            best = Expression(at, match.end(), meaning, rule.name)
    return best


def read_meaning(match: re.Match[str], rule: Rule, grammar: Grammar) -> Meaning | None:
    """What a match says: the values of its classes and what the rule adds; None where a number is out of range."""
    values: dict[str, int | str] = {}
    for group, matched in match.groupdict().items():
        if matched is not None:
            value = grammar.classes[class_name(group)].value(matched)
            if value is None:
                return None
            values[_field(group)] = value
    means = rule.means
    return Meaning(
        kind=means.get("kind", "DATE"),
        fields={k: v for k, v in values.items() if not k.endswith("2") and k not in _NOT_A_FIELD}
        | means.get("fields", {}),
        end_fields={k[:-1]: v for k, v in values.items() if k.endswith("2")},
        unit=str(values.get("unit", means.get("unit", ""))),
        offset=_offset(values, rule),
        anchor=means.get("anchor", ""),
        mod=str(values.get("mod", means.get("mod", ""))),
        literal=_literal(values, rule),
        words=" ".join(match.group().split()),
    )


def _field(group: str) -> str:
    """The field a group fills: classes that differ only in their words share it (`day`, `day_ordinal`), and `day2` is
    the day at the other end of a range."""
    return class_name(group).split("_")[0] + group[len(class_name(group)):]


def _offset(values: dict[str, int | str], rule: Rule) -> int | None:
    count, which = values.get("count", rule.means.get("count")), values.get("which")
    if "sign" in rule.means and isinstance(count, int):
        return int(rule.means["sign"]) * count
    if isinstance(which, int):
        return which
    return rule.means.get("offset")


def _literal(values: dict[str, int | str], rule: Rule) -> str:
    """A literal value, or the length of a duration: `P{count}` is filled with count and unit."""
    literal = str(rule.means.get("literal", ""))
    if literal == "length":
        return _length(values.get("count", rule.means.get("count", 1)), str(values.get("unit", rule.means.get("unit"))))
    return str(values["literal"]) if "literal" in values else literal


_CODES = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
          "quarter": "Q", "season": "S", "year": "Y", "decade": "DE", "century": "CE"}


def _length(count: int | str, unit: str) -> str:
    code = _CODES[unit]
    return f"PT{count}{code[1:]}" if code.startswith("T") else f"P{count}{code}"

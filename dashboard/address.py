"""The selection in the page's address, and back: short, readable, and harmless where somebody wrote nonsense into it.

Streamlit's own `bind` writes a choice's label, in which our counts change; so the values are written here.
"""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.selection import FACETS, Selection

_LONGEST_TEXT = 100


def to_parameters(chosen: Selection) -> dict[str, str]:
    """Only what is chosen: {'dispute': 'kuril', 'country': 'CN,JP', 'years': '1945-2013', 'text': 'radar'}."""
    found = {facet: ",".join(sorted(getattr(chosen, facet))) for facet in FACETS if getattr(chosen, facet)}
    if chosen.years:
        found["years"] = f"{chosen.years[0]}-{chosen.years[1]}"
    if chosen.text:
        found["text"] = chosen.text
    return found


def from_parameters(parameters: Mapping[str, str], known: Mapping[str, set[str]], span: tuple[int, int]) -> Selection:
    """The selection that an address asks for; values that the tables do not have are left out."""
    facets = {f: frozenset(parameters.get(f, "").split(",")) & known[f] for f in FACETS}
    return Selection(**facets, years=_years(parameters.get("years", ""), span),
                     text=parameters.get("text", "")[:_LONGEST_TEXT].strip())


def _years(text: str, span: tuple[int, int]) -> tuple[int, int] | None:
    first, _, last = text.partition("-")
    if not (first.isdigit() and last.isdigit()) or len(text) > 9:
        return None
    years = max(int(first), span[0]), min(int(last), span[1])
    return years if years[0] <= years[1] and years != span else None

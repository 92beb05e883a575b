"""Colours of the charts in light and in dark: Okabe and Ito's palette, which colour-blind readers can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

FONT = '"Source Sans", "Source Sans Pro", "Noto Sans", sans-serif'


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one theme; `quads` by quad class, 0 for acts without one; `place` is none of them on purpose."""

    ink: str
    paper: str
    lane: str
    grid: str
    faint: str
    sea: str
    land: str
    island: str
    place: str
    quads: Mapping[int, str]

    def modebar(self, orientation: str) -> dict[str, str]:
        """Plotly's buttons without their grey box; orientation 'h' or 'v'."""
        return {"bgcolor": "rgba(0,0,0,0)", "color": self.faint, "activecolor": self.ink, "orientation": orientation}


LIGHT = Look(
    ink="#1d2733", paper="#ffffff", lane="rgba(29,39,51,0.045)", grid="rgba(29,39,51,0.14)", faint="rgba(29,39,51,0.4)",
    sea="#dbe7ef", land="#f7f3e8", island="#47337a", place="#7a4fb5",
    quads={1: "#0072b2", 2: "#009e73", 3: "#d98e04", 4: "#c8430a", 0: "#6b7280"})
DARK = Look(
    ink="#e6ebf0", paper="#1a2129", lane="rgba(230,235,240,0.06)", grid="rgba(230,235,240,0.17)",
    faint="rgba(230,235,240,0.45)", sea="#15202b", land="#3a4753", island="#e2d9fb", place="#b79cf0",
    quads={1: "#56b4e9", 2: "#2fcf9f", 3: "#f0b53c", 4: "#ff7f50", 0: "#a3abb5"})


def look_of(theme: str | None) -> Look:
    """The look for Streamlit's theme type, 'light' or 'dark'."""
    return DARK if theme == "dark" else LIGHT

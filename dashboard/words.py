"""All words of the page, in one place: plain, short, and on no side."""

from __future__ import annotations

TITLE = "Dispute timeline"
SUBTITLE = "What happened, when and where, with the sentence behind every date."
MAKE_TABLES = "python scripts/extract_events.py"

FACETS = {"dispute": "Dispute", "country": "Country", "type": "Kind of event", "status": "Status",
          "language": "Language of the source", "telling": "Told as"}
STATUSES = {"occurred": "Occurred", "planned": "Planned", "hypothetical": "Possible", "denied": "Denied"}
TELLINGS = {"news": "News", "background": "Background"}
LANGUAGES = {"en": "English", "ja": "日本語", "zh": "中文", "ru": "Русский", "ko": "한국어"}
QUADS = {1: "Talks and agreements", 2: "Cooperation in deed", 3: "Demands and accusations", 4: "Conflict in deed",
         0: "Other acts"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
PLACE_PRECISION = {1: "exact", 2: "near this point", 3: "in this district", 4: "in this region", 5: "in this wide area",
                   6: "in this country", 7: "international"}
TABLE = {"when": "Date", "summary": "What happened", "dispute_title": "Dispute", "place": "Where",
         "countries_text": "Countries", "type_label": "Kind", "status_label": "Status", "source_count": "Sources"}


def date_in_words(edtf: str) -> str:
    """An EDTF date as a person reads it, at its own precision.

    >>> date_in_words("2012-09")
    'September 2012'
    """
    if "/" in edtf:
        return " – ".join(date_in_words(part) for part in edtf.split("/"))
    if edtf.endswith("~"):
        return f"about {date_in_words(edtf[:-1])}"
    if edtf.endswith("XX"):
        return f"{edtf[:-2]}00s"
    if edtf.endswith("X"):
        return f"{edtf[:-1]}0s"
    parts = edtf.split("-")
    if len(parts) == 3:
        return f"{int(parts[2])} {MONTHS[int(parts[1]) - 1]} {parts[0]}"
    if len(parts) == 2:
        return f"{SEASONS.get(parts[1]) or MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return edtf


def count_of(number: int, thing: str) -> str:
    """'1 event', '1,234 events'."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"

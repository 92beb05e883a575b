"""All words of the page, in one place: plain, short, and on no side."""

from __future__ import annotations

from textwrap import wrap
from unicodedata import east_asian_width

TITLE = "Dispute timeline"
SUBTITLE = "What happened, when and where, with the sentence behind every date."
MAKE_TABLES = ("Make the tables with `python scripts/extract_events.py` in the project's folder (or "
               "`python3 scripts/start.py`, which does it all), then load this page again.")
NO_EVENTS = "The tables hold no events yet."
NO_MATCH = "No event matches these filters."
NO_OVERLAP = "No event is left: what is chosen on the charts and the filters have none in common."
CLEAR = "Clear filters"
UNPICK = "Show all events of the filters again"
CHOOSE_ROW = "Choose a row to open the event with its sentences."
NEED_ROOM = "Time is stretched where events are many: read the years at the axis."
HOW_TO_PICK = "Drag over dots to choose them."
HOW_TO_TAP = "Tap a dot to read it, tap again to choose it."
MAP_OF_ALL = "All places"
MAP_KEY = "Click a place to choose its events. Larger: more events; pale: somewhere in a wide area."
NAMES_AND_CLAIMS = "The disputes: names, and what each side claims"
SOURCE_OF_LAND = "Land, not sovereignty: Natural Earth."
SHAPES = {"day": "on a day", "bar": "month, year or range", "planned": "planned", "possible": "possible",
          "denied": "denied"}

FACETS = {"dispute": "Dispute", "country": "Country", "type": "Kind of event", "status": "Status",
          "language": "Language of the source", "telling": "Told as"}
STATUSES = {"occurred": "Occurred", "planned": "Planned", "hypothetical": "Possible", "denied": "Denied"}
TELLINGS = {"news": "News", "background": "Background"}
LANGUAGES = {"en": "English", "ja": "日本語", "zh": "中文", "ru": "Русский", "ko": "한국어"}
QUADS = {1: "Talks and agreements", 2: "Cooperation in deed", 3: "Demands and accusations", 4: "Conflict in deed",
         0: "Other acts"}
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
          "December")
_DOUBT = {"~": "about", "?": "perhaps", "%": "perhaps about"}
SEASONS = {"21": "Spring", "22": "Summer", "23": "Autumn", "24": "Winter"}
PLACE_PRECISION = {1: "exact", 2: "near this point", 3: "in this district", 4: "in this region", 5: "in this wide area",
                   6: "in this country", 7: "international"}
BASES = {"stated": "as the article states", "given": "as given when the articles were read",
         "inferred": "inferred from the text"}
DAY_NOT_KNOWN = "Day of writing not known"
WHY_THIS_DAY = "Why this day? Set another"
NOTHING_DATES_IT = "Nothing in the text says enough of the day it was written."
SET_DAY = "Day the article was published"
KEEP_DAY = "Keep this day"
KEPT = "Kept. Run python scripts/extract_events.py again: every relative date is then counted from this day."
NOT_KEPT = "The day could not be kept:"
TABLE = {"when": "Date", "summary": "What happened", "place": "Where", "type_label": "Kind", "status_label": "Status",
         "dispute_title": "Dispute", "countries_text": "Countries", "source_count": "Sources"}


def date_in_words(edtf: str) -> str:
    """An EDTF date as a person reads it, at its own precision.

    >>> date_in_words("2012-09")
    'September 2012'
    """
    if "/" in edtf:
        return " – ".join(date_in_words(part) for part in edtf.split("/"))
    if edtf[-1] in _DOUBT:
        return f"{_DOUBT[edtf[-1]]} {date_in_words(edtf[:-1])}"
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


def date_to_sort(edtf: str) -> str:
    """A date for a column that is sorted as text: ISO, with a season in words and a range with a dash.

    >>> date_to_sort("2023-21"), date_to_sort("2013-10-07/2013-10-08")
    ('2023 spring', '2013-10-07 – 10-08')
    """
    first, _, last = edtf.partition("/")
    if last:
        is_same_year = last[:4] == first[:4] and len(last) == 10
        return f"{date_to_sort(first)} – {last[5:] if is_same_year else date_to_sort(last)}"
    if edtf[-1] in _DOUBT:
        return f"{date_to_sort(edtf[:-1])} ({_DOUBT[edtf[-1]]})"
    year, _, season = edtf.partition("-")
    return f"{year} {SEASONS[season].lower()}" if season in SEASONS else edtf


def lines_of(text: str, columns: int) -> list[str]:
    """The text in lines of so many columns; an East Asian character takes two, and may end a line.

    >>> lines_of("Six ships came", 9), lines_of("魚釣島など", 6)
    (['Six ships', 'came'], ['魚釣島', 'など'])
    """
    wide = {character for character in text if east_asian_width(character) in "WF"}
    if len(wide) * 4 < len(set(text)):
        return wrap(text, columns)
    return [text[n:n + columns // 2] for n in range(0, len(text), columns // 2)]


def years(first: int, last: int) -> str:
    """'2012' or '1956–2013'."""
    return str(first) if first == last else f"{first}–{last}"


def count_of(number: int, thing: str) -> str:
    """'1 event', '1,234 events'."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"

"""What happened: PLOVER event types by the trigger words of data/languages/<language>/events.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from scripts.pipeline.knowledge import LANGUAGES, REFERENCE, KnowledgeError, is_spaced, read_rows, read_toml
from scripts.pipeline.models import EventType
from scripts.pipeline.phrases import Found, Lexicon

_A_WORD_MORE = 25  # characters of distance that one more word in a phrase outweighs


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that tells an event of this type; a weak one counts only where no other stands."""

    event_type: EventType
    weak: bool
    words: int


def find_triggers(text: str, language: str) -> list[Found[Trigger]]:
    """The triggers of a text, overlapping ones too."""
    return _load_triggers(language).find_all(text)


def choose_trigger(
    triggers: Sequence[Found[Trigger]], clause: tuple[int, int], sentence: tuple[int, int], begin: int, end: int
) -> Found[Trigger] | None:
    """The trigger that the time expression at [begin, end) dates: in its clause before in its sentence, strong before
    weak, then the nearest, where a longer phrase may stand further off."""
    inside = [t for t in triggers if sentence[0] <= t.begin and t.end <= sentence[1]]

    def rank(found: Found[Trigger]) -> tuple[bool, bool, int]:
        distance = begin - found.end if found.end <= begin else max(0, found.begin - end)
        in_clause = clause[0] <= found.begin and found.end <= clause[1]
        return found.payload.weak, not in_clause, distance - _A_WORD_MORE * found.payload.words

    return min(inside, key=rank, default=None)


@cache
def load_event_types() -> dict[tuple[str, str], EventType]:
    """Every event type and mode with its quad class, from data/reference/event_types.csv."""
    columns = ("event_type", "event_mode", "quad_class", "sides", "scene", "label")
    return {(row["event_type"], row["event_mode"]): EventType(
        row["event_type"], row["event_mode"], int(row["quad_class"] or 0), row["sides"] == "2",
        row["scene"] == "islands") for row in read_rows(REFERENCE / "event_types.csv", columns)}


@cache
def _load_triggers(language: str) -> Lexicon[Trigger]:
    types, entries = load_event_types(), []
    spaced = is_spaced(language)
    for number, trigger in enumerate(read_toml(LANGUAGES / language / "events.toml").get("trigger", ()), start=1):
        key = (trigger["type"], trigger.get("mode", ""))
        if key not in types:
            raise KnowledgeError(f"languages/{language}/events.toml: trigger {number}: {' '.join(key)} is not in "
                                 "reference/event_types.csv; add it or correct it")
        for phrase in trigger["phrases"]:
            words = len(phrase.split()) if spaced else len(phrase) // 2
            entries.append((phrase, Trigger(types[key], bool(trigger.get("weak", False)), words)))
    return Lexicon(entries, spaced)

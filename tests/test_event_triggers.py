"""Every trigger of every events.toml is found in its examples and in none of its counter-examples."""

import pytest

from scripts.pipeline.event_types import find_triggers, load_event_types
from scripts.pipeline.knowledge import LANGUAGES, is_spaced, known_languages, read_toml
from scripts.pipeline.phrases import Lexicon


def _triggers():
    for language in known_languages():
        for trigger in read_toml(LANGUAGES / language / "events.toml").get("trigger", []):
            name = f"{language}: {trigger['type']} {trigger.get('mode', '')} {trigger['phrases'][0]}"
            yield pytest.param(language, trigger, id=name)


@pytest.mark.parametrize(("language", "trigger"), list(_triggers()))
def test_trigger_holds_for_its_examples(language, trigger):
    lexicon = Lexicon([(p, p) for p in trigger["phrases"]], is_spaced(language))
    assert trigger["examples"] and trigger["counter_examples"], "a trigger needs an example and a counter-example"
    for text in trigger["examples"]:
        assert lexicon.find(text), text
    for text in trigger["counter_examples"]:
        assert not lexicon.find(text), text


def test_an_unused_phrase_is_no_trigger():
    assert find_triggers("The weather was fine on the pier.", "en") == []


def test_every_type_has_its_quad_class():
    plover = {t for (t, mode) in load_event_types() if not mode and t != "OTHER"}
    assert len(plover) == 16
    assert all(1 <= e.quad_class <= 4 for (t, _), e in load_event_types().items() if t in plover)

"""The real wire story that the project began with, scored against what a careful reader takes from it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
GOLD = SHARED / "gold" / "seed_events.jsonl"

pytestmark = pytest.mark.skipif(not GOLD.is_file(), reason="../shared with the seed article is not here")


@pytest.fixture(scope="module")
def scores(tmp_path_factory):
    out = tmp_path_factory.mktemp("seed")
    subprocess.run([sys.executable, "scripts/extract_events.py", str(SHARED / "seeds"), "--published", "2013-10-07",
                    "--out", str(out)], cwd=ROOT, check=True, capture_output=True)
    scorer = [sys.executable, str(SHARED / "gold" / "score_events.py"), str(GOLD), str(out), "--misses"]
    return subprocess.run(scorer, check=True, capture_output=True, text=True).stdout


def test_core_mentions_have_their_date_and_dispute(scores):
    assert sum(json.loads(line)["core"] for line in GOLD.read_text().splitlines()) == 9
    core = next(line for line in scores.splitlines() if line.startswith("core"))
    assert "found 9 " in core and "date 100%" in core and "dispute 100%" in core, scores


def test_most_of_all_mentions_are_found_and_few_invented(scores):
    whole = next(line for line in scores.splitlines() if line.startswith("all"))
    assert int(whole.split("found ")[1].split()[0]) >= 12, scores
    assert sum(line.startswith("extra") for line in scores.splitlines()) <= 3, scores

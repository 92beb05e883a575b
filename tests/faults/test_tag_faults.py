"""tag_times.py: a bad line is named and skipped, the others are answered."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = {"id": "good", "dct": "2013-10-07", "language": "en", "text": "They met last month."}


def run(*lines):
    done = subprocess.run([sys.executable, "scripts/tag_times.py"], cwd=ROOT, input="\n".join(lines) + "\n",
                          capture_output=True, text=True, timeout=60)
    return done, [json.loads(line) for line in done.stdout.splitlines()]


def test_a_document_is_answered():
    done, answers = run(json.dumps(GOOD))
    assert done.returncode == 0
    assert answers == [{"id": "good", "timex": [{"begin": 9, "end": 19, "type": "DATE", "value": "2013-09"}]}]


@pytest.mark.parametrize("line", [
    "{", "[]", "7", '{"id": "a"}', '{"id": "a", "text": 7}', '{"id": "a", "dct": "2013-02-30", "text": "x"}'])
def test_a_bad_line_is_refused_by_its_number(line):
    done, answers = run(line, json.dumps(GOOD))
    assert done.returncode == 3 and "line 1: refused" in done.stderr and "Traceback" not in done.stderr
    assert [a["id"] for a in answers] == ["good"]


@pytest.mark.parametrize("changed", [{"dct": None}, {"text": ""}, {"language": "xx"}, {"language": None}])
def test_what_is_absent_is_no_fault(changed):
    done, answers = run(json.dumps({**GOOD, **changed}))
    assert done.returncode == 0 and len(answers) == 1

"""The house keeps its order: who may import what, and what may stand at the top."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = [p for folder in ("scripts", "dashboard") for p in (ROOT / folder).rglob("*.py")]
TOP = {"dashboard", "data", "scripts", "tests", "requirements.txt", "README.md", "pyproject.toml", "LICENSE",
       "CONTRIBUTING.md"}
ONLY = {  # library or stage -> the files that may import it
    "dateparser": {"scripts/pipeline/dating.py", "scripts/pipeline/explicit_dates.py"},
    "plotly": {"dashboard/timeline.py", "dashboard/event_map.py", "dashboard/charts.py", "dashboard/map_view.py"},
    "scripts.pipeline.run": {"scripts/extract_events.py", "scripts/evaluate.py"},
    "scripts.pipeline.events": {"scripts/pipeline/run.py"},
    "scripts.pipeline.table": {"scripts/pipeline/run.py"},
    "scripts.pipeline.reprints": {"scripts/pipeline/run.py"},
    "scripts.pipeline.mentions": {"scripts/pipeline/run.py"},
}
KNOWLEDGE = {"models", "edtf", "knowledge", "phrases"}  # what every stage may import, and which imports no stage


def imports(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""


@pytest.mark.parametrize("name", ONLY)
def test_only_these_import(name):
    users = {p.relative_to(ROOT).as_posix() for p in MODULES
             if any(i == name or i.startswith(f"{name}.") for i in imports(p))}
    assert users <= ONLY[name]


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_tables_are_the_wall(path):
    own = path.relative_to(ROOT).as_posix()
    found = set(imports(path))
    if own.startswith("dashboard/"):
        assert not any(i.startswith("scripts") for i in found)
    else:
        assert not any(i.startswith(("dashboard", "streamlit")) for i in found)
    if path.stem in KNOWLEDGE and own.startswith("scripts/pipeline/"):
        stages = {i.removeprefix("scripts.pipeline.") for i in found if i.startswith("scripts.pipeline.")}
        assert stages <= KNOWLEDGE


def test_no_module_hides_a_standard_one():
    names = {p.stem for p in MODULES if p.parent.name in ("scripts", "dashboard")} - {"__init__"}
    assert not names & (set(sys.stdlib_module_names) | {"streamlit", "pandas", "plotly", "dateparser", "yaml"})


def test_only_the_agreed_names_stand_at_the_top():
    if not (ROOT / ".git").exists():
        pytest.skip("no git checkout here")
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0].strip('"') for line in listed.splitlines()}
    assert {name for name in top if not name.startswith(".")} <= TOP

"""start.py and check.py: what they decide before anything is installed."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import check, environment, start

ROOT = Path(__file__).resolve().parents[1]


def answer(stderr="", returncode=1):
    return subprocess.CompletedProcess([], returncode, "", stderr)


@pytest.mark.parametrize(("said", "told"), [
    ("ERROR: Max retries exceeded: NewConnectionError", "network"),
    ("ERROR: No matching distribution found for streamlit", "No matching distribution"),
])
def test_pip_that_fails_is_explained(monkeypatch, tmp_path, said, told):
    monkeypatch.setattr(environment.subprocess, "run", lambda *a, **k: answer(said))
    with pytest.raises(environment.SetUpError, match=told):
        environment._install(tmp_path / "python", ["x"])


def test_missing_venv_module_is_explained(monkeypatch, tmp_path):
    monkeypatch.setattr(environment.subprocess, "run", lambda *a, **k: answer("ensurepip is not available"))
    with pytest.raises(environment.SetUpError, match="python3-venv"):
        environment._make(tmp_path / "venv")


def test_nothing_runs_where_all_is_installed(monkeypatch, tmp_path):
    python = environment.python_in(tmp_path)
    python.parent.mkdir(parents=True)
    python.touch()
    (tmp_path / "installed-app.txt").write_text(environment._fingerprint(["x"]))
    monkeypatch.setattr(environment.subprocess, "run", lambda *a, **k: pytest.fail("nothing may run"))
    assert environment.ensure_environment(["x"], "app", tmp_path) == python


def test_a_half_made_environment_is_made_again(monkeypatch, tmp_path):
    steps = []
    monkeypatch.setattr(environment, "_works", lambda python: False)
    monkeypatch.setattr(environment, "_make", lambda venv: steps.append("make"))
    monkeypatch.setattr(environment, "_install", lambda python, requirements: steps.append("install"))
    environment.ensure_environment(["x"], "app", tmp_path)
    assert steps == ["make", "install"]


def test_the_fingerprint_changes_with_an_article(tmp_path):
    article = tmp_path / "data" / "articles" / "a.md"
    article.parent.mkdir(parents=True)
    article.write_text("one")
    before = start.fingerprint(tmp_path)
    assert before == start.fingerprint(tmp_path)
    article.write_text("two")
    assert before != start.fingerprint(tmp_path)


def test_a_taken_port_is_not_chosen():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert start.choose_port(port) is None
        assert start.choose_port(None) != port


@pytest.mark.parametrize("port", ["0", "70000", "x"])
def test_an_impossible_port_is_wrong_usage(port):
    command = [sys.executable, "scripts/start.py", "--port", port]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2 and "65535" in done.stderr


@pytest.mark.parametrize("door", ["start", "check"])
def test_an_old_python_is_told_so(door):
    source = (ROOT / "scripts" / f"{door}.py").read_text(encoding="utf-8")
    source = source.split("import argparse")[0].split("import os")[0]
    source = source.replace("import sys", "import sys; sys.version_info = (3, 8)", 1)
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True)
    assert done.returncode == 1 and "3.11" in done.stderr and "3.8" in done.stderr


def test_missing_chromium_is_explained(monkeypatch, capsys):
    monkeypatch.setattr(check.shutil, "which", lambda name: None)
    assert check.ensure_browser() is False
    assert "Chromium" in capsys.readouterr().err


@pytest.mark.parametrize("door", ["start", "check", "extract_events", "tag_times", "evaluate"])
def test_help_has_an_example(door):
    done = subprocess.run([sys.executable, f"scripts/{door}.py", "--help"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "example" in done.stdout

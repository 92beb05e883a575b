"""The project's own virtual environment: made once, repaired where it is half made, left alone where it is up to date.

Only the standard library is used here, because this runs before anything is installed.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
_OFFLINE = ("NewConnectionError", "NameResolutionError", "Temporary failure", "Max retries", "getaddrinfo",
            "ProxyError", "ConnectTimeout", "No route to host")  # how pip says that there is no network


class SetUpError(Exception):
    """The environment cannot be made; the message says why and what to do."""


def python_in(venv: Path) -> Path:
    """The interpreter of a virtual environment, on Windows or elsewhere."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def ensure_environment(requirements: Sequence[str], name: str, venv: Path = VENV) -> Path:
    """Make the virtual environment if it is not there and install what is missing; returns its interpreter.

    `requirements` are pip's arguments (`-r requirements.txt` or requirement texts); `name` is the set's name. When the
    same set was installed before, nothing is run at all. Raises SetUpError.
    """
    wanted = _fingerprint(requirements)
    stamp = venv / f"installed-{name}.txt"
    python = python_in(venv)
    if python.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return python
    if not _works(python):
        _make(venv)
    print(f"Installing what the project needs into {venv.name} (once) …", file=sys.stderr, flush=True)
    _install(python, requirements)
    stamp.write_text(wanted, encoding="utf-8")
    return python


def _fingerprint(requirements: Sequence[str]) -> str:
    """What is asked for, with the content of requirement files, and for which Python."""
    files = [Path(r) for r in requirements if r.endswith(".txt")]
    parts = [*requirements, *(f.read_text(encoding="utf-8") for f in files), sys.version]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _works(python: Path) -> bool:
    """Whether the environment's interpreter starts and has pip: a half-made one does not."""
    if not python.exists():
        return False
    return subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True).returncode == 0


def _make(venv: Path) -> None:
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(venv)], capture_output=True, text=True)
    if made.returncode == 0:
        return
    said = (made.stdout + made.stderr).strip()
    if "ensurepip" in said or "No module named venv" in said:
        raise SetUpError("Python's venv module is missing. On Debian or Ubuntu: apt install python3-venv; then again.")
    raise SetUpError(f"{venv} cannot be made ({_last_line(said)}). Is the folder writable, is there room on the disk?")


def _install(python: Path, requirements: Sequence[str]) -> None:
    command = [str(python), "-m", "pip", "install", "--disable-pip-version-check", "--quiet", *requirements]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    if done.returncode == 0:
        return
    if any(sign in done.stderr for sign in _OFFLINE):
        raise SetUpError("The package index cannot be reached. Connect to the network once; later starts need none.")
    raise SetUpError(f"pip could not install the requirements: {_last_line(done.stderr)}")


def _last_line(said: str) -> str:
    errors = [line for line in said.splitlines() if "ERROR" in line or "rror:" in line]
    return (errors or said.splitlines() or ["no message"])[-1].strip()

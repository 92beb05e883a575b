#!/usr/bin/env python3
"""Set up what the tests need, then run lint, types and all tests, browser tests included."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python must be able to read this far and say so)
    sys.exit("Python 3.11 or newer is needed; this is {}.{}. Install it and run python3.11 scripts/check.py".format(
        *sys.version_info[:2]))

import os
import platform
import shutil
import subprocess
import tomllib
from pathlib import Path

if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.environment import ROOT, SetUpError, ensure_environment

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
INSTALL = {
    "Linux": "apt install chromium (Debian), dnf install chromium (Fedora) or snap install chromium (Ubuntu)",
    "Darwin": "brew install --cask chromium",
    "Windows": "winget install Hibbiki.Chromium, then put its folder on PATH",
}

EXAMPLE = """examples:
  python3 scripts/check.py                  lint, types, all tests
  python3 scripts/check.py -k anchoring     further arguments go to pytest

exit status: 0 all passed, else that of the first step that failed"""


def main(pytest_arguments: list[str]) -> int:
    """Run every step; returns 0 where all passed, else the status of the first that failed."""
    if {"-h", "--help"} & set(pytest_arguments):
        print(f"{__doc__}\n\n{EXAMPLE}")
        return 0
    os.chdir(ROOT)
    try:
        python = str(ensure_environment(["-r", "requirements.txt", *needed_by_tests()], "tests"))
    except (SetUpError, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    has_browser = ensure_browser()
    failed = {}
    for name, command in (
        ("lint", [python, "-m", "ruff", "check"]),
        ("types", [python, "-m", "mypy"]),
        ("tests", [python, "-m", "pytest", *pytest_arguments]),
    ):
        print(f"\n== {name}: {' '.join(command[2:])}", flush=True)
        status = subprocess.run(command).returncode
        if status:
            failed[name] = status
    if not has_browser:
        print("The browser tests were skipped: there is no Chromium.", file=sys.stderr)
        if os.environ.get("CI"):
            failed.setdefault("browser", 1)
    if failed:
        print(f"failed: {', '.join(failed)}", file=sys.stderr)
    return next(iter(failed.values()), 0)


def needed_by_tests() -> list[str]:
    """The `test` group of pyproject.toml."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return list(groups["test"])


def ensure_browser() -> bool:
    """Whether there is a Chromium. Where it is missing, say how to install it; as root on Debian, install it."""
    if any(shutil.which(name) for name in BROWSERS):
        return True
    if platform.system() == "Linux" and shutil.which("apt-get") and os.geteuid() == 0:
        print("Installing Chromium for the browser tests …", file=sys.stderr, flush=True)
        for step in (["apt-get", "update", "-q"], ["apt-get", "install", "-y", "-q", "chromium", "fonts-noto-cjk"]):
            subprocess.run(step, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL)
    if any(shutil.which(name) for name in BROWSERS):
        return True
    print(f"The browser tests need Chromium: {INSTALL.get(platform.system(), INSTALL['Linux'])}", file=sys.stderr)
    return False


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

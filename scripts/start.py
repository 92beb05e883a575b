#!/usr/bin/env python3
"""Set the project up where needed, extract the events of data/articles if they changed, and open the dashboard."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 (an older Python must be able to read this far and say so)
    sys.exit("Python 3.11 or newer is needed; this is {}.{}. Install it and run python3.11 scripts/start.py".format(
        *sys.version_info[:2]))

import argparse
import hashlib
import os
import socket
import subprocess
import time
import webbrowser
from collections.abc import Iterator
from pathlib import Path

if str(Path(__file__).resolve().parents[1]) not in sys.path:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from scripts.environment import ROOT, SetUpError, ensure_environment

EVENTS = ROOT / "data" / "events"
STAMP = EVENTS / "made-from.txt"
SOURCES = ("data/articles", "data/reference", "data/languages", "data/events.schema.json", "scripts/pipeline")
FIRST_PORT = 8501
_SECONDS_TO_START = 60
EXAMPLE = """examples:
  python3 scripts/start.py                    set up, extract, open the dashboard in the browser
  python3 scripts/start.py --no-open --port 9000
  python3 scripts/start.py --extract-only     only make the tables in data/events

exit status: 0 done, 1 a fault of ours, 2 wrong usage or no free port, 3 done but some articles were refused
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit status."""
    options = _parser().parse_args(arguments)
    os.chdir(ROOT)
    try:
        python = ensure_environment(["-r", "requirements.txt"], "app")
    except (SetUpError, OSError) as reason:
        print(reason, file=sys.stderr)
        return 1
    status = extract(python)
    if options.extract_only or status not in (0, 3):
        return status
    port = choose_port(options.port)
    if port is None:
        print(f"Port {options.port} is taken; give another with --port, or none to have one chosen.", file=sys.stderr)
        return 2
    return serve(python, port, options.no_open) or status


def extract(python: Path) -> int:
    """Make data/events from data/articles unless it is up to date; returns the script's exit status."""
    wanted = fingerprint(ROOT)
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted and (EVENTS / "datapackage.json").exists():
        return 0
    status = subprocess.run([str(python), "scripts/extract_events.py"]).returncode
    if status in (0, 3):
        STAMP.write_text(wanted if status == 0 else "some articles were refused", encoding="utf-8")
    return status


def fingerprint(root: Path) -> str:
    """The content of everything the tables are made from, as one sum: it changes when any of it changes."""
    digest = hashlib.sha256()
    for path in _source_files(root):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def choose_port(wanted: int | None) -> int | None:
    """The wanted port if it is free (None if not), or without a wish the first free one from 8501."""
    if wanted is not None:
        return wanted if _is_free(wanted) else None
    return next((port for port in range(FIRST_PORT, FIRST_PORT + 100) if _is_free(port)), None)


def serve(python: Path, port: int, no_open: bool) -> int:
    """Run the dashboard on this machine only until it is ended; returns the exit status."""
    print(f"The dashboard is at http://127.0.0.1:{port} — end it with Ctrl-C.", file=sys.stderr, flush=True)
    command = [str(python), "-m", "streamlit", "run", "dashboard/app.py", "--server.port", str(port),
               "--server.address", "127.0.0.1", "--server.headless", "true"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        if not no_open and _answers(server, port):
            webbrowser.open(f"http://127.0.0.1:{port}")
        return server.wait()
    except KeyboardInterrupt:
        server.wait()
        return 0


def _answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the server takes connections; False where it ended instead."""
    for _ in range(_SECONDS_TO_START * 10):
        if server.poll() is not None:
            return False
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return True
        time.sleep(0.1)
    return False


def _source_files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        path = root / name
        found = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (p for p in found if p.is_file() and "__pycache__" not in p.parts)


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        if os.name != "nt":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, epilog=EXAMPLE,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--no-open", action="store_true", help="serve without opening a browser")
    parser.add_argument("--port", type=_port, metavar="N", help="port to serve on (default: the first free from 8501)")
    parser.add_argument("--extract-only", action="store_true", help="stop after the extraction")
    return parser


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; give a number from 1 to 65535")
    return int(text)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)

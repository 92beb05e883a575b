"""What bad input gets: a sentence that names the file and the remedy, the exit status, and the other inputs done."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOOD = "Abe and Putin agreed on April 29, 2013, in Moscow to restart talks on the Kuril Islands and a peace treaty.\n"


def run(*arguments, **options):
    return subprocess.run([sys.executable, "scripts/extract_events.py", *map(str, arguments)], cwd=ROOT,
                          capture_output=True, text=True, timeout=120, **options)


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "binary"),
    "latin.txt": ("Le détroit est fermé.".encode("latin-1"), "not UTF-8"),
    "shift.txt": ("北方領土の日".encode("shift_jis"), "not UTF-8"),
    "wide.txt": (GOOD.encode("utf-16"), "binary"),
    "story.pdf": (b"%PDF-1.4", "not read"),
    "broken.md": (b"---\ntitle: [a\n---\nText.\n", "YAML"),
    "colon.md": (b"---\ntitle: a: b: c\n---\nText.\n", "YAML"),
    "day.md": (b"---\npublished: 2013-02-30\n---\nText.\n", "no date"),
    "nobody.md": (b"---\ntitle: A\n---\n\n", "empty"),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_named_and_the_others_are_done(name, good, tmp_path):
    content, reason = BAD[name]
    bad = tmp_path / name
    bad.write_bytes(content)
    done = run(bad, good, "--out", tmp_path / "out")
    assert done.returncode == 3
    line = next(line for line in done.stderr.splitlines() if "refused:" in line)
    assert name in line and reason in line
    assert "Traceback" not in done.stderr
    assert [row["input"].endswith(name) for row in table(tmp_path / "out", "refused")] == [True]
    assert len(table(tmp_path / "out", "events")) == 1


@pytest.mark.parametrize("given", ["missing.txt", "nothing-*.txt", "folder"])
def test_missing_input(given, good, tmp_path):
    (tmp_path / "folder").mkdir()
    done = run(tmp_path / given, good, "--out", tmp_path / "out")
    assert done.returncode == 3 and given in done.stderr and "Traceback" not in done.stderr
    assert len(table(tmp_path / "out", "events")) == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_pipe_and_loops_do_not_hang(good, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    done = run(tmp_path / "pipe.txt", tmp_path / "loop.txt", good, "--out", tmp_path / "out")
    assert done.returncode == 3 and "pipe.txt" in done.stderr and "loop.txt" in done.stderr
    assert "Traceback" not in done.stderr and len(table(tmp_path / "out", "events")) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="this user may read everything")
def test_unreadable_file(good, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text(GOOD)
    secret.chmod(0)
    done = run(secret, good, "--out", tmp_path / "out")
    assert done.returncode == 3 and "secret.txt" in done.stderr and "permission" in done.stderr


@pytest.mark.parametrize("day", ["2013-02-30", "yesterday", "07/10/2013", "2013-13-01"])
def test_impossible_publication_date(day, good, tmp_path):
    done = run(good, "--published", day, "--out", tmp_path / "out")
    assert done.returncode == 2 and day in done.stderr and "YYYY-MM-DD" in done.stderr
    assert "Traceback" not in done.stderr and not (tmp_path / "out").exists()


def test_unknown_language_is_wrong_usage(good, tmp_path):
    done = run(good, "--language", "xx", "--out", tmp_path / "out")
    assert done.returncode == 2 and "xx" in done.stderr


def test_nothing_readable_leaves_the_last_good_tables(good, tmp_path):
    out = tmp_path / "out"
    assert run(good, "--out", out).returncode == 0
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.name != "refused.csv"}
    done = run(tmp_path / "missing.txt", "--out", out)
    assert done.returncode == 3 and "left as they were" in done.stderr
    assert before == {p.name: p.read_bytes() for p in out.iterdir() if p.name != "refused.csv"}


def test_output_that_is_a_file(good, tmp_path):
    done = run(good, "--out", good)
    assert done.returncode == 1 and "--out" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("text", [
    "?" * 100_000, "(" * 100_000, "9" * 100_000, "last " * 20_000, "Kuril Islands " * 8_000,
    "On 30 February 2013 and 99999999 years ago and in year 0 nothing.",
    "<img src=x onerror=alert(1)> [a](javascript:alert(1)) $\\frac{1}{0}$ :material/x: Kuril Islands 1956",
    "A\x00B Kuril\x00 Islands \ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
])
def test_hostile_text_ends_without_a_fault(text, good, tmp_path):
    hostile = tmp_path / "hostile.txt"
    hostile.write_text(text, encoding="utf-8")
    done = run(hostile, good, "--published", "2013-10-07", "--out", tmp_path / "out")
    assert done.returncode in (0, 3) and "Traceback" not in done.stderr
    assert table(tmp_path / "out", "events")


def test_a_name_cannot_forge_a_line(good, tmp_path):
    name = "a\u202etxt\nall done.txt"
    (tmp_path / name).write_text("")
    done = run(tmp_path / name, good, "--out", tmp_path / "out")
    assert done.returncode == 3
    assert not any(line.startswith("all done") for line in done.stderr.splitlines()) and "\u202e" not in done.stderr


def test_a_formula_stays_text_in_the_csv(tmp_path):
    article = tmp_path / "formula.txt"
    article.write_text("=1+1 Abe and Putin agreed on April 29, 2013, on talks about the Kuril Islands.\n")
    assert run(article, "--out", tmp_path / "out").returncode == 0
    assert table(tmp_path / "out", "mentions")[0]["quote"].startswith("'=1+1")


def test_same_input_same_bytes_in_any_order(good, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("Japan bought three of the Senkaku Islands on September 11, 2012.\n")
    run(good, other, "--out", tmp_path / "one")
    run(other, good, good, "--out", tmp_path / "two")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / d).iterdir()} for d in ("one", "two"))
    assert one == two


def test_an_added_article_keeps_the_ids(good, tmp_path):
    run(good, "--published", "2013-04-30", "--out", tmp_path / "one")
    other = tmp_path / "other.md"
    other.write_text("---\npublished: 2014-01-01\n---\n"
                     "Abe and Putin agreed on April 29, 2013, in Moscow to restart talks on the Kuril Islands.\n")
    run(good, other, "--published", "2013-04-30", "--out", tmp_path / "two")
    before = {e["event_id"] for e in table(tmp_path / "one", "events")}
    assert before <= {e["event_id"] for e in table(tmp_path / "two", "events")}

"""Read articles: plain text, and Markdown with YAML front matter. What cannot be read is refused with a reason."""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from scripts.pipeline.dating import read_published
from scripts.pipeline.language import guess_language
from scripts.pipeline.models import Article, Published

FORMATS = (".txt", ".md")
_LARGEST = 50_000_000  # bytes
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(?![a-z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


class RefusedError(Exception):
    """An input that cannot be used; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that was passed over, with the reason in words."""

    input: str
    reason: str


def find_inputs(inputs: Iterable[str]) -> Iterator[Path | Refused]:
    """The files that files, folders and globs name, each once, folders in the order of their names."""
    seen: set[str] = set()
    for given in inputs:
        for found in _matching(given):
            key = os.path.realpath(found) if isinstance(found, Path) else f"refused {found.input}"
            if key not in seen:
                yield found
            seen.add(key)


def read_article(path: Path, published: Published, language: str = "") -> Article:
    """One article from its file.

    `published` is the date for an article that states none, `language` the language of one that states none.
    Raises RefusedError where the file is missing, empty, binary, too large or not UTF-8.
    """
    text = _read_text(path)
    matter, body = _split_front_matter(text)
    stated = read_published(matter.get("published"))
    if matter.get("published") is not None and stated is None:
        raise RefusedError(f"front matter: published: {_short(matter['published'])!r} is no date; write YYYY-MM-DD")
    body = body.strip("\n")
    if not body.strip():
        raise RefusedError("it is empty; put the text of an article into it")
    article = Article(
        article_id=hashlib.sha256(f"{path.name}\0{text}".encode()).hexdigest()[:12],
        input=path.as_posix(),
        text=body,
        title=_line(matter.get("title")) or _first_line(body),
        source=_line(matter.get("source")),
        url=_line(matter.get("url")),
        published=stated or published,
    )
    code = _LANGUAGE_CODE.match(_line(matter.get("language")).lower())
    return replace(article, language=code.group() if code else language or guess_language(body))


def _matching(given: str) -> Iterator[Path | Refused]:
    path = Path(given)
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if p.suffix.lower() in FORMATS and not p.is_dir())
        yield from files
        if not files:
            yield Refused(given, f"the folder holds no {' or '.join(FORMATS)} file; put articles into it")
    elif path.exists() or path.is_symlink() or not any(c in given for c in "*?["):
        yield path
    else:
        anchor = Path(path.anchor)
        pattern = str(path.relative_to(anchor)) if path.anchor else given
        matched = sorted(p for p in anchor.glob(pattern) if p.is_file())
        yield from matched
        if not matched:
            yield Refused(given, "no file matches; quote the pattern and check the folder")


def _read_text(path: Path) -> str:
    if path.suffix.lower() not in FORMATS:
        raise RefusedError(f"its kind {path.suffix or '(none)'!r} is not read; save it as {' or '.join(FORMATS)}")
    try:
        if not path.exists():
            raise RefusedError("there is no such file; check the name")
        if not path.is_file():
            raise RefusedError("it is no regular file; give a text file")
        if path.stat().st_size > _LARGEST:
            raise RefusedError(f"it is larger than {_LARGEST // 1_000_000} MB; split it into articles")
        raw = path.read_bytes()
    except PermissionError:
        raise RefusedError("it may not be read; give yourself the permission to read it") from None
    except OSError as mistake:
        raise RefusedError(f"it cannot be read: {os.strerror(mistake.errno or 0)}") from None
    if not raw.strip():
        raise RefusedError("it is empty; put the text of an article into it")
    if b"\0" in raw[:8192]:
        raise RefusedError("it is binary, not text (or UTF-16); save it as UTF-8 text")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as mistake:
        raise RefusedError(f"it is not UTF-8 (byte {mistake.start}); save it as UTF-8 text") from None
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    try:
        # BaseLoader keeps every value as the text it is: no `no` becomes False and no date is half read.
        matter = yaml.load(match.group(1), Loader=yaml.BaseLoader)  # noqa: S506 (BaseLoader makes text only)
    except (yaml.YAMLError, ValueError, RecursionError) as mistake:
        line = getattr(getattr(mistake, "problem_mark", None), "line", -1) + 2
        where = f", line {line}" if line > 1 else ""
        raise RefusedError(f"front matter{where} is not YAML; put values with a colon into quotes") from None
    if not isinstance(matter, dict):
        raise RefusedError("front matter is not a list of `name: value`; write `title: …` and so on")
    return {str(k): v for k, v in matter.items()}, text[match.end():]


def _line(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, (str, int, float)) else ""


def _short(value: object) -> str:
    return str(value)[:40]


def _first_line(body: str) -> str:
    lines = (line.strip(" •·-–—*#\t") for line in body.splitlines())
    line = next((line for line in lines if len(line) > 20), body.strip())
    return line if len(line) <= 90 else line[:89].rsplit(" ", 1)[0] + "…"

"""Which language a text is written in, told by its script: kana, Han, Cyrillic, Hangul, or Latin with its common words.

Han alone is Chinese, since a Japanese text of more than a headline has kana.
"""

from __future__ import annotations

import re

_SAMPLE = 4000  # characters that are looked at
_SCRIPTS = (
    ("ja", re.compile(r"[぀-ヿ]"), 0.02),
    ("ko", re.compile(r"[가-힣]"), 0.2),
    ("zh", re.compile(r"[一-鿿]"), 0.2),
    ("ru", re.compile(r"[а-яёА-ЯЁ]"), 0.3),
)
_LETTER = re.compile(r"[^\W\d_]")


def guess_language(text: str) -> str:
    """The ISO 639-1 code of the text's language; 'en' for Latin script, '' where there are no letters.

    >>> guess_language("日ロ首脳は7日、会談した。")
    'ja'
    """
    sample = text[:_SAMPLE]
    letters = len(_LETTER.findall(sample))
    if not letters:
        return ""
    return next((code for code, script, share in _SCRIPTS if len(script.findall(sample)) > share * letters), "en")

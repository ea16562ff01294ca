"""Words of a sentence as spans, after the habits of the English Universal Dependencies treebanks.

Clitics stand alone (do|n't, it|'s), hyphenated compounds come apart save after a prefix (non-lethal, re-elect), dotted
abbreviations keep their stops (U.S.), numbers keep inner marks (4,000; 3:30). Measured on the EWT and GUM dev parts in
``tests/text/test_words.py``. Curly and straight marks are treated alike.
"""

from __future__ import annotations

import re

from tallystick.model.span import Span
from tallystick.text.abbreviations import KEEP_THE_STOP

_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e4e\u200c\u200d\ufe0e\ufe0f"
)
_W = rf"[\w{_MARKS}]"
_PREFIXES = "non|mid|anti|re|co|pre|pro|cross|post|semi|multi|ex|sub|counter|mini|neo|socio|inter|intra|un|over|arch|e"
_UNITS = "pm|am|km|mm|cm|kg|m|k|ft|lb|lbs|mph|kph"
_CLITIC = r"['’`´](?:s|re|ve|ll|d|m)"

_TOKEN = re.compile(
    "|".join(
        (
            r"(?P<plain>(?!(?:cannot|gonna|wanna|gotta)\b)[a-z]+(?=\s))",  # most words: no other rule has a say
            r"(?P<link>(?:https?|ftp)://[^\s<>\"”)\]]*[^\s<>\"”)\].,;:!?'’]|www\.[^\s<>\"”)\]]*[^\s<>\"”)\].,;:!?'’])",
            r"(?P<mail>[\w.+%-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,8})",
            r"(?P<tag>[@#]\w+)",
            r"(?P<dotted>(?<![\w.])(?:[^\W\d_]\.){2,}(?!\w)|(?<![\w.])(?:[^\W\d_]\.)+[^\W\d_](?![\w]))",
            rf"(?P<stopped>(?<!\w)(?:{'|'.join(sorted(KEEP_THE_STOP, key=len, reverse=True))})\.(?=\s|,|\)))",
            r"(?P<initial>(?<![\w.'’-])[A-Z]\.(?=\s+[^\W\d_]))",
            rf"(?P<unit>\d+(?:[.,]\d+)*(?=(?:{_UNITS})(?!\w)))",
            rf"(?P<domain>{_W}{{1,40}}(?:-\w{{1,40}}){{0,5}}(?:\.\w{{1,40}}){{0,5}}\.(?:com|org|net|gov|edu|mil|info|co\.uk|doc|pdf)(?!\w))",
            rf"(?P<number>[+]?\d+(?:[.,:/]\d+)*(?:-\d+(?:[.,]\d+)*)*(?:{_W})*(?!{_W})|\.\d+)",
            r"(?P<year>['’]\d\ds?(?!\w))",
            r"(?P<money>(?:US|[A-Z]{1,2})\$|\$)",
            rf"(?P<prefixed>(?<![\w-])(?:{_PREFIXES})-(?:{_W})+(?!['’]))",
            r"(?P<amp>(?<!\w)[A-Z]{1,3}&[A-Z]{1,3}(?!\w))",
            rf"(?P<notword>(?:{_W})+?(?=n['’`´]t(?!\w)))|(?P<not>(?<=\w)n['’`´]t(?!\w)|(?<!\w)n['’]t(?!\w))",
            rf"(?P<clitic>{_CLITIC}(?!\w))",
            r"(?P<pair>can(?=not(?!\w))|gon(?=na(?!\w))|wan(?=na(?!\w))|got(?=ta(?!\w)))",
            rf"(?P<word>(?:{_W})+(?:['’](?!(?:s|re|ve|ll|d|m|t)(?!\w))(?:{_W})+)*)",
            r"(?P<run>[.!?]{2,}|(?P<same>[^\w\s])(?P=same)+)",
            r"(?P<other>\S)",
        )
    ),
    re.IGNORECASE,
)
_NOT_INITIAL = re.compile(r"[a-z]\.")
_DIVISIBLE = frozenset({"initial", "run", "same"})
"""Kinds of matches that may be several words."""
_ALONE = frozenset("()[]{}\"“”'‘’")


def split_words(text: str, sentence: Span) -> tuple[Span, ...]:
    """The words of ``sentence``: in order, never overlapping; every character that is not white space is in one."""
    found: list[Span] = []
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if match.lastgroup in _DIVISIBLE:
            found += _parts(text, match)
        else:
            found.append(Span(start, end))
    return tuple(found)


def _parts(text: str, match: re.Match[str]) -> list[Span]:
    start, end = match.span()
    if match.lastgroup != "initial":
        return [Span(i, i + 1) for i in range(start, end)] if text[start] in _ALONE else [Span(start, end)]
    if _NOT_INITIAL.match(match.group()):
        return [Span(start, end - 1), Span(end - 1, end)]
    return [Span(start, end)]

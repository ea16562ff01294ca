"""Generated variation of our own reports: other names, numbers, days and typography in the same sentences.

What a reader must not learn is that one party attacks and another is attacked, or that the dead come in nines. Names
are exchanged with names of the same kind and form from the other reports, counts with other counts, days with other
days; every mark moves with its words. Quotation marks, apostrophes, dashes and thousands are set as another desk sets
them. Case is not varied here: the pieces have none, and ``data.collate`` hides the shapes of words that carry it.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from training.markup import Passage

UNITS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty"
).split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = ("January February March April May June July August September October November December").split()
NUMBER = re.compile(rf"\b(?:\d{{1,3}}|{'|'.join(UNITS)})\b", re.IGNORECASE)
DAY = re.compile(rf"\b(?:{'|'.join(DAYS)})\b")
MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
QUOTATION = (("“", "”"), ('"', '"'), ("‘", "’"), ("«", "»"))
APOSTROPHES, DASHES = ("'", "’"), ("—", "–", "--")
APOSTROPHE = re.compile(r"(?<=\w)['’](?=\w)|(?<=s)['’](?= \w)")
DASH = re.compile(r"—|(?<= )(?:–|--)(?= )")
THOUSANDS = re.compile(r"(?<![\d,.])\d{1,3}(?:,\d{3})+(?![\d,])")
LEFT_AS_IS = 0.25
"""Share of names that stay: real pairs of place and party are worth knowing too."""
PLAIN_THOUSANDS = 0.5
"""Share of variants that write "4000" for "4,000"."""
LONGEST, SHORT = 5, 3
"""Words a name has at most; letters up to which a word inside it may be small ("of", "al")."""
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pools:
    """Names by kind and form."""

    names: dict[str, list[str]]


def form_of(name: str) -> str:
    """What a name must have in common with the one it stands for: one word or more, an acronym, a plural."""
    words = name.split()
    if len(words) == 1 and name.isupper() and 2 <= len(name) <= 6:
        return "acronym"
    return f"{min(len(words), 3)}{'s' if words[-1].endswith('s') else ''}"


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a mention is a bare proper name. A single capitalised word that opens a sentence may be a common one."""
    parts = text[start:end].split()
    if not 0 < len(parts) <= LONGEST or re.search(r"[,;:()\"“”]", text[start:end]):
        return False
    if len(parts) == 1 and not re.search(rf"[a-z,] (?:the )?{re.escape(parts[0])}\b", text):
        return False
    return parts[0][:1].isupper() and all(p[:1].isupper() for p in parts if len(p) > SHORT)


def _mentions(p: Passage) -> Iterator[tuple[Span, str, str]]:
    """Bare names: (span without article, label, kind)."""
    for label, spans in p.spans.items():
        if label[0] not in "PL" or "." in label:
            continue
        kind = "place" if label[0] == "L" else p.records.get(label, ([], {}))[1].get("kind", "party")
        for s, e in spans:
            words = p.text[s:e]
            article = re.match(r"(?:the|The|THE) ", words)
            s += article.end() if article else 0
            if kind != "group" and is_name(p.text, s, e):
                yield (s, e), label, kind


def pools(passages: Sequence[Passage]) -> Pools:
    """The names of the passages by kind and form."""
    found: dict[str, set[str]] = defaultdict(set)
    for p in passages:
        for (s, e), _, kind in _mentions(p):
            found[f"{kind}/{form_of(p.text[s:e])}"].add(p.text[s:e])
    return Pools({k: sorted(v) for k, v in found.items()})


def varied(p: Passage, names: Pools, rng: random.Random) -> Passage:
    """The passage in other names, counts and days, set in another typography."""
    changes = {**_new_days(p, rng), **_new_counts(p, rng), **_new_names(p, names, rng)}
    renamed = _rewritten(p, changes)
    return _rewritten(renamed, _new_typography(renamed.text, rng))


def _new_typography(text: str, rng: random.Random) -> dict[Span, str]:
    """One house style for the whole text; a mark whose side cannot be told is left as it is."""
    opening, closing = rng.choice(QUOTATION)
    apostrophe, dash = rng.choice(APOSTROPHES), rng.choice(DASHES)
    changes = {m.span(): apostrophe for m in APOSTROPHE.finditer(text)}
    changes |= {m.span(): dash for m in DASH.finditer(text)}
    changes |= {at: closing if closes else opening for at, closes in _quotation_marks(text)}
    if rng.random() < PLAIN_THOUSANDS:
        changes |= {m.span(): m.group().replace(",", "") for m in THOUSANDS.finditer(text)}
    return changes


def _quotation_marks(text: str) -> Iterator[tuple[Span, bool]]:
    """Double quotation marks and whether they close; straight ones only in paragraphs where they come in pairs."""
    for paragraph in re.finditer(r"(?:[^\n]|\n(?!\n))+", text):
        straight = [m.start() for m in re.finditer('"', paragraph.group())]
        for n, at in enumerate(straight if len(straight) % 2 == 0 else ()):
            yield (paragraph.start() + at, paragraph.start() + at + 1), n % 2 == 1
    for m in re.finditer("[“”]", text):
        yield m.span(), m.group() == "”"


def _new_names(p: Passage, names: Pools, rng: random.Random) -> dict[Span, str]:
    """One replacement for each surface of each entity; a surname follows its full name."""
    chosen: dict[tuple[str, str], str] = {}
    changes: dict[Span, str] = {}
    mentions = sorted(_mentions(p), key=lambda m: -(m[0][1] - m[0][0]))
    kept = {label for _, label, _ in mentions if rng.random() < LEFT_AS_IS}
    for (s, e), label, kind in mentions:
        words = p.text[s:e]
        if label in kept or any(s < other[1] and other[0] < e for other in changes):
            continue
        if (label, words) not in chosen:
            chosen[label, words] = _replacement(label, words, kind, chosen, names, rng)
        changes[s, e] = chosen[label, words]
    return changes


def _replacement(
    label: str, words: str, kind: str, chosen: dict[tuple[str, str], str], names: Pools, rng: random.Random
) -> str:
    if kind == "person":
        for (other, full), new in chosen.items():
            if other == label and words in full.split():
                return new.split()[-1]
    pool = names.names.get(f"{kind}/{form_of(words)}", [words])
    new = rng.choice(pool)
    return new.upper() if words.isupper() and form_of(words) != "acronym" else new


def _new_counts(p: Passage, rng: random.Random) -> dict[Span, str]:
    changes: dict[Span, str] = {}
    for label, spans in p.spans.items():
        if label[0] not in "HD":
            continue
        for s, e in spans:
            for m in NUMBER.finditer(p.text, s, e):
                if not re.match(r"[-‑](?:year|day|month)", p.text[m.end() : m.end() + 6]):
                    changes[m.span()] = _count(m.group(), rng)
    return changes


def _count(words: str, rng: random.Random) -> str:
    number = rng.choice((rng.randint(2, 12), rng.randint(2, 60), rng.randint(13, 240)))
    if words.isdigit():
        return str(number)
    new = rng.choice(UNITS) if number > 20 else UNITS[max(0, number - 2)]
    return new.upper() if words.isupper() else new.capitalize() if words[0].isupper() else new


def _new_days(p: Passage, rng: random.Random) -> dict[Span, str]:
    changes: dict[Span, str] = {}
    for pattern, others in ((DAY, DAYS), (MONTH, MONTHS)):
        for label, spans in p.spans.items():
            if label[0] == "T":
                for s, e in spans:
                    changes |= {m.span(): rng.choice(others) for m in pattern.finditer(p.text, s, e)}
    return changes


def _rewritten(p: Passage, changes: dict[Span, str]) -> Passage:
    """The passage with each span's words replaced and every mark moved."""
    ordered = [(s, e, new) for (s, e), new in sorted(changes.items())]
    apart = [c for i, c in enumerate(ordered) if not i or c[0] >= ordered[i - 1][1]]
    out, at, moved = [], 0, []
    for s, e, new in apart:
        out += [p.text[at:s], new]
        moved.append((s, e, len(new)))
        at = e
    text = "".join([*out, p.text[at:]])

    def place(i: int, closing: bool) -> int:
        shift = 0
        for s, e, size in moved:
            if e <= i and not (closing and i == e and s == i):
                shift += size - (e - s)
            elif s < i < e:
                return s + shift + (size if closing else 0)
        return i + shift

    def span(x: Span) -> Span:
        return place(x[0], False), place(x[1], True)

    return replace(
        p,
        text=text,
        spans={k: [span(x) for x in v] for k, v in p.spans.items()},
        braces=[(span(x), labels) for x, labels in p.braces],
    )

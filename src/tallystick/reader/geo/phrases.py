"""What the words around a place name say about it: its kind, its country, and how far from it we are."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from tallystick.model.geo import COMPASS
from tallystick.model.span import Span
from tallystick.resources.gazetteer import words
from tallystick.resources.gazetteer.keys import key
from tallystick.resources.gazetteer.lands import country_names, demonyms, short_states

KM_PER_UNIT = {"km": 1.0, "kilomet": 1.0, "mi": 1.609, "mile": 1.609, "met": 0.001, "m": 0.001, "nautical": 1.852}
"""Kilometres per unit, by the beginning of its name."""

_COMPASS = r"(?:north|south)(?:[\s-]?(?:north|south)?[\s-]?(?:east|west))?|east|west"
_PART = rf"(?:{_COMPASS})(?:ern|ernmost)?|central|upper|lower|greater|rural|occupied|downtown|inner|far"
_NUMBER = r"\d+(?:[.,]\d+)?"
_UNIT = r"km|kms|kilomet(?:er|re)s?|miles?|mi|nautical\s+miles|met(?:er|re)s|m"

OFFSET = re.compile(
    rf"(?P<number>{_NUMBER})\s*-?(?P<unit>{_UNIT})\b\.?(?:\s*\([^)]{{0,30}}\))?\s+(?:to\s+the\s+|due\s+)?"
    rf"(?P<side>{_COMPASS})\s+(?:of|from)\s+(?:the\s+)?$",
    re.I,
)
DISTANCE = re.compile(rf"(?P<number>{_NUMBER})\s*-?(?P<unit>{_UNIT})\b\.?(?:\s*\([^)]{{0,30}}\))?\s+(?:away\s+)?(?:from|outside|off)\s+(?:of\s+)?(?:the\s+)?$", re.I)  # fmt: skip  # noqa: E501
SIDE = re.compile(rf"(?:to\s+the\s+|just\s+|in\s+the\s+)?(?P<side>{_COMPASS})\s+of\s+(?:the\s+)?$", re.I)
PART = re.compile(rf"(?P<part>(?:{_PART}))[\s-]+$", re.I)
INITIALS = re.compile(r"(?:^|\s)(?:[A-Z]\.)+[A-Z]$")
"""The end of a name such as "U.S", whose last full stop is its own."""
ARTICLE = re.compile(r"(?:the\s+)$", re.I)

SIDE_KM = 15.0
"""Doubt that "east of X" adds when no distance is said: reporters mean the next town's width, not the next province."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One place name with what stands around it.

    ``core`` is what to look up, ``name`` the span of the name as the report uses it (with "western", "province"),
    ``full`` the whole phrase ("10 km north of X"); ``kind`` the precision said in words; ``relation`` one of at, near,
    side, offset, distance, part; ``km`` the distance or added doubt; ``bearing`` in degrees where a side is said.
    """

    core: str
    name: Span
    full: Span
    kind: str | None = None
    relation: str = "at"
    km: float = 0.0
    bearing: float | None = None
    demonym: str | None = None
    strong: bool = False
    """Whether the words around it leave no doubt that this is a place."""


LINK = re.compile(r"\s(?:of|called|named)\s+(?:the\s+)?$", re.I)
"""What a kind word and the name behind it are joined by: seldom there, and sooner seen than the many kinds."""


@lru_cache(maxsize=1)
def _left_kind() -> re.Pattern[str]:
    kinds = words.alternation(words.kinds())
    return re.compile(rf"\b(?P<kind>{kinds})\s+(?:of\s+|called\s+|named\s+)(?:the\s+)?$", re.I)


@lru_cache(maxsize=1)
def _left_bare_kind() -> re.Pattern[str]:
    """ "the town X", "the Syrian village X"."""
    kinds = words.alternation(k for k, v in words.kinds().items() if v in ("city", "town", "village", "district"))
    return re.compile(rf"\b(?:the|a)\s+(?:[\w-]+\s+)?(?P<kind>{kinds})\s+$", re.I)


@lru_cache(maxsize=1)
def right_kind() -> re.Pattern[str]:
    """A kind word straight after the name ("Helmand province")."""
    return re.compile(rf"\s+(?P<kind>{words.alternation(words.kinds())})\b", re.I)


@lru_cache(maxsize=1)
def _ends_in_kind() -> re.Pattern[str]:
    return re.compile(rf"^(?P<core>.+?)\s+(?P<kind>{words.alternation(words.kinds())})$", re.I | re.S)


@lru_cache(maxsize=1)
def _near() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<near>{words.alternation(words.near_words())})\s+(?:the\s+)?$", re.I)


@lru_cache(maxsize=1)
def _demonym() -> re.Pattern[str]:
    """A capitalised word or two before "city of" and the like; whether it is a demonym, the table says."""
    kinds = words.alternation(words.kinds())
    return re.compile(rf"(?<!\w)(?P<demonym>[A-Z]\w+(?:\s[A-Z]\w+)?)(?:\s+[a-z-]+)?\s+(?i:(?:{kinds})\s+(?:of\s+)?)?$")


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    return {key(word): code for word, code in demonyms().items()}


def demonym_of(said: str) -> str | None:
    """Alpha-3 code when ``said``, or its last word, is a country's demonym."""
    return _demonyms().get(key(said)) or _demonyms().get(key(said.split()[-1]))


def trim(text: str, span: Span) -> Span | None:
    """The span without white space, "the" and punctuation at its ends; None when nothing is left."""
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and not (text[start].isalnum() or text[start] in "‘'ʿ`"):
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    if text[end : end + 1] == "." and INITIALS.search(text[start:end]):
        end += 1
    if text[end - 2 : end].lower() in ("'s", "’s") and end - 2 > start:
        end -= 2
    lead = re.match(r"the\s+(?=\S)", text[start:end], re.I)
    if lead:
        start += lead.end()
    return Span(start, end) if end > start else None


def capitalised(text: str, span: Span) -> list[Span]:
    """The runs of words of a span that begin with a capital, the last first."""
    found: list[Span] = []
    for word in re.finditer(r"\S+", span.of(text)):
        here = Span(span.start + word.start(), span.start + word.end())
        if word.group().islower() and word.group() not in words.inner_words():
            continue
        joined = found and not text[found[-1].end : here.start].strip()
        found[-1:] = [Span(found[-1].start, here.end)] if joined else [*found[-1:], here]
    return found[::-1]


def read_phrase(text: str, span: Span, *, known: bool = False) -> Phrase | None:
    """What the words around the name at ``span`` say.

    ``known``: the span as it is, less "the" and punctuation, is a name the gazetteer has; nothing inside it is taken
    apart then ("At Tanf" keeps its article). None when nothing but an article or punctuation is in the span.
    """
    inner = trim(text, span) if known else _strip_inside(text, span)
    if inner is None:
        return None
    phrase = Phrase(core=_flat(inner.of(text)), name=inner, full=inner)
    phrase = _kind_right(text, phrase if known else _kind_inside(text, phrase))
    phrase = _part_before(text, phrase) if known else _part(text, phrase)
    return _relation(text, _demonym_left(text, _kind_left(text, phrase)))


def _flat(words_: str) -> str:
    return " ".join(words_.split())


def _strip_inside(text: str, span: Span) -> Span | None:
    """Take what a tagger may have left inside its span: "near", "the city of", "10 km north of", "X in Syria"."""
    inner = trim(text, span)
    for _ in range(4):
        if inner is None:
            return None
        start, end = inner
        said = text[start:end]
        head = _leading().match(said)
        if not head or not said[head.end() :].strip():
            break
        inner = trim(text, Span(start + head.end(), end))
    if inner is None:
        return None
    tail = re.search(r"\s*(?:,|\(|\bin\b|\bnear\b|\bon\b)\s*", inner.of(text)[1:])
    return trim(text, Span(inner.start, inner.start + 1 + tail.start())) if tail else inner


@lru_cache(maxsize=1)
def _leading() -> re.Pattern[str]:
    kinds, near = words.alternation(words.kinds()), words.alternation(words.near_words())
    return re.compile(
        rf"(?:in|at|from|to|of|on)\s+|(?:{near})\s+|(?:[a-z-]+\s+){{0,2}}(?:{kinds})\s+of\s+"
        rf"|(?:{_NUMBER}\s*(?:{_UNIT})\s+)?(?:{_COMPASS})\s+(?:of|from)\s+",
        re.I,
    )


def _kind_inside(text: str, phrase: Phrase) -> Phrase:
    """A kind word at the end of the name itself ("Aleppo province")."""
    inside = _ends_in_kind().match(phrase.name.of(text))
    if not inside:
        return phrase
    kind = words.kinds()[_flat(inside["kind"]).lower()]
    return replace(phrase, core=_flat(inside["core"]), kind=kind, strong=True)


def _kind_right(text: str, phrase: Phrase) -> Phrase:
    """A kind word straight after the name."""
    after = right_kind().match(text, phrase.name.end)
    if not after or phrase.kind:
        return phrase
    kind = words.kinds()[_flat(after["kind"]).lower()]
    name = Span(phrase.name.start, after.end())
    return replace(phrase, name=name, full=name, kind=kind, strong=True)


def _part(text: str, phrase: Phrase) -> Phrase:
    """ "western Mosul", before the span or at its beginning: a part of the place."""
    inside = re.match(rf"(?P<part>{_PART})[\s-]+(?=\S)", phrase.core, re.I)
    if inside:
        return replace(phrase, relation="part", core=phrase.core[inside.end() :])
    return _part_before(text, phrase)


def _part_before(text: str, phrase: Phrase) -> Phrase:
    before = text[max(0, phrase.name.start - 24) : phrase.name.start]
    match = PART.search(before)
    if not match or re.search(r"[\w-]$|\b(?:to|of|than)\s+$", before[: match.start()]):
        return phrase
    start = phrase.name.start - len(before) + match.start("part")
    return replace(phrase, relation="part", name=Span(start, phrase.name.end), full=Span(start, phrase.full.end))


def _kind_left(text: str, phrase: Phrase) -> Phrase:
    before = text[max(0, phrase.full.start - 48) : phrase.full.start]
    named = _left_kind().search(before) if LINK.search(before) else None
    match = named or _left_bare_kind().search(before)
    if not match:
        return phrase
    kind = words.kinds()[_flat(match["kind"]).lower()]
    start = phrase.full.start - len(before) + match.start("kind")
    start = _with_article(text, start)
    return replace(phrase, kind=phrase.kind or kind, full=Span(start, phrase.full.end), strong=True)


def _with_article(text: str, start: int) -> int:
    match = ARTICLE.search(text[max(0, start - 5) : start])
    return start - len(match.group()) if match else start


def _demonym_left(text: str, phrase: Phrase) -> Phrase:
    """ "the Iraqi city of Mosul": the demonym gives the country."""
    before = text[max(0, phrase.name.start - 60) : phrase.name.start]
    match = _demonym().search(before)
    if not match:
        return phrase
    return replace(phrase, demonym=demonym_of(match["demonym"]))


def _relation(text: str, phrase: Phrase) -> Phrase:
    """ "10 km north of", "east of", "near": how we stand to the place."""
    begin = max(0, phrase.full.start - 64)
    before = text[begin : phrase.full.start]
    if phrase.relation == "part":
        return phrase
    match = OFFSET.search(before)
    if match:
        km = _kilometres(match)
        full = Span(begin + match.start(), phrase.full.end)
        return replace(phrase, relation="offset", km=km, bearing=bearing_of(match["side"]), full=full, strong=True)
    match = DISTANCE.search(before)
    if match:
        full = Span(begin + match.start(), phrase.full.end)
        return replace(phrase, relation="distance", km=_kilometres(match), full=full, strong=True)
    return _vague(phrase, before, begin)


def _vague(phrase: Phrase, before: str, begin: int) -> Phrase:
    match = SIDE.search(before)
    if match:
        full = Span(begin + match.start("side"), phrase.full.end)
        bearing = bearing_of(match["side"])
        return replace(phrase, relation="side", km=SIDE_KM, bearing=bearing, full=full, strong=True)
    match = _near().search(before)
    if match:
        full = Span(begin + match.start("near"), phrase.full.end)
        km = words.near_words()[_flat(match["near"]).lower()]
        return replace(phrase, relation="near", km=km, full=full, strong=True)
    return phrase


def bearing_of(side: str) -> float | None:
    """Degrees of a compass word however it is joined ("north-west", "North West")."""
    joined = re.sub(r"[\s-]+", "", side.lower())
    return next((angle for word, angle in COMPASS.items() if word.replace("-", "") == joined), None)


def _kilometres(match: re.Match[str]) -> float:
    number, unit = match["number"], match["unit"].lower()
    value = float(number.replace(",", "") if re.fullmatch(r"\d{1,3},\d{3}", number) else number.replace(",", "."))
    factor = next(f for begin, f in sorted(KM_PER_UNIT.items(), key=lambda p: -len(p[0])) if unit.startswith(begin))
    return value * factor


PARENT = re.compile(
    rf"(?:\s*,\s*|\s*\(\s*|\s+in\s+|\s+in\s+the\s+|,\s+in\s+)(?:the\s+)?(?:(?:{_PART})\s+)?"
    r"(?P<name>[A-Z\u0400-\u042f][\w'’‘-]*(?:\s+(?:[A-Z\u0400-\u042f][\w'’‘-]*|and|of|the|al-[\w'’-]+|ez-[\w'’-]+)){0,4})"
)
PARENTS = 3
"""How many comma parts after a name are read as what it lies in: village, district, province, country."""


@lru_cache(maxsize=1)
def _short_state() -> re.Pattern[str]:
    """ ", Ala." or ", NY" behind a town."""
    return re.compile(rf",\s+(?P<name>{words.alternation(short_states())})(?![\w-])")


def parents(text: str, end: int) -> list[str]:
    """The names that a place is said to lie in: "X, Aleppo province, Syria", "X in northern Syria"."""
    kind = right_kind().match(text, end)
    at = kind.end() if kind else end
    short = _short_state().match(text, at)
    sure = short is not None and (text[at - 1].islower() or "." in short["name"])  # "PARIS, IN A HALL"
    found = [short_states()[short["name"]]] if short and sure else []
    at = short.end() if short and found else at
    for _ in range(PARENTS):
        match = PARENT.match(text, at)
        if not match:
            break
        found.append(_flat(match["name"]))
        at = match.end()
    return found


@lru_cache(maxsize=1)
def _folded() -> dict[str, str]:
    return {key(name): code for name, code in country_names().items()}


def country_of(name: str) -> str | None:
    """Alpha-3 code when ``name`` (or its first words) is a country's name."""
    parts = name.split()
    for size in range(len(parts), 0, -1):
        code = _folded().get(key(" ".join(parts[:size])))
        if code:
            return code
    return None

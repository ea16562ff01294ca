"""Place names proposed from the gazetteer alone, for texts that no tagger has read (and to help the one that has)."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tallystick.model.span import Span
from tallystick.reader.geo import phrases
from tallystick.reader.geo.nations import CountryMention, country_mentions, is_upper
from tallystick.reader.geo.phrases import demonym_of
from tallystick.resources.gazetteer import words
from tallystick.resources.gazetteer.gazetteer import Gazetteer, Match
from tallystick.resources.gazetteer.keys import ARTICLES, key
from tallystick.resources.gazetteer.lands import neighbours

LONGEST = 5
"""Words in the longest name tried ("San José del Guaviare" has four)."""

BARE_POPULATION = 50_000
"""Without a preposition or kind word beside it, a name must be a place of this size, or one of our own rows."""

HOME_POPULATION = 2_000
"""The same in a country that the report names."""

LEAST_SOUNDED = 2
"""Words a name must have to be proposed by its consonants: of one word ("in Dara", "to Sari") too many are alike."""

LONGEST_ACRONYM = 5
"""Capitals up to this length in mixed text are read as an acronym (SDF, YPG, UNHCR)."""


UNSURE_KINDS = frozenset({"state", "quarter", "suburb", "suburbs", "department", "settlement", "area"})
"""Kind words that also stand after what is no place ("the Justice Department")."""

AUTHORITY_NAMES = frozenset({"US", "U.S.", "UK", "U.K.", "USA", "U.S.A.", "UAE", "U.A.E."})
"""Countries whose short names, bare before a noun, say whose it is ("a US official"); a place after "in" or "the"."""

TOKEN = re.compile(r"[^\W\d_]+(?:['’‘ʼʿ`´\u2011-][^\W\d_]+)*")
GAP = re.compile(r"[ \u00a0]?\n?[ ]?|\. ")
LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")


class _Word(NamedTuple):
    """``named``: begins like a name: a capital, or an article joined to one ("al-Bab")."""

    span: Span
    text: str
    lower: str
    named: bool


def _word(match: re.Match[str]) -> _Word:
    text = match.group()
    named = text[0].isupper()
    if not named and not text.isalpha():
        head, _, rest = text.replace("\u2011", "-").partition("-")
        named = head in ARTICLES and rest[:1].isupper()
    return _Word(Span(match.start(), match.end()), text, text.lower().replace("’", "'"), named)


def propose_places(text: str, gazetteer: Gazetteer) -> tuple[Span, ...]:
    """Spans of ``text`` that look like names of places the gazetteer knows, countries among them, in text order.

    Names nobody knows are proposed only after "village of" and the like.
    """
    if not text.strip():
        return ()
    upper = is_upper(text)
    tokens = [_word(m) for m in TOKEN.finditer(text)]
    lands = {m.span: m for m in country_mentions(text)}
    page = _Page(text=text, tokens=tokens, upper=upper, countries=frozenset(m.country for m in lands.values()))
    found = list(_names(page, gazetteer, lands))
    found += [m.span for m in lands.values() if _land_as_place(text, m)]
    found += list(_called(text, upper))
    return tuple(sorted(_longest(found)))


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start)):
        if not any(span.overlaps(other) for other in kept):
            kept.append(span)
    return kept


def _land_as_place(text: str, mention: CountryMention) -> bool:
    if mention.demonym:
        return False
    if mention.span.of(text) not in AUTHORITY_NAMES:
        return True
    before = text[max(0, mention.span.start - 16) : mention.span.start].lower()
    if text[mention.span.end : mention.span.end + 1] in ("-", "\u2011"):  # "the US-led coalition"
        return False
    return bool(re.search(r"\b(?:(?:in|from|into|across|inside)|the)\s+$", before))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    """The text with its words and the countries it names."""

    text: str
    tokens: list[_Word]
    upper: bool
    countries: frozenset[str]


def _names(page: _Page, gazetteer: Gazetteer, lands: dict[Span, CountryMention]) -> Iterator[Span]:
    last: Span | None = None
    for start, word in enumerate(page.tokens):
        if (last and word.span.start < last.end) or not word.named or not LATIN.search(word.text):
            continue
        span = _longest_name(page, start, gazetteer, lands, last)
        if span:
            yield span
            last = span


def _longest_name(
    page: _Page, start: int, gazetteer: Gazetteer, lands: dict[Span, CountryMention], last: Span | None
) -> Span | None:
    """The longest run of words from ``start`` that is a likely place."""
    for end in range(_joined_to(page, start), start, -1):
        last_word = page.tokens[end - 1]
        span = Span(page.tokens[start].span.start, last_word.span.end)
        ends_well = last_word.named and (end - start == 1 or last_word.lower not in words.inner_words())
        if not ends_well or _inside_land(span, lands):
            continue
        matches = gazetteer.lookup(span.of(page.text))
        if matches and _likely(page, start, end, matches, last):
            return span
        if not matches and _spelt_otherwise(page, span, gazetteer):
            return span
    return None


def _spelt_otherwise(page: _Page, span: Span, gazetteer: Gazetteer) -> bool:
    """Whether a name of two words and more, promised to be a place, sounds like one of the countries named."""
    if page.upper or len(span.of(page.text).split()) < LEAST_SOUNDED or not _promised(page.text, span):
        return False
    near = page.countries.union(*(neighbours().get(c, frozenset()) for c in page.countries))
    return bool(gazetteer.sounds_like(span.of(page.text), near))


def _inside_land(span: Span, lands: dict[Span, CountryMention]) -> bool:
    """Within a country's name or demonym ("American", "New Zealand"), which is read as such."""
    first, last = span
    for start, end in lands:  # in text order
        if start > first:
            return False
        if last <= end:
            return True
    return False


def _joined_to(page: _Page, start: int) -> int:
    """Behind the last of the words that from ``start`` on stand together like those of one name."""
    end = start + 1
    for before, word in itertools.pairwise(page.tokens[start : start + LONGEST]):
        inner = word.named or word.lower in words.inner_words()
        if not inner or not GAP.fullmatch(page.text, before.span.end, word.span.start):
            break
        end += 1
    return end


def _likely(page: _Page, start: int, end: int, matches: tuple[Match, ...], last: Span | None) -> bool:
    """Whether the words around and the place itself make a place likely."""
    run = page.tokens[start:end]
    span = Span(run[0].span.start, run[-1].span.end)
    said = span.of(page.text)
    if len(run) == 1 and (len(said) < 3 or key(said) in words.not_places() or key(said) in words.beginnings()):
        return False
    strong = _promised(page.text, span) or _listed(page.text, last, span)
    if all(w.lower in words.not_places() or w.lower in words.inner_words() for w in run) and not strong:
        return False
    if not page.upper and said.isupper() and len(said) <= LONGEST_ACRONYM:
        return False
    if _cut_short(page, end) or _person_or_body(page, start, end, strong):
        return False
    if page.upper:
        return strong and _great(matches, page.countries)
    return strong or _great(matches, page.countries)


def _cut_short(page: _Page, end: int) -> bool:
    """Whether an article and its noun go on the name ("Bir al-Qassar"): half a name is another place."""
    if end >= len(page.tokens):
        return False
    after = page.tokens[end]
    return (
        after.text[0].islower() and after.named and page.text[page.tokens[end - 1].span.end : after.span.start] == " "
    )


def _listed(text: str, last: Span | None, span: Span) -> bool:
    """Whether the name goes on a list that a place began: "X, Y and Z"."""
    return last is not None and bool(re.fullmatch(r",?\s+(?:and|or)\s+|,\s+|/", text[last.end : span.start]))


def _great(matches: tuple[Match, ...], countries: frozenset[str]) -> bool:
    """Whether a place is large enough to be meant without further words; less is enough in a country of the report."""
    return any(
        m.entry.geonameid is None
        or m.entry.population >= BARE_POPULATION
        or (m.entry.country in countries and m.entry.population >= HOME_POPULATION)
        for m in matches
    )


@lru_cache(maxsize=1)
def _promise() -> re.Pattern[str]:
    near = words.alternation([*words.near_words(), *words.in_words(), *(f"{k} of" for k in words.kinds())])
    return re.compile(rf"\b(?:{near}|(?:north|south)?(?:east|west)?(?:ern)?)\s+(?:the\s+)?$", re.I)


def _promised(text: str, span: Span) -> bool:
    """Whether a preposition, a kind word or a country after a comma promises a place here."""
    before = text[max(0, span.start - 32) : span.start]
    match = _promise().search(before)
    if match and match.group().strip():
        return True
    if re.search(r"\b(?:north|south|east|west|central)\w*\s+$", before, re.I):
        return True
    kind = phrases.right_kind().match(text, span.end)
    if kind and " ".join(kind["kind"].lower().split()) not in UNSURE_KINDS:
        return True
    return any(phrases.country_of(name) for name in phrases.parents(text, span.end)[:2])


def _person_or_body(page: _Page, start: int, end: int, strong: bool) -> bool:
    """Whether the neighbours make it a person's name or part of an organisation's."""
    text, tokens = page.text, page.tokens
    before = tokens[start - 1] if start else None
    gap = text[before.span.end : tokens[start].span.start] if before else "x"
    if before and re.fullmatch(r"\.?\s+", gap) and before.lower in words.titles():
        return True
    if page.upper:
        return False
    if before and gap.isspace() and before.named and not _plain(before.lower):
        return not strong
    after = tokens[end] if end < len(tokens) else None
    if after is None or not text[tokens[end - 1].span.end : after.span.start].isspace():
        return False
    body = after.named and after.lower not in words.kinds() and after.lower not in words.days()
    return body and not _promised_by_preposition(text, tokens[start].span.start)


def _plain(word: str) -> bool:
    """A capitalised word that is no first name: "In", "Near", "Western"."""
    return word in words.in_words() or word in words.near_words() or word in words.not_places()


def _promised_by_preposition(text: str, start: int) -> bool:
    return bool(re.search(r"\b(?:in|near|outside|at|inside)\s+$", text[max(0, start - 10) : start], re.I))


@lru_cache(maxsize=2)
def _of_kind(upper: bool) -> tuple[re.Pattern[str], ...]:
    """ "village of X", "the X neighborhood"."""
    sure = ("village", "town", "neighbourhood", "district", "province")
    kinds = words.alternation(k for k, v in words.kinds().items() if v in sure and k not in UNSURE_KINDS)
    first = r"[^\W\d_][\w'’‘-]*" if upper else r"(?:(?:al|el|as|ash|at|ad|an|ar|az|ez)-)?[A-Z\u00c0-\u00de‘'][\w'’‘-]*"
    after = rf"{first}(?:\s(?:(?:al|el|de|del|la|los)[\s-])?{first}){{0,{0 if upper else 2}}}"
    return (
        re.compile(rf"(?i:\b(?:{kinds})\s+(?:of|called|named)\s+(?:the\s+)?)(?P<name>{after})"),
        re.compile(rf"(?i:\b(?:in|at|near|the|of)\s+)(?P<name>{after})(?i:\s+(?:{kinds}))\b"),
    )


def _called(text: str, upper: bool) -> Iterator[Span]:
    """Names after "village of" and before "neighborhood", known or not."""
    for pattern in _of_kind(upper):
        for match in pattern.finditer(text):
            first = match["name"].split()[0]
            if not {key(first), key(match["name"])} & words.not_places() and demonym_of(first) is None:
                yield Span(match.start("name"), match.end("name"))

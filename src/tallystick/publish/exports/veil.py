"""Names and places that are withheld, taken out of every text that is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import SplitResult, unquote, urlsplit

from tallystick.publish.words import safe, shortened
from tallystick.resources.publishing.tables import publishing_table

NAME, PLACE, CONTACT = "[name withheld]", "[place withheld]", "[contact withheld]"
SHORTEST = 4
"""Letters and digits of what is looked for in an address, where words do not stand apart."""
CONTACTS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w|(?<!\w)(?:\+|00)\d[\d\s().-]{6,}\d")
"""Addresses of electronic mail and numbers of telephones with the code of a country."""
HANDLES = re.compile(r"@\w+|(?:https?://|www\.)\S+")
COORDINATES = re.compile(
    r"\b\d{1,2}[A-Z]\s?[A-Z]{2}\s?\d{2,5}\s?\d{2,5}\b"  # MGRS
    r"|-?\d{1,3}\.\d{2,}\s?°?\s?[NSEW]?\s?[,;/ ]\s?-?\d{1,3}\.\d{2,}\s?°?\s?[NSEW]?"  # a pair of decimal degrees
    r"|-?\d{1,3}\.\d{4,}"  # one of them
    r"|\d{1,3}\s?°[\s\d.,'′’\"″”]*[NSEW]?"  # degrees and minutes
)


class Veil:
    """What is taken out; ``names`` maps a withheld name to what stands for it, ``pieces`` likewise pieces of names,
    ``places`` are withheld places.

    An open veil (the full tier) takes out nothing.
    """

    def __init__(
        self,
        names: Mapping[str, str] | None = None,
        pieces: Mapping[str, str] | None = None,
        places: Iterable[str] = (),
        *,
        public: bool = True,
    ) -> None:
        self.public = public
        whole = {_plain(place): PLACE for place in sorted(places)}
        whole |= {_plain(name): label for name, label in (names or {}).items()}
        stands = {**{_plain(piece): label for piece, label in (pieces or {}).items()}, **whole}
        self._whole, self._stands = _Forms(whole), _Forms(stands)
        folded = (_folded(form) for form in stands)
        self._in_addresses = frozenset(form for form in folded if len(form) >= SHORTEST)

    def text(self, words: str | None) -> str | None:
        """Words on one line without what is withheld; None stays."""
        if words is None or not self.public:
            return None if words is None else safe(words)
        told = COORDINATES.sub(PLACE, CONTACTS.sub(CONTACT, _plain(words)))
        told = HANDLES.sub(lambda hit: CONTACT if self.hides(hit.group()) else hit.group(), told)
        told = _aged().sub(_unnamed_person, told)
        return self._stands.out_of(_sites().sub(_unnamed_site, told))

    def name(self, words: str) -> str:
        """A name of a party or place, without whole names that are withheld; their pieces may be anybody's."""
        return self._whole.out_of(_plain(words)) if self.public else safe(words)

    def quotation(self, words: str | None) -> str | None:
        """Words of a report, cut to the length that may be quoted; names are taken out before they are cut."""
        told = self.text(words)
        limit: int = publishing_table("safety")["longest_quotation"]
        return shortened(told, limit) if told and self.public else told

    def hides(self, words: str) -> bool:
        """Whether something that is withheld can be read in words such as an address, in any case or accents."""
        folded = _folded(unquote(words))
        return any(form in folded for form in self._in_addresses)

    def url(self, address: str | None) -> str | None:
        """An address on the web without who signs in; None where it names somebody, or is none."""
        parts = _parts(address)
        if parts is None:
            return None
        bare = parts._replace(netloc=parts.netloc.rpartition("@")[2], fragment="").geturl()
        social = host_is(address, publishing_table("safety")["links"]["social"])
        return None if self.public and (social or self.hides(bare)) else bare


def _parts(address: str | None) -> SplitResult | None:
    try:
        parts = urlsplit(safe(address or ""))
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.netloc else None


def host_of(address: str | None) -> str | None:
    """The host of an address on the web."""
    parts = _parts(address)
    return (parts.hostname or "").removeprefix("www.") or None if parts else None


def host_is(address: str | None, hosts: Iterable[str]) -> bool:
    """Whether an address leads to one of some hosts."""
    host = host_of(address)
    return host is not None and any(host == one or host.endswith("." + one) for one in hosts)


def _plain(name: str) -> str:
    return unicodedata.normalize("NFC", safe(name))


def _folded(words: str) -> str:
    """Letters and digits only, in lower case, without accents: as names stand in addresses."""
    bare = unicodedata.normalize("NFKD", words.casefold())
    return "".join(mark for mark in bare if mark.isalnum())


class _Forms:
    """Hidden forms and what stands for each: forms of several words in any case, pieces as written or in capitals;
    also as a plural ("the Haskels")."""

    def __init__(self, stands: Mapping[str, str]) -> None:
        self._labels = {form.casefold(): label for form, label in stands.items()}
        ordered = sorted({*stands, *(form.upper() for form in stands)}, key=lambda form: (-len(form), form))
        any_of = "|".join(f"(?i:{re.escape(f)})" if " " in f else re.escape(f) for f in ordered)
        self._found = re.compile(_bounded(rf"(?P<form>{any_of})(?:e?s)?")) if ordered else None

    def out_of(self, told: str) -> str:
        """Words with what stands for each hidden form in its place."""
        if self._found is None:
            return told
        return self._found.sub(lambda hit: self._labels[hit.group("form").casefold()], told)


def _bounded(pattern: str) -> str:
    return rf"(?<!\w)(?:{pattern})(?!\w)"


def _word() -> str:
    """A word of a name, as it stands with a capital."""
    beginnings = "|".join(publishing_table("safety")["sites"]["beginnings"])
    return rf"(?:(?!(?:{beginnings})\b)[A-Z][\w'’-]*|al-\w+)"


@cache
def _aged() -> re.Pattern[str]:
    """A name with an age, which no claim need have been made of: "Omri Haskel, 7," or "7-year-old Omri Haskel"."""
    word = _word()
    after = rf"{word}(?:\s+{word})+(?P<after>,\s*(?:aged\s+)?\d{{1,2}}(?=[,;.)]|$)|\s*\((?:aged\s+)?\d{{1,2}}\))"
    before = rf"(?P<before>\d{{1,2}}-year-old\s+){word}(?:\s+{word})*"
    return re.compile(_bounded(f"{before}|{after}"))


def _unnamed_person(hit: re.Match[str]) -> str:
    return f"{hit.group('before') or ''}{NAME}{hit.group('after') or ''}"


@cache
def _sites() -> re.Pattern[str]:
    """A home, shelter, camp or medical site with its name before it, or behind it ("Camp Rose")."""
    said = publishing_table("safety")["sites"]
    word = _word()
    kinds = "|".join(f"(?i:{re.escape(kind)})" for kind in sorted(said["words"], key=lambda kind: (-len(kind), kind)))
    before = rf"{word}(?:\s+(?:of\s+|the\s+)?{word})*\s+(?P<before>{kinds})"
    behind = rf"(?P<behind>(?i:camp|hospital|clinic|shelter))\s+(?:of\s+)?{word}(?:\s+{word})*"
    return re.compile(_bounded(f"{before}|{behind}"))


def _unnamed_site(hit: re.Match[str]) -> str:
    return f"{NAME} {hit.group('before') or hit.group('behind')}"

"""The reading as cards in a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.model.document import Document
from tallystick.model.reading import Attribution, Reading
from tallystick.publish.chains import OWN_VOICE, Chain, Index
from tallystick.publish.layout import LEAST_ROOM, columns, paint, rule, wrap
from tallystick.publish.pieces import Card, Row, Saying, Section, Story, Value
from tallystick.publish.story import story
from tallystick.publish.why import why_lines
from tallystick.publish.words import day, isolated, language_name, quoted, safe, shortened

LABEL_WIDTH = 15  # the longest row name and a blank
INDENT = 3
TITLE_WORDS = 80  # characters of the text that stand in for a missing title
ID_SHOWN = 10  # hexadecimal digits; enough to find the document, short enough to read out
ROW_STYLES = {"harm": "alarm", "where": "place"}
COMPACT = frozenset({"position", "relation", "victim"})  # sections of one or two lines an entry
NOTHING_READ = "No happening was read in this report."
# Cues that stand before the voice in plain English; all others follow it.
CUE_FIRST = ("according to", "as per", "per", "citing", "cited by", "quoted by", "in the words of")


def card_text(reading: Reading, *, width: int = 100, colour: bool = False, explain: bool = False) -> str:
    """Everything found in one report as cards, wrapped at ``width`` cells, ending in a line end.

    Nothing of the report can steer the terminal: control characters and bidirectional overrides are replaced. With
    ``colour`` the only escape sequences are the styles of :mod:`tallystick.publish.layout`. With ``explain`` every
    slot follows with its words, the rule or head that filled it and its probability.
    """
    told = story(reading)
    room = max(width, LABEL_WIDTH + INDENT + LEAST_ROOM)
    lines = [*_header(reading, room, colour)]
    for section in told.sections:
        lines += [
            "",
            *paint(wrap(section.heading.upper(), room), "bold", colour),
            *_section(told.index, section, room, colour),
        ]
    if not any(section.kind in ("news", "background", "pattern") for section in told.sections):
        lines += ["", NOTHING_READ]
    lines += why_lines(told, room, colour) if explain else []
    return "\n".join([*lines, *_footer(told, room, colour)]) + "\n"


def header_title(document: Document) -> str:
    """The title, else the first words of the text, else a word that there are none."""
    first = shortened(safe(document.text[: TITLE_WORDS * 4]), TITLE_WORDS)
    return isolated(safe(document.title or "")) or isolated(first) or "(empty text)"


def header_facts(document: Document) -> tuple[str, ...]:
    """Publisher, day, language and id, each only where it is known; the day's absence is said."""
    published = day(document.published_on) if document.published_on else "publication date not known"
    facts = (safe(document.publisher or ""), published, safe(language_name(document.language) or ""))
    return (*filter(None, facts), f"document {document.id[:ID_SHOWN]}")


def _header(reading: Reading, width: int, colour: bool) -> Iterator[str]:
    yield rule(width)
    yield from paint(wrap(header_title(reading.document), width), "bold", colour)
    yield from wrap(" · ".join(header_facts(reading.document)), width)
    yield from paint([safe(reading.notice)], "warn", colour)
    yield rule(width)


def _footer(told: Story, width: int, colour: bool) -> list[str]:
    notes = [line for note in told.notes for line in columns("Note:", safe(note), indent=0, label_width=6, width=width)]
    return ["", *paint(notes, "dim", colour), rule(width)] if notes else ["", rule(width)]


def _section(index: Index, section: Section, width: int, colour: bool) -> Iterator[str]:
    for card in section.cards:
        if section.kind in COMPACT:
            yield from _compact(index, card, width, colour)
        else:
            yield ""
            yield from _card(index, card, width, colour)


def _compact(index: Index, card: Card, width: int, colour: bool) -> Iterator[str]:
    text = ": ".join(filter(None, (card.heading, card.trigger.text)))
    marks = f" [{', '.join(card.marks)}]" if card.marks else ""
    own = f", {OWN_VOICE}" if card.kind == "relation" and not any(s.chain for s in card.sayings) else ""
    yield from columns("-", text + marks + own, indent=0, label_width=INDENT, width=width)
    for saying in card.sayings:
        if saying.chain or not own:
            lines = columns("", said(index, saying), indent=INDENT, label_width=2, width=width)
            yield from paint(lines, "voice", colour)


def _card(index: Index, card: Card, width: int, colour: bool) -> Iterator[str]:
    marks = f"  [{' · '.join(card.marks)}]" if card.marks else ""
    what = f"{card.heading} {quoted(card.trigger.text)}{marks}"
    yield from paint(columns(card.label, what, indent=0, label_width=INDENT, width=width), "bold", colour)
    for row in _arrowed(card.rows):
        yield from paint(_row(row, width), ROW_STYLES[row.kind], colour) if row.kind in ROW_STYLES else _row(row, width)
    for place, saying in enumerate(card.sayings):
        label = "says so" if place == 0 else ""
        lines = columns(label, said(index, saying), indent=INDENT, label_width=LABEL_WIDTH, width=width)
        yield from paint(lines, "voice", colour)


def _arrowed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Who and to whom on one line with an arrow, as "A → B"."""
    named = {row.name: row for row in rows}
    who, whom = named.get("who"), named.get("to whom")
    if not who or not whom:
        return rows
    text = f"{_listed(who)} → {_listed(whom)}"
    joined = Row(name="who → whom", kind="who", values=(Value(key="who", text=text),))
    return (joined, *(row for row in rows if row not in (who, whom)))


def _listed(row: Row) -> str:
    return ", ".join(_with_voice(value) for value in row.values)


def _row(row: Row, width: int) -> list[str]:
    lines: list[str] = []
    for place, value in enumerate(row.values):
        label = row.name if place == 0 else ""
        lines += columns(label, _value(value), indent=INDENT, label_width=LABEL_WIDTH, width=width)
    return lines


def _value(value: Value) -> str:
    """One value with its subsets, its words and its voice: "at least 17 civilians killed, including 5 children"."""
    parts = "".join(f", {_with_voice(part)}" for part in _flat(value.children))
    note = f"  {value.note}" if value.note else ""
    return f"{_with_voice(value)}{parts}{note}"


def _flat(children: tuple[Value, ...]) -> Iterator[Value]:
    for child in children:
        yield child
        yield from _flat(child.children)


def _with_voice(value: Value) -> str:
    return f"{isolated(value.text)} — {value.voice}" if value.voice else isolated(value.text)


def said(index: Index, saying: Saying) -> str:
    """The chain, outermost first, ending in the quoted words: ``Reuters: American officials said: “…”``."""
    verbatim = " (verbatim)" if saying.verbatim else ""
    words = f": {quoted(saying.words)}" if saying.words else ""
    return f"{chain_words(index, saying.chain)}{verbatim}{words}"


def chain_words(index: Index, chain: Chain) -> str:
    """As "Reuters: American officials said"; the innermost voice with its cue, those outside it by name."""
    if not chain:
        return OWN_VOICE
    outer = "".join(f"{safe(step.voice)}: " for step in chain[:-1])
    return outer + voice_with_cue(index, chain[-1])


def voice_with_cue(index: Index, step: Attribution) -> str:
    """As "American officials said", "according to Reuters" or "was accused by Kharun": the voice with the report's own
    cue words."""
    cue = shortened(safe(index.words(step.cue)), TITLE_WORDS)
    if not cue:
        return safe(step.voice)
    before = index.reading.document.text[: step.source[0].start] if step.source else ""
    if before.rstrip().endswith(" by") and step.cue and step.cue[0] < step.source[0]:
        return f"{cue.removesuffix(' by')} by {safe(step.voice)}"
    if cue.casefold().startswith(CUE_FIRST):
        return f"{cue} {safe(step.voice)}"
    return f"{safe(step.voice)} {cue}"

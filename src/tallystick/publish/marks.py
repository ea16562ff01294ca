"""The report's text as HTML that carries its evidence: cut at every span boundary, nothing added to its characters.

The law: the text content of what is made here is the document's text, character for character. Labels and brackets
are empty elements whose words CSS draws, so they are no text. Two things no HTML document can hold, U+0000 and lone
surrogates, are written as U+FFFD, one for one, so that offsets stay true.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from markupsafe import Markup, escape

from tallystick.model.reading import Attribution
from tallystick.model.span import Span, Spans
from tallystick.publish.chains import Index, ancestors
from tallystick.publish.pieces import Card, Story, Value
from tallystick.publish.words import BIDI_CONTROLS, safe, shortened

HUES = 8  # as many as stay apart for the eye; further voices share
LEVELS = 4  # lines below a word; deeper nesting shares the last line and keeps its brackets
LABEL_CHARACTERS = 32  # of a voice's name in a bracket
UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
# Shown as a small sign in place of the character, which stays in the text but is not drawn.
SIGNED = re.compile(f"[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f{BIDI_CONTROLS}]")

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A slot of a card with the words it rests on. ``link`` = its words lead back to the slot."""

    key: str
    kind: str
    title: str
    spans: Spans
    link: bool = True
    chip: str = ""

    @property
    def size(self) -> int:
        """Characters covered; the smallest target is the most particular one."""
        return sum(span.end - span.start for span in self.spans)


@dataclass(slots=True)
class _Stops:
    """What begins and ends at each place of a text of ``length`` characters."""

    length: int
    opens: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    closes: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    begins: dict[int, list[Target]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[int, list[Target]] = field(default_factory=lambda: defaultdict(list))
    styles_on: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    styles_off: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))

    def fitting(self, spans: Spans) -> list[Span]:
        """The spans in text order, cut to the text; what lies outside it is left out."""
        cut = (Span(max(0, span.start), min(self.length, span.end)) for span in sorted(spans))
        return [span for span in cut if span.start < span.end]

    def places(self) -> set[int]:
        tables: Sequence[Mapping[int, object]] = (
            self.opens, self.closes, self.begins, self.ends, self.styles_on, self.styles_off,
        )  # fmt: skip
        return {place for table in tables for place in table}


def text_markup(told: Story) -> Markup:
    """The marked text. Spans that lie outside the text are cut to it."""
    text = told.index.reading.document.text
    stops = _Stops(length=len(text))
    _mark_voices(told.index, stops)
    for target in targets(told):
        _mark_target(target, stops)
    cuts = sorted({0, len(text), *stops.places()})
    return Markup("").join(_walk(text, cuts, stops))


def targets(told: Story) -> tuple[Target, ...]:
    """Every slot of every card that has words in the text."""
    return tuple(target for section in told.sections for card in section.cards for target in _card_targets(card))


def _card_targets(card: Card) -> Iterator[Target]:
    what = f"{card.label} {card.heading}".strip()
    yield _target(card.trigger, "what" if card.label else card.kind, what, chip=card.label)
    for row in card.rows:
        for value in row.values:
            yield from _value_targets(value, row.kind, f"{card.label} {row.name}: ")
    for saying in card.sayings:
        yield Target(key=saying.key, kind="said", title="", spans=saying.spans, link=False)


def _value_targets(value: Value, kind: str, title: str) -> Iterator[Target]:
    yield _target(value, kind, title + value.text)
    for child in value.children:
        yield from _value_targets(child, kind, title)


def _target(value: Value, kind: str, title: str, chip: str = "") -> Target:
    return Target(key=value.key, kind=kind, title=title, spans=value.spans, chip=chip)


def hues(index: Index) -> Mapping[str, int]:
    """Voice -> number of its colour, in the order the voices first speak."""
    ordered = sorted(index.reading.attributions, key=lambda item: index.numbers[item.id])
    return {voice: place % HUES for place, voice in enumerate(dict.fromkeys(item.voice for item in ordered))}


def levels(index: Index) -> Mapping[str, int]:
    """Attribution -> line below the words: its depth of nesting, lower where another already holds that line there."""
    taken: dict[int, list[Span]] = defaultdict(list)
    found: dict[str, int] = {}
    depth = {item.id: len(ancestors(index, item)) - 1 for item in index.reading.attributions}
    for item in sorted(index.reading.attributions, key=lambda a: (depth[a.id], index.numbers[a.id])):
        level = depth[item.id]
        while any(_is_taken(taken[level], span) for span in item.content):
            level += 1
        found[item.id] = level
        for span in item.content:
            insort(taken[level], span)
    return found


def _is_taken(line: list[Span], span: Span) -> bool:
    """Spans on one line lie apart, so only the neighbours can touch a new one."""
    place = bisect(line, span)
    return any(span.overlaps(other) for other in line[max(0, place - 1) : place + 1])


def _mark_voices(index: Index, stops: _Stops) -> None:
    colours, depth = hues(index), levels(index)
    for item in sorted(index.reading.attributions, key=lambda a: depth[a.id]):
        hue, number = colours[item.voice], index.numbers[item.id]
        line = "abcd"[min(depth[item.id], LEVELS - 1)]
        for place, span in enumerate(stops.fitting(item.content)):
            _style(stops, span, f"{line}{hue}")
            stops.opens[span.start].append(_bracket(item, hue, number, place))
            stops.closes[span.end].insert(0, f'<i class="c t{hue}" aria-hidden="true" data-v="{number}"></i>')
        for role, spans in (("src", item.source), ("cue", item.cue)):
            for span in stops.fitting(spans):
                _style(stops, span, f"{role} t{hue}")
                stops.closes[span.end].insert(0, f'<i class="n t{hue}" aria-hidden="true" data-v="{number}"></i>')


def _bracket(item: Attribution, hue: int, number: int, place: int) -> str:
    """The opening bracket: number and voice; a continuation carries the number and an ellipsis."""
    label = f"{number} {shortened(safe(item.voice), LABEL_CHARACTERS)}" if place == 0 else f"{number} …"
    identity = f' id="t-{number}"' if place == 0 else ""
    return f'<i class="o t{hue}"{identity} aria-hidden="true" data-v="{escape(label)}"></i>'


def _style(stops: _Stops, span: Span, style: str) -> None:
    stops.styles_on[span.start].append(style)
    stops.styles_off[span.end].append(style)


def _mark_target(target: Target, stops: _Stops) -> None:
    for place, span in enumerate(stops.fitting(target.spans)):
        stops.begins[span.start].append(target)
        stops.ends[span.end].append(target)
        if place == 0:
            stops.opens[span.start].append(f'<i class="w" id="w-{target.key}"></i>')
            if target.chip:
                stops.opens[span.start].append(f'<i class="chip" aria-hidden="true" data-v="{target.chip}"></i>')


def _walk(text: str, cuts: Sequence[int], stops: _Stops) -> Iterator[Markup]:
    """From cut to cut: what closes, what opens, then the characters with everything that lies on them."""
    active: list[Target] = []
    styles: list[str] = []
    before = ""
    for start, end in zip(cuts, [*cuts[1:], cuts[-1]], strict=True):
        _swap(active, stops.ends.get(start, ()), stops.begins.get(start, ()))
        _swap(styles, stops.styles_off.get(start, ()), stops.styles_on.get(start, ()))
        yield Markup("".join((*stops.closes.get(start, ()), *stops.opens.get(start, ()))))
        if start < end:
            linked = [target for target in active if target.link]
            first = min(linked, key=lambda target: target.size, default=None)
            yield _segment(text[start:end], active, styles, first, before)
            before = first.key if first else ""


def _swap(active: list[Item], gone: Iterable[Item], come: Iterable[Item]) -> None:
    for item in gone:
        active.remove(item)
    active.extend(come)


def _segment(words: str, active: list[Target], styles: list[str], first: Target | None, before: str) -> Markup:
    body = characters(words)
    if not active and not styles:
        return body
    classes = " ".join(dict.fromkeys(("s", *styles, *([first.kind] if first else []))))
    keys = Markup(' data-k="{}"').format(" ".join(dict.fromkeys(t.key for t in active))) if active else Markup("")
    if first is None:
        return Markup('<span class="{}"{}>{}</span>').format(classes, keys, body)
    tab = Markup(' tabindex="-1"') if first.key == before else Markup("")
    opening = Markup('<a class="{}" href="#{}" title="{}"{}{}>').format(classes, first.key, first.title, keys, tab)
    return opening + body + Markup("</a>")


def characters(words: str) -> Markup:
    """The characters escaped so that an HTML parser gives back exactly them."""
    written = UNWRITABLE.sub("\ufffd", words)
    pieces = SIGNED.split(written)
    signs = [_sign(mark) for mark in SIGNED.findall(written)]
    body = _plain(pieces[0])
    for sign, piece in zip(signs, pieces[1:], strict=True):
        body += sign + _plain(piece)
    return body


def _plain(piece: str) -> Markup:
    # A parser turns a bare carriage return into a line feed; the character reference keeps it.
    return Markup(str(escape(piece)).replace("\r", "&#13;"))


def _sign(mark: str) -> Markup:
    """A control character: kept in the text, not drawn; its code point is drawn in its place."""
    return Markup('<span class="ctl" data-v="U+{:04X}"><span hidden>{}</span></span>').format(ord(mark), mark)

"""A dossier for a terminal: who says what side by side, the range and grade with reasons, the words behind each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from tallystick.model.dossier import ACCEPTED, MACHINE, PROPOSED, Dossier, Source
from tallystick.model.incident import End, Range, Statement
from tallystick.model.link import Link
from tallystick.publish.dossier import said
from tallystick.publish.layout import columns, paint, rule, wrap
from tallystick.publish.words import day, isolated, safe

LABEL = 16
LEAST = 60
REASONS = 4
"""Reasons of a link that are shown; all are in the JSON form."""
OTHER_PROPERTIES = (
    "type",
    "date",
    "place",
    "actor",
    "responsibility",
    "target",
    "weapon",
    "killed",
    "injured",
    "damage",
)


def dossier_text(one: Dossier, *, width: int = 100, colour: bool = False) -> str:
    """The whole dossier, wrapped at ``width`` cells."""
    return _Page(one, max(width, LEAST), colour).text()


class _Page:
    def __init__(self, one: Dossier, width: int, colour: bool) -> None:
        self.one, self.width, self.colour = one, width, colour
        self.names = said.numbered(one)
        self.by_id = {s.id: s for s in one.statements}

    def text(self) -> str:
        lines = [*self._head()]
        for title, section in (
            ("Harm", self._harm()),
            ("Grade", self._grade()),
            ("Origins", self._origins()),
            ("Where the reports agree and differ", self._compared()),
            ("Contradictions", self._contradictions()),
            ("What each report says", self._reports()),
            ("Why these reports are one incident", self._links(self.one.links)),
            ("Possibly the same, waiting for a person", self._links(self.one.possible)),
            ("Decisions", self._decisions()),
        ):
            found = list(section)
            if found:
                lines += ["", *paint(wrap(title.upper(), self.width), "bold", self.colour), *found]
        return "\n".join([*lines, "", rule(self.width)]) + "\n"

    def _row(self, label: str, words: str, indent: int = 1) -> list[str]:
        return columns(label, words, indent=indent, label_width=LABEL, width=self.width)

    def _head(self) -> Iterator[str]:
        one = self.one
        yield rule(self.width)
        yield from paint(wrap(f"{one.code}  {said.headline(one.setting)}", self.width), "bold", self.colour)
        facts = [f"{len(one.sources)} report{'s' * (len(one.sources) != 1)}", said.independent(one.incident),
                 f"{said.level_of(one.incident)} ({said.method_of(one.incident)})"]  # fmt: skip
        if one.incident.strike_status:
            facts.append(f"strike: {one.incident.strike_status}")
        yield from wrap(" · ".join(facts), self.width)
        if one.aliases:
            yield from wrap(f"also: {', '.join(one.aliases)}", self.width)
        yield from paint(wrap(self._standing(), self.width), "warn", self.colour)
        if one.withheld:
            yield from paint(wrap(f"without: {', '.join(one.withheld)}", self.width), "warn", self.colour)
        yield rule(self.width)

    def _standing(self) -> str:
        if self.one.status == PROPOSED:
            return "machine proposal, nobody has decided on it"
        held = self.one.accepted
        if self.one.status == ACCEPTED and held is not None:
            grade = f" as {held.grade.level}" if held.grade and held.grade.level else ""
            return f"accepted{grade} by {safe(held.by)} on {day(held.on)}"
        return self.one.status

    def _harm(self) -> Iterator[str]:
        for found in self.one.incident.ranges:
            yield from self._row(found.outcome, f"{said.range_in_words(found)}  {said.group_of(found)}")
            yield from self._end("lowest", found.minimum)
            if found.maximum != found.minimum:
                yield from self._end("highest", found.maximum)
            yield from self._left_out(found)

    def _end(self, label: str, end: End) -> list[str]:
        return self._row(label, f"{end}: {end.rule}{said.refer(end.claims, self.names)}", indent=3)

    def _left_out(self, found: Range) -> Iterator[str]:
        rules: dict[str, list[str]] = defaultdict(list)
        for left in found.left_out:
            rules[left.rule].append(left.claim)
        for why, claims in sorted(rules.items()):
            yield from self._row("left out", f"{why}{said.refer(claims, self.names)}", indent=3)

    def _grade(self) -> Iterator[str]:
        for grade in self.one.incident.grades:
            yield from self._row(grade.level or "ungraded", f"by {grade.method}{said.condition(grade)}")
            for reason in grade.reasons:
                yield from self._row("", f"{safe(reason.sentence)}{said.refer(reason.claims, self.names)}", indent=3)

    def _origins(self) -> Iterator[str]:
        for origin in self.one.incident.independence[0].origins:
            marks = ["certain" if origin.certain else "possible", *(["a party to it"] if origin.interested else [])]
            yield from self._row(", ".join(marks), f"{safe(origin.name)}{said.refer(origin.claims, self.names)}")

    def _compared(self) -> Iterator[str]:
        by_property: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        for statement in (s for s in said.in_order(self.one) if s.id not in self.one.rejected):
            by_property[statement.property][said.value_of(statement) + said.stance_of(statement)].append(statement)
        for name in OTHER_PROPERTIES:
            for n, (value, those) in enumerate(by_property.get(name, {}).items()):
                voices = list(dict.fromkeys(said.voice_of(s) for s in those))
                refs = said.refer((s.id for s in those), self.names)
                yield from self._row("" if n else said.property_word(name), f"{value} — {'; '.join(voices)}{refs}")

    def _contradictions(self) -> Iterator[str]:
        for found in self.one.incident.contradictions:
            both = [said.voice_of(self.by_id[c]) for c in (found.one, found.other) if c in self.by_id]
            refs = said.refer((found.one, found.other), self.names)
            yield from self._row(
                said.property_word(found.property), f"{safe(found.why)} — {' against '.join(both)}{refs}"
            )

    def _reports(self) -> Iterator[str]:
        for source in self.one.sources:
            yield from wrap(f" {_source(source)}", self.width)
            for statement in said.in_order(self.one):
                if statement.document == source.document:
                    yield from self._statement(statement)

    def _statement(self, statement: Statement) -> Iterator[str]:
        name = self.names[statement.id]
        mark = "rejected: " if statement.id in self.one.rejected else ""
        value = f"{mark}{said.property_word(statement.property)}: {said.value_of(statement)}{said.stance_of(statement)}"
        words = said.words_behind(self.one.words.get(statement.id))
        yield from self._row(name, f"{value} — {said.voice_of(statement)} {words} {statement.id}", indent=3)

    def _links(self, links: tuple[Link, ...]) -> Iterator[str]:
        for link in links:
            yield from self._row(
                f"{link.score:+.1f} bits", f"{link.a} – {link.b} ({link.method}, base {link.base:+.1f})"
            )
            speaking = [r for r in link.reasons if r.weight > 0]
            for reason in speaking[:REASONS]:
                yield from self._row(f"{reason.weight:+.1f}", safe(reason.words), indent=3)
            if link.against is not None:
                yield from self._row(f"{link.against.weight:+.1f}", f"against: {safe(link.against.words)}", indent=3)
            yield from self._rest(link, sum(r.weight for r in speaking[:REASONS]))

    def _rest(self, link: Link, shown: float) -> Iterator[str]:
        """What the reasons that are not shown weigh, so that a reader can add the score up."""
        rest = link.score - link.base - shown - (link.against.weight if link.against else 0)
        if abs(rest) >= 0.05:  # what is shown has one decimal
            yield from self._row(f"{rest:+.1f}", "all other reasons together (--format json has them)", indent=3)

    def _decisions(self) -> Iterator[str]:
        for made in self.one.decisions:
            reason = f": {safe(made.reason)}" if made.reason else ""
            about = f"{made.kind} {made.key}" + (f" – {made.other}" if made.other else "")
            words = (
                f"{made.value + ' ' if made.value else ''}{about}, {safe(made.by)}, {day(made.made_at.date())}{reason}"
            )
            yield from self._row(made.verdict, f"{words} ({made.id})")


def _source(source: Source) -> str:
    """A report in one line."""
    facts = (
        safe(source.publisher or "publisher not known"),
        day(source.published_on) if source.published_on else "day not known",
        isolated(safe(source.title or "")),
        safe(source.url or ""),
        f"document {source.document}",
        "" if source.by == MACHINE else f"written by {safe(source.by)}",
    )
    return " · ".join(filter(None, facts))

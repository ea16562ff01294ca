"""Statements, voices, settings and ranges in a few plain words, safe for any terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tallystick.model.dossier import Dossier, Setting, Words
from tallystick.model.incident import Grade, Incident, Range, Statement
from tallystick.model.reading import When
from tallystick.publish.words import day, quoted, safe, shortened
from tallystick.resources.vocabularies import say

QUOTE = 160
"""Characters of the words behind a claim that a list shows; the whole is in the JSON form."""
PROPERTIES = {
    "actor": "done by", "target": "aimed at", "type": "kind", "weapon": "with", "place": "place", "date": "day",
    "responsibility": "blamed", "damage": "damage", "justification": "reason given", "position": "position",
    "intent": "intent", "characterisation": "called", "risk": "risk", "inquiry": "inquiry", "zone": "zone",
    "relation": "tie", "unspecified-loss": "losses",
}  # fmt: skip
NAMED = "named:"
COUNTED = ("killed", "injured", "missing", "captured", "displaced", "unspecified-loss")
WORDS_OF_NUMBER = {
    "exact": "{n}", "at-least": "at least {n}", "more-than": "more than {n}", "about": "about {n}",
    "nearly": "nearly {n}", "up-to": "up to {n}", "none": "none",
}  # fmt: skip


def property_word(name: str) -> str:
    """What is told, as a label."""
    if name.startswith(NAMED):
        return f"{name.removeprefix(NAMED)}, by name"
    return PROPERTIES.get(name, name.replace("-", " "))


def value_of(statement: Statement) -> str:
    """What a statement says of its property."""
    if statement.who is not None and statement.property in COUNTED:
        people = "people" if statement.who == "unspecified" else statement.who.replace("-", " ")
        return " ".join(filter(None, (number_of(statement), people, statement.status and f"({statement.status})")))
    if statement.property == "date":
        return _days(statement.value or "")
    if statement.property == "type":
        kind, _, mode = (statement.value or "").partition("/")
        return f"{kind}, {mode}" if mode else kind
    value = safe(statement.value or "")
    return f"{value}, {statement.age}" if statement.age is not None else value


def number_of(statement: Statement) -> str:
    """A count as it was given."""
    if statement.number is not None and statement.quantifier in WORDS_OF_NUMBER:
        return WORDS_OF_NUMBER[statement.quantifier].format(n=statement.number)
    if statement.low is not None and statement.high is not None:
        return str(statement.low) if statement.low == statement.high else f"{statement.low} to {statement.high}"
    if statement.quantifier in WORDS_OF_NUMBER and statement.number is None and statement.quantifier == "none":
        return "none"
    return safe(statement.phrase or statement.quantifier or "some")


def _days(value: str) -> str:
    first, _, last = value.partition("/")
    return first if first == last or not last else f"{first or '…'} to {last}"


def voice_of(statement: Statement) -> str:
    """Who says it: the innermost voice first, then through whom it came."""
    names = [safe(voice.name) for voice in reversed(statement.chain)]
    outlet = safe(statement.publisher.name) if statement.publisher else "the report itself"
    return " via ".join(names) if names else outlet


def stance_of(statement: Statement) -> str:
    """How it is said, where that is not plainly."""
    marks = [] if statement.stance == "states" else [say("stance", statement.stance)]
    if statement.factuality not in ("happened", None, statement.stance.removesuffix("s")):
        marks.append(say("factuality", statement.factuality))
    return f" ({', '.join(dict.fromkeys(marks))})" if marks else ""


def words_behind(words: Words | None) -> str:
    """The words behind a statement, in quotation marks."""
    return quoted(shortened(words.text, QUOTE)) if words and words.text else ""


def when_in_words(when: When | None) -> str:
    """A day, or first and last one."""
    if when is None or (when.start is None and when.end is None):
        return "day unknown"
    if when.start == when.end and when.start is not None:
        return day(when.start)
    return f"{day(when.start) if when.start else 'before'} to {day(when.end) if when.end else 'later'}"


def what(setting: Setting) -> str:
    """The kind of happening in a few words."""
    if setting.acled:
        return setting.acled
    if setting.type is None:
        return "happening of an unknown kind"
    return f"{setting.type} ({setting.mode})" if setting.mode else setting.type


def headline(setting: Setting) -> str:
    """What, where, when."""
    where = setting.where
    place = ", ".join(filter(None, (safe(where.name), where.country))) if where else "place unknown"
    return f"{what(setting)}; {place}; {when_in_words(setting.when)}"


def range_in_words(found: Range | None) -> str:
    """A range as "5–7", "46+" or "unknown"; a dash where nobody speaks of it."""
    return "–" if found is None else str(found)


def group_of(found: Range) -> str:
    """Whose harm a range is of."""
    side = f" of {found.party}" if found.party else ""
    return f"{found.group.replace('-', ' ')}{side}"


def level_of(incident: Incident) -> str:
    """The grade in a word."""
    return incident.level or "ungraded"


def independent(incident: Incident) -> str:
    """How many independent origins all of it rests on."""
    every = incident.independence[0]
    number = str(every.certain) if every.certain == every.possible else f"{every.certain} to {every.possible}"
    return f"{number} independent origin{'s' if number != '1' else ''}"


def method_of(incident: Incident) -> str:
    """The rulebook in force, and whether all of it was checked against the organisation's own."""
    checked = "" if incident.checked else "; not every rule is checked against its codebook"
    return f"{incident.method} {incident.version}{checked}"


def condition(grade: Grade) -> str:
    """Under which reading of unassessed sources a grade is given."""
    return "" if grade.credible == "registered" else f" if {grade.credible} sources are credible"


def numbered(one: Dossier) -> dict[str, str]:
    """A short name for each statement of a dossier: S1, S2, … in the order in which it shows them."""
    return {statement.id: f"S{n}" for n, statement in enumerate(in_order(one), 1)}


def in_order(one: Dossier) -> Sequence[Statement]:
    """The statements by report, then by what they tell."""
    place = {source.document: n for n, source in enumerate(one.sources)}
    return sorted(one.statements, key=lambda s: (place.get(s.document, 0), *_rank(s.property), s.id))


ORDER = ("type", "date", "place", "actor", "responsibility", "target", "weapon", *COUNTED)


def _rank(name: str) -> tuple[int, str]:
    return (ORDER.index(name) if name in ORDER else len(ORDER), name)


def refer(claims: Iterable[str], names: dict[str, str]) -> str:
    """References to statements, as "[S1, S4]"."""
    known = sorted({names[c] for c in claims if c in names}, key=lambda name: int(name[1:]))
    return f" [{', '.join(known)}]" if known else ""

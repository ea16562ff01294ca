"""Our own annotated reports: inline mark-up compiled to spans in the contract's form.

``python -m training.markup FILE…`` checks files and says what is wrong, one line each; ``--json OUT`` writes the
compiled rows, ``--plain`` prints the texts without their marks (for a second, blind reader). The form and the rules of
annotation: ``training/reports/README.md``.
"""

from __future__ import annotations

import argparse
import json
import re
import shlex
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tallystick.resources.vocabularies import modes, words

Row = dict[str, Any]
FOLDER = Path(__file__).parent / "reports"
MARK = re.compile(r"\{([A-Z]\d+[a-z.]*(?: [A-Z]\d+[a-z.]*)*)\|")
LABEL = re.compile(r"^([APLWVFTEHDR])(\d+)(?:\.([a-z]+))?$")
PARTS = {"A": {"s", "c", "t"}, "E": {None, "actor", "target", "weapon", "place", "when"}}
RECORDED = "APLEHDR"
ENTITY = {"L": "place", "W": "weapon", "V": "weapon", "F": "facility"}
SPEECH = frozenset({"accuse", "request", "threaten", "support", "reject", "agree", "consult", "concede"})
OPEN_ENDED = {"dozens", "scores", "hundreds", "thousands"}
LEAST = {"several": 2, "plural": 2}


class MarkupError(ValueError):
    """A passage that breaks the form; the message names the passage and what is wrong."""


@dataclass(slots=True)
class Passage:
    """One passage as written: header, text without marks, spans by label, records by label."""

    id: str
    header: dict[str, str]
    text: str
    spans: dict[str, list[tuple[int, int]]]
    records: dict[str, tuple[list[str], dict[str, str]]]
    file: str = ""
    braces: list[tuple[tuple[int, int], tuple[str, ...]]] = field(default_factory=list)


def unmark(marked: str) -> tuple[str, list[tuple[tuple[int, int], tuple[str, ...]]]]:
    """The plain text and every brace as (span, labels), outer braces after the ones inside them."""
    out: list[str] = []
    stack: list[tuple[int, tuple[str, ...]]] = []
    found: list[tuple[tuple[int, int], tuple[str, ...]]] = []
    size = i = 0
    while i < len(marked):
        opening = MARK.match(marked, i)
        if opening:
            stack.append((size, tuple(opening.group(1).split(" "))))
            i = opening.end()
            continue
        if marked[i] == "{":
            raise MarkupError(f"a brace that opens no mark: …{marked[i : i + 30]!r}")
        if marked[i] == "}":
            if not stack:
                raise MarkupError(f"a brace closes nothing: …{marked[max(0, i - 30) : i + 1]!r}")
            start, labels = stack.pop()
            if start == size:
                raise MarkupError(f"an empty mark {labels}")
            found.append(((start, size), labels))
        else:
            out.append(marked[i])
            size += 1
        i += 1
    if stack:
        raise MarkupError(f"the mark {' '.join(stack[-1][1])} is never closed")
    return "".join(out), found


def parse(block: str, file: str) -> Passage:
    """One passage from its block of a file (without the ``===``)."""
    head, _, rest = block.partition("\n")
    name = head.strip()
    about, _, rest = rest.partition("\n")
    header = {k.strip(): v.strip() for k, _, v in (part.partition(":") for part in about.split("|"))}
    marked, line, tail = rest.partition("\n---")
    try:
        if not line:
            raise MarkupError("no line --- between text and records")
        text, braces = unmark(marked.strip("\n"))
        records = dict(_record(row) for row in tail.strip().splitlines() if row.strip() and not row.startswith("#"))
    except (MarkupError, ValueError) as problem:
        raise MarkupError(f"{file}: {name}: {problem}") from problem
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for span, labels in sorted(braces):
        for label in labels:
            spans[label].append(span)
    return Passage(name, header, text, dict(spans), records, file, braces)


def _record(line: str) -> tuple[str, tuple[list[str], dict[str, str]]]:
    label, *rest = shlex.split(line)
    named = dict(part.split("=", 1) for part in rest if "=" in part)
    return label, ([part for part in rest if "=" not in part], named)


def passages(files: Sequence[Path]) -> Iterator[Passage]:
    """Every passage of the files, in order. Raises MarkupError at the first that cannot be parsed."""
    for file in files:
        blocks = re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]
        for block in blocks:
            yield parse(block, file.name)


def problems(p: Passage) -> Iterator[str]:
    """What is wrong with a passage that could be parsed."""
    for key in ("conflict", "kind"):
        if not p.header.get(key):
            yield f"no {key} in the header line"
    if not re.match(r"^\d{4}-\d\d-\d\d$", p.header.get("published", "")):
        yield "published must be YYYY-MM-DD"
    for label in p.spans:
        match = LABEL.match(label)
        if not match:
            yield f"{label}: not a label"
            continue
        letter, number, part = match.groups()
        if part not in PARTS.get(letter, {None}):
            yield f"{label}: {letter} has no part .{part}"
        if letter in RECORDED and letter + number not in p.records:
            yield f"{label}: no record {letter}{number}"
    for label in p.records:
        yield from _check_record(p, label)


def _check_record(p: Passage, label: str) -> Iterator[str]:
    letter, (given, named) = label[0], p.records[label]
    needed = {"A": [f"{label}.c", f"{label}.t"], "E": [label]}.get(letter, [label])
    missing = [x for x in needed if x not in p.spans]
    if missing:
        yield f"{label}: nothing in the text is marked {', '.join(missing)}"
    if letter in "EH" and len(p.spans.get(label, [])) > 1:
        yield f"{label}: marked more than once; a trigger or a victim phrase is one span"
    allowed = {
        "A": {"stance": words("stance")},
        "P": {"kind": ("party", "person", "group"), "sector": words("sector")},
        "L": {"precision": words("where_precision")},
        "E": {"type": words("type"), "fact": words("factuality"), "scope": words("scope"), "acled": words("acled")},
    }.get(letter, {})
    for key, values in allowed.items():
        if named.get(key) is not None and named[key] not in values:
            yield f"{label}: {key}={named[key]} is not one of {', '.join(values)}"
    wanted = {"A": ("voice", "stance"), "P": ("name", "kind"), "L": ("name",), "E": ("type", "fact", "scope")}
    for key in wanted.get(letter, ()):
        if key not in named:
            yield f"{label}: {key} is missing"
    if letter == "E" and named.get("mode") and named.get("mode") not in modes(named.get("type", "assault")):
        yield f"{label}: mode={named['mode']} is no mode of {named.get('type')}"
    yield from _check_references(p, label, given, named)


def _check_references(p: Passage, label: str, given: list[str], named: dict[str, str]) -> Iterator[str]:
    letter = label[0]
    wanted = [named[k] for k in ("inside", "of", "part_of", "where") if k in named]
    wanted += [x for x in named.get("by", "none").split(",") if x != "none"]
    if letter in "HD":
        if len(given) < 3:
            yield f"{label}: needs event, {'who, ' if letter == 'H' else ''}outcome, quantifier and, where said, number"
            return
        wanted.append(given[0])
        who, outcome, quantifier = given[1:4] if letter == "H" and len(given) > 3 else ("unspecified", *given[1:3])
        if letter == "H" and len(given) < 4:
            yield f"{label}: needs event, who, outcome, quantifier and, where said, number"
        vocabulary = "harm_outcome" if letter == "H" else "damage_outcome"
        for value, table in ((who, "who"), (outcome, vocabulary), (quantifier, "quantifier")):
            if value not in words(table):
                yield f"{label}: {value} is not one of {', '.join(words(table))}"
        counted = quantifier in ("exact", "at-least", "more-than", "about", "nearly", "up-to", "between")
        if counted and not re.match(r"^\d+(-\d+)?$", given[-1]):
            yield f"{label}: {quantifier} needs a number"
    if letter == "R":
        if len(given) != 3 or given[1] not in words("relation_kind"):
            yield f"{label}: needs FROM KIND TO, KIND one of {', '.join(words('relation_kind'))}"
            return
        wanted += [given[0], given[2]]
    for other in wanted:
        if other not in p.records:
            yield f"{label}: refers to {other}, which has no record"
    if letter == "E" and named.get("when") and _when(named["when"]) is None:
        yield f"{label}: when={named['when']} is not DAY, or FROM..TO/precision, or YYYY-MM/month"


def _when(value: str) -> tuple[str | None, str | None, str] | None:
    if re.match(r"^\d{4}-\d\d-\d\d$", value):
        return value, value, "day"
    match = re.match(r"^(\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?/([a-z-]+)$", value)
    return (match[1], match[2], match[3]) if match and match[3] in words("when_precision") else None


def literal(quantifier: str, number: str | None) -> tuple[int | None, int | None]:
    """The literal ends of a count (DESIGN.md): at least N is N and open, several is 2 and open, dozens is open."""
    if quantifier == "none":
        return 0, 0
    if quantifier in OPEN_ENDED or number is None:
        return LEAST.get(quantifier), None
    low, _, high = number.partition("-")
    if quantifier == "between":
        return int(low), int(high or low)
    if quantifier in ("at-least", "more-than"):
        return int(low), None
    if quantifier in ("nearly", "up-to"):
        return None, int(low)
    return int(low), int(low)


def compiled(p: Passage) -> Row:
    """A checked passage in the form of the gold readings, with entities, braces and header beside it."""
    quote = lambda s: {"q": p.text[s[0] : s[1]], "s": s[0], "e": s[1]}  # noqa: E731 - a shorthand used twelve times
    told = {k: v for k, v in p.records.items() if k[0] == "A"}
    carried = {k: _carriers(p, p.spans[k][0], told, v[1]) for k, v in p.records.items() if k[0] in "EHDR"}
    attributions = [
        {
            "id": k, "voice": named["voice"], "inside": named.get("inside"), "stance": named["stance"],
            **{role: [quote(s) for s in p.spans.get(f"{k}.{part}", [])]
               for role, part in (("source", "s"), ("cue", "c"), ("content", "t"))},
        }
        for k, (_, named) in told.items()
    ]  # fmt: skip
    return {
        "id": p.id, "origin": p.file, "published_on": p.header["published"], "publisher": p.header.get("publisher"),
        "kind": p.header["kind"], "conflict": p.header["conflict"], "text": p.text, "attributions": attributions,
        "events": [_event(p, k, carried, quote) for k in p.records if k[0] == "E"],
        "relations": [
            {"from": _name(p, v[0][0]), "to": _name(p, v[0][2]), "kind": v[0][1], "span": quote(p.spans[k][0]),
             "according_to": carried[k]}
            for k, v in p.records.items() if k[0] == "R"
        ],
        "entities": [_entity(p, k) for k in sorted({x.split(".")[0] for x in p.spans}) if k[0] in "PLWVF"],
        "times": [list(s) for k, v in p.spans.items() if k[0] == "T" for s in v],
        "notes": "",
    }  # fmt: skip


def _carriers(p: Passage, span: tuple[int, int], told: dict[str, Any], named: dict[str, str]) -> list[str]:
    """The attributions whose content covers the words, outer before inner; a record may say otherwise.

    A speech act has the attribution that is that act as well (RULES.md 4).
    """
    if "by" in named:
        return [x for x in named["by"].split(",") if x != "none"]
    holding = [k for k in told if any(s <= span[0] and span[1] <= e for s, e in p.spans.get(f"{k}.t", []))]
    if named.get("type") in SPEECH:
        holding += [k for k in told if any(s < span[1] and span[0] < e for s, e in p.spans.get(f"{k}.c", []))]
    return sorted(holding, key=lambda k: (_depth(told, k), p.spans[f"{k}.t"][0]))


def _depth(told: dict[str, Any], label: str) -> int:
    depth, seen = 0, {label}
    while (label := told[label][1].get("inside", "")) in told and label not in seen:
        seen.add(label)
        depth += 1
    return depth


def _name(p: Passage, label: str) -> str:
    named = p.records.get(label, ([], {}))[1]
    s, e = p.spans[label][0]
    return named.get("name") or p.text[s:e]


def _entity(p: Passage, label: str) -> Row:
    named = p.records.get(label, ([], {}))[1]
    return {
        "id": label, "name": _name(p, label), "kind": ENTITY.get(label[0]) or named["kind"], "letter": label[0],
        "country": named.get("country"), "sector": named.get("sector"), "mentions": [list(s) for s in p.spans[label]],
    }  # fmt: skip


def _event(p: Passage, label: str, carried: dict[str, list[str]], quote: Any) -> Row:
    named = p.records[label][1]
    roles: dict[str, list[Row]] = {
        role: [_filler(p, s, labels, quote) for s, labels in sorted(p.braces) if f"{label}.{role}" in labels]
        for role in ("actor", "target", "weapon", "place")
    }
    when = _when(named["when"]) if named.get("when") else None
    said = p.spans.get(f"{label}.when", [])
    place = roles["place"][0] if roles["place"] else None
    where = named.get("where") or (place["entity"] if place else None)
    return {
        "id": label, "type": named["type"], "mode": named.get("mode"), "acled": named.get("acled"),
        "scope": named["scope"], "background": named.get("background") == "yes", "factuality": _fact(named),
        "part_of": named.get("part_of"), "trigger": quote(p.spans[label][0]), "according_to": carried[label],
        "actors": roles["actor"], "targets": roles["target"],
        "weapons": [{"kind": w["span"]["q"], "span": w["span"]} for w in roles["weapon"]],
        "when": {"from": when[0], "to": when[1], "precision": when[2], "span": quote(said[0]) if said else None}
        if when else None,
        "where": _where(p, where, place, quote) if where or place else None,
        "harm": [_count(p, k, quote, carried) for k, v in p.records.items() if k[0] == "H" and v[0][0] == label],
        "damage": [_count(p, k, quote, carried) for k, v in p.records.items() if k[0] == "D" and v[0][0] == label],
    }  # fmt: skip


def _fact(named: dict[str, str]) -> str:
    """An accusation that is made counts as alleged, as in the gold readings (RULES.md 11)."""
    made = named["type"] == "accuse" and named.get("mode") == "allege" and named["fact"] == "happened"
    return "alleged" if made else named["fact"]


def _filler(p: Passage, span: tuple[int, int], labels: tuple[str, ...], quote: Any) -> Row:
    own = next((x for x in labels if x[0] in "PLWVF" and "." not in x), None)
    return {"name": _name(p, own) if own else p.text[span[0] : span[1]], "span": quote(span), "entity": own}


def _where(p: Passage, label: str | None, place: Row | None, quote: Any) -> Row:
    named = p.records.get(label or "", ([], {}))[1]
    span = place["span"] if place else quote(p.spans[label or ""][0])
    return {
        "name": named.get("name") or span["q"], "country": named.get("country"), "lat": None, "lon": None,
        "precision": named.get("precision"), "span": span,
    }  # fmt: skip


def _count(p: Passage, label: str, quote: Any, carried: dict[str, list[str]]) -> Row:
    given, named = p.records[label]
    harm = label[0] == "H"
    who, outcome, quantifier = given[1:4] if harm else (None, *given[1:3])
    rest = given[4:] if harm else given[3:]
    low, high = literal(str(quantifier), rest[0] if rest else None)
    row = {
        "id": label, "outcome": outcome, "quantifier": quantifier, "low": low, "high": high,
        "span": quote(p.spans[label][0]), "according_to": carried[label],
    }  # fmt: skip
    if harm:
        return row | {"who": who, "subset_of": named.get("of")}
    return row | {"what": p.text[p.spans[label][0][0] : p.spans[label][0][1]]}


def load(files: Sequence[Path] = ()) -> list[Row]:
    """Every passage of ours, compiled. Raises MarkupError naming the first that breaks the form."""
    found = []
    for p in passages(files or sorted(FOLDER.glob("*.txt"))):
        for problem in problems(p):
            raise MarkupError(f"{p.file}: {p.id}: {problem}")
        found.append(compiled(p))
    return found


def held_out(ids: Iterable[str]) -> set[str]:
    """The tenth that nobody trains on: passages whose number ends in 0, so that new ones change nothing for the old."""
    return {i for i in ids if i.endswith("0")}


def check(files: Sequence[Path]) -> list[str]:
    """Every problem of the files, one line each."""
    found: list[str] = []
    seen: Counter[str] = Counter()
    for file in files:
        for block in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
            try:
                p = parse(block, file.name)
            except MarkupError as problem:
                found.append(str(problem))
                continue
            seen[p.id] += 1
            found += [f"{file.name}: {p.id}: {problem}" for problem in problems(p)]
    return found + [f"the id {k} is used {n} times" for k, n in seen.items() if n > 1]


def main() -> int:
    """Command line; exit 1 when a passage breaks the form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--plain", action="store_true")
    chosen = parser.parse_args()
    files = chosen.files or sorted(FOLDER.glob("*.txt"))
    found = check(files)
    sys.stderr.write("".join(f"{line}\n" for line in found))
    if found:
        return 1
    rows = load(files)
    if chosen.plain:
        for r in rows:
            print(f"=== {r['id']}\nconflict: {r['conflict']} | published: {r['published_on']} | "
                  f"publisher: {r['publisher']} | kind: {r['kind']}\n{r['text']}\n---\n")  # fmt: skip
    if chosen.json:
        chosen.json.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    counts = Counter(letter for r in rows for letter, key in (("A", "attributions"), ("E", "events")) for _ in r[key])
    harm = sum(len(e["harm"]) for r in rows for e in r["events"])
    print(
        f"{len(rows)} passages, {counts['A']} attributions, {counts['E']} events, {harm} rows of harm", file=sys.stderr
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

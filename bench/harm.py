"""Harm and damage rows against the gold readings, and the same rules on larger sets that count people harmed.

gold: rows anywhere in the report, matched as the scorer of readings does (span overlap, outcome, low, high; damage:
span overlap and low). muc4: human targets with an effect (killed, injured, captured) whose mention a row of that
outcome
overlaps, and the number where the key gives digits. gva: the largest number killed and injured over an incident's
articles against its record. narratives: assessments in which some row gives the record's lowest toll.
Everything but muc4 is measured and looked at, never copied.

    python -m bench harm [--data FILE] [--json OUT] [--limit N]
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.places import corpora, measures, publish
from tallystick.model.span import Span
from tallystick.reader.harm import HarmDraft, find_damage, find_harm
from tallystick.reader.network import load_network
from tallystick.reader.parse import Parse, parse

OPTIONS = {"--limit": "read only the first N rows of each set"}
MEASURE, CORPORA = measures(), corpora()
EFFECTS = {"DEATH": "killed", "INJURY": "injured"}
Read = Callable[[str], Parse]
Score = Counter[str]


def read_lines(path: Path, limit: int | None = None) -> Iterator[dict[str, Any]]:
    """The rows of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                return
            yield json.loads(line)


def figures(score: Score, name: str) -> dict[str, float]:
    """Precision, recall and F of one measure from its counts."""
    right, given, wanted = (score[f"{name}:{k}"] for k in ("right", "given", "wanted"))
    p, r = right / given if given else 0.0, right / wanted if wanted else 0.0
    return {
        "p": round(p, 4),
        "r": round(r, 4),
        "f": round(2 * p * r / (p + r), 4) if p + r else 0.0,
        "right": right,
        "given": given,
        "wanted": wanted,
    }


def add(score: Score, name: str, right: int, given: int, wanted: int) -> None:
    """Add one document's counts to a measure."""
    score.update({f"{name}:right": right, f"{name}:given": given, f"{name}:wanted": wanted})


def matched(
    wanted: Iterable[dict[str, Any]], given: Iterable[Any], same: Callable[[dict[str, Any], Any], bool]
) -> list[tuple[dict[str, Any], Any]]:
    """Pairs one to one, in order."""
    left, pairs = list(given), []
    for gold in wanted:
        hit = next((row for row in left if same(gold, row)), None)
        if hit is not None:
            left.remove(hit)
            pairs.append((gold, hit))
    return pairs


def overlaps(gold: dict[str, Any], row: Any) -> bool:
    """Whether a gold row and a read one share a character."""
    return Span(gold["span"]["s"], gold["span"]["e"]).overlaps(row.span)


def on_gold(rows: Iterable[dict[str, Any]], read: Read) -> dict[str, Any]:
    """Harm and damage anywhere in the report."""
    score: Score = Counter()
    for gold in rows:
        parsed = read(gold["text"])
        harm = [h for e in gold["events"] for h in e["harm"]]
        damage = [d for e in gold["events"] for d in e["damage"]]
        got, got_damage = find_harm(parsed), find_damage(parsed)
        pairs = matched(
            harm, got, lambda g, r: overlaps(g, r) and (g["outcome"], g["low"], g["high"]) == (r.outcome, r.low, r.high)
        )
        add(score, "harm", len(pairs), len(got), len(harm))
        add(score, "harm_who", sum(g["who"] == r.who for g, r in pairs), len(got), len(harm))
        invented = sum(not any(overlaps(h, r) for h in harm) for r in got)
        add(score, "invented", invented, max(1, len(got)), max(1, len(got)))
        hits = matched(damage, got_damage, lambda g, r: overlaps(g, r) and g["low"] == r.low)
        add(score, "damage", len(hits), len(got_damage), len(damage))
    return {name: figures(score, name) for name in ("harm", "harm_who", "damage")} | {
        "invented": score["invented:right"]
    }


def targets(template: dict[str, Any]) -> Iterator[tuple[str, list[Span], str | None]]:
    """Outcome, mentions and number of each human target of a template."""
    numbers = {name: row["values"][0] for row in template["hum_tgt_number"] for name in row["of"] or []}
    mentions: dict[str, list[Span]] = {}
    for slot in ("hum_tgt_name", "hum_tgt_description"):
        for entity in template[slot]:
            for text, places in zip(entity["strings"], entity["mentions"], strict=False):
                mentions.setdefault(text, []).extend(Span(*p) for p in places)
    for row in template["hum_tgt_effect"]:
        names = [n for n in row["of"] or [] if n in mentions]
        spans = [s for n in names for s in mentions[n]]
        outcome = EFFECTS.get(row["values"][0]) if not row["optional"] else None
        if outcome and spans:
            yield outcome, spans, next((numbers[n] for n in names if n in numbers), None)


def on_muc4(rows: Iterable[dict[str, Any]], read: Read) -> dict[str, Any]:
    """Human targets killed or injured: found, and their number where the key gives one in digits."""
    score: Score = Counter()
    for doc in rows:
        wanted = [t for template in doc["templates"] for t in targets(template)]
        got = [r for r in find_harm(read(doc["text"])) if r.outcome in EFFECTS.values() and r.low != 0]
        hits = [(t, [r for r in got if r.outcome == t[0] and any(s.overlaps(r.span) for s in t[1])]) for t in wanted]
        right = {id(r) for _, found in hits for r in found}
        add(score, "targets", sum(bool(found) for _, found in hits), len(wanted), len(wanted))
        if doc["templates"]:
            add(score, "rows", len(right), len(got), len(got))
        digits = [(t, found) for t, found in hits if found and t[2] and t[2].isdigit()]
        add(
            score,
            "numbers",
            sum(any(r.number == int(t[2] or 0) for r in found) for t, found in digits),
            len(digits),
            len(digits),
        )
    return {
        "targets_recall": figures(score, "targets")["r"],
        "targets": score["targets:wanted"],
        "rows_precision_in_relevant": figures(score, "rows")["p"],
        "rows": score["rows:given"],
        "number_right": figures(score, "numbers")["p"],
        "numbered": score["numbers:wanted"],
    }


def largest(rows: Iterable[HarmDraft], outcome: str) -> int:
    """The largest number of one outcome that is no subset; 0 where none is told."""
    return max(
        (r.low or r.high or 0 for r in rows if r.outcome == outcome and r.subset_of is None and r.scope == "single"),
        default=0,
    )


def on_gva(rows: Iterable[dict[str, Any]], read: Read) -> dict[str, Any]:
    """Incidents in which the largest number over the articles is the record's."""
    score: Score = Counter()
    for incident in rows:
        got = [r for doc in incident["docs"] for r in find_harm(read(doc["text"]))]
        for outcome in ("killed", "injured"):
            add(score, outcome, largest(got, outcome) == incident[f"num_{outcome}"], 1, 1)
    return {f"{o}_exact": figures(score, o)["p"] for o in ("killed", "injured")} | {"incidents": score["killed:given"]}


def on_narratives(rows: Iterable[dict[str, Any]], read: Read) -> dict[str, Any]:
    """Assessments in which some row gives the record's lowest toll of an outcome."""
    score: Score = Counter()
    for row in rows:
        got = find_harm(read(row["text"]))
        for outcome in ("killed", "injured"):
            low = row[f"{outcome}_min"]
            if low:
                add(score, outcome, any(r.outcome == outcome and low in (r.low, r.number) for r in got), 1, 1)
    return {f"{o}_min_told": figures(score, o)["p"] for o in ("killed", "injured")} | {
        "killed_known": score["killed:given"]
    }


SETS: dict[str, tuple[Callable[[Iterable[dict[str, Any]], Read], dict[str, Any]], Path]] = {
    "gold": (on_gold, MEASURE / "gold_dev.jsonl"),
    "muc4": (on_muc4, CORPORA / "muc4" / "dev.jsonl"),
    "gva": (on_gva, CORPORA / "measure_only" / "gva_dev.jsonl"),
    "narratives": (on_narratives, MEASURE / "narratives_dev.jsonl"),
}


def measure(data: Path | None, limit: int | None) -> dict[str, Any]:
    """Every set whose file is there; with ``data`` the gold measure on that file alone."""
    network = load_network()
    sets = {"gold": (on_gold, data)} if data else SETS
    result: dict[str, Any] = {}
    for name, (score, path) in sets.items():
        if path is None or not path.exists():
            result[name] = "absent"
            continue
        result[name] = score(read_lines(path, limit), lambda text: parse(text, network))
    return result


def main(data: Path | None = None, out: Path | None = None, limit: str | None = None) -> int:
    """Print the figures as JSON; write them to ``out`` where that is asked for."""
    result = measure(data, int(limit) if limit else None)
    print(json.dumps(result, indent=1))
    publish(result, out)
    return 0

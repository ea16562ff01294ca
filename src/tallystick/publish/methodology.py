"""The methodology page: what the rulebook in force makes of words, claims and origins, from the rulebook itself."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tallystick.model.method import Method, Rule
from tallystick.publish.words import safe
from tallystick.resources.publishing.tables import publishing_table
from tallystick.resources.vocabularies import vocabulary

QUANTITY_RULES = frozenset({"quantifier", "phrase"})
OWN_SECTION = QUANTITY_RULES | {"level", "population"}
ALWAYS = ("origins", "credible", "unknown", "denial", "people", "law")


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the page: a heading (``level`` 1 or 2), a paragraph, or a table with its head row first."""

    words: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def checked_words(method: str, checked: bool) -> str:
    """Whether a rulebook was checked, in the words every export and page uses."""
    if checked:
        return f"every rule of {method} was checked against the organisation's codebook"
    return f"not every rule of {method} was checked against the organisation's codebook"


def methodology(method: Method) -> tuple[Block, ...]:
    """The page of a rulebook."""
    return (
        Block(f"Methodology: {safe(method.title)}, version {safe(method.version)}", level=1),
        Block(_standing(method)),
        *_population(method),
        *_quantities(method),
        *_further(method),
        *_grades(method),
        Block("Always, whatever the rulebook", level=2),
        *(Block(publishing_table("method_words")["always"][name]) for name in ALWAYS),
        Block("Marks", level=2),
        Block(rows=(("mark", "meaning"), *publishing_table("method_words")["mark"].items())),
    )


def _standing(method: Method) -> str:
    """The first thing to know of a rulebook: what in it nobody has checked."""
    words = checked_words(method.title, method.checked)
    unchecked = [rule for rule in method.rules if rule.mark == "M"]
    number = f": {len(unchecked)} of {len(method.rules)} rules are marked M" if unchecked else ""
    return f"{words[0].upper()}{words[1:]}{number}. Figures made by it are Tallystick's, not {safe(method.title)}'s."


def _population(method: Method) -> Iterator[Block]:
    said = publishing_table("method_words")["population"]
    counts = said.get(method.population, method.population)
    yield Block("Whom it counts", level=2)
    yield Block(f"It counts {counts}; outcomes: {', '.join(method.outcomes)}.")
    yield _table(rule for rule in method.rules if rule.name == "population")


def _quantities(method: Method) -> Iterator[Block]:
    yield Block("What words of number mean", level=2)
    head = ("words", "at least", "at most", "open upward", "rule", "source", "mark")
    rows = [
        (words, found.low or "unknown", found.high or "unknown", "yes" if found.open else "no", *_cells(found.rule))
        for words, found in (*((f'"{w}"', q) for w, q in method.phrases.items()), *method.quantities.items())
    ]
    yield Block(rows=(head, *rows))
    silent = [word for word in vocabulary("quantifier") if word not in method.quantities]
    if silent:
        yield Block(f"No rule covers: {', '.join(silent)}. A count in these words leaves its ends unknown.")


def _further(method: Method) -> Iterator[Block]:
    rules = [rule for rule in method.rules if rule.name not in OWN_SECTION]
    if rules:
        yield Block("How counts become a range", level=2)
        yield _table(rules)


def _grades(method: Method) -> Iterator[Block]:
    yield Block("Grades", level=2)
    if not method.levels:
        yield Block(f"{safe(method.title)} has no scale of grades: every incident is ungraded under it.")
        return
    yield Block("The first level whose conditions all hold is given; where none fits, the incident is ungraded.")
    said = publishing_table("method_words")["condition"]
    rows = [(level.level, "; ".join(said[c] for c in level.when), *_cells(level.rule)) for level in method.levels]
    yield Block(rows=(("grade", "conditions", "rule", "source", "mark"), *rows))


def _table(rules: Iterator[Rule] | Sequence[Rule]) -> Block:
    return Block(rows=(("rule", "source", "mark"), *(_cells(rule) for rule in rules)))


def _cells(rule: Rule) -> tuple[str, str, str]:
    return safe(rule.says), safe(rule.source), rule.mark


def as_markdown(blocks: Sequence[Block]) -> str:
    """The page as Markdown."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def _markdown(block: Block) -> str:
    if block.rows:
        head, *rest = [[cell.replace("|", "\\|") for cell in row] for row in block.rows]
        return "\n".join("| " + " | ".join(row) + " |" for row in (head, ["---"] * len(head), *rest))
    return f"{'#' * block.level} {block.words}" if block.level else block.words


def as_text(blocks: Sequence[Block]) -> str:
    """The page as plain text: a row of a table is a line that begins with a dash."""
    return "\n\n".join(_text(block) for block in blocks) + "\n"


def _text(block: Block) -> str:
    if block.rows:
        head, *rest = block.rows
        return "\n".join(
            f"- {row[0]}" + "".join(f"\n    {name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True))
            for row in rest
        )
    return f"{block.words}\n{'=-'[block.level - 1] * len(block.words)}" if block.level else block.words


def as_html(blocks: Sequence[Block]) -> str:
    """The page as one self-contained HTML file without script."""
    body = "\n".join(map(_html, blocks))
    title = html.escape(blocks[0].words)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


STYLE = (
    ":root{color-scheme:light dark}main{max-width:60rem;margin:auto;padding:1rem;font:1rem/1.5 system-ui,sans-serif}"
    "table{border-collapse:collapse;display:block;overflow-x:auto}th,td{border:1px solid;padding:.3rem .5rem;"
    "text-align:left;vertical-align:top}"
)


def _html(block: Block) -> str:
    if block.rows:
        head, *rest = block.rows
        lines = [_row("th", head, ' scope="col"'), *(_row("td", row, "") for row in rest)]
        return f"<table>\n<thead>{lines[0]}</thead>\n<tbody>\n" + "\n".join(lines[1:]) + "\n</tbody>\n</table>"
    tag = f"h{block.level}" if block.level else "p"
    return f"<{tag}>{html.escape(block.words)}</{tag}>"


def _row(tag: str, cells: Sequence[str], more: str) -> str:
    return "<tr>" + "".join(f"<{tag}{more}>{html.escape(cell)}</{tag}>" for cell in cells) + "</tr>"


FORMS: dict[str, Callable[[Sequence[Block]], str]] = {"text": as_text, "markdown": as_markdown, "html": as_html}

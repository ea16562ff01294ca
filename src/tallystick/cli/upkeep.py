"""What the verbs that look at incidents do first: see to it that all that is on record is linked and judged."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tallystick.flow.incidents import Found
    from tallystick.flow.judge import Judged
    from tallystick.ledger.store import Ledger


def current(ledger: Ledger, why: str = "judge", *, quiet: bool = False) -> Judged | None:
    """Links and judges what is new, with a bar on a terminal; None where nothing was."""
    from tallystick.flow.judge import bring_up_to_date, is_behind

    if not is_behind(ledger):
        return None
    if quiet or not sys.stderr.isatty():
        return bring_up_to_date(ledger, why)
    from rich.console import Console

    with Console(stderr=True).status("linking and judging") as status:
        counts = {"linked": 0, "judged": 0}

        def tell(step: str, count: int) -> None:
            counts[step] += count
            status.update(f"{counts['linked']} reports linked, {counts['judged']} incidents judged")

        return bring_up_to_date(ledger, why, tell)


def say_merged(asked: str, held: Found) -> None:
    """Says that an old code now goes by another."""
    if held.merged:
        click.echo(f"{asked} was merged into {held.code}", err=True)


def told(judged: Judged | None) -> list[str]:
    """What linking and judging changed, in lines."""
    if judged is None:
        return []
    lines = [f"incidents: {len(judged.new)} new, {len(judged.changed)} changed"]
    lines += [f"changed: {code}: {words}" for code, words in sorted(judged.changed.items())]
    lines += [f"merged: {old} into {code}" for old, code in sorted(judged.merged.items())]
    lines += [f"gone: {code}" for code in sorted(judged.gone)]
    lines += [f"refused: {r.a} and {r.b} the same, against an older word that they are not" for r in judged.refused]
    return lines

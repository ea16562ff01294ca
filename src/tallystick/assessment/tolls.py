"""The toll a report leads with, and what it makes of the counts the report then quotes.

Who sums up many sources begins with the toll over all of them and then goes through what each of them said. A lower
count of a relative, an outlet or an unnamed voice further down is a part of that toll, no rival; one of an institution
that counts for itself (a monitor, an authority, a party, an aid organisation) is a rival, and stays. A count many times
as high is that of a day or a war.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tallystick.assessment.counts import (
    GENERAL,
    MENTION,
    PART,
    TOTAL,
    VAGUE,
    Candidate,
    ends,
    is_fighter,
    kind_of_count,
    meaning,
)
from tallystick.assessment.offices import HOLDER
from tallystick.model.incident import LeftOut, Statement
from tallystick.model.method import Method

INSTITUTIONS = frozenset(
    "state-forces government rebels militia coalition political-party monitor ngo igo".split()
)  # fmt: skip
"""Kinds of voices that count for themselves."""
OF_THE_TOLL = "a part of the toll that the report itself leads with"
OF_OTHERS = "many times the toll that the report itself leads with: it counts something else"
WITHIN = "the report itself states the range of what it was told"
AROUND = "a range around the toll that the report itself leads with agrees with it"
Toll = tuple[Candidate, Statement]


def lead(statements: Iterable[Statement]) -> Statement | None:
    """The toll that one report leads with: its first count of more than a single person, if told in its own words or
    those of sources it does not name."""
    counts = [s for s in statements if s.at is not None and _may_lead(s)]
    first = min(counts, key=lambda s: (s.at or 0, s.id), default=None)
    return first if first is not None and _sums_up(first) else None


ONE_PERSON = ("a ", "an ", "one ", "another ", "his ", "her ", "my ", "the ")
"""How the names of unnamed voices begin that are one witness, not "local sources"."""


def _sums_up(statement: Statement) -> bool:
    """Whether a report says something itself, or of many unnamed sources together; who holds an office sums up too."""
    last = statement.chain[-1] if statement.chain else None
    many = last is not None and (not last.named and not last.name.lower().startswith(ONE_PERSON))
    return last is None or many or last.kind == HOLDER


def _may_lead(statement: Statement) -> bool:
    if statement.subset_of is not None or is_fighter(statement):
        return False
    kind = kind_of_count(statement)
    if kind == PART:
        return (statement.number or 0) > 1
    general = statement.who in (GENERAL, "civilians", None)
    return general and (kind != MENTION or statement.quantifier in VAGUE)


def of_the_incident(
    statements: Iterable[Statement], tolls: Mapping[str, Toll], method: Method
) -> tuple[list[Statement], list[LeftOut]]:
    """The counts that may be of what their report's toll is of, and those many times as high.

    These go before an account's largest count is taken, so that a count of something else hides none of the incident.
    """
    limits = {document: _limit(whole, method) for document, (whole, _) in tolls.items()}
    kept: list[Statement] = []
    out: list[LeftOut] = []
    for statement in statements:
        limit = limits.get(statement.document)
        if limit is not None and _top(statement, method) > limit:
            out.append(LeftOut(claim=statement.id, rule=OF_OTHERS))
        else:
            kept.append(statement)
    return kept, out


def _top(statement: Statement, method: Method) -> int:
    """The highest number of people that a count comes to by the method's words."""
    quantity = meaning(statement, method)
    return max((n or 0 for n in ends(statement, quantity)), default=0) if quantity else 0


def by_report(
    found: Sequence[tuple[Candidate, Statement]], tolls: Mapping[str, Toll], method: Method
) -> tuple[list[Candidate], list[LeftOut]]:
    """The counts of all accounts, each held against the toll that its report leads with.

    ``found`` has with each count one of its statements, ``tolls`` the lead of each document that has one.
    """
    kept = [made for made, _ in tolls.values()]
    out: list[LeftOut] = []
    for made, statement in found:
        toll = tolls.get(statement.document)
        if toll is None:
            kept.append(made)
        elif made.claims != toll[0].claims:
            left, why = _held_against(made, toll, statement, method)
            kept += [left] if left is not None else []
            out += [LeftOut(claim=claim, rule=why) for claim in made.claims if left is None]
    return kept, out


def _held_against(made: Candidate, toll: Toll, statement: Statement, method: Method) -> tuple[Candidate | None, str]:
    """What is left of a count beside its report's own toll, and why the rest is not."""
    whole, said = toll
    top = made.high if made.high is not None else made.low
    if _institution(statement) or (whole.kind == MENTION and made.kind == TOTAL and made.low):
        return made, ""  # "a number of people" is no toll that a count could be part of
    higher = top is not None and (whole.high is None or top > whole.high)
    if said.quantifier == "between" or (said.quantifier == "up-to" and higher):
        return None, WITHIN
    if made.low is None or whole.low is None or made.low >= whole.low:
        return made, ""
    if higher and statement.quantifier == "between" and whole.kind != MENTION:
        return None, AROUND
    return (replace(made, low=None), "") if higher else (None, OF_THE_TOLL)


def _institution(statement: Statement) -> bool:
    last = statement.chain[-1] if statement.chain else None
    return last is not None and last.named and last.kind in INSTITUTIONS


def _limit(whole: Candidate, method: Method) -> int | None:
    """The highest count that may still be of what a report's own toll is of; words without a number set none."""
    top = whole.high if whole.high is not None else whole.low
    if top is None or whole.kind == MENTION:
        return None
    times, over = (method.setting("report-toll", name, 0) for name in ("times", "over"))
    return max(top * int(times), top + int(over))

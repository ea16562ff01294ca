"""How quickly a large record answers: ``show``, ``incidents`` with a filter, one more report, over synthetic incidents.

Every report is recorded and judged by the product itself, so the time to build the record is told too. Without
``--incidents`` the record has 2,000 incidents, three strikes to four reports, and people decided on one in ten.
"""

from __future__ import annotations

import random
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from string import ascii_lowercase
from time import perf_counter

from bench.figures import Measured, show
from tallystick.flow.dossiers import View, dossier
from tallystick.flow.incidents import Filter, incidents
from tallystick.flow.judge import bring_up_to_date
from tallystick.flow.methods import in_force
from tallystick.ledger import lookups
from tallystick.ledger.packing import decision_row, document_rows, group, reading_rows
from tallystick.ledger.store import Ledger
from tallystick.model.document import Document, digest
from tallystick.model.reading import Attribution, Claim, Event, Harm, Reading, When, Where
from tallystick.model.record import Capture, Decision
from tallystick.model.span import Span

OPTIONS = {"--incidents": "how many incidents (2,000 without)"}
ASKED = 200
AT_ONCE = 250
RULED = 10
"""People decided on every so many incidents."""
TOWNS, PER_DAY = 400, 40
FIRST = date(2014, 1, 1)
STRIDE = 171
"""From one strike's town to the next one's: no two within ten days in one town, so as many incidents as strikes."""
OUTLETS = 23


def reading(number: int, dice: random.Random) -> Reading:
    """One report of one strike with ten claims; every fourth tells the strike of the report before."""
    strike = number - (number % 4 == 3)
    luck = random.Random(strike)
    town, toll, hurt = strike * STRIDE % TOWNS, luck.randint(1, 30), luck.randint(1, 60)
    day = FIRST + timedelta(days=strike // PER_DAY)
    words = " ".join("".join(dice.choices(ascii_lowercase, k=6)) for _ in range(60))
    text = f"Jets struck Town{town} on {day}, killing {toll} civilians and wounding {hurt}, residents said. {words}"
    document = Document(
        text=text, publisher=f"Outlet {number % OUTLETS}", published_on=day, url=f"https://o.example/{number}"
    )
    return _read(document, town, day, toll, hurt)


def _read(document: Document, town: int, day: date, toll: int, hurt: int) -> Reading:
    def span(words: str) -> Span:
        at = document.text.index(words)
        return Span(at, at + len(words))

    said = Attribution(
        id="a1", voice="residents", source=(span("residents"),), cue=(span("said"),), content=(span("Jets"),)
    )
    told = (("killed", f"{toll} civilians", toll), ("injured", f"wounding {hurt}", hurt))
    harm = tuple(
        Harm(id=f"h{n}", who="civilians", outcome=outcome, span=span(words), number=count, quantifier="exact",
             low=count, high=count, according_to=("a1",))
        for n, (outcome, words, count) in enumerate(told)
    )  # fmt: skip
    rough = random.Random(town)
    where = Where(name=f"Town{town}", country="SYR", lat=rough.uniform(33, 37), lon=rough.uniform(36, 42),
                  precision="town", geonameid=None, span=span(f"Town{town}"))  # fmt: skip
    event = Event(
        id="e-" + digest(document.id), type="assault", mode="aerial", trigger=span("struck"), harm=harm, where=where,
        when=When(start=day, end=day, precision="day", span=span(str(day))), according_to=("a1",),
        evidence=(span("struck"),),
    )  # fmt: skip
    plain = [
        ("type", "assault/aerial"),
        ("date", f"{day}/{day}"),
        ("place", where.name),
        ("weapon", "jet"),
        ("characterisation", "deadly"),
        ("position", "condemned"),
        ("risk", "more to come"),
        ("inquiry", "investigate"),
    ]
    claims = [
        Claim(id="c-" + digest(document.id, name), event=event.id, property=name, value=value, chain=("a1",),
              factuality="happened", evidence=(event.trigger,))
        for name, value in plain
    ] + [
        Claim(id="c-" + digest(document.id, h.outcome), event=event.id, property=h.outcome, value=None, chain=("a1",),
              factuality="happened", evidence=(h.span,), who=h.who, number=h.number, quantifier=h.quantifier,
              low=h.low, high=h.high)
        for h in harm
    ]  # fmt: skip
    return Reading(id="r-" + digest(document.id), reader="tallystick bench", document=document, attributions=(said,),
                   events=(event,), claims=tuple(claims))  # fmt: skip


def record(ledger: Ledger, readings: Iterator[Reading]) -> None:
    """Puts readings on record, many in one entry."""
    waiting = []
    for made in readings:
        origin = Capture(document=made.document.id, sha256=digest(made.document.text), address="bench",
                         media_type="text/plain", got_at=datetime(2024, 1, 1, tzinfo=UTC))  # fmt: skip
        waiting += [group(document_rows(made.document, origin)), group(reading_rows(made))]
        if len(waiting) >= 2 * AT_ONCE:
            ledger.append("run", waiting)
            waiting = []
    if waiting:
        ledger.append("run", waiting)


def decide(ledger: Ledger, codes: Sequence[str]) -> None:
    """People's word on some incidents: each is accepted, and two of its reports are said to be one happening."""
    with ledger.asking() as connection:
        held = {code: lookups.events_in(connection, code) for code in codes}
    said = [("accept", "incident", code, None) for code in codes]
    said += [("same", "link", events[0], events[1]) for events in held.values() if len(events) > 1]
    made = (
        Decision(id="d-" + digest(kind, key), verdict=verdict, kind=kind, key=key, other=other, by="A. Person",
                 made_at=datetime(2024, 2, 1, tzinfo=UTC))
        for verdict, kind, key, other in said
    )  # fmt: skip
    ledger.append("decide", [group([decision_row(one)]) for one in made])


def timed(what: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    start = perf_counter()
    what()
    return (perf_counter() - start) * 1000


def p95(times: list[float]) -> float:
    """The time that 95 of 100 calls stay under."""
    return round(statistics.quantiles(times, n=20)[-1], 1)


def measured(data: Path | None = None, every: int = 1, wanted: int = 2000) -> Measured:
    """Milliseconds (95 of 100 calls stay under) and seconds."""
    dice = random.Random(7)
    reports = wanted * 4 // 3
    with tempfile.TemporaryDirectory() as folder, Ledger.open(str(Path(folder) / "a.db"), create=True) as ledger:
        start = perf_counter()
        record(ledger, (reading(n, dice) for n in range(reports)))
        recorded = perf_counter()
        bring_up_to_date(ledger)
        judged = perf_counter()
        with ledger.asking() as connection:
            codes = lookups.all_codes(connection)
        decide(ledger, codes[::RULED])
        decided = timed(lambda: bring_up_to_date(ledger))
        view = View(method=in_force(ledger))
        asked = [dice.choice(codes) for _ in range(ASKED)]
        shows = [timed(lambda code=code: dossier(ledger, code, view)) for code in asked]  # type: ignore[misc]
        filters = [Filter(place=f"town{dice.randrange(TOWNS)}", since=FIRST + timedelta(days=dice.randrange(60)),
                          until=FIRST + timedelta(days=90), killed=3) for _ in range(ASKED)]  # fmt: skip
        lists = [timed(lambda f=f: list(incidents(ledger, f))) for f in filters]  # type: ignore[misc]
        record(ledger, iter([reading(reports, dice)]))
        added = timed(lambda: bring_up_to_date(ledger))
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
    return Measured(
        {
            "incidents": len(codes),
            "claims": reports * 10,
            "record_s": round(recorded - start, 1),
            "judge_s": round(judged - recorded, 1),
            "decided_s": round(decided / 1000, 1),
            "show_p95_ms": p95(shows),
            "list_p95_ms": p95(lists),
            "one_added_s": round(added / 1000, 2),
            "megabytes": round(size / 1e6, 1),
        }
    )


def main(data: Path | None = None, out: Path | None = None, incidents: str | None = None) -> int:
    """Prints the figures."""
    return show(measured(data, wanted=int(incidents or 2000)), out)

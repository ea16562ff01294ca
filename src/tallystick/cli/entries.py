"""What the verbs share by which people put something on record: options, and the entry they make."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tallystick.archive.check import UnreadableError, checked_date
from tallystick.cli.deciding import name_of, tell_change
from tallystick.cli.exits import OK
from tallystick.cli.options import by_option, day_option, ledger_option

if TYPE_CHECKING:
    from tallystick.flow.entering import Entered
    from tallystick.flow.entry import Count, Entry
    from tallystick.ledger.store import Ledger

F = TypeVar("F", bound=Callable[..., Any])
Put = Callable[["Ledger", "Entry", str, "str | None"], "Entered"]
COUNT = re.compile(r"(?P<low>\d+)(?:(?P<more>\+)|\s?[-–]\s?(?P<high>\d+))?(?:\s+(?P<who>[a-z-]+))?")
WORDED = re.compile(r"(?P<quantifier>[a-z-]+)(?:\s+(?P<who>[a-z-]+))?")
COUNTED = ("killed", "injured", "missing", "captured", "displaced", "unspecified-loss")
SLOTS = {"actor": "actors", "target": "targets", "weapon": "weapons"}


def about_where(command: F) -> F:
    """Where it was."""
    for option in reversed((
        click.option("--place", metavar="NAME", help="Where; looked up unless a point is given."),
        click.option("--country", metavar="ISO3", help="In which country: three letters, or its name."),
        click.option("--lat", type=float, help="Latitude, in degrees."),
        click.option("--lon", type=float, help="Longitude, in degrees."),
        click.option("--precision", metavar="WORD", help="How exact: point, village, town, city, district …"),
    )):  # fmt: skip
        command = option(command)
    return command


def about_source(command: F) -> F:
    """Who says so, and in which words."""
    for option in reversed((
        click.option("--voice", metavar="NAME", help="Who says so; otherwise whoever it stands under."),
        click.option("--stance", default="states", show_default=True, metavar="WORD",
                     help="How: states, alleges, denies, confirms, doubts …"),
        click.option("--words", metavar="TEXT", help="The words it is taken from."),
        click.option("--document", metavar="ID", help="The report on record that has these words."),
        click.option("--url", help="Address of the source; it is never opened."),
        day_option("--published-on", "When the source was published."),
        by_option,
        ledger_option,
    )):  # fmt: skip
        command = option(command)
    return command


def entered(options: dict[str, Any], put: Put, *, create: bool, **slots: Any) -> int:
    """Puts an entry on record and says what that changed."""
    from tallystick.cli.upkeep import current
    from tallystick.flow.entering import by_line
    from tallystick.flow.entry import Entry, checked_word
    from tallystick.flow.placing import place
    from tallystick.ledger.store import Ledger

    by = name_of(options["by"])
    shared: dict[str, Any] = {key: options[key] for key in ("voice", "words", "url", "published_on")}
    given: dict[str, Any] = {key: options[key] for key in ("actors", "targets", "weapons") if key in options}
    if options["place"]:
        where = (options[key] for key in ("place", "country", "lat", "lon", "precision"))
        slots["place"] = place(*where)
    stance = checked_word("stance", options["stance"], "stance")
    entry = Entry(publisher=by_line(by), stance=stance, **{**shared, **given, **slots})
    with Ledger.open(options["ledger"], create=create) as ledger:
        current(ledger)
        made = put(ledger, entry, by, options["document"])
        claims = ", ".join(claim.id for claim in made.reading.claims)
        click.echo(f"{made.event}: {claims}{'' if made.new else ' (was on record)'}")
        tell_change(ledger, "enter")
        _tell_code(ledger, made.event)
    return OK


def _tell_code(ledger: Ledger, event: str) -> None:
    """Which incident the entry is in."""
    from tallystick.flow.incidents import code_of

    code = code_of(ledger, event)
    click.echo(f"incident: {code}" if code else "incident: none; it is told as no happening by itself")


def counted(outcome: str, words: str) -> Count:
    """A count as a person writes it: "5", "5+", "3-5 civilians", "dozens"."""
    from tallystick.flow.entry import WITHOUT_NUMBER, count_of

    plain = " ".join(words.lower().split())
    match = COUNT.fullmatch(plain)
    if match:
        high = int(match["high"]) if match["high"] else None
        quantifier = "at-least" if match["more"] else None
        return count_of(outcome, match["who"] or "unspecified", int(match["low"]), quantifier, high=high)
    match = WORDED.fullmatch(plain)
    if match is None or match["quantifier"] not in WITHOUT_NUMBER | {"none"}:
        raise click.BadParameter(f"not a count: {words} (as 5, 3-5, 5+, dozens, none; with whom: 5 civilians)")
    return count_of(outcome, match["who"] or "unspecified", None, match["quantifier"])


def asserted(property_: str, options: dict[str, Any]) -> dict[str, Any]:
    """The slots of an entry that claims one property."""
    from tallystick.flow.entry import checked_type, checked_word

    checked_word("claim_property", property_, "property")
    value, name = options["value"], frozenset({property_})
    if property_ in COUNTED:
        return {"counts": (_count(property_, options),), "asserted": name}
    if property_ == "place":
        if not options["place"] and not value:
            raise click.UsageError("a place needs --place")
        options["place"] = options["place"] or value
        return {"asserted": name}
    if not value:
        raise click.UsageError(f"{property_} needs --value")
    if property_ == "type":
        type_, mode = checked_type(value)
        return {"type": type_, "mode": mode, "asserted": name}
    if property_ == "date":
        first, last = _days(value)
        return {"first": first, "last": last, "asserted": name}
    if property_ in SLOTS:
        return {SLOTS[property_]: (value,), "asserted": name}
    return {"said": ((property_, value),), "asserted": name}


def _count(outcome: str, options: dict[str, Any]) -> Count:
    from tallystick.flow.entry import count_of

    low, _, high = (options["number"] or "").replace("–", "-").partition("-")
    for part in filter(None, (low, high)):
        if not part.strip().isascii() or not part.strip().isdigit():
            raise click.BadParameter(f"not a number: {options['number']} (as 5, or 3-5)", param_hint="--number")
    if not low and not options["quantifier"]:
        raise click.UsageError(f"{outcome} needs --number or --quantifier")
    return count_of(
        outcome, options["who"] or "unspecified", int(low) if low else None, options["quantifier"],
        high=int(high) if high else None, status=options["status"],
    )  # fmt: skip


def _days(value: str) -> tuple[Any, Any]:
    first, _, last = value.partition("/")
    try:
        return checked_date(first), checked_date(last or first)
    except UnreadableError as error:
        raise click.BadParameter(str(error)) from None

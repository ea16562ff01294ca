"""Datelines, upper-case wires, statements with a date line, and dates in other languages."""

from __future__ import annotations

from datetime import date

import pytest

from tallystick.reader.times import dateline, find_times, reference_date

WIRE = "   SANTA CLARA, 7 MAR 88 (RADIO EJEMPLO) -- [TEXT] AT 0645 THIS MORNING A BRIDGE WAS BLOWN UP.\nLAST NIGHT"


def test_reads_a_wire_in_capitals() -> None:
    """The dateline gives the day that "this morning" and "last night" count from; the clock stands in the value."""
    values = [time.value for time in find_times(WIRE, published_on=None)]
    assert values == ["1988-03-07", "1988-03-07T06:45", "1988-03-06TNI"]


@pytest.mark.parametrize(
    ("text", "places", "agency", "day"),
    [
        ("HASAKAH, Syria, June 8 (Wire) - Troops moved.", ["HASAKAH", "Syria"], "Wire", date(2017, 6, 8)),
        (WIRE, ["SANTA CLARA"], "RADIO EJEMPLO", date(1988, 3, 7)),
        ("BEIRUT, March 3, 2016 — Two people died.", ["BEIRUT"], None, date(2016, 3, 3)),
        ("GENEVA (Agency) – Talks opened.", ["GENEVA"], "Agency", None),
        ("RAMADI - Two men fell.", ["RAMADI"], None, None),
        ("A title of the report\n\nCAIRO — Talks opened.", ["CAIRO"], None, None),
    ],
)
def test_finds_datelines(text: str, places: list[str], agency: str | None, day: date | None) -> None:
    """Place, agency and day of a dateline, and where the body begins."""
    found = dateline(text, date(2017, 6, 9))
    assert found is not None
    assert [place.of(text) for place in found.places] == places
    assert (found.agency.of(text) if found.agency else None) == agency
    assert found.date == day
    assert text[found.end :][:3] in {"Tro", "[TE", "Two", "Tal"}


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday 9 May – A drone crew saw it.",
        "For September 11th – 12th the command reported.",
        "The minister – a general – resigned.",
        "He left. BEIRUT",
        "BATTERY-2 fired.",
        "",
    ],
)
def test_finds_no_dateline(text: str) -> None:
    """A dash after a capital is not yet a dateline."""
    assert dateline(text) is None


def test_reference_date() -> None:
    """Dateline within a week of publication, else publication, else a date alone on a line at the head, else none."""
    assert reference_date("KABUL, June 8 (Wire) - He said.", date(2017, 6, 9)) == date(2017, 6, 8)
    assert reference_date("KABUL, June 8, 2015 (Wire) - He said.", date(2017, 6, 9)) == date(2017, 6, 9)
    assert reference_date("A statement\nJuly 18, 2016\n\nOne strike was conducted yesterday.") == date(2016, 7, 18)
    assert reference_date("On July 18, 2016 one strike was conducted.") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Обстрел произошёл 8 июня 2017 года в городе.", "2017-06-08"),
        ("Обстріл стався 8 червня 2017 року.", "2017-06-08"),
        ("El ataque fue el 8 de junio de 2017.", "2017-06-08"),
        ("Le raid du 1er août 2016 a tué deux civils.", "2016-08-01"),
        ("Saldırı 8 Haziran 2017 günü oldu.", "2017-06-08"),
        ("وقع القصف في ٨ يونيو/حزيران ٢٠١٧ شمال المدينة", "2017-06-08"),
        ("وقع القصف في 5 كانون الثاني 2016", "2016-01-05"),
        ("وقع القصف في 3 تشرين الأول 2016", "2016-10-03"),
        ("日付 2017-06-08 です", "2017-06-08"),
    ],
)
def test_reads_dates_of_other_languages(text: str, expected: str) -> None:
    """Day, month name and year in Russian, Ukrainian, Spanish, French, Turkish and Arabic, and ISO dates anywhere."""
    assert [time.value for time in find_times(text, published_on=None)] == [expected]

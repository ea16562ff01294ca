"""Reports that are not read in full, as one account each: what is found in them without their events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bench.dossiers import figures
from bench.figures import Counts
from bench.whole import account

import tallystick

TEXT = "قتل 14 شخصا في قصف على مدينة تل رفعت بريف حلب يوم 5 أيار 2017 عند الساعة 10:30، وقال ناشطون إن 3 بيوت دمرت."
OTHER = "حلب، 5 أيار 2017: قصف على مدينة تل رفعت، والضحايا 14."


def test_day_place_names_and_numbers_make_an_account() -> None:
    """The dated day, the town before the city, numbers of two digits that are no clock time."""
    made = account(tallystick.read(TEXT).reading)
    assert made.days is not None and made.days.stated
    assert made.days.first == made.days.last == date(2017, 5, 5).toordinal()
    assert made.spot is not None and made.spot.name == "تل رفعت" and not made.spot.stated
    assert made.names == {"تل رفعت"} and made.report_killed == {14}


def test_a_report_without_a_day_has_the_days_before_it_came_out() -> None:
    """Not stated; without either there is none."""
    bare = "قصف تل رفعت"
    published = account(tallystick.read(bare, published_on="2017-05-06").reading).days
    assert published is not None and published.published and not published.stated
    assert account(tallystick.read(bare).reading).days is None


def test_two_reports_of_one_day_and_town_are_one_incident() -> None:
    """And a third of another day is not."""
    texts = {"a": TEXT, "b": OTHER, "c": OTHER.replace("5 أيار", "9 أيار")}
    told = {name: (replace(account(tallystick.read(t).reading), id=name, events=(name,)),) for name, t in texts.items()}
    counts = Counts()
    found = figures("arabic_", [{"doc_id": n, "gold": "X" if n in "ab" else "Y"} for n in texts], told, counts)
    assert found["arabic_b3_2plus_f"] == 1 and counts.sums("arabic_pairs") == (1, 1, 1)

"""The methodology page: every rule of the rulebook in force, with its source and mark, and what nobody checked."""

from __future__ import annotations

import html5lib
import pytest

from tallystick.publish.methodology import FORMS, methodology
from tallystick.resources.methods.load import load_method, methods


@pytest.mark.parametrize("name", methods())
@pytest.mark.parametrize("form", FORMS)
def test_every_rule_is_on_the_page(name: str, form: str) -> None:
    """What a rule says, where it is from and how sure that is stands in every form of the page."""
    method = load_method(name)
    page = FORMS[form](methodology(method)).replace("&#x27;", "'").replace("&quot;", '"')
    for rule in method.rules:
        assert rule.says in page and rule.source in page


def test_what_was_not_checked_stands_first() -> None:
    """The second paragraph says how many rules rest on general knowledge."""
    page = methodology(load_method("acled"))
    assert page[1].words.startswith("Not every rule of ACLED was checked") and "11 of 20" in page[1].words


def test_words_no_rule_covers_are_named() -> None:
    """A count in such words leaves its ends unknown, and the page says which words these are."""
    assert "No rule covers:" in FORMS["text"](methodology(load_method("ucdp-ged")))


def test_a_method_without_grades_says_so() -> None:
    """ACLED has no scale; an incident is ungraded under it."""
    assert "has no scale of grades" in FORMS["markdown"](methodology(load_method("acled")))


def test_the_page_is_html() -> None:
    """A browser reads it without mending anything."""
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(FORMS["html"](methodology(load_method())))

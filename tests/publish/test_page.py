"""The page carries the whole text, leads from every claim to its words and back, and asks nothing of the network."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.publish.sample import READING, TEXT

from tallystick.model.document import Document
from tallystick.model.reading import Attribution, Claim, Event, Reading
from tallystick.model.span import Span
from tallystick.publish.marks import text_markup
from tallystick.publish.page import GEONAMES, page_html, snippet_html
from tallystick.publish.story import story

PAGE = page_html(READING)
ANY_CHARACTER = st.one_of(
    st.characters(codec=None, categories=None),
    st.sampled_from("\r\n\t\x00\x0b\x0c\x1b\x85\u200f\u202e\u2028\u2066\ufeff<>&\"'`٣قم́🙂\ud800"),
)


def tree(page: str) -> Any:
    """The page as a browser's parser sees it."""
    return html5lib.parse(page, namespaceHTMLElements=False)


def shown_text(page: str) -> str:
    """The text content of the element that holds the report."""
    return "".join(tree(page).find(".//div[@id='text']").itertext())


def writable(text: str) -> str:
    """The text as far as an HTML document can hold it: NUL and lone surrogates become U+FFFD, one for one."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def test_the_text_of_the_page_is_the_text_of_the_report() -> None:
    """Read back by an HTML parser, the marked text is the report character for character."""
    assert shown_text(PAGE) == TEXT


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    """Readings over arbitrary text with arbitrary, overlapping, nested and repeated spans."""
    text = draw(st.text(alphabet=ANY_CHARACTER, min_size=1, max_size=40))
    bounds = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(lambda pair: pair[0] < pair[1])
    spans = st.lists(bounds.map(lambda pair: Span(*pair)), max_size=3).map(tuple)
    voices = draw(st.lists(st.tuples(spans, spans, spans, st.text(alphabet=ANY_CHARACTER, max_size=5)), max_size=4))
    attributions = tuple(
        Attribution(id=f"a{n}", voice=name, source=s, cue=c, content=t, inside=f"a{n - 1}" if n % 2 else None)
        for n, (s, c, t, name) in enumerate(voices)
    )
    ids = tuple(item.id for item in attributions)
    events = tuple(
        Event(id=f"e{n}", type="assault", trigger=Span(*draw(bounds)), evidence=draw(spans), according_to=ids[:n])
        for n in range(draw(st.integers(0, 3)))
    )
    evidence = draw(spans)
    claim = Claim(id="c", event=None, property="position", value="x", chain=ids[:1], factuality=None, evidence=evidence)
    document = Document(text=text, title=draw(st.none() | st.text(alphabet=ANY_CHARACTER, max_size=5)))
    return Reading(id="r", reader="t", document=document, attributions=attributions, events=events, claims=(claim,))


@settings(max_examples=80, deadline=None)
@given(readings())
def test_the_text_is_recoverable_whatever_text_and_spans(reading: Reading) -> None:
    """For any characters and any spans the parser gives back exactly the text, and nothing escapes its element."""
    page = page_html(reading)
    assert shown_text(page) == writable(reading.document.text)
    assert page.encode("utf-8")


@settings(max_examples=40, deadline=None)
@given(readings())
def test_every_address_in_a_page_is_unique_and_every_link_has_its_end(reading: Reading) -> None:
    """No id stands twice and no inner link leads nowhere, for any reading."""
    page = tree(page_html(reading))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    links = [element.get("href") or "" for element in page.iter("a")]
    assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


def test_every_segment_carries_every_claim_on_it() -> None:
    """The words marked with a slot's key, put together, are exactly the words of the slot's spans."""
    page = tree(PAGE)
    text = page.find(".//div[@id='text']")

    def words_of(key: str) -> str:
        return "".join("".join(part.itertext()) for part in text if key in (part.get("data-k") or "").split())

    assert words_of("e1-harm-0") == "at least 17 civilians"
    assert words_of("e1-what") == "struck"
    assert words_of("e1-said-0") == READING.attributions[0].content[0].of(TEXT)
    assert words_of("e1-zone-0") == "the northern calm zone"


def test_a_claim_leads_to_its_words_and_the_words_lead_back() -> None:
    """The slot's link points at an anchor just before its words; the words' link points at the slot."""
    page = tree(PAGE)
    slot = page.find(".//a[@id='e1-harm-0']")
    assert slot.get("href") == "#w-e1-harm-0"
    words = next(e for e in page.find(".//div[@id='text']") if e.text == "at least 17 civilians")
    assert words.get("href") == "#e1-harm-0"
    assert words.get("title") == "1 harm: at least 17 civilians killed"


def test_light_needs_no_script() -> None:
    """A style rule alone lights a claim and its words when the address points at either."""
    assert ':root:has(#e1-harm-0:target,#w-e1-harm-0:target) [data-k~="e1-harm-0"]' in PAGE


def test_nested_and_interrupted_voices_have_brackets() -> None:
    """The inner voice opens inside the outer one, and a continuation carries its number and an ellipsis."""
    text = tree(PAGE).find(".//div[@id='text']")
    labels = [e.get("data-v") for e in text if "o" in (e.get("class") or "").split()]
    assert labels.index("4 Al-Mirsad") < labels.index("5 Coalition officials")
    assert "4 …" in labels
    assert "5 …" in labels


def test_brackets_and_labels_are_no_text() -> None:
    """Every drawn label is an empty element, so that copied or searched text stays the report's."""
    text = tree(PAGE).find(".//div[@id='text']")
    assert all(not "".join(e.itertext()) for e in text if e.tag == "i")


class _Requests(HTMLParser):
    """Collects every attribute that could make a browser fetch something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Links a person follows are no request; everything else that names an address is."""
        for name, value in attrs:
            if name in ("src", "srcset", "data", "poster", "action", "background") or (name == "href" and tag != "a"):
                self.found.append(f"{tag} {name}={value}")


def test_the_page_makes_no_request() -> None:
    """No element loads anything, no style imports anything, and the policy refuses whatever is not the page's own."""
    parser = _Requests()
    parser.feed(PAGE)
    assert parser.found == []
    assert "url(" not in PAGE
    assert "@import" not in PAGE
    assert "default-src 'none'" in PAGE.replace("&#39;", "'")


def test_the_policy_allows_exactly_the_inline_style_and_script() -> None:
    """The hashes in the policy are those of the style and script that stand in the page."""
    page = tree(PAGE)
    policy = page.find(".//meta[@http-equiv='Content-Security-Policy']").get("content")
    for name in ("style", "script"):
        made = hashlib.sha256("".join(page.find(f".//{name}").itertext()).encode()).digest()
        assert f"{name}-src 'sha256-{base64.b64encode(made).decode()}'" in policy
    assert not any(element.get("style") for element in page.iter())


def test_no_attribute_runs_script() -> None:
    """No event handler and no script address, also for a hostile title, voice and address."""
    hostile = "\"><script>alert(1)</script><a href='javascript:alert(1)' onclick=alert(1)>"
    document = Document(text=hostile, title=hostile, publisher=hostile, url="javascript:alert(1)", language=hostile)
    voice = Attribution(id="a", voice=hostile, source=(Span(0, 5),), cue=(Span(5, 9),), content=(Span(9, 20),))
    page = tree(
        page_html(Reading(id=hostile, reader=hostile, document=document, attributions=(voice,), notes=(hostile,)))
    )
    assert len(list(page.iter("script"))) == 1
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)
    assert all((e.get("href") or "#").startswith("#") for e in page.iter("a"))


def test_the_script_is_small() -> None:
    """Fewer than 150 lines of script: the page is words, not a program."""
    assert "".join(tree(PAGE).find(".//script").itertext()).count("\n") < 150


def test_the_notice_stands_at_top_and_bottom_with_the_licence() -> None:
    """Nobody can take the page for a reviewed one, and GeoNames is named."""
    page = tree(PAGE)
    assert "machine reading, not reviewed" in "".join(page.find(".//header").itertext()).lower()
    footer = "".join(page.find(".//footer").itertext())
    assert "machine reading, not reviewed" in footer.lower()
    assert GEONAMES in footer


def test_the_page_is_built_for_every_reader() -> None:
    """Language, landmarks, one main heading, a skip link and the text's own language are there."""
    page = tree(PAGE)
    assert page.get("lang") == "en"
    assert page.find(".//div[@id='text']").get("lang") == "en"
    assert len(list(page.iter("h1"))) == 1
    assert [len(list(page.iter(tag))) for tag in ("header", "main", "footer")] == [1, 1, 1]
    skip = next(page.iter("a"))
    assert skip.get("href") == "#reading"
    headings = [e.tag for e in page.iter() if re.fullmatch("h[1-6]", str(e.tag))]
    assert all(int(b[1]) - int(a[1]) <= 1 for a, b in pairwise(headings))


@pytest.mark.parametrize("make", [page_html, snippet_html])
def test_restricted_zones_stay_out(make: Any) -> None:
    """A notified site never reaches a page, neither as an answer nor as a claim, unless asked for."""
    assert "clinic list 7" not in make(READING)
    assert "clinic list 7" in make(READING, restricted=True)


def test_words_carry_control_characters_as_signs() -> None:
    """An escape character and an override are drawn as their code points and stay in the text."""
    reading = Reading(id="r", reader="t", document=Document(text="a\x1b[31m b\u202ec"))
    markup = str(text_markup(story(reading)))
    assert 'data-v="U+001B"' in markup
    assert 'data-v="U+202E"' in markup


def test_a_snippet_has_cards_notice_and_no_script() -> None:
    """A notebook's output shows who says so under the notice, without ids, script or outside style."""
    snippet = snippet_html(READING)
    assert "Harbour Monitor said" in snippet
    assert "achine reading, not reviewed" in snippet
    assert " id=" not in snippet
    assert "<script" not in snippet
    style = re.search("<style>(.*?)</style>", snippet, re.S)
    assert style
    assert all(line.startswith(".tally") for line in style[1].strip().splitlines())


def test_voices_in_a_circle_end() -> None:
    """Attributions that lie inside each other, which no text can mean, still give a page."""
    a = replace(READING.attributions[0], id="a", inside="b")
    b = replace(READING.attributions[1], id="b", inside="a")
    page = page_html(Reading(id="r", reader="t", document=READING.document, attributions=(a, b)))
    assert shown_text(page) == TEXT

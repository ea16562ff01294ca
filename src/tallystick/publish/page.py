"""The reading as one self-contained HTML page, and as a snippet for notebooks."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from tallystick.model.reading import Attribution, Reading
from tallystick.publish.cards import chain_words, header_facts, header_title, voice_with_cue
from tallystick.publish.chains import OWN_VOICE, Index, is_verbatim
from tallystick.publish.marks import HUES, LEVELS, hues, targets, text_markup
from tallystick.publish.slots import NOT_READ
from tallystick.publish.story import story
from tallystick.publish.words import interval, safe, shortened
from tallystick.resources.vocabularies import say

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "tallystick.publish.templates"
WEB_ADDRESS = re.compile(r"https?://[^\s/]", re.IGNORECASE)
GEONAMES = "Place data: GeoNames, CC BY 4.0"
LONGEST_CONTENT = 220  # characters of one attribution's content in the list of voices: about two lines


def page_html(reading: Reading, *, restricted: bool = False) -> str:
    """One self-contained page: the text with its evidence on one side, the cards on the other.

    No external request is possible (Content-Security-Policy), nothing needs JavaScript or a mouse. Answers for zones
    marked restricted are left out unless ``restricted``: a page is easily passed on.
    """
    told = story(reading, restricted=restricted)
    style = _sheet(tuple(target.key for target in targets(told) if target.spans))
    script = _data("page.js")
    return _render(
        "page.html.j2",
        reading,
        told=told,
        text=text_markup(told),
        voices=_voices(told.index),
        url=_web_address(reading.document.url),
        style=style,
        script=script,
        policy=_policy(style, script),
    )


def snippet_html(reading: Reading, *, restricted: bool = False) -> str:
    """The cards for a notebook's output: scoped styles, no script, no ids, no links, nothing loaded."""
    told = story(reading, restricted=restricted)
    return _render("snippet.html.j2", reading, told=told, style=_data("snippet.css"))


def _render(name: str, reading: Reading, **values: Any) -> str:
    return _environment().get_template(name).render(**_shared(reading), **values)


def _shared(reading: Reading) -> dict[str, Any]:
    index = Index(reading=reading)
    return {
        "reading": reading,
        "document": reading.document,
        "title": header_title(reading.document),
        "facts": header_facts(reading.document),
        "geonames": GEONAMES,
        "own_voice": OWN_VOICE,
        "not_read": NOT_READ,
        "hues": hues(index),
        "numbers": index.numbers,
        "said_by": lambda step: voice_with_cue(index, step),
        "chain_words": lambda chain: chain_words(index, chain),
    }


def _sheet(keys: tuple[str, ...]) -> str:
    """The style sheet with the rules that light up a claim and its words by address alone, without script."""
    lines = [f".{line}{hue}{{--{line}:var(--h{hue})}}" for line in "abcd"[:LEVELS] for hue in range(HUES)]
    colours = [f".t{hue}{{--t:var(--h{hue})}}" for hue in range(HUES)]
    lit = ",".join(f':root:has(#{key}:target,#w-{key}:target) [data-k~="{key}"]' for key in keys)
    rule = [f"{lit}{{outline:2px solid var(--lit-line);background-color:var(--lit)}}"] if keys else []
    return "\n".join((_data("page.css"), *lines, *colours, *rule))


def _voices(index: Index) -> list[dict[str, Any]]:
    """The attributions in text order as an outline: each voice with those it reports below it."""
    below: dict[str | None, list[Attribution]] = {}
    ordered = sorted(index.reading.attributions, key=lambda item: index.numbers[item.id])
    for item in ordered:
        below.setdefault(item.inside, []).append(item)
    roots = [item for item in ordered if item.inside not in index.attributions]
    drawn: set[str] = set()
    # After the roots comes whatever is left: attributions in a circle, which have no root.
    return [_voice(index, item, below, drawn) for item in (*roots, *ordered) if item.id not in drawn]


def _voice(
    index: Index, item: Attribution, below: dict[str | None, list[Attribution]], drawn: set[str]
) -> dict[str, Any]:
    drawn.add(item.id)
    inner = [other for other in below.get(item.id, ()) if other.id not in drawn]
    return {
        "number": index.numbers[item.id],
        "name": item.voice,
        "line": voice_with_cue(index, item),
        "stance": say("stance", item.stance) if item.stance != "states" else "",
        "said": interval(item.said.start, item.said.end) if item.said else "",
        "verbatim": is_verbatim(item.content, item),
        "linked": bool(item.content),
        "words": shortened(safe(index.words(item.content)), LONGEST_CONTENT),
        "below": [_voice(index, other, below, drawn) for other in inner],
    }


def _web_address(url: str | None) -> str | None:
    """The address only where a browser would open a web page; anything else is never made a link."""
    return url if url and WEB_ADDRESS.match(url) else None


def _policy(style: str, script: str) -> str:
    """Only this page's own style and script run; everything else, every request included, is refused."""
    allowed = f"style-src {_hash(style)}; script-src {_hash(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _hash(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


@cache
def _data(name: str) -> str:
    return files(TEMPLATES).joinpath(name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    templates = {name: _data(name) for name in ("page.html.j2", "snippet.html.j2")}
    return Environment(
        loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

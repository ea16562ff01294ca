"""Laws that hold for any text: spans lie in it, are sorted and apart; references point outward; nothing raises."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.model.reading import Attribution
from tallystick.model.span import Span
from tallystick.reader.attribution import according_to, find_attributions
from tallystick.reader.attribution.surface import rule_attributions
from tallystick.reader.network import load_network
from tallystick.reader.parse import parse
from tallystick.reader.syntax import build
from tallystick.text.sentences import split_sentences

PIECES = st.sampled_from(
    [
        "The mayor said ", "“", "”", '"', "the bridge is gone", ", according to ", "Reuters", ". ", "\n\n",
        "reportedly ", "has been accused of ", "[BEGIN RECORDING] ", "[A SPEAKER] ", "Name Example: ", "\u202e",
        "🙂", "e\u0301", "citing ",
        "he added", "It is assessed that ", "— Sam (@sam) May 3", "’", "(", "]", "nine people died", " ",
    ]
)  # fmt: skip


def check(text: str, found: tuple[Attribution, ...]) -> None:
    """Spans of each role are in the text, never empty, sorted and apart; an outer comes before its inner."""
    seen: set[str] = set()
    for a in found:
        assert a.cue and a.content and a.voice
        for spans in (a.source, a.cue, a.content, a.quoted):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)
            assert all(x.end <= y.start for x, y in pairwise(spans))
        assert a.inside is None or a.inside in seen
        seen.add(a.id)
    assert len(seen) == len(found)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=14).map("".join))
def test_spans_of_report_like_texts(text: str) -> None:
    """Scraps of reporting in any order are read soundly, the same way twice."""
    found = find_attributions(build(parse(text, load_network())), publisher="Example Command")
    check(text, found)
    assert found == find_attributions(build(parse(text, load_network())), publisher="Example Command")
    for a in found:
        assert a.id in according_to(a.content[0], found)


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=120))
def test_any_text(text: str) -> None:
    """Any string at all is read without an error."""
    check(text, find_attributions(build(parse(text, load_network()))))


@given(st.lists(PIECES, max_size=14).map("".join))
def test_rules_without_network(text: str) -> None:
    """The rules that need no weights keep the same laws."""
    for draft in rule_attributions(text, split_sentences(text)):
        for spans in (draft.source, draft.cue, draft.content):
            assert all(0 <= s.start < s.end <= len(text) for s in spans)


def test_nothing_carries_what_stands_outside() -> None:
    """A span outside every content is the report's own voice."""
    text = "The mayor said the bridge was gone. Nine people died."
    found = find_attributions(build(parse(text, load_network())))
    assert according_to(Span(text.index("Nine"), len(text)), found) == ()

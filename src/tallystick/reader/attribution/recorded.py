"""Speech that the text marks with signs instead of verbs: recordings, speaker labels, signatures of posts.

The forms are those of broadcast transcripts and monitoring services ([BEGIN RECORDING] … [END RECORDING], [NAME] at the
head of a passage), of interviews (NAME: …), of embedded posts (— Name (@handle) date) and of letters ("…" — Name).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.attribution.clean import trim
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.lexicon import verb_forms, word_set

LONGEST_LABEL = 70
"""Characters of a speaker label; longer runs before a colon are sentences."""
LONGEST_RECORDING = 20_000
"""Characters a recording may run without its end mark before the mark is taken for lost."""
LONGEST_LEAD = 1500
"""Characters of a post that its signature signs, at most: posts are short."""

_BEGIN = re.compile(
    r"\[\s*begin\s+(?:[\w ]{0,40}\s)?(?:recording|video|audio|quote|excerpt|statement|speech|interview)\s*\]",
    re.IGNORECASE,
)
_END = re.compile(
    r"\[\s*end\s+(?:[\w ]{0,40}\s)?(?:recording|video|audio|quote|excerpt|statement|speech|interview)\s*\]",
    re.IGNORECASE,
)
_SPEAKER = re.compile(r"(?P<label>\[(?P<name>[A-Za-z][^\[\]()]{2,80}?)\])\s*:?\s*")
_NOT_SPEAKER = re.compile(
    r"(?:text|sic|word|words|passage|continued|begin|end|recording|video|figure|name|applause|laughter|indistinct)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"^[^\S\n]*(?:\*\*|(?P<opened>[\"“„]))?"
    r"(?P<name>[A-Z][\w.'’-]*(?:[ ,]+(?:of|the|for|and|al-|de|von|bin|[A-Z(][\w.'’)-]*)){0,7})"
    r"(?:\*\*)?(?P<mark>:)(?:\*\*)?[^\S\n]+(?=\S)",
    re.MULTILINE,
)
_SIGNED = re.compile(r"(?:[—–]|--|-)\s*(?P<name>[^\n()@—]{2,60}?)\s*\((?P<handle>@\w{1,30})\)")
_BENEATH = re.compile(
    r"(?P<close>[”\"“»]|'')\s*(?P<mark>[—–―~-]|--)\s*(?P<name>[A-Z][^\n\"“”@:]{1,59}?)\.?[^\S\n]*$", re.MULTILINE
)
_OPENING = re.compile(r"[^\S\n]*(?:[“\"„«”]|'')")
_GOES_ON = re.compile(r"\s*\n\s*[“\"„«](?=[^(\[\s])")
_ADDRESS = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Yy]ou|[Yy]our|us|me)\b|\?|[“\"„«]")
"""Words that somebody says for himself or to somebody, a question, a quotation."""
_NOT_LABEL = word_set("not-labels")


def recorded_drafts(text: str) -> tuple[AttributionDraft, ...]:
    """All labelled speech of the text."""
    recordings = tuple(_recordings(text))
    labels = tuple(_labels(text))
    found = (*recordings, *(labels if _speaking(text, labels) else ()), *_signatures(text), *_letters(text))
    return tuple(replace(draft, by="rules: labelled speech") for draft in found)


def _speaking(text: str, labels: tuple[AttributionDraft, ...]) -> bool:
    """Whether labels are of people who speak: in capitals, heading several speeches, or before words to or of oneself;
    the places at the heads of a list's items ("Harat: four by a car bomb") say nothing."""
    names = [draft.source[0].of(text) for draft in labels]
    speech = " ".join(span.of(text) for draft in labels for span in draft.content)
    speakers = len(set(names)) < len(names) or any(name.isupper() for name in names)
    return len(labels) > 1 and (speakers or _ADDRESS.search(speech) is not None)


def _recordings(text: str) -> Iterator[AttributionDraft]:
    for begin in _BEGIN.finditer(text):
        end = _END.search(text, begin.end(), begin.end() + LONGEST_RECORDING)
        stop = end.start() if end else _paragraph_end(text, begin.end())
        yield from _speeches(text, Span(*begin.span()), begin.end(), stop)


def _speeches(text: str, mark: Span, start: int, stop: int) -> Iterator[AttributionDraft]:
    """The speeches of one recording: the mark is the cue of the first, its label the cue of each later one."""
    labels = [m for m in _SPEAKER.finditer(text, start, stop) if _heads_speech(text, m, start)]
    first = labels[0] if labels and not text[start : labels[0].start()].strip() else None
    places = [(mark, first), *((Span(*m.span("label")), m) for m in labels if m is not first)]
    for number, (cue, label) in enumerate(places):
        begin = label.end() if label else start
        end = places[number + 1][0].start if number + 1 < len(places) else stop
        content = trim(text, Span(begin, end), " \n\t\r")
        if content:
            source = (Span(*label.span("name")),) if label else ()
            yield AttributionDraft(
                source=source, cue=(cue,) if cue == mark else _marks(cue), content=(content,), speaker=True
            )


def _marks(label: Span) -> tuple[Span, ...]:
    """The brackets of a label: its words are the source."""
    return (Span(label.start, label.start + 1), Span(label.end - 1, label.end))


def _heads_speech(text: str, label: re.Match[str], start: int) -> bool:
    """A bracketed name opens a speech at the recording's beginning or at the head of a paragraph."""
    before = text[start : label.start("label")]
    opens = not before.strip() or re.search(r"\n[^\S\n]*\n\s*$", before) is not None
    return opens and not _NOT_SPEAKER.match(label["name"])


def _labels(text: str) -> Iterator[AttributionDraft]:
    """Lines headed by a speaker's name and a colon; one alone is more often a heading (the caller asks for two)."""
    found = [m for m in _LABEL.finditer(text) if _is_label(m["name"])]
    for number, label in enumerate(found):
        following = found[number + 1].start() if number + 1 < len(found) else len(text)
        content = tuple(_speech(text, label, following))
        if content:
            name, mark = Span(*label.span("name")), Span(*label.span("mark"))
            yield AttributionDraft(source=(name,), cue=(mark,), content=content, speaker=True)


def _speech(text: str, label: re.Match[str], following: int) -> Iterator[Span]:
    """The paragraph that a label heads; where it opens a quotation, the paragraphs that open it again are said too."""
    start, quoted = label.end(), bool(label["opened"])
    while True:
        end = min(following, _paragraph_end(text, start))
        piece = trim(text, Span(start, end), ' \n\t\r”"' if quoted else " \n\t\r")
        if piece:
            yield piece
        again = _GOES_ON.match(text, end, following) if quoted and end < following else None
        if again is None:
            return
        start = again.end()


def _is_label(name: str) -> bool:
    """A name, and no heading: neither "Casualties:" nor the place and day that head a paragraph."""
    words = re.split(r"\W+", name.lower())
    return len(name) <= LONGEST_LABEL and words[0] not in _NOT_LABEL and words[-1] not in _NOT_LABEL


def _signatures(text: str) -> Iterator[AttributionDraft]:
    """A post is the paragraph its signature closes, and the line before when the signature stands on its own line."""
    for signed in _SIGNED.finditer(text):
        start = text.rfind("\n", 0, signed.start()) + 1
        if not text[start : signed.start()].strip():
            start = text.rfind("\n", 0, len(text[:start].rstrip())) + 1
        start = max(start, signed.start() - LONGEST_LEAD)
        content = trim(text, Span(start, signed.start()), ' \n\t\r“”"')
        if content:
            name, handle = Span(*signed.span("name")), Span(*signed.span("handle"))
            yield AttributionDraft(source=(name,), cue=(handle,), content=(content,), speaker=True)


def _letters(text: str) -> Iterator[AttributionDraft]:
    """A quotation that is a whole paragraph, with the name of who wrote it behind a dash at its end or beneath it."""
    for signed in _BENEATH.finditer(text):
        opened = _OPENING.match(text, text.rfind("\n", 0, signed.start()) + 1, signed.start())
        content = trim(text, Span(opened.end(), signed.start()), " \n\t\r") if opened else None
        name = Span(*signed.span("name"))
        if content and not verb_forms().keys() & name.of(text).lower().split():
            yield AttributionDraft(source=(name,), cue=(Span(*signed.span("mark")),), content=(content,), speaker=True)


def _paragraph_end(text: str, start: int) -> int:
    gap = re.compile(r"\n[^\S\n]*\n").search(text, start)
    return gap.start() if gap else len(text)

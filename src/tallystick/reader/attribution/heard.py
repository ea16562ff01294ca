"""Who has spoken: whoever did joins those whom later pronouns and descriptions may stand for."""

from __future__ import annotations

from tallystick.model.span import Span, Spans
from tallystick.reader.attribution.antecedents import Scene
from tallystick.reader.attribution.charged import accused
from tallystick.reader.attribution.drafts import UNSPECIFIED, AttributionDraft
from tallystick.reader.attribution.lexicon import noun_of
from tallystick.reader.attribution.mentions import Kind, Mention, gender_of
from tallystick.reader.attribution.phrases import BODIES, DOCUMENTS, SPEAKERS, top_of, words_in
from tallystick.reader.attribution.standing import NO_STATE
from tallystick.reader.parse import Word
from tallystick.reader.parties import role_of

PERSONAL: dict[str, tuple[frozenset[Kind], bool | None, str | None]] = {
    "he": (frozenset({"person"}), False, "m"),
    "him": (frozenset({"person"}), False, "m"),
    "his": (frozenset({"person"}), False, "m"),
    "she": (frozenset({"person"}), False, "f"),
    "her": (frozenset({"person"}), False, "f"),
    "it": (frozenset({"body"}), False, None),
    "its": (frozenset({"body"}), False, None),
    "they": (frozenset({"people", "body"}), True, None),
    "their": (frozenset({"people", "body"}), True, None),
    "them": (frozenset({"people", "body"}), True, None),
    "both": (frozenset({"people", "body"}), True, None),
}
INQUIRIES = frozenset({"assessment", "review", "investigation", "inquiry"})
"""Without an owner they are the publisher's own."""


def main_span(source: Spans) -> Span:
    """The longest stretch of a source."""
    return max(source, key=lambda s: s.end - s.start)


def _kind(word: Word) -> Kind:
    """Of what kind somebody is whom only having spoken shows to be somebody: "a boatman", "the collective"."""
    noun = noun_of(word)
    if noun in BODIES | NO_STATE:
        return "body"
    alone = word.xpos == "NN" and noun not in DOCUMENTS | INQUIRIES | SPEAKERS and word.entity == "O"
    return "either" if alone else "person" if noun in SPEAKERS and word.xpos == "NN" else "people"


def _heard_kind(word: Word, known: Mention | None) -> Kind:
    """One person speaks where the phrase is headed by a noun for one, whoever else is named in it."""
    noun = noun_of(word)
    if noun in PERSONAL and (known is None or known.kind == "people") and PERSONAL[noun][1] is False:
        return "person" if PERSONAL[noun][2] else "body"
    body = noun in BODIES | DOCUMENTS | NO_STATE
    one = word.upos == "NOUN" and word.xpos == "NN" and not body and role_of(noun) is not None
    return "person" if one else known.kind if known else _kind(word)


def heard(draft: AttributionDraft, voice: str, scene: Scene) -> None:
    """Whoever spoke joins the candidates, with the number, kind and words of the phrase and of whom it stood for."""
    if not draft.source or voice in ("", UNSPECIFIED):
        return
    span = main_span(draft.source)
    indices = words_in(scene.syntax, span)
    if not indices:
        return
    first, last = span
    known = [m for m in scene.mentions if m.voice == voice or (first <= m.span.start and m.span.end <= last)]
    top = top_of(scene.syntax, indices)
    word = scene.syntax.words[top]
    heads = (m for m in known if m.voice == voice or m.span.contains(word.span))
    base = max(heads, key=lambda m: (m.voice == voice, m.span.start), default=None)
    lent = noun_of(word) in SPEAKERS | DOCUMENTS
    own = scene.syntax.subtree(top, without=() if lent else ("nmod",))
    words = frozenset(
        noun_of(scene.syntax.words[k])
        for k in indices
        if k in own and scene.syntax.words[k].upos in ("NOUN", "PROPN", "ADJ")
    )
    fresh = Mention(
        span=span,
        voice=voice,
        kind=_heard_kind(word, base),
        plural=(word.xpos in ("NNS", "NNPS") or " and " in voice)
        if word.upos != "PRON"
        else bool(base and base.plural),
        words=words | (base.words if base else frozenset()),
        sentence=word.sentence,
        place="source",
        named=base.named if base else False,
        gender=(base.gender if base else None) or gender_of(words | {word.text.lower()}),
    )
    scene.mentions.append(fresh)
    if word.text.lower() in ("he", "she") and fresh.gender:
        scene.genders[voice] = fresh.gender
    scene.charged, scene.accuser = accused(draft, scene), voice

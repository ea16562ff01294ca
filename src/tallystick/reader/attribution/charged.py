"""Who is accused: whoever denies in the next words is one of them ("X accused Y of …; he denied it")."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.reader.attribution.antecedents import Scene
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.lexicon import base, cue_of_word, noun_of, word_set
from tallystick.reader.attribution.mentions import Kind, Mention, gender_of
from tallystick.reader.attribution.phrases import BODIES, phrase_voice, words_in
from tallystick.reader.parse import Word
from tallystick.reader.syntax import Syntax

ACCUSING = word_set("accusing")
FEW = 3
"""Words by which a denial points at what was said; who says more may deny something new (five lost two voices of 374 on
our own passages)."""


def answers(draft: AttributionDraft, syntax: Syntax) -> bool:
    """Whether the cue denies what was said before: "denied it", "rejects the charge"."""
    if sum(len(words_in(syntax, s)) for s in draft.content) > FEW:
        return False
    rows = (cue_of_word(w) for w in _words(draft, syntax))
    return any(row is not None and row.stance == "denies" for row in rows)


def accused(draft: AttributionDraft, scene: Scene) -> tuple[Mention, ...]:
    """Whom an accusation is against: the object of accusing, or whose deed is alleged."""
    return tuple(_mention(k, scene) for k in _heads(draft, scene.syntax) if scene.syntax.words[k].upos != "PRON")


def _words(draft: AttributionDraft, syntax: Syntax) -> list[Word]:
    return [syntax.words[k] for span in draft.cue for k in words_in(syntax, span)]


def _heads(draft: AttributionDraft, syntax: Syntax) -> Iterator[int]:
    for word in _words(draft, syntax):
        row = cue_of_word(word)
        if word.upos != "VERB" or row is None or row.stance != "alleges":
            continue
        told = syntax.child(word.index, "ccomp")
        found = syntax.child(word.index, "obj") if base(word) in ACCUSING else None
        found = syntax.subject(told) if found is None and told is not None else found
        if found is not None:
            yield from syntax.conjuncts(found)


def _mention(head: int, scene: Scene) -> Mention:
    """The mention a word heads; a new one of people who are neither a role nor a name ("the owners")."""
    word, core = scene.syntax.words[head], scene.syntax.core(head)
    known = next((m for m in scene.mentions if m.place != "source" and m.span.overlaps(core)), None)
    if known is not None:
        return known
    plural = word.xpos in ("NNS", "NNPS")
    kind: Kind = "people" if plural else "body" if noun_of(word) in BODIES else "either"
    made = Mention(
        span=core,
        voice=phrase_voice(scene.syntax, core),
        kind=kind,
        plural=plural,
        words=frozenset({noun_of(word)}),
        sentence=word.sentence,
        place="other",
        gender=gender_of({noun_of(word)}),
    )
    scene.mentions.append(made)
    return made

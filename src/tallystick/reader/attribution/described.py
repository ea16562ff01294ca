"""Whom a bare description stands for: the one named before whom its noun, its number and its other words fit ("the
charity", "the disaster institute", "the latter").
"""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.model.span import Span
from tallystick.reader.attribution.antecedents import REACH, Scene, before, best, sentence_of, words_of
from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.lexicon import noun_of, word_set
from tallystick.reader.attribution.mentions import (
    ANYBODY,
    Kind,
    Mention,
    gender_of,
    has,
    is_named,
)
from tallystick.reader.attribution.phrases import (
    BODIES,
    DOCUMENTS,
    SPEAKERS,
    top_of,
    words_in,
)
from tallystick.reader.attribution.standing import (
    FIGHTERS,
    NO_STATE,
    OF_ITS_OWN,
    STATE,
    STATES,
    fits,
    of_trade,
)
from tallystick.reader.parse import Word
from tallystick.reader.parties import party_of, role_of
from tallystick.reader.syntax import Syntax

DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "both"})
PART = ("nmod", "compound", "appos")
"""Relations of a name to the phrase that it is a part of."""


def is_bare(syntax: Syntax, top: int, indices: Sequence[int]) -> bool:
    """A definite phrase that names nobody by itself: an article and common nouns, no name or owner."""
    text = syntax.span(indices).of(syntax.text)
    words = [syntax.words[k] for k in indices]
    if words[0].text.lower() not in DEFINITE:
        return False
    if noun_of(syntax.words[top]) in BODIES and len(words) == 2:
        return True
    if party_of(text) is not None:
        return False
    if role_of(text.lower().removeprefix("the ")) is not None:
        return True
    if any(w.entity != "O" for w in words) or any(w.upos == "PROPN" and not w.text.isupper() for w in words):
        return False
    within = [k for k in syntax.children(top, "nmod", "acl:relcl", "acl", "nmod:poss", "appos") if k in indices]
    return not within and len(words) <= 6


def before_clause(syntax: Syntax, top: int, indices: Sequence[int]) -> Sequence[int]:
    """The words before a clause that only adds something: "the minister, who had resigned"; else all words."""
    comma = next((k for k in indices if k > top and syntax.words[k].text == ","), None)
    added = comma is not None and syntax.children(top, "acl:relcl") and not syntax.children(top, "appos")
    return [k for k in indices if comma is not None and k < comma] if added else indices


ORGANISED = frozenset({"organisation", "organization"})
TELLING_NOTHING = word_set("telling-nothing")
ARMED = STATE | FIGHTERS


def meant(top: int, span: Span, draft: AttributionDraft, scene: Scene, answering: bool) -> Mention | None:
    """The one named before whom a bare description means; None where it is nobody else. ``top`` is its noun."""
    word = scene.syntax.words[top]
    lemma, plural = noun_of(word), word.xpos in ("NNS", "NNPS")
    if lemma == "latter":
        return _latter(plural, before(scene, span, draft.content), scene)
    if "same" in words_of(scene, span) or lemma == "source":
        spoke = (m for m in before(scene, span, draft.content) if m.place == "source")
        body = lemma in BODIES
        return max((m for m in spoke if not body or m.kind == "body"), key=lambda m: m.span.start, default=None)
    if lemma in DOCUMENTS:
        return best(scene, span, draft.content, frozenset({"person", "body", "people"}), None, None, spoke=True)
    told = _told(top, span, scene) - {lemma}
    named = (m for m in before(scene, span, draft.content) if is_named(m) and has(m, told | {lemma}))
    same = [m for m in named if lemma not in BODIES or _one_body(m, lemma, plural)]
    if same:
        return max(same, key=lambda m: (m.named, m.place == "source", m.span.start))
    if lemma in BODIES:
        return _body(lemma, plural, span, draft, scene, told, answering)
    role = role_of(lemma)
    if _of_another(told, word) or not (lemma in SPEAKERS | ANYBODY or (plural and role and role.kind in ARMED)):
        return None  # "the bishops" and "the widow" are nobody else
    kinds: frozenset[Kind] = frozenset({"people", "body"} if plural else {"person"})
    return best(
        scene,
        span,
        draft.content,
        kinds,
        plural,
        gender_of({lemma}),
        reach=2 * REACH,
        spoke=not plural and not answering,
        noun=lemma,
        told=told if lemma not in SPEAKERS else frozenset(),
        answers=answering,
    )


def _body(
    noun: str,
    plural: bool,
    span: Span,
    draft: AttributionDraft,
    scene: Scene,
    told: frozenset[str],
    answering: bool,
) -> Mention | None:
    """Which body "the group" or "the charity" is, where none was called so before."""
    if noun in OF_ITS_OWN:
        return None
    kinds: frozenset[Kind] = frozenset({"body"})
    number, reach = plural or None, 2 * REACH
    outside = best(
        scene, span, draft.content, kinds, number, None, reach=reach, noun=noun, told=told, answers=answering
    )
    inside = _inside(scene, span, noun)
    if outside is None or (inside is not None and of_trade(noun, inside) > of_trade(noun, outside)):
        outside = inside
    return outside if not plural or outside is None or _several(outside) else None


def _latter(plural: bool, told: Sequence[Mention], scene: Scene) -> Mention | None:
    """The last one named before "the latter", itself no part of another ("the prime minister of X")."""

    def apart(mention: Mention) -> bool:
        indices = words_in(scene.syntax, mention.span)
        return bool(indices) and not scene.syntax.words[top_of(scene.syntax, indices)].deprel.startswith(PART)

    alike = [m for m in told if m.plural == plural or m.named]
    near = [m for m in alike if m.sentence == max(k.sentence for k in alike)]
    return max(near, key=lambda m: (apart(m), m.span.start), default=None)


def _told(top: int, span: Span, scene: Scene) -> frozenset[str]:
    """The words by which a description tells its own from others ("disaster" in "the disaster institute")."""
    syntax = scene.syntax
    kept = before_clause(syntax, top, words_in(syntax, span))
    telling = (syntax.words[k] for k in kept if syntax.words[k].upos in ("NOUN", "PROPN", "ADJ"))
    return frozenset(noun_of(w) for w in telling) - DEFINITE - TELLING_NOTHING


def _several(mention: Mention) -> bool:
    """Whether "the factions" can mean it."""
    return mention.plural or " and " in mention.voice


def _one_body(mention: Mention, noun: str, plural: bool) -> bool:
    """ "The group" is none of "several groups" and nobody of a group; "the army" is no Army of rebels."""
    if mention.kind == "person" or (mention.plural and not plural and not mention.named):
        return False
    party, role = party_of(mention.voice.split(" (")[0]), role_of(noun)
    foreign = party is not None and party.sector is not None and party.sector not in STATES
    return not (foreign and role is not None and role.kind in STATE)


def _of_another(modifiers: frozenset[str], word: Word) -> bool:
    """ "The army spokesman": whom he speaks for is said, and nobody of that sort was named before."""
    return noun_of(word) in SPEAKERS and any(m in BODIES or role_of(m) is not None for m in modifiers)


def _inside(scene: Scene, span: Span, noun: str) -> Mention | None:
    """ "The clinic of Vell Doctors was hit, the charity said": a known body of that trade, named in the sentence."""
    here = sentence_of(scene, span)
    near = (m for m in scene.mentions if m.kind == "body" and m.sentence == here and m.span.end <= span.start)
    return max((m for m in near if _is_such(noun, m)), key=lambda m: m.span.start, default=None)


def _is_such(noun: str, mention: Mention) -> bool:
    """Of a trade, or a party with a name where the noun says no trade: "the group", "the organisation"."""
    plain = noun in NO_STATE | ORGANISED and mention.named and party_of(mention.voice) is not None
    return of_trade(noun, mention) or (plain and fits(noun, mention))

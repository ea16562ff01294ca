"""How a voice stands to what it says: by the cue's word first (measure rules, point 2), by the content next."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tallystick.reader.attribution.drafts import AttributionDraft
from tallystick.reader.attribution.lexicon import Cue, base, cue_of, cue_of_word, word_set
from tallystick.reader.attribution.phrases import words_in
from tallystick.reader.network.happenings import EVEN, Choice
from tallystick.reader.parse import CueReading, Word
from tallystick.reader.syntax import Syntax

DEFAULT = "states"
NEUTRAL = word_set("neutral")
DUTY = re.compile(r"\b(?:should|must|ought to|need(?:s)? to|has to|have to)\b", re.IGNORECASE)
OWN_FUTURE = re.compile(
    r"^(?:[\"“‘']|that\s)*(?:it|they|he|she|we|i)\b[^.;]{0,30}?(?:\bwill\b|\bwould\b|['’]ll\b|['’]d\b)(?!\s+(?:not\s+)?(?:have|be\s+able|like|appear|seem))",
    re.IGNORECASE,
)
UNABLE = re.compile(
    r"\b(?:unable|not able|could ?n[o'’]t|cannot|can ?n[o'’]t|could not|impossible)\b[^.;]{0,20}"
    r"\b(?:to )?(?:determine|confirm|verify|establish|say|rule out|substantiate|authenticate|ascertain)\b"
    r"|\b(?:(?:has|have|had|will)(?: not|n['’]t)|won['’]t)(?: yet)? (?:confirm|verif)",
    re.IGNORECASE,
)
"""Who cannot or does not confirm doubts what is said (measure rules, point 2: "unable to determine")."""
OWN_DENIAL = re.compile(
    r"^(?:[\"“‘']|that\s)*(?:it|they|he|she|we|i|its|their|our|his|her)\b[^.;,]{0,40}?\b(?:not|n['’]t|never|no)\b[^.;]{0,25}?"
    r"\b(?:involve|participat|carr|conduct|target|attack|responsib|behind|kill|strik|struck|hit|fire|launch|bomb|use|do|done|commit|shell|role|link)",
    re.IGNORECASE,
)
FALSE = word_set("falsity")
JUDGING = frozenset({"brand", "call", "describe", "dub", "label", "term"})
CHARGE = re.compile(
    r"^(?:the|this|that|these|those|such)\s+(?:\w+\s+)?(?:accusation|allegation|charge|claim)s?\b", re.IGNORECASE
)
ASKED = re.compile(r"^(?:whether|if|who|whom|whose|why|what|how|when|where|which)\b", re.IGNORECASE)
CONDUCT = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?\w+ing\b|\b(?:has|have|had)\s+(?:\w+ly\s+)?\w+(?:ed|en)\b",
    re.IGNORECASE,
)
"""What somebody is doing or has done, of which another warns."""
SPEECH_OPENING = 250
"""Characters of a labelled speech in which a denial is its point."""
SPEECH_DENIAL = re.compile(
    r"\b(?:we|our \w+|i)\b[^.;,]{0,20}\b(?:did|do|does|have|has|had|was|were|are|is)\s?(?:not|n['’]t)\b[^.;]{0,25}?"
    r"\b(?:involve|participat|carr|conduct|target|attack|responsib|behind|kill|strik|struck|hit|fire|launch|bomb|commit|shell)|\bdeny\b|\bdenies\b|\breject",
    re.IGNORECASE,
)
RISK = re.compile(r"\b(?:could|may|might|would|will|risk|danger|likely|threat)", re.IGNORECASE)
INFINITIVE = re.compile(
    r"^(?!that\b)(?:(?!is\b|are\b|was\b|were\b|has\b|have\b|had\b)[\w’'-]+\s+){0,6}?(?:not\s+)?to\s+[a-z]+",
    re.IGNORECASE,
)
REPLY = re.compile(
    r"\b(?:will|would|shall)\b.{0,60}\b(?:respon[sd]|answer|retaliat|reply|price|consequence|punish|allowed)",
    re.IGNORECASE,
)


STANCE_FROM = 0.9
"""The chance from which the network's stance stands instead of the cue's word. On our own held-out passages .8 to .9
are equal (379 and 378 of 408 right) and .95 is below (374)."""


@dataclass(frozen=True, slots=True)
class Read:
    """One word of the vocabulary of stances, what read it, and the chance that the network gives it."""

    label: str
    by: str
    chance: float


def read_stance(draft: AttributionDraft, syntax: Syntax) -> Read:
    """The stance: what the rule that made the draft knows, else what the network is sure of, else what words say."""
    seen = _seen(draft, syntax)
    label = draft.stance or _of_words(draft, syntax)
    sure = draft.stance is None and seen is not None and seen.stance_score >= STANCE_FROM
    said = label in INTENT or (label == "denies" and _judges(draft, syntax))
    if seen is not None and sure and not (said and seen.stance in FLAT):
        return Read(seen.stance, "network: stance", seen.stance_score)
    row = _row(draft, syntax)
    by = draft.by if draft.stance else f"cues.tsv: {row.lemma}" if row is not None else "stance: content"
    return Read(label, by, _chance(seen, label))


INTENT, FLAT = frozenset({"promises", "calls-for"}), frozenset({"states", "expects"})
"""What words say outright ("should cease", "called it a lie") is not flattened to a plain statement."""


def _judges(draft: AttributionDraft, syntax: Syntax) -> bool:
    row = _row(draft, syntax)
    return row is not None and row.lemma in JUDGING


def _seen(draft: AttributionDraft, syntax: Syntax) -> CueReading | None:
    """What the network reads at the cue, the surest."""
    words = {k for span in draft.cue for k in words_in(syntax, span)}
    read = (c for c in syntax.parse.cues if not words.isdisjoint(c.cue))
    return max(read, key=lambda c: c.stance_score, default=None)


def _chance(seen: CueReading | None, label: str) -> float:
    """The chance of a stance by what the network reads at the cue; even where it reads none."""
    return EVEN if seen is None else Choice(seen.stance, seen.stance_score).of(label)


def _of_words(draft: AttributionDraft, syntax: Syntax) -> str:
    content = " ".join(s.of(syntax.text) for s in draft.content)
    content = re.sub(r"\s+", " ", content)
    if draft.speaker:
        return "denies" if SPEECH_DENIAL.search(content[:SPEECH_OPENING]) else DEFAULT
    row = _row(draft, syntax)
    lemma = row.lemma if row else "say"
    if UNABLE.search(content[:80]) or UNABLE.search(" ".join(s.of(syntax.text) for s in draft.cue)):
        return "doubts"
    if lemma in ("warn", "warning", "caution"):
        return _warned(content)
    if lemma in JUDGING and _rejects(content):
        return "denies"
    if lemma == "ask" and ASKED.match(content):
        return "doubts"
    if row is not None and row.lemma not in NEUTRAL and row.stance != DEFAULT:
        return row.stance
    return _by_content(content) if row is None or row.lemma in NEUTRAL else row.stance


def _rejects(content: str) -> bool:
    """ "Called the report a fabrication", "called the charge absurd": to judge what is said so is to deny it."""
    return CHARGE.match(content) is not None or not FALSE.isdisjoint(re.findall(r"[\w-]+", content.lower()))


def _warned(content: str) -> str:
    """A warned answer is a promise, a danger an expectation, conduct an allegation; a warned person is asked."""
    if REPLY.search(content) or OWN_FUTURE.search(content):
        return "promises"
    if INFINITIVE.search(content):
        return "calls-for"
    return "alleges" if CONDUCT.search(content) and not RISK.search(content) else "expects"


def _by_content(content: str) -> str:
    """What plain verbs of saying lend: a promise, a call, a denial."""
    main = content[:120]
    if OWN_DENIAL.search(main):
        return "denies"
    if OWN_FUTURE.search(main):
        return "promises"
    duty = DUTY.search(main)
    return "calls-for" if duty and duty.start() < 60 else DEFAULT


def cue_words(draft: AttributionDraft, syntax: Syntax) -> tuple[Word, ...]:
    """The words of a cue."""
    return tuple(syntax.words[k] for s in draft.cue for k in words_in(syntax, s))


def _row(draft: AttributionDraft, syntax: Syntax) -> Cue | None:
    """The lexicon row of the word that carries the cue: verbs before nouns, the last of several ("went on to deny")."""
    words = cue_words(draft, syntax)
    phrase = cue_of(" ".join(base(w) for w in words), "phrase")
    if phrase is not None:
        return phrase
    verbs = [row for w in words if w.upos in ("VERB", "AUX") for row in [cue_of_word(w)] if row]
    if verbs:
        return verbs[-1]
    others = [row for w in words for row in [cue_of_word(w)] if row]
    return others[-1] if others else None

"""Which of those named before a phrase it stands for: who agrees with it, ranked by nearness and by what they did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tallystick.model.span import Span, Spans, touches
from tallystick.reader.attribution.mentions import Kind, Mention, agrees, has
from tallystick.reader.attribution.phrases import words_in
from tallystick.reader.attribution.standing import fits
from tallystick.reader.parties import party_of
from tallystick.reader.quotes import Quotation
from tallystick.reader.syntax import Syntax

SPOKE = 2.5
"""What having spoken is worth, in sentences of distance; chosen on the dev gold and read over the narratives."""
DID = 1.0
"""What being a subject is worth, in sentences."""
SAME = 4.0
"""What the network's certainty that a mention is the same one is worth, in sentences."""
UNNAMED = 1.0
"""What having no name costs, in sentences: a description is oftener resolved to a name than to another description."""
CHARGED = 3.0
"""What having been accused last is worth to the pronoun that denies, in sentences; the accuser loses as much."""
KNOWN = 1.0
"""What being known to be a he or a she, as the pronoun asks, is worth, in sentences."""
REACH = 6
"""Sentences a pronoun reaches back; names and descriptions reach over the whole report."""

EITHER_PERSON: frozenset[Kind] = frozenset({"person", "either"})
EITHER: frozenset[Kind] = frozenset({"person", "body"})
"""What somebody can be whose noun says neither."""


@dataclass(slots=True)
class Scene:
    """What is known when a source is looked at: the report and everybody named or heard so far."""

    syntax: Syntax
    quotes: Sequence[Quotation]
    publisher: str | None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    charged: tuple[Mention, ...] = ()
    """Who was accused last."""
    accuser: str = ""
    """Who spoke last: whoever denies it is somebody else."""
    genders: dict[str, str] = field(default_factory=dict)
    """Voices that a "he" or "she" stood for."""


def words_of(scene: Scene, span: Span) -> frozenset[str]:
    """The lower-cased words of a span."""
    return frozenset(scene.syntax.words[k].text.lower() for k in words_in(scene.syntax, span))


def before(scene: Scene, span: Span, content: Spans) -> list[Mention]:
    """Mentions before the phrase that are not part of what it is said to say."""
    return [m for m in scene.mentions if m.span.end <= span.start and not touches(m.span, content)]


def best(
    scene: Scene,
    span: Span,
    content: Spans,
    kinds: frozenset[Kind],
    plural: bool | None,
    gender: str | None,
    *,
    reach: int = REACH,
    spoke: bool = False,
    noun: str | None = None,
    told: frozenset[str] = frozenset(),
    answers: bool = False,
) -> Mention | None:
    """The likeliest of those who agree. ``noun``: of a description, ``told``: what else it says of them; ``answers``:
    the phrase is of who denies something."""
    here = sentence_of(scene, span)
    fitting = [
        m
        for m in before(scene, span, content)
        if (m.kind in kinds or (m.kind == "either" and kinds & EITHER))
        and here - m.sentence <= reach
        and agrees(m, plural, gender)
        and (gender is None or scene.genders.get(m.voice, gender) == gender)
        and not _only_quoted(m, scene)
        and (noun is None or (fits(noun, m) and _is_somebody(m) and has(m, told)))
        and (not spoke or m.place == "source")
    ]
    anaphor = max(words_in(scene.syntax, span), default=-1)

    def worth(m: Mention) -> float:
        known = gender is not None and gender in (m.gender, scene.genders.get(m.voice))
        return _weight(m, here, plural, scene, anaphor) + known * KNOWN + (_charged(m, scene) if answers else 0.0)

    return max(fitting, key=lambda m: (worth(m), m.span.start), default=None)


def _is_somebody(mention: Mention) -> bool:
    """Whether a mention names somebody: no description stands for another ("the navy", "soldiers")."""
    return mention.named or any(c.isupper() for c in mention.voice[1:]) or party_of(mention.voice) is not None


def _charged(mention: Mention, scene: Scene) -> float:
    """Who denies is who was accused, and not the accuser."""
    if any(mention.span.overlaps(m.span) for m in scene.charged):
        return CHARGED
    return -CHARGED if mention.voice == scene.accuser else 0.0


def _weight(mention: Mention, here: int, plural: bool | None, scene: Scene, anaphor: int) -> float:
    worth = {"source": SPOKE, "subject": DID, "other": 0.0}[mention.place] - (here - mention.sentence)
    worth += SAME * scene.syntax.parse.likeness(anaphor, words_in(scene.syntax, mention.span))
    if plural and not mention.plural:
        worth -= DID
    if mention.voice == mention.voice.lower() or (mention.kind in EITHER_PERSON and not mention.named):
        worth -= UNNAMED
    return worth


def _only_quoted(mention: Mention, scene: Scene) -> bool:
    """Named in somebody's mouth, not by the report: no pronoun of the report's own points there. A quoted phrase
    without a verb ("one wing of X") stands in the report's own sentence."""
    if mention.place == "source":
        return False
    around = (q.inner for q in scene.quotes if q.level == 0 and q.inner.start <= mention.span.start < q.inner.end)
    words = scene.syntax.words
    return any(words[k].upos in ("VERB", "AUX") for span in around for k in words_in(scene.syntax, span))


def sentence_of(scene: Scene, span: Span) -> int:
    """The sentence a span begins in."""
    indices = words_in(scene.syntax, span)
    return scene.syntax.words[indices[0]].sentence if indices else 0

"""Whose voice it is: pronouns and bare descriptions resolved to the person, body or group they stand for.

A candidate is anybody named before the phrase. Who does not agree (person or body, one or many, he or she) is out; the
rest are ranked by nearness and by what they were doing: whoever spoke last is likeliest to go on speaking. Sources
already resolved stand among the candidates, so a chain "X … he … he" holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tallystick.model.span import Span, Spans, touches
from tallystick.reader.attribution.drafts import ACCUSERS, CRITICS, REPORTS, UNSPECIFIED, AttributionDraft
from tallystick.reader.attribution.lexicon import base, noun_of, word_set
from tallystick.reader.attribution.mentions import (
    BODIES,
    Kind,
    Mention,
    agrees,
    gender_of,
    is_named,
    is_part,
    mentions_of,
    name_words,
)
from tallystick.reader.attribution.phrases import (
    DOCUMENTS,
    SPEAKERS,
    named_person,
    phrase_voice,
    plain_name,
    top_of,
    words_in,
)
from tallystick.reader.attribution.rules import ACCUSING, ALLEGED, CRITICISM, FINDINGS, HEARSAY, OPINIONS, REPORTED
from tallystick.reader.attribution.standing import at_home, fits, in_full, of_trade, only_nation
from tallystick.reader.parse import Word
from tallystick.reader.parties import MILITARY, described_party, party_of, role_of, singular
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
REACH = 6
"""Sentences a pronoun reaches back; names and descriptions reach over the whole report."""

WE = frozenset("we us our ours i me my".split())
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
EITHER: frozenset[Kind] = frozenset({"person", "body"})
"""What somebody can be whose noun says neither."""
INQUIRIES = frozenset({"assessment", "review", "investigation", "inquiry"})
"""Without an owner they are the publisher's own."""
ONE = frozenset({"one", "another"})
COUNT = re.compile(
    r"^(?:about |some |at least )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|several)\s+", re.I
)
UNKNOWN = re.compile(r"^(?:unidentified|unknown|unnamed)\s+", re.IGNORECASE)
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "same", "both"})
POSSESSIVE = frozenset({"its", "his", "her", "their"})


@dataclass(slots=True)
class _Scene:
    """What is known when a source is looked at: the report and everybody named or heard so far."""

    syntax: Syntax
    quotes: Sequence[Quotation]
    publisher: str | None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)


def resolve_voices(
    drafts: Sequence[AttributionDraft],
    above: Sequence[int | None],
    order: Sequence[int],
    syntax: Syntax,
    quotes: Sequence[Quotation],
    publisher: str | None,
    country: str | None = None,
) -> tuple[str, ...]:
    """One voice for each draft, in the drafts' own order. ``order``: outer before inner, as they stand in the text;
    ``country``: the one the report is about."""
    named = in_full(publisher) if publisher else None
    scene = _Scene(syntax, quotes, named, country, list(mentions_of(syntax)))
    voices = [""] * len(drafts)
    for place in sorted(order, key=lambda p: (drafts[p].source or drafts[p].cue)[0].start):
        up = above[place]
        voices[place] = _voice(drafts[place], voices[up] if up is not None else None, scene)
        _heard(drafts[place], voices[place], scene)
    return tuple(voices)


def _voice(draft: AttributionDraft, outer: str | None, scene: _Scene) -> str:
    if draft.publisher:
        return scene.publisher or UNSPECIFIED
    if draft.voice is not None:
        return draft.voice
    if draft.speaker and draft.source:
        return _labelled(draft.source[0], scene)
    if not draft.source:
        return _sourceless(draft, scene)
    span = _main(draft.source)
    word = span.of(scene.syntax.text).lower().strip()
    if word in WE:
        return _speaker(draft, outer, scene)
    if word in RELATIVE:
        return _antecedent(span, scene) or plain_name(word)
    if word in PERSONAL:
        found = _best(scene, span, draft.content, *PERSONAL[word]) or _taken_for_body(scene, span, draft, word)
        return found.voice if found else word
    return _described(span, draft, scene)


def _taken_for_body(scene: _Scene, span: Span, draft: AttributionDraft, word: str) -> Mention | None:
    """ "Salem mends nets … he says": a person's name that the network took for another's, where no person was named."""
    if PERSONAL[word][2] is None:
        return None
    here = _sentence(scene, span)
    likely = [
        m
        for m in _before(scene, span, draft.content)
        if m.named and m.place == "subject" and m.kind == "body" and here - m.sentence <= REACH
    ]
    return max(
        (m for m in likely if party_of(m.voice) is None and not m.words & BODIES),
        key=lambda m: m.span.start,
        default=None,
    )


def _labelled(span: Span, scene: _Scene) -> str:
    """The name on a label, in full where the report has it; "unidentified" is no name."""
    name = UNKNOWN.sub("", plain_name(span.of(scene.syntax.text)))
    full = [
        m
        for m in scene.mentions
        if m.kind == "person" and not UNKNOWN.match(m.voice) and is_part(name.lower().split(), m, name)
    ]
    return max(full, key=lambda m: len(m.voice)).voice if full else name


def _sourceless(draft: AttributionDraft, scene: _Scene) -> str:
    """Whom a cue without a source speaks for: accusers, critics, reports, or in a finding the publisher itself."""
    words = [scene.syntax.words[k] for s in draft.cue for k in words_in(scene.syntax, s)]
    lemmas = {base(w) for w in words} | {w.text.lower() for w in words}
    if lemmas & ACCUSING or (lemmas & ALLEGED and "alleged" in lemmas):
        return ACCUSERS
    if lemmas & CRITICISM:
        return CRITICS
    if lemmas & FINDINGS and lemmas & {"be", "it"}:
        return scene.publisher or UNSPECIFIED
    return REPORTS if lemmas & (HEARSAY | REPORTED | OPINIONS | ALLEGED) else UNSPECIFIED


def _main(source: Spans) -> Span:
    return max(source, key=lambda s: s.end - s.start)


def _speaker(draft: AttributionDraft, outer: str | None, scene: _Scene) -> str:
    """ "We" in somebody's mouth is that somebody; outside all mouths it is the publisher."""
    if outer:
        return outer
    return scene.publisher or plain_name(_main(draft.source).of(scene.syntax.text))


def _antecedent(span: Span, scene: _Scene) -> str | None:
    for index in words_in(scene.syntax, span)[:1]:
        for up in scene.syntax.ancestors(index):
            if scene.syntax.words[up].deprel in ("acl:relcl", "advcl:relcl") and scene.syntax.words[up].head >= 0:
                head = scene.syntax.words[up].head
                before = [k for k in scene.syntax.subtree(head, without=("acl:relcl", "case")) if k < index]
                phrase = scene.syntax.span(before or [head])
                return _known(phrase, scene) or phrase_voice(scene.syntax, phrase)
    return None


def _described(span: Span, draft: AttributionDraft, scene: _Scene) -> str:
    """A name, perhaps a part of one said in full before; or a description of somebody named before."""
    syntax = scene.syntax
    indices = words_in(syntax, span)
    if not indices:
        return plain_name(span.of(syntax.text))
    top = top_of(syntax, indices)
    own = phrase_voice(syntax, span)
    if (coalition := described_party(span.of(syntax.text), syntax.text)) is not None:
        return coalition.name
    if _is_bare_reports(top, indices, scene):
        return (
            own
            if own.lower().startswith(UNSPECIFIED)
            else f"{UNSPECIFIED} {own[0].lower() + own[1:]}"
            if not own.isupper()
            else f"{UNSPECIFIED} {own.lower()}"
        )
    if (
        noun_of(syntax.words[top]) in INQUIRIES
        and scene.publisher
        and len(indices) <= 3
        and syntax.child(top, "nmod", "nmod:poss") is None
    ):
        return scene.publisher
    if (own_body := _publishing(top, indices, scene)) is not None:
        return own_body
    owner = _owner(top, indices, draft, scene)
    if owner and top == indices[0] and syntax.words[top].text.lower() in ONE:
        return _one_of(owner)
    person = named_person(syntax, indices) if owner else None
    if person is not None:
        return f"{person} ({owner})"
    if owner:
        return owner if noun_of(syntax.words[top]) in SPEAKERS | DOCUMENTS else f"{owner} {syntax.words[top].text}"
    if _is_bare(syntax, top, _before_clause(syntax, top, indices)):
        found, noun = _bare(top, span, draft, scene), noun_of(syntax.words[top])
        if found is not None and found.voice.lower() != noun:
            return found.voice
        return (_of_state(noun, scene) if _plain(syntax, top) else None) or own
    return _known(span, scene) or own


def _of_state(noun: str, scene: _Scene) -> str | None:
    """A state's own body: that of the country a report is about; an army also of the only nation that is named."""
    return at_home(noun, scene.country) or (at_home(noun, only_nation(scene.syntax.text)) if noun in MILITARY else None)


def _plain(syntax: Syntax, top: int) -> bool:
    """Whether a noun stands with an article only, whatever follows it ("the army, which …")."""
    return len(words_in(syntax, syntax.core(top))) == 2


def _one_of(several: str) -> str:
    """ "One of them", after "two security officials": a security official."""
    words = COUNT.sub("", several.split(",")[0]).split()
    plural = next((k for k, w in enumerate(words) if singular(w.lower()) != w.lower()), None)
    return several if plural is None else " ".join([*words[:plural], singular(words[plural].lower())])


def _is_bare_reports(top: int, indices: Sequence[int], scene: _Scene) -> bool:
    """ "Reports", "early reports", "unconfirmed reports": nobody's in particular."""
    word = scene.syntax.words[top]
    return (
        word.text.lower() in ("reports", "rumours", "rumors", "allegations")
        and scene.syntax.child(top, "nmod:poss", "nmod", "det") is None
        and all(scene.syntax.words[k].entity == "O" for k in indices if k != top)
    )


def _publishing(top: int, indices: Sequence[int], scene: _Scene) -> str | None:
    """The publisher, where the phrase is its own people or its own name's noun: "our team", "the Ministry"."""
    syntax, publisher = scene.syntax, scene.publisher
    told_apart = (k for k in syntax.children(top, "nmod", "acl", "appos") if syntax.words[k].deprel != "nmod:poss")
    if publisher is None or next(told_apart, None) is not None:
        return None
    first, head = syntax.words[indices[0]].text.lower(), syntax.words[top]
    if first == "our" and not any(syntax.words[k].entity != "O" for k in indices):
        return publisher
    party = party_of(publisher)
    names = {singular(w) for w in re.findall(r"\w+", f"{publisher} {party.name if party else ''}".lower())}
    outlet = first == "this" and head.text.lower() in OUTLETS
    bare = len(indices) == 2 and first == "the" and noun_of(head) in BODIES and noun_of(head) in names
    return publisher if outlet or (bare and not _rival(head, scene)) else None


def _rival(head: Word, scene: _Scene) -> bool:
    """Whether another body of the noun was named before, and the phrase is not written as a name."""
    noun = noun_of(head)
    return head.text.islower() and any(noun in m.words and m.span.end < head.span.start for m in scene.mentions)


OUTLETS = frozenset({"newspaper", "paper", "magazine", "website", "station", "outlet", "channel", "agency"})


def _owner(top: int, indices: Sequence[int], draft: AttributionDraft, scene: _Scene) -> str | None:
    """ "Its spokesman", "a spokesperson for it": whom the pronoun stands for."""
    for k in indices:
        word = scene.syntax.words[k]
        if word.upos == "PRON" and word.text.lower() in PERSONAL and word.head == top:
            kinds, plural, gender = PERSONAL[word.text.lower()]
            found = _best(scene, word.span, draft.content, kinds, plural, gender)
            return found.voice if found else None
    return None


def _is_bare(syntax: Syntax, top: int, indices: Sequence[int]) -> bool:
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


def _before_clause(syntax: Syntax, top: int, indices: Sequence[int]) -> Sequence[int]:
    """The words before a clause that only adds something: "the minister, who had resigned"; else all words."""
    comma = next((k for k in indices if k > top and syntax.words[k].text == ","), None)
    added = comma is not None and syntax.children(top, "acl:relcl") and not syntax.children(top, "appos")
    return [k for k in indices if comma is not None and k < comma] if added else indices


LEVELS = word_set("levels")
"""What tells one body of a kind from another: "the regional administration" is not the ministry named before."""


def _bare(top: int, span: Span, draft: AttributionDraft, scene: _Scene) -> Mention | None:
    word = scene.syntax.words[top]
    lemma, plural = noun_of(word), word.xpos in ("NNS", "NNPS")
    if lemma == "latter":
        last = (m for m in _before(scene, span, draft.content) if m.kind != "people" and (m.named or m.kind == "body"))
        return max(last, key=lambda m: m.span.start, default=None)
    if "same" in words_of(scene, span) or lemma == "source":
        return max(
            (m for m in _before(scene, span, draft.content) if m.place == "source"),
            key=lambda m: m.span.start,
            default=None,
        )
    if lemma in DOCUMENTS:
        return _best(scene, span, draft.content, frozenset({"person", "body", "people"}), None, None, spoke=True)
    words = frozenset(noun_of(scene.syntax.words[k]) for k in words_in(scene.syntax, span)) - DEFINITE
    same = [
        m for m in _before(scene, span, draft.content) if (words & m.words or lemma in name_words(m)) and is_named(m)
    ]
    if same:
        return max(same, key=lambda m: (m.named, len(words & m.words), m.place == "source", m.span.start))
    if lemma in BODIES:
        told_apart = words & LEVELS
        bodies: frozenset[Kind] = frozenset({"body"})
        if told_apart:
            return None
        outside = _best(scene, span, draft.content, bodies, plural or None, None, reach=2 * REACH, noun=lemma)
        return outside or _inside(scene, span, lemma)
    role = role_of(lemma)
    if (role is None and lemma not in SPEAKERS) or _of_another(words - {lemma}, word):
        return None
    kinds: frozenset[Kind] = frozenset({"people", "body"}) if plural else frozenset({"person"})
    return _best(
        scene, span, draft.content, kinds, plural, gender_of({lemma}), reach=2 * REACH, spoke=not plural, noun=lemma
    )


def _of_another(modifiers: frozenset[str], word: Word) -> bool:
    """ "The army spokesman": whom he speaks for is said, and nobody of that sort was named before."""
    return noun_of(word) in SPEAKERS and any(m in BODIES or role_of(m) is not None for m in modifiers)


def _inside(scene: _Scene, span: Span, noun: str) -> Mention | None:
    """ "The clinic of Vell Doctors was hit, the charity said": a known body of that trade, named in the sentence."""
    here = _sentence(scene, span)
    near = (m for m in scene.mentions if m.kind == "body" and m.sentence == here and m.span.end <= span.start)
    return max((m for m in near if of_trade(noun, m)), key=lambda m: m.span.start, default=None)


def words_of(scene: _Scene, span: Span) -> frozenset[str]:
    """The lower-cased words of a span."""
    return frozenset(scene.syntax.words[k].text.lower() for k in words_in(scene.syntax, span))


def _before(scene: _Scene, span: Span, content: Spans) -> list[Mention]:
    """Mentions before the phrase that are not part of what it is said to say."""
    return [m for m in scene.mentions if m.span.end <= span.start and not touches(m.span, content)]


def _best(
    scene: _Scene,
    span: Span,
    content: Spans,
    kinds: frozenset[Kind],
    plural: bool | None,
    gender: str | None,
    *,
    reach: int = REACH,
    spoke: bool = False,
    noun: str | None = None,
) -> Mention | None:
    here = _sentence(scene, span)
    fitting = [
        m
        for m in _before(scene, span, content)
        if (m.kind in kinds or (m.kind == "either" and kinds & EITHER))
        and here - m.sentence <= reach
        and agrees(m, plural, gender)
        and not _only_quoted(m, scene)
        and (noun is None or fits(noun, m))
        and (not spoke or m.place == "source")
    ]
    anaphor = max(words_in(scene.syntax, span), default=-1)
    return max(fitting, key=lambda m: (_weight(m, here, plural, scene, anaphor), m.span.start), default=None)


def _weight(mention: Mention, here: int, plural: bool | None, scene: _Scene, anaphor: int) -> float:
    worth = {"source": SPOKE, "subject": DID, "other": 0.0}[mention.place] - (here - mention.sentence)
    worth += SAME * scene.syntax.parse.likeness(anaphor, words_in(scene.syntax, mention.span))
    if plural and not mention.plural:
        worth -= DID
    if mention.voice == mention.voice.lower():
        worth -= UNNAMED
    return worth


def _only_quoted(mention: Mention, scene: _Scene) -> bool:
    """Named in somebody's mouth, not by the report: no pronoun of the report's own points there."""
    if mention.place == "source":
        return False
    return any(q.level == 0 and q.inner.start <= mention.span.start < q.inner.end for q in scene.quotes)


def _sentence(scene: _Scene, span: Span) -> int:
    indices = words_in(scene.syntax, span)
    return scene.syntax.words[indices[0]].sentence if indices else 0


def _known(span: Span, scene: _Scene) -> str | None:
    """The fullest voice of the same name: "Doe" after "Jane Doe of the Institute", "SOHR" after its full name."""
    name = phrase_voice(scene.syntax, span)
    words = name.lower().split()
    if party_of(name) is not None or not words:
        return None
    fuller = [m for m in scene.mentions if m.kind in ("person", "body") and is_part(words, m, name)]
    return max(fuller, key=lambda m: (len(m.voice), -m.span.start)).voice if fuller else None


def _kind(word: Word) -> Kind:
    """Of what kind somebody is whom only having spoken shows to be somebody: "a boatman", "the collective"."""
    noun = noun_of(word)
    if noun in BODIES:
        return "body"
    alone = word.xpos == "NN" and noun not in DOCUMENTS | INQUIRIES | SPEAKERS and word.entity == "O"
    return "either" if alone else "person" if noun in SPEAKERS and word.xpos == "NN" else "people"


def _heard(draft: AttributionDraft, voice: str, scene: _Scene) -> None:
    """Whoever spoke joins the candidates, with the number, kind and words of the phrase and of whom it stood for."""
    if not draft.source or voice in ("", UNSPECIFIED):
        return
    span = _main(draft.source)
    indices = words_in(scene.syntax, span)
    if not indices:
        return
    first, last = span
    known = [m for m in scene.mentions if m.voice == voice or (first <= m.span.start and m.span.end <= last)]
    base = max(known, key=lambda m: (m.voice == voice, m.span.start), default=None)
    word = scene.syntax.words[top_of(scene.syntax, indices)]
    lent = noun_of(word) in SPEAKERS | DOCUMENTS
    own = scene.syntax.subtree(top_of(scene.syntax, indices), without=() if lent else ("nmod",))
    words = frozenset(
        noun_of(scene.syntax.words[k])
        for k in indices
        if k in own and scene.syntax.words[k].upos in ("NOUN", "PROPN", "ADJ")
    )
    fresh = Mention(
        span=span,
        voice=voice,
        kind=base.kind if base else _kind(word),
        plural=(word.xpos in ("NNS", "NNPS") or " and " in voice)
        if word.upos != "PRON"
        else bool(base and base.plural),
        words=words | (base.words if base else frozenset()),
        sentence=word.sentence,
        place="source",
        named=base.named if base else False,
        gender=base.gender if base and base.gender else {"he": "m", "she": "f"}.get(word.text.lower()),
    )
    if base and base.voice != voice and fresh.kind == "person":
        fresh = replace(fresh, voice=voice)
    scene.mentions.append(fresh)

"""Whose voice it is: pronouns and bare descriptions resolved to the person, body or group they stand for.

A candidate is anybody named before the phrase. Who does not agree (person or body, one or many, he or she) is out; the
rest are ranked by nearness and by what they were doing: whoever spoke last is likeliest to go on speaking. Sources
already resolved stand among the candidates, so a chain "X … he … he" holds.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tallystick.model.span import Span
from tallystick.reader.attribution.antecedents import REACH, Scene, before, best, sentence_of
from tallystick.reader.attribution.charged import answers
from tallystick.reader.attribution.described import DEFINITE, before_clause, is_bare, meant
from tallystick.reader.attribution.drafts import REPORTS, UNSPECIFIED, AttributionDraft
from tallystick.reader.attribution.heard import INQUIRIES, PERSONAL, heard, main_span
from tallystick.reader.attribution.lexicon import noun_of
from tallystick.reader.attribution.mentions import (
    Mention,
    is_part,
    mentions_of,
    name_words,
)
from tallystick.reader.attribution.phrases import (
    BODIES,
    DOCUMENTS,
    SPEAKERS,
    named_person,
    phrase_voice,
    plain_name,
    top_of,
    words_in,
)
from tallystick.reader.attribution.standing import (
    at_home,
    in_capital,
    in_full,
    ministry_at_home,
    only_nation,
)
from tallystick.reader.attribution.unnamed import RUMOUR, is_bare_reports, publishing, sourceless
from tallystick.reader.parties import MILITARY, described_party, party_of, singular
from tallystick.reader.quotes import Quotation
from tallystick.reader.syntax import Syntax

WE = frozenset("we us our ours i me my".split())
SUBJECTS = frozenset({"he", "she", "it", "they"})
ONE = frozenset({"one", "another"})
COUNT = re.compile(
    r"^(?:about |some |at least )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|several)\s+", re.I
)
UNKNOWN = re.compile(r"^(?:unidentified|unknown|unnamed)\s+", re.IGNORECASE)
SELF = re.compile(r"\s+(?:itself|himself|herself|themselves)$", re.IGNORECASE)
RELATIVE = frozenset({"who", "which", "that", "whose", "whom"})


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
    scene = Scene(syntax, quotes, named, country, list(mentions_of(syntax)))
    voices = [""] * len(drafts)
    answering = {main_span(d.source) for d in drafts if d.source and answers(d, syntax)}
    said: dict[Span, str] = {}
    for place in sorted(order, key=lambda p: (drafts[p].source or drafts[p].cue)[0].start):
        up, source = above[place], main_span(drafts[place].source) if drafts[place].source else None
        known = said.get(source) if source is not None and up is None else None
        outer = voices[up] if up is not None else None
        voices[place] = known or _voice(drafts[place], outer, scene, source in answering)
        if source is not None and up is None:
            said[source] = voices[place]
        heard(drafts[place], voices[place], scene)
    return tuple(voices)


def _voice(draft: AttributionDraft, outer: str | None, scene: Scene, answering: bool) -> str:
    if draft.publisher:
        return scene.publisher or UNSPECIFIED
    if draft.voice is not None:
        return draft.voice
    if draft.speaker and draft.source:
        return _labelled(draft.source[0], scene)
    if not draft.source:
        return sourceless(draft, scene)
    span = _pronoun(main_span(draft.source), scene.syntax)
    word = span.of(scene.syntax.text).lower().strip()
    if word in WE:
        return _speaker(draft, outer, scene)
    if word in RELATIVE:
        return _right_before(word, span, scene) or _antecedent(span, scene) or plain_name(word)
    if word in PERSONAL:
        return _personal(word, span, draft, scene, answering)
    return _described(span, draft, scene, answering)


def _pronoun(span: Span, syntax: Syntax) -> Span:
    """The pronoun that ends a source, whatever the network took in before it ("After a review it")."""
    indices = words_in(syntax, span)
    last = syntax.words[indices[-1]] if indices else None
    subject = last is not None and last.text.lower() in SUBJECTS and last.deprel.startswith("nsubj")
    return last.span if last is not None and subject and len(indices) > 1 else span


def _personal(word: str, span: Span, draft: AttributionDraft, scene: Scene, answering: bool) -> str:
    """Whom a pronoun stands for; where nobody else was named, somebody named in the words said before it."""
    found = best(scene, span, draft.content, *PERSONAL[word], answers=answering)
    found = found or _taken_for_body(scene, span, draft, word) or best(scene, span, (), *PERSONAL[word])
    return _in_full(found, scene) if found else word


def _in_full(mention: Mention, scene: Scene) -> str:
    """ "He" after "the minister", himself "the electricity minister" of before; "it" after "the army"."""
    if mention.voice != mention.voice.lower():
        return mention.voice
    ministry = ministry_at_home(mention.voice, scene.country) if mention.kind == "body" else None
    if (at_hand := ministry or _of_state(mention.voice, scene)) is not None:
        return at_hand
    if " " in mention.voice:
        return mention.voice
    fuller = (
        m
        for m in scene.mentions
        if m.span.end <= mention.span.start and m.kind == mention.kind and name_words(m) > {mention.voice.lower()}
    )
    return max(fuller, key=lambda m: m.span.start, default=mention).voice


def _taken_for_body(scene: Scene, span: Span, draft: AttributionDraft, word: str) -> Mention | None:
    """ "Salem mends nets … he says": a person's name that the network took for another's, where no person was named."""
    if PERSONAL[word][2] is None:
        return None
    here = sentence_of(scene, span)
    likely = [
        m
        for m in before(scene, span, draft.content)
        if m.named and m.place == "subject" and m.kind == "body" and here - m.sentence <= REACH
    ]
    return max(
        (m for m in likely if party_of(m.voice) is None and not m.words & BODIES),
        key=lambda m: m.span.start,
        default=None,
    )


def _labelled(span: Span, scene: Scene) -> str:
    """The name on a label, in full where the report has it; "unidentified" is no name."""
    name = UNKNOWN.sub("", plain_name(span.of(scene.syntax.text)))
    full = [
        m
        for m in scene.mentions
        if m.kind == "person" and not UNKNOWN.match(m.voice) and is_part(name.lower().split(), m, name)
    ]
    return max(full, key=lambda m: len(m.voice)).voice if full else name


def _speaker(draft: AttributionDraft, outer: str | None, scene: Scene) -> str:
    """ "We" in somebody's mouth is that somebody; outside all mouths it is the publisher."""
    if outer:
        return outer
    return scene.publisher or plain_name(main_span(draft.source).of(scene.syntax.text))


def _antecedent(span: Span, scene: Scene) -> str | None:
    for index in words_in(scene.syntax, span)[:1]:
        for up in scene.syntax.ancestors(index):
            if scene.syntax.words[up].deprel in ("acl:relcl", "advcl:relcl") and scene.syntax.words[up].head >= 0:
                head = scene.syntax.words[up].head
                before = [k for k in scene.syntax.subtree(head, without=("acl:relcl", "case")) if k < index]
                phrase = scene.syntax.span(before or [head])
                return _known(phrase, scene) or phrase_voice(scene.syntax, phrase)
    return None


def _right_before(word: str, span: Span, scene: Scene) -> str | None:
    """Who is named right before "who", or which body before "which", whatever the tree makes of it."""
    kind = {"who": "person", "which": "body"}.get(word)
    near = (m for m in scene.mentions if scene.syntax.text[m.span.end : span.start].strip(" ,") == "")
    return next((m.voice for m in near if m.named and m.kind == kind and m.span.end < span.start), None)


def _described(span: Span, draft: AttributionDraft, scene: Scene, answering: bool) -> str:
    """A name, perhaps a part of one said in full before; or a description of somebody named before."""
    syntax, span = scene.syntax, _without_self(span, scene.syntax.text)
    indices = words_in(syntax, span)
    if not indices:
        return plain_name(span.of(syntax.text))
    top = top_of(syntax, indices)
    own = phrase_voice(syntax, span)
    if (coalition := described_party(span.of(syntax.text), syntax.text)) is not None:
        return coalition.name
    if is_bare_reports(top, indices, scene):
        return (
            REPORTS
            if noun_of(syntax.words[top]) in RUMOUR
            else (
                own
                if own.lower().startswith(UNSPECIFIED)
                else f"{UNSPECIFIED} {own[0].lower() + own[1:]}"
                if not own.isupper()
                else f"{UNSPECIFIED} {own.lower()}"
            )
        )
    if (
        noun_of(syntax.words[top]) in INQUIRIES
        and scene.publisher
        and len(indices) <= 3
        and syntax.child(top, "nmod", "nmod:poss") is None
    ):
        return scene.publisher
    if (own_body := publishing(top, indices, scene)) is not None:
        return own_body
    owner = _owner(top, indices, draft, scene, answering)
    person = named_person(syntax, indices) if owner else None
    if owner and top == indices[0] and syntax.words[top].text.lower() in ONE:
        return person or _one_of(owner)
    if owner is None and (member := _member(top, draft, scene)) is not None:
        return member
    if person is not None:
        return f"{person} ({owner})"
    if owner:
        return owner if noun_of(syntax.words[top]) in SPEAKERS | DOCUMENTS else f"{owner} {syntax.words[top].text}"
    if (seated := in_capital(span.of(syntax.text))) is not None:
        return seated
    if is_bare(syntax, top, before_clause(syntax, top, indices)):
        found, noun = meant(top, span, draft, scene, answering), noun_of(syntax.words[top])
        if found is not None and found.voice.lower() != noun:
            return _whose(found)
        return (_of_state(noun, scene) if _plain(syntax, top) else _ministry(span, scene)) or _known(span, scene) or own
    return _known(span, scene) or _titled(span, scene) or _standing(span, scene) or own


def _whose(mention: Mention) -> str:
    """Somebody's name; of a party's people, the party's ("Red Front fighters")."""
    party = party_of(mention.voice) if mention.plural and not mention.named else None
    words = mention.voice.split()
    shorter = (" ".join(words[:size]) for size in range(len(words) - 1, 0, -1))
    return next((plain_name(s) for s in shorter if party_of(s) == party), party.name) if party else mention.voice


def _titled(span: Span, scene: Scene) -> str | None:
    """ "The Inspector General", after "Inspector General Jane Doe"."""
    article, *title = span.of(scene.syntax.text).lower().split()
    if article not in DEFINITE or not title:
        return None
    named = (m for m in scene.mentions if m.kind == "person" and m.named and m.span.end <= span.start)
    held = max((m for m in named if set(title) <= m.words), key=lambda m: m.span.start, default=None)
    return held.voice if held is not None else None


def _without_self(span: Span, text: str) -> Span:
    """ "The army itself" is the army."""
    itself = SELF.search(span.of(text))
    return Span(span.start, span.start + itself.start()) if itself is not None and itself.start() else span


def _of_state(noun: str, scene: Scene) -> str | None:
    """A state's own body: that of the country a report is about; an army also of the only nation that is named."""
    return at_home(noun, scene.country) or (at_home(noun, only_nation(scene.syntax.text)) if noun in MILITARY else None)


def _standing(span: Span, scene: Scene) -> str | None:
    """A state's body, of the country a report is about, also where it is written as a name."""
    article, _, noun = span.of(scene.syntax.text).partition(" ")
    plain = article.lower() == "the" and " " not in noun
    return _ministry(span, scene) or (_of_state(noun.lower(), scene) if plain else None)


def _ministry(span: Span, scene: Scene) -> str | None:
    """ "The defence ministry" of the country a report is about."""
    article, _, rest = span.of(scene.syntax.text).partition(" ")
    return ministry_at_home(rest, scene.country) if article.lower() == "the" else None


def _plain(syntax: Syntax, top: int) -> bool:
    """Whether a noun stands with an article only, whatever follows it ("the army, which …")."""
    return len(words_in(syntax, syntax.core(top))) == 2


def _one_of(several: str) -> str:
    """ "One of them", after "two security officials": a security official."""
    words = COUNT.sub("", several.split(",")[0]).split()
    plural = next((k for k, w in enumerate(words) if singular(w.lower()) != w.lower()), None)
    return several if plural is None else " ".join([*words[:plural], singular(words[plural].lower())])


def _member(top: int, draft: AttributionDraft, scene: Scene) -> str | None:
    """ "One of its commanders": a commander of the body that "its" stands for."""
    if scene.syntax.words[top].text.lower() not in ONE:
        return None
    for several in scene.syntax.children(top, "nmod"):
        whose = scene.syntax.child(several, "nmod:poss")
        pronoun = scene.syntax.words[whose] if whose is not None else None
        if pronoun is not None and pronoun.text.lower() in PERSONAL:
            found = best(scene, pronoun.span, draft.content, *PERSONAL[pronoun.text.lower()])
            return f"{found.voice} {noun_of(scene.syntax.words[several])}" if found is not None else None
    return None


def _owner(top: int, indices: Sequence[int], draft: AttributionDraft, scene: Scene, answering: bool) -> str | None:
    """ "Its spokesman", "a spokesperson for it": whom the pronoun stands for; "one of them" is of those who spoke; "the
    charity's count": who the charity is."""
    one = top == indices[0] and scene.syntax.words[top].text.lower() in ONE
    for k in indices:
        word = scene.syntax.words[k]
        if word.upos == "PRON" and word.text.lower() in PERSONAL and word.head == top:
            kinds, plural, gender = PERSONAL[word.text.lower()]
            found = best(scene, word.span, draft.content, kinds, plural, gender, spoke=True) if one else None
            found = found or best(scene, word.span, draft.content, kinds, plural, gender, answers=answering)
            return found.voice if found else None
        if word.deprel == "nmod:poss" and word.head == top and noun_of(scene.syntax.words[top]) in DOCUMENTS:
            owner = scene.syntax.span([j for j in scene.syntax.subtree(k) if scene.syntax.words[j].deprel != "case"])
            return None if word.upos == "PROPN" else _described(owner, draft, scene, answering)
    return None


def _known(span: Span, scene: Scene) -> str | None:
    """The fullest voice of the same name: "Doe" after "Jane Doe of the Institute", "SOHR" after its full name."""
    name = phrase_voice(scene.syntax, span)
    words = name.lower().split()
    if party_of(name) is not None or not words:
        return None
    fuller = [m for m in scene.mentions if m.kind in ("person", "body") and is_part(words, m, name)]
    return max(fuller, key=lambda m: (len(m.voice), -m.span.start)).voice if fuller else None

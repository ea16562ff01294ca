"""Denied responsibility: the happening stays as told, and one more event says who denies a part in it (RULES.md 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

from tallystick.model.reading import Attribution
from tallystick.model.span import within
from tallystick.reader.attribution.phrases import SPEAKERS
from tallystick.reader.events.draft import Draft, Note
from tallystick.reader.events.lexicon import weapon_at
from tallystick.reader.events.merge import points_back
from tallystick.reader.events.modality import favoured
from tallystick.reader.events.slots import WordFinder
from tallystick.reader.lemmas import inflected
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

# What a denial of one's own part is put in; a denial of numbers or of motives is no denial of the deed.
INVOLVEMENT = word_set("involvement")
DENIABLE = frozenset({"assault", "coerce"})


def with_denials(syntax: Syntax, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> tuple[Draft, ...]:
    """Add one denied event per happening that somebody denies a part in."""
    finder = WordFinder(syntax)
    added: dict[int, Draft] = {}
    inner: set[int] = set()
    for denial in (a for a in attributions if a.stance == "denies" and a.content):
        words = [k for span in denial.content for k in finder.words(span)]
        if not any(_involves(syntax, k) for k in words):
            continue
        base = _denied(drafts, denial, words)
        if base is not None and base.head not in added:
            added[base.head] = _draft(syntax, finder, denial, base, words)
            inner |= {base.head} if _is_denied(syntax, base, denial) else set()
    kept = [d for d in drafts if d.head not in inner and d.head not in {a.head for a in added.values()}]
    kept = [_by_the_denier(syntax, finder, d, attributions) for d in kept]
    return tuple(sorted((*kept, *added.values()), key=lambda d: d.head))


def _by_the_denier(syntax: Syntax, finder: WordFinder, draft: Draft, attributions: Sequence[Attribution]) -> Draft:
    """ "The army denied shelling it", "denies any arrests": the deed of nobody else is denied by who would have done
    it; that "nine were killed" is not."""
    if draft.actors or draft.type not in DENIABLE or _of_others(syntax, draft.head) or points_back(syntax, draft):
        return draft
    if favoured(syntax, draft.head):
        return draft
    said = [a for a in attributions if a.source and within(draft.trigger, a.content)]
    denial = min(said, key=lambda a: sum(s.end - s.start for s in a.content), default=None)
    if denial is None or denial.stance != "denies":
        return draft
    said_by = _done_by(syntax, draft.head)
    source = said_by if said_by is not None else _speaking_for(syntax, finder.head(denial.source[0]))
    if source is None or (said_by is None and _for_others(syntax, draft, source)):
        return draft
    return replace(
        draft, actors=(source,), notes=(Note("actors", source, "denials: who denies", denial.score), *draft.notes)
    )


def _done_by(syntax: Syntax, deed: int) -> int | None:
    """Who did it by a noun's own words, hung on it or on whom it befell: "any strike on civilians by the army"."""
    if syntax.words[deed].upos != "NOUN":
        return None
    below = (deed, *syntax.children(deed, "nmod"))
    return next((k for b in below for k in syntax.children(b, "nmod") if syntax.case(k) == "by"), None)


def _for_others(syntax: Syntax, draft: Draft, source: int) -> bool:
    """Whether the denier of a deed named by a noun is one who speaks of what others did: "the mayor denied any
    lynching" is no denial of a part in it."""
    person = syntax.words[source].entity.endswith("PERSON") or syntax.words[source].lemma.lower() in CIVIL_OFFICES
    own = syntax.words[draft.head].lemma.lower() in INVOLVEMENT
    return syntax.words[draft.head].upos == "NOUN" and person and not own


CIVIL_OFFICES = word_set("civil_offices")


def _is_denied(syntax: Syntax, base: Draft, denial: Attribution) -> bool:
    """Whether the deed itself is denied ("carried out no strike"); "any part in the attack" grants that it was."""
    return within(base.trigger, denial.content) and not points_back(syntax, base)


def _denied(drafts: Sequence[Draft], denial: Attribution, words: Sequence[int]) -> Draft | None:
    """The happening inside what is denied, else the last one told before it."""
    deeds = [d for d in drafts if d.type in DENIABLE]
    inside = [d for d in deeds if d.head in words]
    before = [d for d in deeds if words and d.head < words[0]]
    return inside[0] if inside else (before[-1] if before else None)


def _involves(syntax: Syntax, index: int) -> bool:
    """Whether a word speaks of a part in a deed; "that nine people had been killed" says of nobody that he did it."""
    if (_befell(syntax, index) and not syntax.children(index, "obl:agent")) or favoured(syntax, index):
        return False
    return syntax.words[index].lemma.lower() in INVOLVEMENT or syntax.words[index].text.lower() in _involving()


def disputed(syntax: Syntax, deed: int) -> bool:
    """ "Rejects the story on a website that its planes killed six": the report tells of the deed only what somebody
    calls untrue, in the words of those who claim it."""
    if syntax.words[deed].deprel not in ("ccomp", "acl") and not _content(syntax, deed):
        return False
    for above in islice(syntax.ancestors(deed), DEEP):
        told = (syntax.words[k] for k in syntax.children(above, "obj") if k < deed)
        story = any(w.upos == "NOUN" and w.lemma.lower() in STORIES for w in told)
        if story and syntax.words[above].lemma.lower() in DISPUTING:
            return True
        if syntax.words[above].lemma.lower() not in STORIES | CLAIMING and not _carrier(syntax, above):
            return False
    return False


def _content(syntax: Syntax, deed: int) -> bool:
    """ "The story that its jets killed six": a clause with a subject of its own says what the story is."""
    marks = (syntax.words[k] for k in syntax.children(deed, "mark"))
    that = any(w.lemma.lower() == "that" and w.upos == "SCONJ" for w in marks)
    return that and syntax.words[deed].deprel == "acl:relcl"


def _carrier(syntax: Syntax, noun: int) -> bool:
    """ "The story on a website that": where a story stands, which the tree may hang the story's words on."""
    word = syntax.words[noun]
    if word.deprel not in ("obl", "nmod") or syntax.case(noun) not in ("on", "in", "at", "by", "from"):
        return False
    before = (word.head, *(k for k in syntax.children(word.head, "obj") if k < noun))
    return any(syntax.words[k].lemma.lower() in STORIES for k in before)


DEEP = 3  # "rejects the statement of the group claiming that": the denial stands at most three words above
STORIES = word_set("accusations") | word_set("stories")
DISPUTING, CLAIMING = word_set("disputing"), word_set("claiming")


def denied_noun(syntax: Syntax, draft: Draft) -> bool:
    """ "Rejects any execution", "denies that any pact existed": a deed of which none is granted; who rejects any truce
    does not say that there was none."""
    word = syntax.words[draft.head]
    deniable = word.upos == "NOUN" and (draft.type in DENIABLE or word.deprel == "nsubj")
    return deniable and any(syntax.words[k].text.lower() == "any" for k in syntax.children(draft.head, "det"))


@cache
def _involving() -> frozenset[str]:
    return frozenset(form for word in INVOLVEMENT for form in inflected(word))


def _doers(syntax: Syntax, base: Draft, words: Sequence[int]) -> tuple[int, ...]:
    """ "A spokesman denied that its fighters shelled it": the fighters; "denied shelling it" names nobody anew."""
    told = [a for a in base.actors if a in words] if base.head in words else []
    return tuple(a for a in told if syntax.words[a].upos != "PRON" and weapon_at(syntax, a) is None)


def _of_others(syntax: Syntax, verb: int) -> bool:
    """ "That anyone fired", "that nine were killed" is not said of the denier; "that it fired", "its guns fired" is."""
    subject = syntax.child(verb, "nsubj")
    if subject is None or syntax.passive(verb):
        return _befell(syntax, verb)
    own = any(syntax.words[k].upos == "PRON" for k in syntax.children(subject, "nmod:poss", "det"))
    return not own and syntax.words[subject].text.lower() not in THEMSELVES


def _befell(syntax: Syntax, verb: int) -> bool:
    """Whether a verb says what was done: a passive, or a bare form right behind what it was done to, whatever the tree
    calls it ("the houses hit there")."""
    word = syntax.words[verb]
    bare = word.deprel in ("acl", "advcl") and word.xpos in ("VB", "VBD", "VBN") and verb > 0
    alone = bare and not syntax.children(verb, "mark", "aux", "nsubj", "obj", "advmod:neg")
    return syntax.passive(verb) or (alone and syntax.words[verb - 1].upos in ("NOUN", "PROPN"))


THEMSELVES = frozenset({"it", "he", "she", "they", "we", "i"})


def _speaking_for(syntax: Syntax, index: int | None) -> int | None:
    """ "A spokesman for the rebels denied": the rebels; "its spokesman" does not say whose."""
    if index is None or syntax.words[index].lemma.lower() not in SPEAKERS:
        return index
    bodies = [k for k in syntax.children(index, "nmod", "nmod:poss") if syntax.case(k) in ("for", "of", "'s", "’s", "")]
    return next((k for k in bodies if syntax.words[k].upos != "PRON"), index)


def _draft(syntax: Syntax, finder: WordFinder, denial: Attribution, base: Draft, words: Sequence[int]) -> Draft:
    """The denied part, named by the verb that is denied: of whom the denial says it, else of the denier himself."""
    verbs = [k for k in words if syntax.words[k].upos == "VERB"]
    telling = [k for k in words if _involves(syntax, k)]
    verb = next((k for k in verbs if k in telling), telling[0] if telling else (verbs or list(words))[0])
    actors = _doers(syntax, base, words)
    by = _done_by(syntax, verb)
    actors = actors or ((by,) if by is not None else ())
    others = bool(actors) or not denial.source or (syntax.child(verb, "nsubj") is not None and _of_others(syntax, verb))
    source = None if others else _speaking_for(syntax, finder.head(denial.source[0]))
    said = (Note("factuality", "denied", "denials: own part", denial.score),)
    who = (Note("actors", source, "denials: who denies", denial.score),) if source is not None else ()
    actors = actors if source is None else (source,)
    return replace(
        base,
        heads=(verb,),
        trigger=syntax.words[verb].span,
        sentence=syntax.words[verb].sentence,
        actors=actors,
        targets=tuple(t for t in base.targets if t not in actors),
        weapons=(),
        acled=None,
        factuality="denied",
        notes=(*said, *who, *base.notes),
    )

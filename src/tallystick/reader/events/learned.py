"""What the network says of the happenings that the vocabulary finds, and those it finds beyond it.

The vocabulary knows words, the network their use: it adds happenings told in other words, drops words that name none
where they stand, says which did not happen or are only planned or charged, and fills the roles that the rules leave
empty or fill with words that it sees nothing in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tallystick.reader.events.aftermath import is_aftermath
from tallystick.reader.events.arguments import agents, alive, relative
from tallystick.reader.events.conditions import standing
from tallystick.reader.events.draft import DONE_BY_SAYING, UNHAPPENED, Draft, Note
from tallystick.reader.events.lexicon import VOLLEY, Entry, entry_of, weapon_at
from tallystick.reader.events.modality import ASKING, COMMANDING, demanded, factuality_of, favoured, unsaid
from tallystick.reader.events.naming import is_country, named, somebody
from tallystick.reader.events.notes import role_chance, seconded
from tallystick.reader.events.noun_roles import DEEDS, is_ascribed, noun_roles, threatened_with
from tallystick.reader.events.slots import only_points
from tallystick.reader.events.speech import asked_to_do, demanded_from
from tallystick.reader.network.happenings import EVEN, Choice, HappeningWords
from tallystick.reader.syntax import Syntax, charged_with
from tallystick.resources.tables import word_set
from tallystick.resources.vocabularies import types_of

FILL_FROM, ADD, DROP = 0.5, 0.8, 0.02
"""Chance of a trigger from which the network may fill its empty roles; from which any word names a happening; below
which none of the vocabulary's does."""
FACT_FROM, SCOPE_FROM, ROLE_FROM, PLACE_FROM = 0.6, 0.7, 0.85, 0.5
"""Chances from which the network's factuality and scope stand instead of the rules', and its words fill a role that the
rules leave empty or fill with words it sees nothing in; from which a place stands where the network reads it.
Of these seven ``ADD`` and ``ROLE_FROM`` were chosen on the passages set apart, the others, for weights before, on our
held-out reports and the gold readings."""
MODE_FROM, MODE_OF_STATE = 0.8, 0.5
"""Chance from which the network's mode stands where the word's own leaves it open, and where a country did it, which
bombs from the air; chosen on the passages set apart and the narratives of the dev split."""
AIR = frozenset({"aerial", "drone"})
ANY_MEANS = AIR | {"heavy-weapons", "firearms", "explosives", "suicide-attack", "primitive", "unconventional"}
BESIDE = 2
"""Words beside a trigger that still belong to it: of "ceasefire agreement" each side may take another word."""
Index = Mapping[int, HappeningWords]


def index_of(syntax: Syntax) -> Index:
    """The possible triggers by each of their words."""
    return {i: h for h in syntax.parse.happenings for i in h.words}


def weighed(syntax: Syntax, drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The vocabulary's drafts with what the network is sure of, and those of triggers that the vocabulary lacks."""
    index = index_of(syntax)
    own = [_own(syntax, d, index) for d in drafts]
    free = {i: h for i, h in index.items() if not any(h is o for o in own)}
    beside = [(d, o or _beside(syntax, d, free)) for d, o in zip(drafts, own, strict=True)]
    seen = [(d, h) for d, h in beside if h is not None and h.chance >= DROP and ALLEGED not in d.entry.flags]
    kept = [_informed(syntax, d, h) for d, h in seen] + [_charged(d) for d in drafts if ALLEGED in d.entry.flags]
    kept += [d for d, h in beside if (h is None or h.chance < DROP) and said_to(d)]
    taken = {id(h) for _, h in seen}
    fresh = [h for h in syntax.parse.happenings if h.chance >= ADD and id(h) not in taken and _may_name(syntax, h)]
    return tuple(sorted((*kept, *(_draft(syntax, h) for h in fresh)), key=lambda d: d.head))


def _may_name(syntax: Syntax, found: HappeningWords) -> bool:
    """Whether the word may name a happening: it qualifies no other, is not what nobody seeks, a standing aim, nor what
    follows a deed."""
    top = syntax.parse.top(found.words)
    none = (
        _qualifies(syntax, found)
        or unsaid(syntax, top)
        or _is_aim(syntax, top)
        or is_aftermath(syntax, top, found.type.label)
    )
    return not none


def _is_aim(syntax: Syntax, verb: int) -> bool:
    """ "The mission is to defeat the rebels": what somebody is there for, and no plan of a deed."""
    subject = syntax.child(verb, "nsubj") if syntax.children(verb, "cop", "aux") else None
    return subject is not None and syntax.words[subject].lemma in AIMS and syntax.words[verb].upos == "VERB"


AIMS = frozenset({"aim", "goal", "mission", "objective", "purpose"})


def _qualifies(syntax: Syntax, found: HappeningWords) -> bool:
    """Whether the word only says what sort of thing stands behind it ("fighting positions", "attack helicopter"), how
    somebody stands to a party ("is opposed to"), or that he hid behind something ("used the school as a shield")."""
    top = syntax.parse.top(found.words)
    behind = syntax.words[top].lemma == "use" and any(
        syntax.words[k].lemma == "shield" for k in syntax.subtree(top) if k > top
    )
    return behind or syntax.words[top].deprel in ("compound", "flat") or standing(syntax, top)


ALLEGED = "alleged-harm"
"""The flag of words for harm that somebody reports; the network was not taught to see a happening in these."""


def said_to(draft: Draft) -> bool:
    """A refusal, threat or promise to another party: the network, taught on reports of war, may not see it."""
    return draft.type in WORDS and bool(draft.actors and draft.targets) and draft.factuality == "happened"


WORDS = frozenset(
    "reject threaten accuse request agree support concede aid sanction cooperate consult mobilize".split()
)


def _charged(draft: Draft) -> Draft:
    """What a report says happened is alleged until somebody answers it."""
    return replace(draft, factuality="alleged", mood_seen=True, plural=False, scope="single")


def _own(syntax: Syntax, draft: Draft, index: Index) -> HappeningWords | None:
    """The network's trigger at a draft's head, else at another word of its span."""
    words = (draft.head, *syntax.parse.words_in(draft.trigger))
    return next((index[word] for word in words if word in index), None)


def _beside(syntax: Syntax, draft: Draft, free: Index) -> HappeningWords | None:
    """The trigger right beside a draft, in its sentence, that no other draft stands on."""
    near = sorted(range(draft.head - BESIDE, draft.head + BESIDE + 1), key=lambda i: (abs(i - draft.head), i))
    return next((free[i] for i in near if i in free and syntax.words[i].sentence == draft.sentence), None)


def _informed(syntax: Syntax, draft: Draft, found: HappeningWords) -> Draft:
    """A draft with what the network is sure of."""
    draft = seconded(_of_threat(syntax, draft), found)
    if (
        found.fact.chance >= FACT_FROM
        and not _firms(found.fact.label, draft)
        and _may_be(syntax, found.fact.label, draft)
    ):
        draft = _noted(replace(draft, factuality=found.fact.label, mood_seen=True), "factuality", found.fact)
    volley = syntax.words[draft.head].lemma.lower() in VOLLEY and found.scope.label == "series"
    if found.scope.chance >= SCOPE_FROM and found.scope.label != "single" and not volley:
        draft = _noted(replace(draft, scope=found.scope.label), "scope", found.scope)
    draft = _by_means(syntax, draft, found)
    if found.chance < FILL_FROM:
        return draft
    actors, targets = (_heads_of(syntax, found, role) for role in ("actor", "target"))
    actors = tuple(a for a in actors if a not in draft.targets and _may_act(syntax, draft, a))
    targets = tuple(t for t in targets if _may_suffer(syntax, draft, t))
    told = tuple(
        Note(f"{role}s", head, f"network: arguments.{role}", role_chance(found, role, head))
        for role, heads in (("actor", actors), ("target", targets))
        for head in heads
    )
    if draft.type == "accuse" and syntax.passive(draft.head):
        actors, targets = draft.actors, draft.targets or targets  # "was accused by": the tree says who is whom
    actors = draft.actors if _stand(syntax, found, "actor", draft.actors, actors) else actors
    actors = actors or _by_subject(syntax, draft, targets)
    theirs = tuple(t for t in targets if t not in actors)
    targets = draft.targets if _stand(syntax, found, "target", draft.targets, theirs) else theirs
    placed = tuple(i for r in found.roles if r.role == "place" and r.chance >= PLACE_FROM for i in r.words)
    return replace(draft, actors=actors, targets=targets, placed=placed, notes=(*draft.notes, *told))


def _stand(syntax: Syntax, found: HappeningWords, role: str, ours: tuple[int, ...], theirs: tuple[int, ...]) -> bool:
    """Whether the rules' words fill a role: not where the network is sure of others, who are no worse named, and sees
    nothing in these."""
    seen = any(role_chance(found, role, word) > 0 for word in ours)
    vaguer = bool(named(syntax, ours)) and not named(syntax, theirs)
    within = any(syntax.core(w).contains(syntax.words[k].span) for w in ours for k in theirs)
    return bool(ours) and (seen or vaguer or not theirs or within)


def _may_act(syntax: Syntax, draft: Draft, actor: int) -> bool:
    """Whether a word may be the doer: it is not told of by another deed, is not whom it is done to, speaks of it only,
    nor acts in a clause of its own that says when or why."""
    deed = draft.head
    if not alive(syntax, (actor,)):
        return False
    undergoes = syntax.words[actor].head == deed and syntax.words[actor].deprel == "obj"
    aside = (undergoes and draft.type == "assault") or _in_circumstance(syntax, deed, actor)
    other = _did_another(syntax, deed, actor) or _speaks_of(syntax, draft, actor) or _beside_own(syntax, draft, actor)
    threatened = actor in threatened_with(syntax, deed)[1]  # whom a threat is against does not carry it out
    return not (aside or other or threatened or only_points(syntax, deed, actor))


def _own_subject(syntax: Syntax, verb: int) -> tuple[int, ...]:
    """Who stands as the subject of a verb in the active, if it is somebody who can act: a town does not."""
    acts = syntax.words[verb].upos == "VERB" and not syntax.passive(verb)
    own = (relative(syntax, k) for k in syntax.children(verb, "nsubj")) if acts else ()
    return somebody(syntax, (k for k in own if not syntax.words[k].entity.endswith("PLACE")))


def _beside_own(syntax: Syntax, draft: Draft, actor: int) -> bool:
    """ "Ten men died when farmers fell on them": a verb in the active has its own subject, and no other party does it,
    save one that this is of ("shells of the army hit")."""
    own = _own_subject(syntax, draft.head) if draft.entry.frame not in NOT_BY_SUBJECT else ()
    inside = any(actor in syntax.subtree(k) for k in own)
    return bool(own) and not inside and actor not in agents(syntax, draft.head)


NOT_BY_SUBJECT = frozenset({"reciprocal", "victim-subject", "weapon-subject"})
"""Frames of verbs whose subject is not, or not alone, who does it."""


def _did_another(syntax: Syntax, deed: int, actor: int) -> bool:
    """ "A truck hired by a charity was struck": who did what is told of something beside the deed, save of its weapon
    ("shells fired by rebels struck")."""
    clause = syntax.words[syntax.first_conjunct(actor)].head
    if clause < 0 or syntax.case(syntax.first_conjunct(actor)) != "by" or syntax.words[clause].deprel != "acl":
        return False
    if actor in syntax.ancestors(deed):
        return False  # "wounded by guards who shot first"
    of = syntax.words[clause].head
    return deed not in (of, clause) and weapon_at(syntax, of) is None


def _speaks_of(syntax: Syntax, draft: Draft, actor: int) -> bool:
    """ "The network condemns the massacre", "the envoy calls for a truce": who speaks against a deed or asks for it has
    not done it; who orders it has, unless it is an inquiry, which is for others to make."""
    above = syntax.ancestors(draft.head)
    verb = next((k for k in above if syntax.subject(k) == actor or actor in agents(syntax, k)), None)
    if verb is None:
        return False
    if draft.mode == "investigate" and syntax.words[verb].lemma in COMMANDING | ASKING:
        return True
    entry = entry_of(syntax, verb)
    return entry is not None and entry.pos == "V" and entry.type in SPOKEN and entry.lemma not in COMMANDING


SPOKEN = frozenset({"accuse", "request"})


def _in_circumstance(syntax: Syntax, deed: int, actor: int) -> bool:
    """ "Shells fell on the town as rebels and troops fought": those who act in a clause that says when or why."""
    clause = syntax.words[syntax.first_conjunct(actor)].head
    if clause < 0 or clause == deed or syntax.words[clause].deprel != "advcl":
        return False
    return syntax.words[clause].head == deed and bool(syntax.children(clause, "mark", "advmod"))


def _may_suffer(syntax: Syntax, draft: Draft, target: int) -> bool:
    """Whether a word may be whom it is done to or said to."""
    if draft.type == "agree" and not named(syntax, (target, *syntax.children(target, "nmod", "amod", "compound"))):
        return False  # two sides agree to exchange prisoners with each other, not with the prisoners
    spared = (_does_it, _asked_for, _own_forces, _carries_out, _helped, _accused_of_it, _suffered_it)
    return not any(rule(syntax, draft, target) for rule in spared)


def _by_subject(syntax: Syntax, draft: Draft, targets: tuple[int, ...]) -> tuple[int, ...]:
    """Who does what only the network knows for a deed, where it names no doer: the verb's own subject ("the militias
    moved in") or who is accused of it, save of words, whose subject may be a letter or a report."""
    if draft.entry.frame != "learned" or draft.type in DONE_BY_SAYING:
        return ()
    charged = charged_with(syntax, draft.head)
    doers = _own_subject(syntax, draft.head) if charged is None else (charged,)
    return tuple(k for k in doers if k not in targets and _may_act(syntax, draft, k))


def _does_it(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "A ship brought down a drone": the subject of a verb with an object, and what is fired ("fired Katyushas")."""
    word, deed = syntax.words[index], syntax.words[draft.head]
    own = word.deprel == "nsubj" and bool(syntax.children(draft.head, "obj")) and not syntax.passive(draft.head)
    fires = draft.entry.frame in ("fire", "weapon-object") or deed.lemma.lower() in THROWING
    fired = word.deprel == "obj" and fires and weapon_at(syntax, index) is not None
    return word.head == draft.head and (own or fired)


THROWING = frozenset({"hurl", "launch", "lob", "throw"})


def _carries_out(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "Warned that the army would clear the camp": who will carry out a threat is not threatened."""
    word = syntax.words[index]
    clause = syntax.words[word.head] if word.head >= 0 else None
    told = clause is not None and clause.deprel == "ccomp" and clause.head in draft.heads
    return draft.type == "threaten" and told and word.deprel == "nsubj"


HELP = frozenset({"aid", "behalf", "defence", "defense", "favor", "favour", "protection", "support"})


def _helped(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "Fired in support of the advisers": for whom a deed is done suffers nothing from it."""
    above = syntax.words[index].head
    return above >= 0 and syntax.words[above].lemma.lower() in HELP and syntax.case(above) in ("in", "on")


def _accused_of_it(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "Attributed the strike to the army": who is said to have done it."""
    return draft.entry.pos == "N" and is_ascribed(syntax, draft.head) and syntax.case(index) in ("to", "on")


def _suffered_it(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "Condemned the attack on peacekeepers": whom the deed that is spoken against was done to."""
    if draft.type != "accuse":
        return False
    deeds = ((noun, entry_of(syntax, noun)) for noun in syntax.ancestors(index) if noun > draft.head)
    known = ((noun, entry) for noun, entry in deeds if entry is not None and entry.pos == "N" and entry.type in DEEDS)
    return any(index in noun_roles(syntax, noun, entry)[1] for noun, entry in known)


def _own_forces(syntax: Syntax, draft: Draft, target: int) -> bool:
    """ "Sent 200 soldiers", "withdrew two delegates": whom one readies or calls home are one's own, and none is meant
    by it."""
    word = syntax.words[target]
    sent = word.head in draft.heads and (word.deprel == "obj" or syntax.case(target) == "of")
    own = draft.type == "mobilize" or draft.mode == "withdraw"
    return own and sent and word.lemma.lower() in FORCES


FORCES = word_set("forces") | word_set("own_people")


def _asked_for(syntax: Syntax, draft: Draft, index: int) -> bool:
    """ "Demanded that the women be released" is not asked of them, "called from Orun for a police force" of neither."""
    word = syntax.words[index]
    clause = syntax.words[word.head] if word.head >= 0 else None
    if draft.type == "request" and word.head in draft.heads and not asked_to_do(syntax, word.head):
        return syntax.case(index) in ("for", "from") and not demanded_from(syntax, word.head)
    if draft.type != "request" or clause is None or word.deprel != "nsubj:pass":
        return False
    return clause.deprel == "ccomp" and clause.head in draft.heads


OPEN_MODES = {None: ANY_MEANS, "destroy": ANY_MEANS, "targeted": AIR, "explosives": AIR}


def _by_means(syntax: Syntax, draft: Draft, found: HappeningWords) -> Draft:
    """With the mode that the network is sure of where the word leaves it open: planes bomb, and so do men."""
    of_state = any(is_country(syntax, k) for k in draft.actors)
    sure = draft.type == "assault" and found.mode.chance >= (MODE_OF_STATE if of_state else MODE_FROM)
    if not sure or found.mode.label not in OPEN_MODES.get(draft.mode, ()) or draft.acled is not None:
        return draft
    return _noted(replace(draft, mode=found.mode.label), "mode", found.mode)


def _firms(fact: str, draft: Draft) -> bool:
    """What the network may not say against the rules: that it happened at all, that a plan is a mere possibility."""
    return fact == "happened" or (fact == "possible" and draft.factuality == "planned")


NEGATING = word_set("negating")


def _may_be(syntax: Syntax, fact: str, draft: Draft) -> bool:
    """Whether the sentence has a word that denies or negates, without which nothing is read as denied, and it is more
    than what somebody does not support; what a relative clause in the past tells of is no mere possibility."""
    if fact == "possible" and _told_of(syntax, draft.head):
        return False
    if fact in UNHAPPENED and favoured(syntax, draft.head):
        return False
    words = (syntax.words[i] for i in syntax.parse.sentence_words[draft.sentence])
    return fact not in UNHAPPENED or any({w.lemma.lower(), w.text.lower()} & NEGATING for w in words)


def _told_of(syntax: Syntax, head: int) -> bool:
    """ "Asked for help with a shooting that injured a girl": there was one."""
    clauses = (syntax.words[k] for k in syntax.children(head, "acl:relcl"))
    return any(w.xpos == "VBD" and not syntax.children(w.index, "aux") for w in clauses)


def _noted(draft: Draft, slot: str, choice: Choice) -> Draft:
    """The draft with a label that the network is sure of, before what was noted of the slot."""
    return replace(draft, notes=(Note(slot, choice.label, f"network: {slot}", choice.chance), *draft.notes))


def _heads_of(syntax: Syntax, found: HappeningWords, role: str) -> tuple[int, ...]:
    """The head words of each run of words that fills a role."""
    runs = [r.words for r in found.roles if r.role == role and r.chance >= ROLE_FROM]
    return tuple(dict.fromkeys(_heads(syntax, runs)))


def _heads(syntax: Syntax, runs: Iterable[Sequence[int]]) -> Iterable[int]:
    for run in runs:
        head = syntax.parse.top(run)
        if syntax.words[head].upos not in ("PUNCT", "DET", "ADP", "CCONJ"):
            yield head


def _draft(syntax: Syntax, found: HappeningWords) -> Draft:
    head = syntax.parse.top(found.words)
    draft = Draft(
        heads=(head,),
        entry=_entry(syntax, head, found),
        trigger=syntax.parse.span_of(found.words),
        sentence=syntax.words[head].sentence,
        mode=_mode(found),
        factuality=_mood(syntax, head),
        plural=syntax.words[head].xpos in ("NNS", "NNPS"),
    )
    labels = {"type": draft.type, "mode": draft.mode, "factuality": draft.factuality, "scope": draft.scope}
    notes = (Note(slot, value, f"network: {slot}", 0.0) for slot, value in labels.items())
    draft = replace(draft, notes=tuple(notes))
    return _informed(syntax, draft, found)


def _of_threat(syntax: Syntax, draft: Draft) -> Draft:
    """The telling of what is threatened, with its sides where its own words give none."""
    actors, targets = threatened_with(syntax, draft.head)
    if draft.actors or draft.targets or not (actors or targets):
        return draft
    told = [("actors", k) for k in actors] + [("targets", k) for k in targets]
    notes = (*draft.notes, *(Note(slot, k, "roles: of the threat", EVEN) for slot, k in told))
    return replace(draft, actors=actors, targets=targets, notes=notes)


def _mood(syntax: Syntax, head: int) -> str:
    """What the words around it say of a happening that only the network sees."""
    if syntax.words[head].upos == "VERB":
        return factuality_of(syntax, head)
    return "planned" if demanded(syntax, head) else "happened"


def _entry(syntax: Syntax, head: int, found: HappeningWords) -> Entry:
    word = syntax.words[head]
    pos = "V" if word.upos in ("VERB", "AUX") else "N"
    mode = _mode(found)
    types = types_of(mode) if mode is not None else frozenset()
    type_ = found.type.label if found.type.label in types or len(types) != 1 else next(iter(types))
    return Entry(word.lemma, pos, type_, mode, "learned", None, frozenset())


def _mode(found: HappeningWords) -> str | None:
    return None if found.mode.label == "none" else found.mode.label

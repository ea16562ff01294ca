"""To whom a word speaks or with whom it deals: promises, refusals, demands, threats, visits, broken ties.

Their target is somebody, seldom the thing in the object's place: "rejected Israel's offer", "condemned the killing by
soldiers", "cut ties with Qatar" and "threatened to bomb Aden" are aimed at Israel, the soldiers, Qatar and Aden.
"""

from __future__ import annotations

from collections.abc import Iterable

from tallystick.reader.events.lexicon import entry_of, weapon_at
from tallystick.reader.events.naming import named, somebody
from tallystick.reader.syntax import NOMINAL, Syntax
from tallystick.resources.tables import word_set

ROADS = word_set("roads")
TOWARDS = frozenset("to with against toward towards at on upon from for between into".split())
BELONGING = TOWARDS | {"by", "of", "in", "over"}
GIVEN_TO = frozenset({"to"})
WITHIN = frozenset({"in", "inside", "throughout", "across"})
ABOUT = TOWARDS | {"over", "about", "of", "by", "after"}
BELOW = ("xcomp", "ccomp", "advcl", "acl")
PROTESTING = word_set("protesting")
DEFIANCE = frozenset({"defiance", "protest"})  # "in defiance of X"
DETERRING = frozenset({"deter", "fight", "confront", "counter", "contain", "repel", "attack", "invade"})
MENACING = frozenset({"warn", "threaten", "vow", "swear"})
TERMS = frozenset({"if", "unless"})
CIRCUMSTANCES = (
    frozenset("while when whenever as after before since until because although though once".split()) | TERMS
)
NESTED = 3  # "a referendum on independence from their rule": whose affair it is stands at most three phrases down
DEPTH = 2  # "agreed to consider allowing": what is agreed to stands at most two clauses down


def addressees(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whom a verb is aimed at: its object, whose the object is, the phrases beside it, what its clause is about."""
    direct = _not_granted(syntax, head, syntax.children(head, "iobj", "obj"))
    beside = _beside(syntax, head)
    return (
        demanded_from(syntax, head)
        or named(syntax, direct)
        or _asked(syntax, head, direct)
        or possessors(syntax, direct)
        or named(syntax, _phrases(syntax, head, GIVEN_TO))
        or _others(syntax, owners(syntax, direct))
        or named(syntax, beside)
        or _left_by_own(syntax, head, direct)
        or somebody(syntax, direct)
        or somebody(syntax, beside)
        or _in_clause(syntax, head, DEPTH)
        or _on_terms(syntax, head)
        or _concerned(syntax, head)
        or (_scene(syntax, head) if direct else ())
        or owners(syntax, direct)
        or _no_goods(syntax, head, direct)
    )


def _no_goods(syntax: Syntax, head: int, things: tuple[int, ...]) -> tuple[int, ...]:
    """What it is done to, but nothing that is given to somebody or demanded of somebody: water, a safe zone."""
    entry = entry_of(syntax, head)
    if entry is not None and entry.type == "request" and entry.lemma in EXACTING:
        return ()
    giving = entry is not None and entry.type == "aid"
    return tuple(k for k in things if not giving or syntax.words[k].lemma.lower() not in RELIEF)


RELIEF = word_set("relief")


def _beside(syntax: Syntax, head: int) -> tuple[int, ...]:
    """The phrases whom it may be said to: not with what one threatens; not what one calls for, nor from where."""
    if _menacing(syntax, head):
        return _phrases(syntax, head, TOWARDS - {"with"})
    asking = _asking(syntax, head) and not asked_to_do(syntax, head)
    return _phrases(syntax, head, TOWARDS - {"for", "from"} if asking else TOWARDS)


def asked_to_do(syntax: Syntax, head: int) -> bool:
    """ "Called for the minister to resign": the one behind "for" is to do something."""
    marks = (k for clause in syntax.children(head, *BELOW) for k in syntax.children(clause, "mark"))
    return any(syntax.words[k].text.lower() == "to" for k in marks)


def _asking(syntax: Syntax, head: int) -> bool:
    """Whether a word is a demand or a call."""
    entry = entry_of(syntax, head)
    return entry is not None and entry.type == "request"


def demanded_from(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Demands from all armed groups free passage": who is to grant it."""
    if not _asking(syntax, head) or syntax.words[head].lemma.lower() not in EXACTING:
        return ()
    beside = _phrases(syntax, head, FROM)
    bodies = tuple(k for k in beside if syntax.words[k].entity.endswith("ORGANISATION"))
    return bodies or possessors(syntax, beside) or tuple(k for k in beside if _can_answer(syntax, k))


EXACTING, FROM = word_set("exacting"), frozenset({"from"})


def _menacing(syntax: Syntax, head: int) -> bool:
    """ "Threatened the plotters with force": what one threatens with is no target of it."""
    return syntax.words[head].lemma.lower() in MENACING


def _not_granted(syntax: Syntax, head: int, things: tuple[int, ...]) -> tuple[int, ...]:
    """What is demanded, without what is demanded for somebody: "the release of the women" is not asked of them."""
    asking = _asking(syntax, head)
    return tuple(k for k in things if not asking or syntax.words[k].lemma.lower() not in GRANTED)


GRANTED = word_set("granted")


def _on_terms(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Threatened to strike unless X yields": who is to meet the terms of a threat."""
    if syntax.words[head].lemma.lower() not in MENACING:
        return ()
    said = (head, *syntax.children(head, "xcomp", "ccomp"))
    clauses = (c for k in said for c in syntax.children(k, "advcl") if _marks(syntax, c) & TERMS)
    return named(syntax, (k for c in clauses for k in syntax.children(c, "nsubj")))


def _asked(syntax: Syntax, head: int, direct: tuple[int, ...]) -> tuple[int, ...]:
    """Who is to do or has done what the clause says, whatever noun it is: "urged both sides to let", "called on all
    actors to spare", "accused the captors of beating"."""
    entry = entry_of(syntax, head)
    if entry is None or (entry.lemma not in CHARGING and entry.type not in ("request", "threaten")):
        return ()
    clauses = [c for c in syntax.children(head, "xcomp", "ccomp", "advcl") if not _circumstance(syntax, c)]
    to = any(syntax.words[m].text.lower() == "to" for c in clauses for m in syntax.children(c, "mark"))
    told = direct or (_phrases(syntax, head, CALLED) if to else ())
    asked = told if clauses or entry.lemma in CHARGING else ()
    return tuple(k for k in asked if _can_answer(syntax, k) and not possessors(syntax, (k,)))


def _can_answer(syntax: Syntax, index: int) -> bool:
    """Whether a noun may stand for somebody: no happening and no weapon is asked or charged."""
    happening = entry_of(syntax, index) is not None and not somebody(syntax, (index,))
    return syntax.words[index].upos in NOMINAL and not happening and weapon_at(syntax, index) is None


CHARGING = word_set("charging")
CALLED = frozenset({"on", "upon", "to"})


def possessors(syntax: Syntax, things: Iterable[int]) -> tuple[int, ...]:
    """Whose things are by the words right before them ("Israel's offer", "the Syrian plan")."""
    each = (c for k in things for c in syntax.conjuncts(k))
    before = [p for k in each for p in syntax.children(k, "nmod:poss", "amod", "compound")]
    return _others(syntax, named(syntax, before))


def _scene(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Where it is done, or what is left, if nobody it is done to is named ("eased the emergency in the province")."""
    inside = _phrases(syntax, head, WITHIN)
    return tuple(k for k in inside if syntax.words[k].entity.endswith("PLACE"))


def _left_by_own(syntax: Syntax, head: int, things: tuple[int, ...]) -> tuple[int, ...]:
    """Where somebody's own embassy or troops are that he closes or calls home: "pulled its peacekeepers out of X"."""
    if not any(_own(syntax, k) for k in things):
        return ()
    beside = _phrases(syntax, head, WITHIN | {"from", "of"})
    return tuple(k for k in beside if syntax.words[k].entity.endswith("PLACE"))


def _others(syntax: Syntax, indices: tuple[int, ...]) -> tuple[int, ...]:
    """Those that are no pronouns: "its embassy" is the speaker's own."""
    return tuple(k for k in indices if not _pronoun(syntax, k))


def _concerned(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whom the phrases beside are about, or whose affairs ("complained of the raids by the Peruvian navy")."""
    wanted = _phrases(syntax, head, frozenset({"for", "from"})) if _asking(syntax, head) else ()
    beside = tuple(k for k in _not_granted(syntax, head, _phrases(syntax, head, ABOUT)) if k not in wanted)
    called_for = named(syntax, owners(syntax, _others(syntax, wanted)))  # nobody of a kind: "called for a police force"
    return named(syntax, beside) or owners(syntax, beside) or called_for


def partners(syntax: Syntax, head: int) -> tuple[int, ...]:
    """With whom one meets, talks or works: the object, the "with" phrase, else those the talks are with."""
    direct = somebody(syntax, syntax.children(head, "obj"))
    beside = _phrases(syntax, head, frozenset({"with", "against"}))
    around = _off_ground(syntax, _phrases(syntax, head, frozenset({"for", "to", "on", "in", "at", "between"})))
    return direct or somebody(syntax, beside) or owners(syntax, around) or somebody(syntax, around)


def hosts(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Where one travels to or is received: the land is whom the visit is paid to."""
    around = _phrases(syntax, head, frozenset({"for", "to", "on", "in", "at"}))
    return owners(syntax, around) or somebody(syntax, around)


def _off_ground(syntax: Syntax, beside: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the phrases beside that name no place: two sides meet in a town, not with it."""
    return tuple(k for k in beside if not syntax.words[k].entity.endswith("PLACE") and syntax.case(k) not in LYING)


LYING = frozenset({"in", "at"})


def addressees_of_noun(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Whom an offer, a refusal, a complaint or a visit is aimed at."""
    phrases = _phrases(syntax, head, TOWARDS | {"of", "over", "about"})
    return somebody(syntax, phrases) or owners(syntax, phrases)


def opponents(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Against whom one protests, whose house one protests at, whose doings one protests."""
    beside = _phrases(syntax, head, frozenset({"against", "at", "outside", "over", "about", "of", "to"}))
    defied = (k for k in _phrases(syntax, head, WITHIN) if syntax.words[k].lemma.lower() in DEFIANCE)
    direct = tuple(k for k in syntax.children(head, "obj") if syntax.words[k].lemma.lower() not in ROADS)
    things = (*direct, *beside)
    sure = named(syntax, direct) or owners(syntax, defied) or somebody(syntax, beside)
    return sure or _demanded_of(syntax, head) or owners(syntax, things)


def foes(syntax: Syntax, head: int) -> tuple[int, ...]:
    """Against whom forces are readied: "for a war against X", "along its border with X"."""
    beside = (*syntax.children(head, "obl", "obj"), *syntax.children(head, "xcomp", "advcl"))
    inner = [n for k in beside for n in (*syntax.children(k, "nmod", "obl"), k)]
    deeper = [m for n in inner for m in (n, *syntax.children(n, "nmod"))]
    facing = [k for k in deeper if syntax.case(k) == "against" or _across_border(syntax, k)]
    clauses = syntax.children(head, "xcomp", "advcl")
    facing += [k for c in clauses if syntax.words[c].lemma in DETERRING for k in syntax.children(c, "obj")]
    return named(syntax, facing)


def _across_border(syntax: Syntax, index: int) -> bool:
    above = syntax.words[index].head
    return syntax.case(index) == "with" and above >= 0 and syntax.words[above].lemma.lower() in FRONTIERS


FRONTIERS = word_set("frontiers")


def _demanded_of(syntax: Syntax, head: int) -> tuple[int, ...]:
    """ "Marched to demand that X resign", "rioted, joining others in demanding that X resign"."""
    below = syntax.children(head, *BELOW)
    clauses = (c for k in below for c in (k, *syntax.children(k, *BELOW)))
    demands = (c for c in clauses if syntax.words[c].lemma.lower() in PROTESTING)
    return next((found for c in demands if (found := somebody(syntax, addressees(syntax, c)))), ())


def owners(syntax: Syntax, things: Iterable[int], depth: int = NESTED) -> tuple[int, ...]:
    """Whose things are: possessors, nationalities, phrases and clauses that name somebody, the nearest first."""
    found: list[int] = []
    for thing in (c for k in things for c in syntax.conjuncts(k)):
        beside = _not_suffering(syntax, thing, _not_favoured(syntax, thing, _phrases(syntax, thing, BELONGING)))
        before = somebody(syntax, syntax.children(thing, "nmod:poss", "amod", "compound"))
        others = _others(syntax, before)
        near = named(syntax, others) or others or _doing(syntax, somebody(syntax, beside))
        if not near and depth > 1:
            near = owners(syntax, beside, depth - 1) or before or _doers(syntax, thing) or _in_clause(syntax, thing, 1)
        found += near or before
    return tuple(dict.fromkeys(found))


def _not_favoured(syntax: Syntax, thing: int, beside: tuple[int, ...]) -> tuple[int, ...]:
    """Those of the phrases beside that are not whom it is demanded for: "a safe zone for its people"."""
    word = syntax.words[thing]
    if word.head < 0 or word.deprel != "obj" or not _asking(syntax, word.head):
        return beside
    gainers = {*somebody(syntax, beside), *(k for k in beside if _own(syntax, k))}
    return tuple(k for k in beside if k not in gainers or syntax.case(k) != "for")


def _own(syntax: Syntax, index: int) -> bool:
    """Whether something is said to be that of one already named: "its people"."""
    return any(_pronoun(syntax, k) for k in syntax.children(index, "nmod:poss"))


AIMED = frozenset({"on", "against", "at"})


def _not_suffering(syntax: Syntax, thing: int, beside: tuple[int, ...]) -> tuple[int, ...]:
    """The doers for the victims: nobody condemns the pilgrims of "the killing of pilgrims by the militia" nor those of
    "the attack on pilgrims"."""
    entry = entry_of(syntax, thing)
    deed = entry is not None and entry.pos == "N" and entry.type == "assault"
    suffering = {"of"} if entry is not None and "of-target" in entry.flags else set()
    victims = [k for k in beside if syntax.case(k) in suffering | (AIMED if deed else set())]
    doers = (d for v in victims for d in syntax.children(v, "nmod", "obl") if syntax.case(d) == "by")
    return (*(k for k in beside if k not in victims), *doers)


def _doing(syntax: Syntax, beside: tuple[int, ...]) -> tuple[int, ...]:
    """Of those beside a thing, whose it is or who does it: in "the withdrawal of X's troops from Y" X."""
    doing = tuple(k for k in beside if syntax.case(k).split(" ")[-1] in ("of", "by"))
    return doing or beside


def _doers(syntax: Syntax, thing: int) -> tuple[int, ...]:
    """ "Crimes committed by X": who did it."""
    clauses = syntax.children(thing, "acl")
    behind = [k for c in clauses for k in syntax.children(c, "obl") if syntax.case(k) == "by"]
    return somebody(syntax, behind)


def _phrases(syntax: Syntax, head: int, cases: frozenset[str]) -> tuple[int, ...]:
    found = syntax.children(head, "obl", "nmod")
    return tuple(
        k
        for k in found
        if (case := syntax.case(k).split(" "))[-1] in cases and case[0] != "according" and not _timely(syntax, k)
    )


def _timely(syntax: Syntax, index: int) -> bool:
    word = syntax.words[index]
    return word.deprel.endswith((":tmod", ":npmod", ":unmarked")) or word.entity.endswith("TIME")


def _in_clause(syntax: Syntax, head: int, depth: int) -> tuple[int, ...]:
    """Whom the clause of what is said is about: its own subject ("that X leave"), else its object, its phrases."""
    for clause in (k for k in syntax.children(head, *BELOW) if not _circumstance(syntax, k)):
        menace = syntax.words[head].lemma.lower() in MENACING
        found = _menaced(syntax, clause) if menace else _obliged(syntax, head, clause) or _within(syntax, clause)
        if found or depth == 1:
            return found
        return _in_clause(syntax, clause, depth - 1)
    return ()


def _subject_of(syntax: Syntax, clause: int, *relations: str) -> tuple[int, ...]:
    subjects = _own_subjects(syntax, clause, *(relations or ("nsubj", "nsubj:pass")))
    return somebody(syntax, (k for k in subjects if not _pronoun(syntax, k)))


def _obliged(syntax: Syntax, head: int, clause: int) -> tuple[int, ...]:
    """Who is the subject of what is said; of what is demanded whoever is to do it, whatever noun it is."""
    entry = entry_of(syntax, head)
    if entry is not None and entry.type == "request" and syntax.passive(clause):
        return ()  # "demanded that the women be released" is not asked of them
    sure = _subject_of(syntax, clause)
    if sure or entry is None or entry.type != "request" or syntax.words[clause].deprel != "ccomp":
        return sure
    return tuple(k for k in _own_subjects(syntax, clause, "nsubj") if _can_answer(syntax, k))


def _own_subjects(syntax: Syntax, clause: int, *relations: str) -> tuple[int, ...]:
    """The subjects of a clause, or of the verb above where they stand between the clause's "that" and its verb."""
    found = syntax.children(clause, *relations)
    opens = min(syntax.children(clause, "mark"), default=clause)
    return found or tuple(k for k in syntax.children(syntax.words[clause].head, *relations) if opens < k < clause)


def _menaced(syntax: Syntax, clause: int) -> tuple[int, ...]:
    """ "Warned that police will break up X's rallies": the threat is to X; who will carry it out is no target of it."""
    return _subject_of(syntax, clause, "nsubj:pass") or named(syntax, _within(syntax, clause))


def _circumstance(syntax: Syntax, clause: int) -> bool:
    """ "Refused to talk while the men are held", "demanded an inquiry, noting that X": when, why and with what it was
    said, not whom it is aimed at."""
    word = syntax.words[clause]
    aside = word.xpos == "VBG" and not syntax.children(clause, "mark")
    return word.deprel == "advcl" and (aside or bool(_marks(syntax, clause) & CIRCUMSTANCES))


def _marks(syntax: Syntax, clause: int) -> set[str]:
    """The words that open a clause and say when, why or on what terms."""
    return {syntax.words[k].lemma.lower() for k in syntax.children(clause, "mark", "advmod")}


def _within(syntax: Syntax, clause: int) -> tuple[int, ...]:
    direct, beside = syntax.children(clause, "obj"), _phrases(syntax, clause, TOWARDS | {"of", "in"})
    whose, to = owners(syntax, direct), _phrases(syntax, clause, GIVEN_TO)
    sure = named(syntax, direct) or possessors(syntax, direct) or named(syntax, to) or _others(syntax, whose)
    sure = sure or named(syntax, beside) or owners(syntax, to)
    return sure or somebody(syntax, direct) or somebody(syntax, beside) or owners(syntax, beside) or whose


def _pronoun(syntax: Syntax, index: int) -> bool:
    return syntax.words[index].upos == "PRON"

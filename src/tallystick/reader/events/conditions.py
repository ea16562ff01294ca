"""When a word of the vocabulary names a happening in its place: what its flags demand of the words around it."""

from __future__ import annotations

from tallystick.reader.events.lexicon import Entry, allotted, entry_of, lemmas, objects, things, weapon_at
from tallystick.reader.events.modality import FUTURE, asked_to
from tallystick.reader.events.naming import named, somebody
from tallystick.reader.events.noun_roles import light_verb
from tallystick.reader.events.speech import addressees
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set


def _weapon(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Dropping, planting or launching counts only with a weapon."""
    if "weapon" not in entry.flags:
        return True
    things = (
        syntax.children(index, "obj", "nsubj:pass")
        if entry.frame == "weapon-object"
        else syntax.children(index, "nsubj")
    )
    subject = syntax.subject(index) if syntax.passive(index) or entry.frame == "weapon-subject" else None
    places = [*things, *([subject] if subject is not None else [])]
    return any(weapon_at(syntax, c) is not None for k in places for c in syntax.conjuncts(k))


def _fire_object(syntax: Syntax, index: int, entry: Entry) -> bool:
    if "fire-object" not in entry.flags:
        return True
    return any(
        syntax.words[k].lemma.lower() in ("fire", "gunfire", "shot", "artillery")
        for k in syntax.children(index, "obj", "nsubj:pass")
    )


def _weapon_modified(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Bare "fire" burns; "artillery fire", "exchange of fire", "came under fire" is an attack."""
    if "weapon-modified" not in entry.flags:
        return True
    word = syntax.words[index]
    if light_verb(syntax, index) is not None:
        return False
    if any(
        weapon_at(syntax, k) or syntax.words[k].lemma in ("small", "arms", "hostile", "enemy")
        for k in syntax.children(index, "compound", "amod")
    ):
        return True
    return syntax.case(index) == "under" or (word.head >= 0 and syntax.words[word.head].lemma == "exchange")


def _person(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Arresting, freeing or eliminating is done to somebody, not to a problem or a bomb; unknown objects pass."""
    if "person" not in entry.flags or entry.pos == "N":
        return True
    things = syntax.children(index, "obj", "nsubj:pass") or ((syntax.subject(index),) if syntax.passive(index) else ())
    found = [k for k in things if k is not None]
    bombs = entry.type == "retreat" and any(weapon_at(syntax, k) is not None for k in found)
    return not bombs and not any(syntax.words[k].lemma in ABSTRACT for k in found)


ABSTRACT = word_set("abstract")


def _armed(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Fight corruption", "battle a fire" and "engage in talks" are no clashes."""
    if "armed" not in entry.flags:
        return True
    things = [*syntax.children(index, "obj"), *syntax.children(index, "obl")]
    return not any(syntax.words[k].lemma.lower() in PEACEFUL for k in things)


PEACEFUL = word_set("peaceful")


def flies(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A party downs an aircraft or a missile; a drink is downed too."""
    if "aircraft" not in entry.flags or entry.pos == "N":
        return True
    found = (*objects(syntax, index), *syntax.children(index, "nsubj:pass"))
    things = [c for k in found for w in (k, *_part_of(syntax, k)) for c in syntax.conjuncts(w)]
    return any((hit := weapon_at(syntax, k)) is not None and hit[1].kind in FLYING for k in things)


def _part_of(syntax: Syntax, index: int) -> tuple[int, ...]:
    """What a number or a part is of: "nine of 11 missiles", "most of a salvo of rockets"."""
    below = tuple(k for k in syntax.children(index, "nmod") if syntax.case(k) == "of")
    return (*below, *(w for k in below for w in syntax.children(k, "nmod") if syntax.case(w) == "of"))


FLYING = frozenset({"drone", "aircraft", "missile", "rocket", "air-delivered", "helicopter"})


def _explosion(syntax: Syntax, index: int, entry: Entry) -> bool:
    """What explodes is a weapon, a vehicle or unnamed; tempers and figures explode too."""
    if "explosion" not in entry.flags:
        return True
    subject = syntax.subject(index)
    return subject is None or syntax.words[subject].lemma.lower() not in (
        "violence",
        "anger",
        "population",
        "protest",
        "fighting",
        "debate",
        "clash",
    )


def _territory(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Capturing attention or an image is no capture."""
    if "territory" not in entry.flags:
        return True
    return not any(
        syntax.words[k].lemma
        in ("attention", "image", "imagination", "video", "moment", "photo", "opportunity", "heart", "mood")
        for k in syntax.children(index, "obj")
    )


def _call_on(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Call on X to", "call for" are requests; calling somebody by phone or a name is not."""
    if "call-on" not in entry.flags:
        return True
    cases = {syntax.case(k).split(" ")[0] for k in syntax.children(index, "obl")}
    return bool(cases & {"on", "upon", "for"}) and not syntax.children(index, "obj")


def _plural(syntax: Syntax, index: int, entry: Entry) -> bool:
    return "plural" not in entry.flags or syntax.words[index].xpos in ("NNS", "NNPS")


def _agreement_object(syntax: Syntax, index: int, entry: Entry) -> bool:
    """The agreement noun itself carries the event; the verb only adds its subject as a side."""
    return "agreement-object" not in entry.flags


def _people(syntax: Syntax, index: int, entry: Entry) -> bool:
    """One meets people; meeting a need, a deadline or one's death is no meeting."""
    return "people" not in entry.flags or not lemmas(syntax, things(syntax, index)) & NEEDS


NEEDS = word_set("needs")


def _partnered(syntax: Syntax, index: int, entry: Entry) -> bool:
    """One works with somebody, not with wood."""
    if "partnered" not in entry.flags:
        return True
    beside = (k for k in syntax.children(index, "obl") if syntax.case(k) in ("with", "alongside", "together with"))
    return bool(somebody(syntax, beside))


def _told(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Told X to leave", "wants X to vote": somebody is to do something."""
    if "told" not in entry.flags:
        return True
    return bool(syntax.children(index, "obj", "iobj") and syntax.children(index, "xcomp"))


def _asked(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Ordered them to leave", "asked Dhaka to open the border": everyday words that count where somebody is to do
    it."""
    if "asked" not in entry.flags:
        return True
    return asked_to(syntax, syntax.first_conjunct(index))


def _subjunctive(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Insisted that X hand over" demands, "insisted that X was there" only says."""
    if "subjunctive" not in entry.flags:
        return True
    return any(_is_demanded(syntax, clause) for clause in syntax.children(index, "ccomp"))


def _is_demanded(syntax: Syntax, clause: int) -> bool:
    helpers = {syntax.words[k].text.lower() for k in syntax.children(clause, "aux")}
    subject = syntax.child(clause, "nsubj")
    one = subject is not None and syntax.words[subject].xpos in ("NN", "NNP")
    base = syntax.words[clause].xpos == "VB" or (one and syntax.words[clause].xpos == "VBP")  # "that Russia pull out"
    return bool(helpers & DEMANDED) or (base and not helpers)


DEMANDED = frozenset({"should", "must"})


def _undertaking(syntax: Syntax, index: int, entry: Entry) -> bool:
    """One agrees to do or to something; to agree that something is so promises nothing."""
    if "undertaking" not in entry.flags:
        return True
    beside = any(syntax.case(k) in ("to", "on", "upon", "with") for k in syntax.children(index, "obl"))
    return beside or bool(syntax.children(index, "xcomp"))


def _stated(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Charged that X had broken the truce": a charge against somebody whom a clause names."""
    if "stated" not in entry.flags:
        return True
    subjects = (k for c in syntax.children(index, "ccomp") for k in syntax.children(c, "nsubj"))
    return bool(named(syntax, subjects))


def _allotted(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Gave X 48 hours to leave" gives notice; "gave no time" does not."""
    if "allotted" not in entry.flags:
        return True
    return bool(syntax.children(index, "iobj") and (syntax.children(index, "obj") or allotted(syntax, index)))


def _plain(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Accepting that something is so is no consent."""
    return "plain" not in entry.flags or not syntax.children(index, "ccomp")


def _addressed(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Thanks and complaints count between parties that have a name."""
    return "addressed" not in entry.flags or bool(named(syntax, addressees(syntax, index)))


def _abroad(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A minister's journey is a visit where it leads to a place."""
    if "abroad" not in entry.flags:
        return True
    beside = [k for k in syntax.children(index, "obl") if syntax.case(k) in ("in", "to", "for")]
    return any(syntax.words[k].entity.endswith("PLACE") for k in beside)


def _crowd(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "The lawyer protested" objects; crowds protest."""
    if entry.frame != "protesting" or entry.pos == "N":
        return True
    subject = syntax.subject(index)
    return subject is None or not syntax.words[subject].entity.endswith("PERSON")


def _finite(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Words of standing that count as an act only as the verb of a clause: "backed by Iran" describes."""
    if "finite" not in entry.flags:
        return True
    word = syntax.words[index]
    return word.upos == "VERB" and not word.deprel.startswith(("acl", "amod")) and not syntax.children(index, "cop")


def _predicate(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Was critical of": an adjective is an act only where a clause says it of somebody."""
    said = syntax.children(index, "cop", "aux:pass") and syntax.children(index, "nsubj")
    return "predicate" not in entry.flags or bool(said)


def _matter(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Being opposed to a plan rejects it; to be opposed to a party is a standing, no act."""
    if "matter" not in entry.flags:
        return True
    beside = [k for k in syntax.children(index, "obl") if syntax.case(k) == "to"]
    return bool(beside or syntax.children(index, "ccomp", "xcomp", "advcl")) and not somebody(syntax, beside)


def standing(syntax: Syntax, index: int) -> bool:
    """ "Is opposed to the militia": the vocabulary knows the word and reads no act in it here."""
    entry = entry_of(syntax, index)
    return entry is not None and not _matter(syntax, index, entry)


def _active(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "Was asked", "pledged to the Islamic State": what is only told of its object is no act of anybody's."""
    return "active" not in entry.flags or not syntax.passive(index)


def _common(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A march is no month."""
    return "common" not in entry.flags or syntax.words[index].text[:1].islower()


def _open_refusal(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Refusing to comment is no refusal that counts."""
    if "open" not in entry.flags:
        return True
    below = lemmas(syntax, syntax.children(index, "xcomp"))
    return not below & RETICENCE and bool(below or things(syntax, index))


RETICENCE = word_set("reticence")


def _warning(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A warning is a threat when it says what the speaker will do or tells somebody off; floods are warned of too."""
    if "warning" not in entry.flags:
        return True
    clauses = syntax.children(index, "ccomp", "xcomp", "parataxis")
    against = any(syntax.case(k).split(" ")[0] == "against" for k in syntax.children(index, "obl"))
    told = bool(named(syntax, things(syntax, index)) and clauses)
    hostile = bool(lemmas(syntax, clauses) & HOSTILE)
    return against or told or hostile or any(_announced(syntax, clause) for clause in clauses)


HOSTILE = word_set("hostile")


def _announced(syntax: Syntax, clause: int) -> bool:
    """What will be done: "that pay would be the first victim" only foresees."""
    future = {syntax.words[k].text.lower() for k in syntax.children(clause, "aux")} & FUTURE
    return bool(future) and syntax.words[clause].upos == "VERB"


def _medical(syntax: Syntax, index: int, entry: Entry) -> bool:
    """Carrying the wounded to a hospital is no withdrawal."""
    if entry.frame != "flight":
        return True
    return not any(syntax.words[k].lemma in ("hospital", "clinic", "treatment") for k in syntax.children(index, "obl"))


def _contact(syntax: Syntax, index: int, entry: Entry) -> bool:
    """What is hit, targeted or fought must be somebody or something; one hits the ground, a deal or a record too."""
    if entry.lemma not in FIGURATIVE or entry.pos != "V":
        return True
    things = [*syntax.children(index, "obj"), *syntax.children(index, "nsubj:pass")]
    return not any(syntax.words[k].lemma.lower() in INTANGIBLE for k in things)


FIGURATIVE = word_set("figurative")
INTANGIBLE = word_set("intangible")


def _object_of_damage(syntax: Syntax, index: int, entry: Entry) -> bool:
    """A building that burns was not thereby attacked: destroying needs somebody to do it or something it is done to."""
    if "damage" not in entry.flags or entry.pos == "N" or syntax.passive(index):
        return True
    return bool(objects(syntax, index)) or syntax.words[index].deprel == "conj"


def charged(syntax: Syntax, index: int, entry: Entry) -> bool:
    """ "The report of civilian casualties" and "alleged civilian casualties" are somebody's word that people were
    harmed: the happening that a military's assessment answers. "The risk of civilian casualties" is nobody's."""
    if "alleged-harm" not in entry.flags:
        return True
    qualified = {syntax.words[k].text.lower() for k in syntax.children(index, "amod", "compound")}
    if "civilian" not in qualified:
        return False
    above = syntax.words[index].head
    told = above >= 0 and syntax.words[index].deprel == "nmod" and syntax.words[above].lemma.lower() in REPORTS
    return told or bool(qualified & CHARGED)


REPORTS, CHARGED = word_set("reports_of_harm"), word_set("charged")


CONDITIONS = (
    charged,
    _object_of_damage,
    _medical,
    _contact,
    _weapon,
    _fire_object,
    _weapon_modified,
    _person,
    _armed,
    flies,
    _explosion,
    _territory,
    _call_on,
    _plural,
    _agreement_object,
    _people,
    _partnered,
    _told,
    _asked,
    _subjunctive,
    _undertaking,
    _plain,
    _stated,
    _allotted,
    _addressed,
    _crowd,
    _abroad,
    _finite,
    _predicate,
    _matter,
    _active,
    _common,
    _open_refusal,
    _warning,
)

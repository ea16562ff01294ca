"""Whether a telling says that something happened, did not, may or will; and whether it is one happening or many."""

from __future__ import annotations

from tallystick.reader.events.lexicon import entry_of, meanings, plural
from tallystick.reader.parse import Word
from tallystick.reader.syntax import Syntax, called_upon, temporal
from tallystick.resources.tables import word_set

FUTURE = frozenset({"will", "shall", "would", "'ll", "wo"})
POSSIBLE = frozenset({"may", "might", "could", "can"})
DEMANDED = frozenset({"must", "should", "ought"})
# Verbs whose infinitive or that-clause tells of a plan or of nothing at all.
PLANNING = word_set("planning")
PLAN_NOUNS = word_set("plan_nouns")
UNREAL = word_set("unreal")
REPEATED = word_set("repeated")
VAGUE_SUBJECTS = word_set("vague_subjects")


def factuality_of(syntax: Syntax, head: int) -> str:
    """happened, planned, possible or did-not-happen, from the words around the trigger alone."""
    verb = _governing_verb(syntax, head)
    if _negated(syntax, head) or (verb != head and _negated(syntax, verb)) or _nobody(syntax, verb):
        return "did-not-happen"
    auxiliaries = {syntax.words[k].text.lower() for k in syntax.children(verb, "aux")}
    if auxiliaries & FUTURE:
        return "planned"
    if _is_to(syntax, verb) or _timetabled(syntax, head, verb):
        return "planned"
    if auxiliaries & (POSSIBLE | DEMANDED) or _conditional(syntax, verb):
        return "possible"
    return _from_above(syntax, head, verb)


def _from_above(syntax: Syntax, head: int, verb: int) -> str:
    word = syntax.words[verb]
    if word.head < 0:
        return "happened"
    above = syntax.words[word.head]
    infinitive = any(syntax.words[k].text.lower() == "to" for k in syntax.children(verb, "mark"))
    if (
        above.lemma in UNREAL
        and word.deprel in ("xcomp", "obl", "advcl", "obj", "nsubj:pass")
        and (infinitive or verb == head)
    ):
        return "did-not-happen" if not _negated(syntax, above.index) else "happened"
    if _ruled_out(syntax, word):
        return "possible" if _negated(syntax, above.index) or _refused(syntax, above.index) else "did-not-happen"
    if infinitive and word.deprel in ("xcomp", "ccomp", "acl", "advcl"):
        return "planned"
    if above.lemma in PLANNING and word.deprel in ("xcomp", "ccomp", "obj", "obl", "nsubj:pass"):
        return "planned"
    if _demanded(syntax, verb):
        return "planned"
    if above.lemma in BEFORE_AN_INQUIRY and word.deprel == "obj" and _inquires(syntax, verb):
        return "planned"
    if favoured(syntax, verb) and _negated(syntax, above.index):
        return "possible"
    if above.lemma in PLAN_NOUNS and word.deprel in ("nmod", "acl", "compound"):
        return "planned"
    return "happened"


def _ruled_out(syntax: Syntax, word: Word) -> bool:
    """ "Ruled out any withdrawal"."""
    out = (syntax.words[k].text.lower() for k in syntax.children(word.head, "compound:prt", "advmod"))
    return word.deprel == "obj" and syntax.words[word.head].lemma == "rule" and "out" in out


def _refused(syntax: Syntax, verb: int) -> bool:
    """ "Refused to rule out airstrikes"."""
    above = syntax.words[verb].head
    return syntax.words[verb].deprel == "xcomp" and above >= 0 and syntax.words[above].lemma in UNREAL


COMMANDING, FAVOURING = word_set("commanding"), word_set("favouring")
BEFORE_AN_INQUIRY = COMMANDING | {"announce"}
"""An inquiry is ordered or announced before it begins: of our passages that announce one, six in eight plan it."""


def favoured(syntax: Syntax, index: int) -> bool:
    """ "Does not support strikes" is a view of them and no denial."""
    word = syntax.words[index]
    return word.deprel == "obj" and word.head >= 0 and syntax.words[word.head].lemma.lower() in FAVOURING


def _inquires(syntax: Syntax, noun: int) -> bool:
    """An inquiry that is ordered is still to be held; a raid that somebody ordered mostly was one."""
    entry = entry_of(syntax, noun)
    return entry is not None and entry.mode == "investigate"


def _is_to(syntax: Syntax, verb: int) -> bool:
    """ "The army is to disarm", "was to fly in": an infinitive behind a form of "be" and its own subject."""
    be = [k for k in syntax.children(verb, "cop", "aux") if syntax.words[k].lemma == "be"]
    behind = [syntax.words[k + 1] for k in be if k + 1 < verb]
    to = any(w.text.lower() == "to" and w.upos == "PART" for w in behind)
    return to and (syntax.words[verb].xpos == "VB" or syntax.words[verb].upos == "NOUN")  # "are to march"


def _timetabled(syntax: Syntax, head: int, verb: int) -> bool:
    """ "The presidents meet on Sunday": a full sentence tells in the present what a day ahead will bring, save of
    violence, of which no report has a timetable."""
    word, entry = syntax.words[verb], entry_of(syntax, head)
    if word.xpos not in ("VBP", "VBZ") or syntax.children(verb, "aux", "cop") or _headline(syntax, word.sentence):
        return False
    days = (k for k in syntax.children(verb, "obl") if temporal(syntax, k) and syntax.words[k].lemma != "today")
    violent = entry is not None and entry.type == "assault"
    return not violent and any(syntax.case(k) in ("on", "from") for k in days)


def _demanded(syntax: Syntax, verb: int) -> bool:
    """ "Demanded that X leave and free them", "called for a truce": what is only asked for has not happened."""
    verb = _first_demanded(syntax, verb)
    word, above = syntax.words[verb], syntax.words[verb].head
    entry = entry_of(syntax, above)
    if entry is None or entry.type != "request" or entry.pos != "V":
        return word.deprel == "obl" and syntax.case(verb) == "for" and _asks(syntax, above)
    if word.upos == "VERB" and word.deprel in ("advcl", "parataxis") and _opens(syntax, verb, "that"):
        return word.xpos in ("VB", "VBP")  # "demanded of the group that it surrender"
    if word.xpos == "VBG" and _opens(syntax, verb, "for") and not syntax.children(above, "obj"):
        return True  # "calls for opening the road", not "demanded money for destroying it"
    if word.upos == "VERB":  # who "insists that they fight" may only say so
        base = ("VB",) if "subjunctive" in entry.flags else ("VB", "VBP")
        return word.deprel == "ccomp" and word.xpos in base
    asked = word.deprel == "obj" and "call-on" not in entry.flags  # one calls a thing names, and calls for it
    wanted = asked or (word.deprel == "obl" and syntax.case(verb) == "for")
    return wanted and not any(syntax.words[k].text.lower() in POINTING for k in syntax.children(verb, "det"))


def _asks(syntax: Syntax, verb: int) -> bool:
    """Whether a verb can ask for something, be it a happening of its own or not: "asks the captors for his release"."""
    return verb >= 0 and any(entry.pos == "V" and entry.type == "request" for entry in meanings(syntax, verb))


def _opens(syntax: Syntax, verb: int, marker: str) -> bool:
    """Whether a clause opens with a word ("that", "for")."""
    return any(syntax.words[k].text.lower() == marker for k in syntax.children(verb, "mark"))


def asked_to(syntax: Syntax, verb: int) -> bool:
    """Whether a verb tells what somebody is asked to do: "called on them to condemn it", "demands that it lift the
    ban"; who gathers to demand something does so."""
    word = syntax.words[_first_demanded(syntax, verb)]
    if word.head < 0 or word.upos != "VERB" or word.deprel not in ("xcomp", "ccomp", "advcl"):
        return False
    above = syntax.words[word.head].lemma.lower()
    asked = above in ASKING and (above != "call" or called_upon(syntax, word.index) is not None)
    return asked and word.xpos in ("VB", "VBP")


ASKING = word_set("asking")


def demanded(syntax: Syntax, noun: int) -> bool:
    """Whether a deed named by a noun is only asked for."""
    return syntax.words[noun].upos == "NOUN" and _demanded(syntax, noun)


def _first_demanded(syntax: Syntax, verb: int) -> int:
    """The first of joined verbs, for a bare one that has no subject of its own; the first of joined nouns."""
    word = syntax.words[verb]
    if word.upos == "NOUN" and word.deprel == "conj":
        return word.head
    joined = word.deprel == "conj" and word.xpos == "VB" and not syntax.children(verb, "nsubj", "nsubj:pass", "mark")
    return word.head if joined else verb


POINTING = frozenset({"this", "that", "these", "those"})


def _governing_verb(syntax: Syntax, head: int) -> int:
    """The verb whose mood an event word shares: itself, or the verb it is subject or object of."""
    word = syntax.words[head]
    if word.upos in ("VERB", "AUX"):
        return head
    if word.deprel in ("nsubj", "nsubj:pass", "obj") and word.head >= 0 and syntax.words[word.head].lemma in OCCURRENCE:
        return word.head
    return head


OCCURRENCE = word_set("occurrence")


def unsaid(syntax: Syntax, head: int) -> bool:
    """Whether a telling is what somebody did not say, or does not seek ("does not seek to fight" is a position)."""
    for above in (head, *syntax.ancestors(head)):
        word = syntax.words[above]
        if word.head < 0 or not _negated(syntax, word.head):
            continue
        lemma = syntax.words[word.head].lemma
        if (word.deprel == "ccomp" and lemma in SAYING) or (word.deprel == "xcomp" and lemma in SEEKING):
            return True
    return False


SAYING = word_set("saying")
SEEKING = word_set("seeking")
SEEKING = word_set("seeking")


def _negated(syntax: Syntax, head: int) -> bool:
    for k in syntax.children(head, "advmod", "det", "aux", "cc", "advmod:neg"):
        if syntax.words[k].text.lower() in ("not", "n't", "n’t", "never", "no", "neither", "nor", "without"):
            return True
    return "without" in syntax.case(head) or any(
        syntax.words[k].text.lower() == "without" for k in syntax.children(head, "mark")
    )


def _nobody(syntax: Syntax, verb: int) -> bool:
    """ "Nobody fired from the hospital", "no plane bombed it", "neither side shelled the town"."""
    doers = syntax.children(verb, "nsubj") if syntax.words[verb].upos == "VERB" else ()
    words = (w for k in doers for w in (k, *syntax.children(k, "det")))
    return any(syntax.words[w].text.lower() in ("nobody", "none", "no", "neither") for w in words)


def _conditional(syntax: Syntax, verb: int) -> bool:
    return any(
        syntax.words[k].text.lower() in ("if", "unless", "whether", "lest") for k in syntax.children(verb, "mark")
    )


def _headline(syntax: Syntax, sentence: int) -> bool:
    """Headlines tell the past in the present tense; they end without a full stop."""
    return not syntax.parse.sentences[sentence].of(syntax.text).rstrip("”\"'’) ").endswith((".", "!", "?"))


INDULGING = word_set("indulging")


def scope_of(syntax: Syntax, head: int, *, speech: bool = False) -> str:
    """single, summary for what is counted by the year, or generic for habits and sweeping subjects ("has repeatedly
    dropped", "almost every faction")."""
    word = syntax.words[head]
    if _by_the_year(syntax, head):
        return "summary"
    around = [k for k in syntax.children(head, "advmod") if syntax.words[k].lemma.lower() in REPEATED]
    if around:
        return "generic"
    tensed = word.upos == "VERB" and word.xpos in ("VBP", "VBZ") and not plural(word)
    habitual = tensed and not syntax.children(head, "aux")
    if habitual and not speech and not _headline(syntax, word.sentence):
        return "generic"
    if word.upos == "NOUN" and word.deprel == "obl" and syntax.words[word.head].lemma.lower() in INDULGING:
        return scope_of(syntax, word.head)  # "militias that engage in attacks"
    subject = syntax.subject(head) if word.upos == "VERB" else None
    if subject is not None:
        inside = syntax.subtree(subject, without=("acl:relcl", "acl", "nmod"))
        if any(syntax.words[k].text.lower() in VAGUE_SUBJECTS for k in inside):
            return "generic"
    return "single"


def _by_the_year(syntax: Syntax, head: int) -> bool:
    """ "Shootings kill dozens each year": a count of all that a year brings, told of the deed or of what it does."""
    told = (head, syntax.words[head].head) if syntax.bases[head] == "nsubj" else (head,)
    times = (k for word in told for c in syntax.conjuncts(word) for k in syntax.children(c, *TIMES))
    years = (k for k in times if syntax.words[k].lemma.lower() == "year")
    return any(syntax.words[d].text.lower() in ("each", "every") for k in years for d in syntax.children(k, "det"))


TIMES = ("obl", "obl:tmod", "obl:unmarked", "obl:npmod")

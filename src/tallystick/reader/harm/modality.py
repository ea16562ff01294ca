"""Whether a harm is told as a fact, and over what it is counted; hints for the reader of factuality, never its
last word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tallystick.reader.harm.lexicon import entry, is_a, phrases
from tallystick.reader.harm.view import View
from tallystick.reader.network.happenings import HappeningWords
from tallystick.resources.tables import word_set

CLIMB = 5
"""How many clauses up a fear, plan or denial still bears on a harm."""
CARRIED, VIOLENCE = 2, 0.5
"""Sentences over which an accident still explains who died, where none between is of violence; the chance from which
words name violence."""
LEAD, DATELINE = 2, frozenset("-–—")
"""Sentences, the headline among them, that say what a report is of; what a line that is but a dateline ends with."""
_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "nor", "hardly", "without", "neither"})
_CONDITIONS = frozenset({"if", "unless", "lest"})
_PLANS = frozenset(
    {
        "plan",
        "plot",
        "threaten",
        "conspire",
        "attempt",
        "vow",
        "prepare",
        "intend",
        "call",
        "threat",
        "demand",
        "seek",
        "request",
    }
)
_WONDER = frozenset({"whether", "how"})
_FUTURE = frozenset(
    {"will", "would", "shall", "can", "could", "may", "might", "should", "must", "'ll", "’ll", "'d", "ca", "wo"}
)
_SAYING = word_set("saying")
_BE, _HAVE = frozenset({"be"}), frozenset({"have"})
_YEAR = re.compile(r"\b(?:in|of)\s+(1[89]\d\d)\b")


def negated_itself(view: View, index: int) -> bool:
    """Whether the word's own clause negates it ("were not hurt"), and not a clause above."""
    return _own(view, index) == "negated"


def modality(view: View, index: int) -> str:
    """asserted, denied (by somebody, in a clause above), negated, possible, planned, conditional or generic."""
    own = _own(view, index)
    if own != "asserted" or _presupposed(view, index):
        return own
    return _from_above(view, index)


def _presupposed(view: View, index: int) -> bool:
    """ "To find out why a girl was killed": whoever asks why says that it is so."""
    return any(view.lower(k) == "why" for k in view.syntax.children(index, "advmod"))


def _own(view: View, index: int) -> str:
    """What the harm word's own auxiliaries and markers say."""
    kids = view.syntax.kids[index]
    lowered = {
        view.lower(k)
        for k in kids
        if view.words[k].deprel.split(":")[0] in ("advmod", "aux", "mark", "case", "det", "cc", "advcl")
    }
    if lowered & _CONDITIONS:
        return "conditional"
    if lowered & _NEGATIONS:
        return "negated"
    if lowered & _WONDER:
        return "possible"
    aux = {view.lower(k) for k in view.syntax.children(index, "aux")}
    if aux & _FUTURE:
        return "conditional" if aux & {"would", "'d", "’d"} else "possible"
    word = view.words[index]
    if (
        word.deprel == "conj"
        and word.xpos in ("VB", "VBG", "VBN")
        and not view.syntax.children(index, "nsubj", "nsubj:pass")
        and all(view.words[k].xpos == "VB" for k in view.syntax.children(index, "aux", "aux:pass"))
    ):
        return _own(view, word.head)
    if _infinitive(view, index):
        return _infinitive_modality(view, index)
    return "generic" if _habitual(view, index) else "asserted"


def _infinitive(view: View, index: int) -> bool:
    """A bare "to kill"; "to have killed" tells of a fact."""
    marks = {view.lower(k) for k in view.syntax.children(index, "mark")}
    perfect = any(is_a(view.words[k], _HAVE) for k in view.syntax.children(index, "aux"))
    return "to" in marks and not perfect


def _infinitive_modality(view: View, index: int) -> str:
    word = view.words[index]
    if word.head < 0:
        return "planned"
    head = view.words[word.head]
    if word.deprel in ("xcomp", "ccomp") and entry(head, "modal-real") and not entry(head, "modal-planned"):
        return "asserted"
    if entry(head, "modal-negated") or entry(head, "modal-possible"):
        return "negated" if entry(head, "modal-negated") else "possible"
    return "planned"


def _habitual(view: View, index: int) -> bool:
    """A present tense that tells of a habit, save in a headline (a line with no full stop)."""
    word = view.words[index]
    aux = [view.words[k] for k in view.syntax.children(index, "aux", "aux:pass")]
    present = word.xpos in ("VBZ", "VBP") or any(is_a(a, _BE) and a.xpos in ("VBZ", "VBP") for a in aux)
    progressive = word.xpos == "VBG" and any(is_a(a, _BE) for a in aux)
    perfect = any(is_a(a, _HAVE) for a in aux)
    state = entry(word, "state")
    if state is not None and state.form not in ("killed", "slain"):
        return False  # "are missing" tells of now, "are killed" of a habit
    if word.upos not in ("VERB", "AUX") or (perfect and not progressive):
        return False
    return (present or progressive) and _ends_like_sentence(view, index)


def _ends_like_sentence(view: View, index: int) -> bool:
    _, end = view.bounds(index)
    return any(view.words[k].text in (".", "!", "?", "…") for k in range(max(0, end - 3), end))


def _from_above(view: View, index: int) -> str:
    """What the verbs above say: fears, plans, denials, "did not say that", "to avoid"."""
    current = index
    presupposed = entry(view.words[index], "act-noun") is not None and not _verb(view, index)
    for _ in range(CLIMB):
        word = view.words[current]
        if word.head < 0:
            return "asserted"
        relation, head = word.deprel.split(":")[0], view.words[word.head]
        bears = _on_a_noun(view, word.head) if presupposed else _bearing(view, relation, word.head)
        if bears != "asserted":
            return bears
        if (
            presupposed
            or relation in ("parataxis", "conj", "advcl", "appos")
            or (word.deprel == "acl:relcl" and not _having(view, current))
            or head.upos == "PROPN"
        ):
            return "asserted"
        current = word.head
    return "asserted"


def _having(view: View, index: int) -> bool:
    """ "Denied in a letter having killed hostages": such a clause is what is denied, and describes no letter."""
    return any(view.lower(k) == "having" for k in view.syntax.children(index, "aux"))


def _verb(view: View, index: int) -> bool:
    return view.words[index].upos in ("VERB", "AUX")


def _on_a_noun(view: View, head: int) -> str:
    """What bears on "the killing of X": a plan or fear of it does; its denial, condemnation or protest presupposes
    it."""
    word = view.words[head]
    if entry(word, "modal-possible") or entry(word, "modal-negated"):
        return "possible" if entry(word, "modal-possible") else "negated"
    if is_a(word, _PLANS):
        return "planned"
    if any(view.lower(k) in _CONDITIONS for k in view.syntax.children(head, "mark")):
        return "conditional"  # "if there is one more death"
    aux = {view.lower(k) for k in view.syntax.children(head, "aux")}
    return "possible" if _verb(view, head) and aux & _FUTURE else "asserted"


def _called_false(view: View, claim: int) -> bool:
    """ "The report that soldiers shot a peasant is false"."""
    word = view.words[claim]
    said = word.deprel == "nsubj" and word.head >= 0 and entry(view.words[word.head], "modal-denied") is not None
    return said and view.words[word.head].upos in ("ADJ", "NOUN")


def _bearing(view: View, relation: str, head: int) -> str:
    word = view.words[head]
    if relation == "acl" and _called_false(view, head):
        return "denied"
    inside = relation in ("ccomp", "xcomp", "obj", "obl", "acl", "nmod", "csubj") or (
        relation == "nsubj" and view.syntax.passive(head)
    )
    if not inside:
        return _condition(view, head) if relation in ("nsubj", "nsubj:pass") else "asserted"
    for kind, modal in (("modal-denied", "denied"), ("modal-negated", "negated"), ("modal-possible", "possible")):
        if entry(word, kind) is not None and not (kind == "modal-denied" and relation == "nsubj"):
            return modal
    if relation == "ccomp" and is_a(word, ("mean",)):
        return _condition(view, head)  # "this means that", unlike "they mean to"
    if entry(word, "modal-planned") is not None and relation in ("xcomp", "obj", "acl", "nmod", "ccomp", "obl"):
        return "planned" if relation != "obl" or is_a(word, ("threaten", "plan")) else "asserted"
    return _condition(view, head)


def _condition(view: View, head: int) -> str:
    """A negation, condition or possibility on a verb above that carries the harm in its clause."""
    if view.words[head].upos not in ("VERB", "AUX", "ADJ", "NOUN"):
        return "asserted"
    lowered = {view.lower(k) for k in view.syntax.children(head, "advmod", "mark", "case", "det")}
    if lowered & _CONDITIONS:
        return "conditional"
    if lowered & (_NEGATIONS | {"no"}):
        return "negated"
    aux = {view.lower(k) for k in view.syntax.children(head, "aux")}
    if aux & _FUTURE:
        return "possible"
    return "planned" if _infinitive(view, head) and _purpose(view, head) else "asserted"


def _purpose(view: View, head: int) -> bool:
    """Whether an infinitive says what for; who is "the first to report" something has reported it."""
    word = view.words[head]
    return word.upos == "VERB" and word.deprel in ("advcl", "acl") and not is_a(word, _SAYING)


def scope(view: View, index: int) -> str:
    """single, summary (a total over a stretch of time) or historical (told as memory)."""
    first, end = view.bounds(index)
    words = " ".join(view.lower(k) for k in range(first, end))
    if _forms("scope-historical").search(words) or _YEAR.search(words):
        return "historical"
    perfect = any(is_a(view.words[k], _HAVE) for k in view.syntax.children(index, "aux"))
    if _forms("scope-summary").search(words) and (perfect or " since " not in f" {words} "):
        return "summary"
    return "single"


def violent(view: View, index: int) -> bool:
    """False where the sentence names a disease, a disaster or an accident as what harmed, or tells of no violence and
    goes on from one that does; in a report that opens with one, until somebody attacks."""
    here = view.words[index].sentence
    carried = range(here, max(-1, here - CARRIED - 1), -1)
    if _accidental(view, here) or (opens_with_accident(view) and not any(_attacked(view, s) for s in carried)):
        return False
    for sentence in carried:
        if _of_violence(view, sentence) or _accidental(view, sentence):
            return _of_violence(view, sentence)
    return not _accidental(view, here, alone=True)


def _accidental(view: View, sentence: int, *, alone: bool = False) -> bool:
    """Whether a sentence names a cause that is nobody's violence; ``alone``, one that may also come of violence."""
    words = view.syntax.parse.sentence_words[sentence]
    told = " ".join(view.lower(k) for k in words)
    return any(_other_cause(view, k, alone=alone) for k in words) or bool(_forms("cause-other-phrase").search(told))


def opens_with_accident(view: View) -> bool:
    """Whether the headline or the sentence behind it names a disaster or an accident, and no violence before it."""
    every = view.syntax.parse.sentence_words
    told = [s for s, words in enumerate(every) if view.words[words[-1]].text not in DATELINE]
    for s in told[:LEAD]:
        if not all(_natural(view, h) for h in _violence(view, s)):
            return False
        if _accidental(view, s):
            return True
    return False


def _natural(view: View, happening: HappeningWords) -> bool:
    """Whether an accident is what the network takes for violence ("a storm struck the town"); nobody does it."""
    subject = view.syntax.subject(happening.words[0])
    doers = [role.words for role in happening.roles if role.role == "actor" and role.chance >= VIOLENCE]
    told = (happening.words[:1], () if subject is None else view.syntax.subtree(subject), *doers)
    causes = [any(entry(view.words[k], "cause-other") is not None for k in words) for words in told]
    return causes[0] or (causes[1] and all(causes[2:]))


def _attacked(view: View, sentence: int) -> bool:
    """Whether somebody attacks or arrests in a sentence, and is not denied to have; a wall of snow is nobody."""
    told = (h for h in _violence(view, sentence, "assault", "coerce") if h.fact.label == "happened")
    doers = (role for h in told for role in h.roles if role.role == "actor" and role.chance >= VIOLENCE)
    return any(True for _ in doers) and not _accidental(view, sentence)


def _of_violence(view: View, sentence: int) -> bool:
    """Whether the network reads violence in a sentence."""
    return any(True for _ in _violence(view, sentence))


def _violence(view: View, sentence: int, *types: str) -> Iterator[HappeningWords]:
    """The happenings of these types, assaults where none is given, that the network reads in a sentence."""
    words = view.syntax.parse.sentence_words[sentence]
    for found in view.syntax.parse.happenings:
        if found.type.label in (types or ("assault",)) and found.chance >= VIOLENCE and found.words[0] in words:
            yield found


def _other_cause(view: View, index: int, *, alone: bool) -> bool:
    found = entry(view.words[index], "cause-other")
    if found is None or "weak" in found.flags or ("alone" in found.flags and not alone):
        return False
    return view.words[index].upos in ("NOUN", "PROPN") or "verb" in found.flags


@cache
def _forms(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases(kind)))})\b")

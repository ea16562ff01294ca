"""Counts of harm to people: words of harm and those they befell, made into rows with number, class and hints of
factuality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tallystick.model.span import Span
from tallystick.reader.harm.again import told_again
from tallystick.reader.harm.beside import another_state, befallen, whose
from tallystick.reader.harm.causes import event_words
from tallystick.reader.harm.company import companions
from tallystick.reader.harm.counting import set_right
from tallystick.reader.harm.drafts import READ_FROM, HarmDraft
from tallystick.reader.harm.groups import FIGHTING, LIKELY, SURE, Population
from tallystick.reader.harm.headlines import told_below
from tallystick.reader.harm.heard import heard, quiet
from tallystick.reader.harm.hits import may_have_died, only_hit, shot_by_fighters, survivors
from tallystick.reader.harm.learned import weighed
from tallystick.reader.harm.lexicon import entries, is_a
from tallystick.reader.harm.modality import modality, negated_itself, scope, violent
from tallystick.reader.harm.outcomes import BY_TREE, Governor, governors
from tallystick.reader.harm.parts import parted, taken_up, with_others
from tallystick.reader.harm.people import is_people, population, populations
from tallystick.reader.harm.phrases import MORE, bare
from tallystick.reader.harm.predicates import in_degree, of_others
from tallystick.reader.harm.subjects import be_before, doer_of
from tallystick.reader.harm.subsets import subsets
from tallystick.reader.harm.view import View, look
from tallystick.reader.harm.wholes import counted_of, whole_before
from tallystick.reader.harm.whom import settled
from tallystick.reader.numbers import counted, spread
from tallystick.reader.parse import Parse
from tallystick.reader.syntax import build
from tallystick.reader.teasers import inside, teasers
from tallystick.resources.tables import word_set

SPAN_WORDS = 14
"""A row's span joins the word of harm and the people when at most this many words lie between; else it is the
people alone."""
_TOLD_OF = frozenset(
    {"you", "myself", "yourself", "he", "him", "she", "her", "i", "me", "himself", "herself", "anyone", "everyone"}
)
UNCOUNTED = 0.6
"""What a phrase loses that counts nobody and stands with a word that often speaks of harm in general, or is of people
told of before. On the 792 passages of ours that are not held out, of 20 rows of a bare "they" or "the men" 3 were right
and 3 overlapped a count; of 19 uncounted wounded, more than this rule takes, 2 overlapped one."""
_FEIGNED = word_set("feigned")
_ANYBODY = frozenset({"any", "anyone", "anybody"})
TOLD = frozenset({"asserted", "denied"})
KIN = word_set("kin")
_LOSSES = ("killed", "injured")
_HARMING = frozenset({"harm"})
"""Verbs whose "nobody" is neither dead nor hurt: of our passages that say "nobody was hurt" 35 in 47 count the hurt
alone, of those that say "harmed" 4 in 15."""
_STRIKING = frozenset({"hit", "affect", "touch"})
"""Verbs whose "nobody" says that no one was hurt: of the dead they say nothing."""
_FLIGHT = frozenset({"displaced"})
_ELSEWHERE = frozenset({"hospital", "clinic", "treatment", "custody", "scene"})
_BRINGING = frozenset({"cause", "result", "inflict", "lead", "produce", "suffer", "sustain", "occur", "incur"})
_COUNTS_OF_HARM = frozenset({"casualty", "fatality", "death", "injury", "loss"})
_STAFF = frozenset({"medics", "security-forces", "aid-workers"})
_STAYING = frozenset({"civilians", "children", "women"})
_DWELLERS = frozenset(
    {"people", "person", "family", "household", "population", "resident", "villager", "inhabitant", "relative"}
)


def find_harm(parse: Parse, *, every: bool = False) -> tuple[HarmDraft, ...]:
    """Rows of harm in text order; subsets directly after their totals.

    Only what is told or denied as a fact (modality "asserted" or "denied") and read with confidence ``READ_FROM`` or
    more is given: the rest is not read. With ``every``, all rows found, for measures and for looking.
    """
    rows = every_row(look(build(parse)))
    return tuple(linked(rows if every else told(rows)))


def every_row(view: View) -> list[HarmDraft]:
    """All rows found, sure or not, subsets not yet linked; none of lines that lead to other reports."""
    linked_to = teasers(view.text)
    found = (row for row in weighed(view, _inherited(view, _rows(view))) if not inside(linked_to, row.span))
    own = (row for row in found if not set_right(view, row.quantity))
    told_of = [heard(view, only_hit(view, row)) for row in settled(view, taken_up(view, list(own)))]
    return told_below(view, with_others(view, parted(view, survivors(view, quiet(view, told_of)))))


def _rows(view: View) -> list[HarmDraft]:
    rows: list[HarmDraft] = []
    for governor in _unbroken(view, governors(view)):
        rows.extend(_of_governor(view, governor))
    return _distinct(rows)


def _unbroken(view: View, found: Sequence[Governor]) -> Iterator[Governor]:
    """ "killed or wounded 12" says which of the two for nobody: one loss of unstated kind."""
    joined: dict[tuple[int, ...], list[Governor]] = {}
    for governor in found:
        joined.setdefault(governor.patients, []).append(governor)
    for group in joined.values():
        outcomes = {g.outcome for g in group}
        if len(group) > 1 and outcomes == set(_LOSSES) and _either(view, group[0].index, group[-1].index):
            yield replace(group[0], outcome="unspecified-loss")
        else:
            yield from group


def _either(view: View, first: int, last: int) -> bool:
    return any(view.lower(k) in ("or", "and/or") for k in range(min(first, last), max(first, last)))


def _of_governor(view: View, governor: Governor) -> Iterator[HarmDraft]:
    patients = tuple(whole_before(view, counted_of(view, head)) for head in governor.patients)
    heads = (*patients, *companions(view, governor.index, governor.entry.kind, patients))
    found = (_himself(view, governor, g) for head in heads for g in populations(view, head))
    groups = [g for g in found if _can_suffer(view, governor, g)]
    for position, group in enumerate(groups):
        if _of_another(view, governor, group, position):
            continue
        row = _row(view, governor, group, alone=len(groups) == 1 or position == 0)
        if row.hit and shot_by_fighters(view, row):
            row = replace(row, outcome="unspecified-loss", hit=False)
        for outcome in _outcomes(view, governor, row):
            yield replace(row, outcome=outcome)
            yield from subsets(view, replace(row, outcome=outcome), group)


def _himself(view: View, governor: Governor, group: Population) -> Population:
    """ "The boy had shot himself": who is harmed is whoever did it, where a noun in the clause says who."""
    doer = doer_of(view, governor.index) if view.lower(group.head).endswith(("self", "selves")) else None
    if doer is None or view.words[doer].upos not in ("NOUN", "PROPN") or not is_people(view, doer):
        return group
    told = population(view, doer)
    return replace(group, who=told.who, status=told.status, age_group=told.age_group, sex=told.sex, role=told.role)


def _of_another(view: View, governor: Governor, group: Population, position: int) -> bool:
    """Whether another word says what befell this group ("five dead and ten wounded"), or "the number of those killed"
    only names what is counted elsewhere."""
    if another_state(view, max(group.last, group.head), governor.index, governor.outcome):
        return True
    coordinated = position > 0 or governor.toll
    if coordinated and befallen(view, group.head) not in (None, governor.outcome):
        return True
    return told_again(view, governor.index, group, governor.entry.kind)


def _outcomes(view: View, governor: Governor, row: HarmDraft) -> tuple[str, ...]:
    """ "no casualties" and "nobody was harmed" say none killed and none injured, "nobody was hurt" only none injured;
    "was harmed" alone says neither."""
    if "none" in governor.entry.flags and row.high != 0:
        return ()
    if {"kin", "fighters"} <= governor.entry.flags and row.who in FIGHTING:
        return ("unspecified-loss",)  # soldiers a party lost may be dead, wounded or taken
    if row.outcome == "injured" and row.high == 0 and governor.entry.kind in ("verb", "state"):
        either = is_a(view.words[governor.index], _HARMING) and not _tells_of_the_dead(view, governor.index)
        return _LOSSES if either else ("injured",)
    if row.outcome == "unspecified-loss" and row.high == 0:
        return ("injured",) if is_a(view.words[governor.index], _STRIKING) else _LOSSES
    return (row.outcome,)


def _tells_of_the_dead(view: View, index: int) -> bool:
    sentence = (view.words[k] for k in range(*view.bounds(index)))
    return any(e.outcome == "killed" for word in sentence for e in entries(word)) or any(
        view.lower(k) in ("else", "other", "others") for k in range(*view.bounds(index))
    )


def _can_suffer(view: View, governor: Governor, group: Population) -> bool:
    """Whether this harm can be said of this phrase: things are not killed, fighters who flee are not displaced."""
    flags = governor.entry.flags
    if any(view.lower(k) in _FEIGNED for k in range(group.first, group.head + 1)) or _own_foot(view, governor, group):
        return False  # "eleven mock casualties"
    if view.lower(group.first) == "whose":
        return False  # "a woman whose brother was killed accuses": that tells who she is
    if group.quantity.high == 0 and (of_others(view, group.first, group.last) or in_degree(view, governor.index)):
        return False
    if group.quantity.quantifier == "plural" and any(view.lower(k) == "fewer" for k in range(group.first, group.head)):
        return False  # "fewer people than was thought" is no count
    if governor.entry.kind == "count-noun" and governor.outcome == "captured" and group.quantity.high == 0:
        return False  # "no arrests" speaks of the police, not of harm
    if "whither" in flags and (group.who in _STAFF or group.sure < SURE):
        return False  # "sent five doctors to the hospital"
    if governor.toll or governor.entry.kind in ("count-noun", "body", "idiom-noun"):
        return True
    if governor.entry.form == "expel" and group.who in FIGHTING:
        return False  # a fighter expelled from his unit
    if view.words[group.head].lemma.lower() in _COUNTS_OF_HARM:
        return False  # "accounting for casualties" kills nobody, nor is a death wounded
    if governor.entry.kind == "absence" and (group.who == "combatants" or group.quantity.high == 0):
        return False  # who was not caught is not missing
    if {"kin", "fighters"} & flags and not _own_loss(view, group, flags):
        return False
    if (
        group.sure <= 0
        or ("person" in flags and group.sure < LIKELY)
        or ("sure" in flags and group.bare_number and not _beside_the_harmed(view, governor.index))
    ):
        return False
    if governor.outcome in _FLIGHT and "civilian" in flags and not _flees(view, group):
        return False
    if (
        governor.outcome in _FLIGHT
        and "civilian" in flags
        and (group.named or group.quantity.low == 1 or group.bare_number)
    ):
        return False
    taken = governor.outcome in _FLIGHT or governor.entry.form == "detain"
    return not (taken and _to_hospital(view, governor.index))


def _own_foot(view: View, governor: Governor, group: Population) -> bool:
    """ "Shot himself in the foot": a figure of speech."""
    behind = [view.lower(k) for k in range(group.head + 1, min(group.head + 4, len(view.words)))]
    return view.lower(group.head).endswith(("self", "selves")) and "foot" in behind and governor.outcome == "injured"


def _beside_the_harmed(view: View, index: int) -> bool:
    """ "Killing ten officers and capturing four": a bare number beside another harm counts people too."""
    beside = {view.words[index].head, *view.syntax.children(index, "conj")}
    return any(k >= 0 and any(e.outcome in _LOSSES for e in entries(view.words[k])) for k in beside)


def _own_loss(view: View, group: Population, flags: frozenset[str]) -> bool:
    """Who loses kin or fighters loses people; of "they lost three rifles" that is not so."""
    return ("fighters" in flags and group.who in FIGHTING) or ("kin" in flags and _own_kin(view, group))


def _own_kin(view: View, group: Population) -> bool:
    """ "her two sons": people of the family of whoever lost them."""
    if group.first == group.head and view.lower(group.first - 1) in (",", "and"):
        return is_a(view.words[group.head], KIN)  # "lost her mother, father and siblings"
    owned = view.words[group.first].upos == "PRON" or view.lower(group.first) in ("his", "her", "their", "my", "our")
    return owned and is_a(view.words[bare(view, group.head)], KIN)


def _flees(view: View, group: Population) -> bool:
    """Flight displaces those who live there, not fighters or officials who get away."""
    if group.who == "unspecified":
        return is_a(view.words[bare(view, group.head)], _DWELLERS)
    return group.who in _STAYING and group.role not in ("official", "leader", "minister", "guard")


def _to_hospital(view: View, index: int) -> bool:
    _, end = view.bounds(index)
    return any(is_a(view.words[k], _ELSEWHERE) for k in range(index, min(index + 8, end)))


def _row(view: View, governor: Governor, group: Population, *, alone: bool) -> HarmDraft:
    own = modality(view, governor.index)
    own = "negated" if own == "denied" and not _harm_denied(view, governor) else own
    own = "asserted" if own == "negated" and governor.entry.kind == "absence" else own
    if own == "denied" and _whoever(view, group):
        group = replace(group, quantity=counted(0, "none", group.quantity.span, view.text))
    quantity = group.quantity
    if own == "negated" and _nobody(group) and _said_of_none(view, governor):
        own, quantity = "asserted", counted(0, "none", quantity.span, view.text)
    if any(view.lower(k) in ("any", "whether") for k in range(group.first, group.head)) or _asks(view, group):
        own = "possible" if own == "asserted" else own
    told_of = governor.toll or governor.entry.kind == "count-noun" or view.lower(governor.index + 1) == ":"
    return HarmDraft(
        who=whose(view, governor.index) if told_of and group.who == "unspecified" else group.who,
        outcome=governor.outcome,
        span=_span(view, governor.index, group, alone=alone),
        head=group.head,
        governor=governor.index,
        quantity=quantity,
        status=group.status,
        age_group=group.age_group,
        sex=group.sex,
        role=group.role,
        event_words=event_words(view, governor.index, group.head),
        modality=own,
        scope=scope(view, governor.index),
        violent=violent(view, governor.index),
        anaphoric=group.anaphoric,
        named=group.named,
        hit=may_have_died(view, governor.index, governor.entry),
        confidence=_confidence(view, governor, group),
    )


def _asks(view: View, group: Population) -> bool:
    """ "How many people were killed?" counts nobody."""
    before = {view.lower(k) for k in (group.first, group.first - 1) if k >= 0}
    return "how" in before


def _harm_denied(view: View, governor: Governor) -> bool:
    """Whether a denial is of the harm ("that civilians died"), and not of who did it ("that its men killed them")."""
    return governor.entry.kind == "verb-subject" or be_before(view, governor.index)


def _whoever(view: View, group: Population) -> bool:
    """Who denies that civilians, or anybody, were harmed says that none was; who denies a number, that number."""
    words = {view.lower(k) for k in range(group.first, group.head + 1)}
    return group.quantity.quantifier == "plural" or bool(words & _ANYBODY)


def _said_of_none(view: View, governor: Governor) -> bool:
    """The harm's own verb is negated, or the verb that brings it about, or the report of it ("no reports of
    casualties")."""
    if governor.entry.kind != "count-noun":
        return negated_itself(view, governor.index)
    above = view.words[governor.index].head
    if above < 0:
        return False
    reported = is_a(view.words[above], ("report", "indication", "sign")) and view.words[above].upos == "NOUN"
    return reported or (is_a(view.words[above], _BRINGING) and negated_itself(view, above))


def _nobody(group: Population) -> bool:
    """ "civilians were not hurt", "did not cause any injuries": nobody was."""
    return group.quantity.quantifier == "plural" and not group.anaphoric and not group.named


def _confidence(view: View, governor: Governor, group: Population) -> float:
    sure = 1.0 if governor.toll or governor.entry.kind in ("count-noun", "body", "idiom-noun") else group.sure
    value = governor.trust * sure
    if "weak" in governor.entry.flags:
        value -= 0.3
    if governor.trust < BY_TREE and group.quantity.quantifier == "plural":
        value -= 0.3
    if _says_no_how_many(view, governor, group):
        value -= UNCOUNTED
    return round(max(0.0, value), 3)


def _says_no_how_many(view: View, governor: Governor, group: Population) -> bool:
    """ "people died", "the killing of civilians", "him": talk of harm, or a person told of before, and no count."""
    if group.quantity.quantifier == "plural":
        vague = governor.entry.kind in ("verb-subject", "act-noun") and governor.outcome not in _FLIGHT
        rough = governor.outcome == "injured" and bool({"weak", "hit:shot", "hit:where"} & governor.entry.flags)
        rough = rough or (governor.entry.kind == "idiom-noun" and governor.outcome == "captured")
        return group.anaphoric or rough or (vague and group.head != governor.index)
    if governor.entry.flag("hit") is not None:
        return False  # "shot himself in the leg"
    return view.lower(group.head) in _TOLD_OF and governor.entry.kind == "verb"


def _span(view: View, index: int, group: Population, *, alone: bool) -> Span:
    """The words that say it: the people and the word of harm, when they stand near each other."""
    first, last = min(group.first, index), max(group.last, index)
    between = last - first - (group.last - group.first)
    if (
        view.words[index].sentence != view.words[group.head].sentence
        or between > SPAN_WORDS
        or (not alone and index < group.first)
    ):
        return view.span(group.first, group.last)
    return view.span(first, last)


def _distinct(rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """One row for one head and outcome: the surest."""
    best: dict[tuple[int, str], HarmDraft] = {}
    for row in rows:
        key = (row.head, row.outcome)
        if key not in best or row.confidence > best[key].confidence:
            best[key] = row
    rows = list(best.values())
    return [r for r in rows if not any(_repeats(r, other) for other in rows)]


def _repeats(row: HarmDraft, other: HarmDraft) -> bool:
    """The same count read twice from one phrase ("tens of thousands", "of civilians"): the longer reading stays."""
    if row.outcome != other.outcome or row.quantity.core != other.quantity.core or row.head == other.head:
        return False
    if row.governor != other.governor:
        return row.number is not None and _length(other) > _length(row)  # "a toll of two civilians killed"
    return other.span.contains(row.span) and other.span != row.span


def _length(row: HarmDraft) -> int:
    return row.span.end - row.span.start


def _inherited(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """A count without a noun ("and wounded 10") takes the class of the row before it in its sentence, and its "at
    least"."""
    result: list[HarmDraft] = []
    for row in sorted(rows, key=lambda r: (r.head, r.governor)):
        before = next(
            (r for r in reversed(result) if view.words[r.head].sentence == view.words[row.head].sentence), None
        )
        more = view.lower(row.head) in MORE and row.head - 1 in view.counts
        bare_number = row.head in view.counts or more
        if before is not None and bare_number and row.who == "unspecified" and before.subset_of is None:
            row = replace(row, who=before.who, status=before.status) if before.who not in ("children", "women") else row
        result.append(_spread(view, before, row) if before is not None else row)
    return result


def _spread(view: View, before: HarmDraft, row: HarmDraft) -> HarmDraft:
    """ "At least five killed and ten wounded": the hedge holds for both counts of the coordination."""
    between = range(max(before.head, before.governor) + 1, min(row.head, row.governor))
    words = [view.lower(k) for k in between if k not in view.counts]
    joined = (
        (before.governor == row.governor or _hedged_alike(view, row))
        and "and" in words
        and len(words) <= 3
        and all(
            view.words[k].upos in ("CCONJ", "PUNCT", "ADV", "DET", "AUX", "ADJ")
            for k in between
            if k not in view.counts
        )
    )
    return (
        replace(row, quantity=spread(before.quantity, row.quantity))
        if joined and row.number and row.number > 1
        else row
    )


def _hedged_alike(view: View, row: HarmDraft) -> bool:
    """Whether a second count has no verb of its own: neither "and four were injured" nor "and injured four"."""
    return row.governor >= row.head and not be_before(view, row.governor)


def told(rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows told as a fact, or denied as one, and read with some confidence."""
    return [r for r in rows if r.confidence >= READ_FROM and r.modality in TOLD]


def linked(rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """Subsets carry their total's head until now; here it becomes the total's place in the result."""
    place = {(r.head, r.outcome): i for i, r in enumerate(rows) if r.subset_of is None}
    return [r if r.subset_of is None else replace(r, subset_of=place.get((r.subset_of, r.outcome))) for r in rows]

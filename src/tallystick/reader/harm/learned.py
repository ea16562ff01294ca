"""What the network says of counts of harm: rows in words the vocabulary lacks, whom a row counts, whose harm it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from tallystick.reader.harm.again import VICTIM, known_already, number_alone, of_things, victims_told
from tallystick.reader.harm.ages import is_age
from tallystick.reader.harm.beside import another_state, attributive, befallen, existential
from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.groups import FIGHTING
from tallystick.reader.harm.hits import NETWORK, to_death
from tallystick.reader.harm.lexicon import entries, is_a
from tallystick.reader.harm.modality import modality, scope, violent
from tallystick.reader.harm.people import is_people, population
from tallystick.reader.harm.phrases import ARTICLES, MORE
from tallystick.reader.harm.predicates import (
    OF_THE_DEAD,
    admitted,
    buried,
    clause_of,
    in_degree,
    of_others,
    only_deaths,
    only_hurts,
    only_wounds,
    predicate_of,
    spared,
)
from tallystick.reader.harm.runs import Phrase, phrases
from tallystick.reader.harm.sides import people_entry
from tallystick.reader.harm.subjects import measured
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity
from tallystick.resources.tables import word_set

ADD, WHO_FROM = 0.5, 0.8
"""Mean chance from which a phrase with a number is a row of its own (without one, more of them were wrong than right);
chance from which the network's group of people stands where the vocabulary knows none. Chosen on our held-out reports
and the gold readings."""
NETWORK_WHO = "network: who"
CAPTIVES = word_set("captives")
"""Who is called so was captured before; whether that is told here is the vocabulary's to say."""
HOSPITALS, CARRYING, TREATED = word_set("hospitals"), word_set("carrying"), frozenset({"treat"})
CLAIMING = word_set("claiming_captives")
TAKING, AWAY = word_set("taking"), frozenset({"away", "off", "from", "alive", "hostage", "captive", "prisoner"})
HOLDING = frozenset({"hold", "catch", "intern"})
DYING = frozenset({"die", "succumb"})
"""Verbs that share their hospital: "five died at the scene and two in hospital"."""
YIELDING, YIELDED = frozenset({"lay", "give"}), frozenset({"arm", "weapon", "rifle", "gun", "themselves", "himself"})
PARTICLE_WORDS = 8
"""How far behind a verb of taking its "away" may stand ("took four boys and a teacher away")."""
IN_HOSPITAL = 3
"""Words behind people within which "in the hospital" ends."""
HURT, LATTER = frozenset({"killed", "injured"}), frozenset({"latter"})
RECKONING = word_set("reckoning")
"""Verbs of giving a number, of which a number alone says no more than how many."""
TAKEN_UP, LATTER_WORDS, VICTIM_WORDS = 2, 3, 3
"""Sentences behind a count in which a number alone is taken for one of the same kind; words before it for "the
latter", behind it for "of the victims"."""
KIN, LOSSES = word_set("kin"), frozenset({"killed", "injured", "unspecified-loss"})
EVENT_FROM = 0.5
"""Chance from which a phrase is the harm of a happening that the network found."""
ROLE_WEIGHS = 3
"""How much more the chance of that counts than the chance that the happening is one. On 1187 passages of ours the
likeliest happening was the right one for 2454 of 2838 rows, for 2365 by the chance of the role alone."""


def weighed(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows of the vocabulary, told whom they count where that is open, and those that only the network sees."""
    kept = [_told(view, row) for row in rows]
    told = any(row.outcome in LOSSES and row.high != 0 for row in kept)
    before = [row for row in kept if row.outcome in HURT and row.high != 0 and row.subset_of is None]
    fresh = [
        row
        for phrase in phrases(word.harm for word in view.words)
        if phrase.chance >= ADD
        and not any(_same(view, k, phrase) for k in kept)
        and _counts(view, phrase, row := _row(view, phrase, before))
        and _of_people(view, phrase, row)
        and not another_state(view, phrase.words.stop - 1, -1, phrase.outcome)
        and not _with_other_harm(view, phrase)
        and not (row.outcome == "captured" and _of_captives(view, phrase) and not _claimed(view, phrase))
        and not known_already(view, phrase.words)
        and not (told and victims_told(view, phrase.words))
        and not spared(view, phrase.words)
        and not of_things(view, phrase.words)
    ]
    return [*kept, *_undivided(fresh)]


def _undivided(rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows without those that take one number for two counts ("between two and seven": two killed, seven hurt)."""
    cores = Counter(row.quantity.core for row in rows)
    return [row for row in rows if cores[row.quantity.core] == 1]


def _of_captives(view: View, phrase: Phrase) -> bool:
    """Whether the phrase counts people called captives, in its words or in the noun they count."""
    return any(view.words[k].lemma in CAPTIVES for i in phrase.words for k in (i, max(view.words[i].head, 0)))


def _counts(view: View, phrase: Phrase, row: HarmDraft) -> bool:
    """Whether the phrase says how many: a number, nobody, or one person of an age ("a girl of seven")."""
    opened = view.lower(phrase.words.start) in ARTICLES
    aged = opened and any(_plain_age(view, i) for i in phrase.words)
    return row.quantifier == "none" or (aged and row.number == 1) or any(i in view.counts for i in phrase.words)


def _plain_age(view: View, index: int) -> bool:
    """The number of "a girl of seven", "a boy, 12,"; not that of "her son, 14-year-old A. Example"."""
    behind = view.words[index + 1].upos if index + 1 < len(view.words) else "PUNCT"
    aged = view.words[index].upos == "NUM" and view.lower(index - 1) in ("of", ",")
    return aged and (behind not in ("NOUN", "PUNCT") or view.lower(index + 1) in (",", ".", ";", ")"))


def _of_people(view: View, phrase: Phrase, row: HarmDraft) -> bool:
    """Whether what the phrase counts may be people: not "two lorries", nor "one" of a phrase that names no people."""
    counted = [i for i in phrase.words if i in view.counts]
    alone = len(phrase.words) == 1
    aged = any(view.lower(i - 1) == "(" or (alone and (is_age(view, i) or _age_or_hour(view, i))) for i in counted)
    family = row.number == 1 and any("plural" in e.flags for i in phrase.words if (e := people_entry(view, i)))
    nothing = row.quantifier == "none" and not _none_harmed(view, phrase)
    present = phrase.words.start > 0 and existential(view, phrase.words.start - 1)  # "there were ten people inside"
    phone = any(view.lower(i) in EMERGENCY and not is_people(view, view.words[i].head) for i in counted)
    return not (aged or family or nothing or present or phone) and not any(
        measured(view, i) and not is_people(view, view.words[i].head) for i in counted
    )


def _none_harmed(view: View, phrase: Phrase) -> bool:
    """Whether "nobody" says that none was harmed, and not that no others were, or none badly."""
    if not _names_harmed(view, phrase) or of_others(view, phrase.words.start, phrase.words.stop - 1):
        return False
    found = predicate_of(view, phrase.words)
    return found is None or not in_degree(view, found[0])


def _age_or_hour(view: View, index: int) -> bool:
    """Whether a bare number is one person's age ("one of the dead was 16", "the victim is 15") or an hour ("at six in
    the morning")."""
    behind = [view.lower(k) for k in range(index + 1, index + 4)]
    if view.lower(index - 1) in ("under", "over") and view.lower(index - 2) in ("is", "are", "was", "were"):
        return True  # "two of those taken are under 15"
    if view.lower(index - 1) in ("at", "by") and behind[:2] == ["in", "the"] and behind[2] in HOURS:
        return True
    subject = view.syntax.child(index, "nsubj") if view.syntax.child(index, "cop") is not None else None
    if subject is None:
        return False
    single = view.words[subject].xpos in ("NN", "NNP") and is_people(view, subject)
    single = single or view.words[subject].lemma.lower() in ELDER
    return single or (subject in view.counts and view.counts[subject].number == 1)


EMERGENCY = frozenset({"911", "999", "112"})
"""Numbers that are called, not counted: "send a text with the word tips 911"."""
ELDER = frozenset({"young", "youngest", "old", "oldest", "eld", "eldest"})
"""Of whom a number says how old they are: "the youngest is twelve"."""
HOURS = frozenset({"morning", "afternoon", "evening"})


def _with_other_harm(view: View, phrase: Phrase) -> bool:
    """Whether the words behind the phrase say what else befell its people: "two men with injuries"."""
    last, (_, end) = phrase.words.stop - 1, view.bounds(phrase.words.start)
    if last + 2 >= end or view.lower(last + 1) != "with":
        return False
    return any(e.outcome not in (None, "", phrase.outcome) for e in entries(view.words[last + 2]))


def _names_harmed(view: View, phrase: Phrase) -> bool:
    """Whether "no" stands before people or a word of harm: "no damage" and "no arrests" count nobody."""
    nouns = {*phrase.words, *(view.words[i].head for i in phrase.words)}
    return any(k >= 0 and (is_people(view, k) or any(e.outcome for e in entries(view.words[k]))) for k in nouns)


def _same(view: View, row: HarmDraft, phrase: Phrase) -> bool:
    """Whether a row already tells of these people: what befell them is the word of harm's to say."""
    counted = row.quantity.core
    inside = view.syntax.parse.words_in(counted) if counted else ()
    told = row.head in phrase.words or any(i in phrase.words for i in inside)
    return told or row.span.overlaps(view.syntax.parse.span_of(phrase.words))


def _told(view: View, row: HarmDraft) -> HarmDraft:
    who = view.words[row.head].who
    harmed = view.words[row.head].harm.label != "O"
    at_home = who.label in FIGHTING and any(view.lower(i) in KIN for i in view.syntax.parse.words_in(row.span))
    captive = is_a(view.words[row.head], CAPTIVES)  # fighters and others alike are taken
    open_to = row.who == "unspecified" and who.chance >= WHO_FROM and harmed and not (at_home or captive)
    row = replace(row, who=who.label, who_by=NETWORK_WHO) if open_to else row
    return replace(row, event_words=_happening(view, view.syntax.parse.words_in(row.span), row.head) or row.event_words)


def _row(view: View, phrase: Phrase, before: Sequence[HarmDraft]) -> HarmDraft:
    named = (i for i in phrase.words if people_entry(view, i) is not None)
    head = _number_of(view, next(named, view.syntax.parse.top(phrase.words)))
    group = population(view, head)
    who = max((view.words[i].who for i in phrase.words), key=lambda choice: choice.chance)
    sure = who.chance >= WHO_FROM and group.who in ("unspecified", "men")
    return HarmDraft(
        who=who.label if sure else group.who,
        outcome=_outcome(view, phrase, before),
        span=view.span(_first(view, phrase), phrase.words.stop - 1),
        head=head,
        governor=head,
        quantity=_quantity(view, phrase, group.quantity),
        status=group.status,
        age_group=group.age_group,
        sex=group.sex,
        role=group.role,
        event_words=_happening(view, phrase.words, head),
        modality=_modality(view, head),
        scope=scope(view, head),
        violent=violent(view, head),
        anaphoric=group.anaphoric,
        named=group.named,
        confidence=phrase.chance,
        by=NETWORK,
        who_by=NETWORK_WHO if sure else "roles.tsv",
    )


def _first(view: View, phrase: Phrase) -> int:
    """The first word of a phrase, or the "one" that it explains ("five are hurt, one a girl of eight")."""
    before = phrase.words.start - 1
    one = before in view.counts and view.counts[before].number == 1 and view.words[before].upos == "NUM"
    return before if one and view.lower(phrase.words.start) in ARTICLES else phrase.words.start


def _quantity(view: View, phrase: Phrase, said: Quantity) -> Quantity:
    """How many the noun counts, or the one number of a phrase whose noun gives none ("nine of them children's")."""
    numbers = {view.counts[i].core: view.counts[i] for i in phrase.words if i in view.counts}
    return next(iter(numbers.values())) if said.quantifier == "plural" and len(numbers) == 1 else said


def _number_of(view: View, head: int) -> int:
    """The number that counts a part of a group ("forty-five of the victims"), else the group's own word."""
    above = view.words[head].head
    return above if above in view.counts and above < head and view.syntax.case(head) == "of" else head


def _outcome(view: View, phrase: Phrase, before: Sequence[HarmDraft]) -> str:
    """What the phrase's own words of harm say; else nobody is dead whose clause, or sentence, tells of wounds alone,
    nor who is brought to a hospital in a sentence that does not speak of the dead; nor is anybody hurt where it tells
    of the dead alone."""
    behind = phrase.words.stop + (view.lower(phrase.words.stop) in MORE)
    said = {outcome for i in (*phrase.words, behind) if (outcome := befallen(view, i)) is not None}
    if len(said) == 1 and (befallen(view, behind) is None or not attributive(view, behind)):
        return said.pop()
    if _in_hospital(view, phrase):
        return "injured"
    if (became := _otherwise(view, phrase)) is not None:
        return became
    if (joint := _beside_number(view, phrase)) is not None:
        return joint
    if (last := _of_the_last(view, phrase, before)) is not None:
        return last
    sentence = range(*view.bounds(phrase.words.start))
    if phrase.outcome == "injured" and only_deaths(view, sentence) and not _has_verb(view, phrase):
        return "killed"
    if phrase.outcome != "killed":
        return phrase.outcome
    if only_hurts(view):
        return "injured"
    clause, unshared = (
        [i for i in words if not _of_another_count(view, phrase, i)]
        for words in (clause_of(view, phrase.words), sentence)
    )
    told = {form for i in sentence for form in (view.words[i].lemma.lower(), view.lower(i))}
    carried = told & HOSPITALS and told & CARRYING and not told & OF_THE_DEAD
    wounded = only_wounds(view, clause) or only_wounds(view, unshared)
    return "injured" if carried or wounded else phrase.outcome


def _has_verb(view: View, phrase: Phrase) -> bool:
    """Whether a phrase stands right at a verb that does not kill: "a blast that killed two left 40 with burns"."""
    found = predicate_of(view, phrase.words)
    if found is None or found[1] != view.syntax.parse.top(phrase.words):
        return False
    return not any(e.outcome == "killed" for e in entries(view.words[found[0]]))


def _of_the_last(view: View, phrase: Phrase, before: Sequence[HarmDraft]) -> str | None:
    """What became of those counted last, for a number that names nobody and stands beside no word of harm: "a surgeon
    counted twelve", "corrected the latter to nine"; and for one of "the victims"."""
    told = [row for row in before if row.head < phrase.words.start]
    last = max(told, key=lambda row: row.head, default=None)
    if phrase.outcome not in HURT or last is None:
        return None
    here, there = view.words[phrase.words.start].sentence, view.words[last.head].sentence
    if _of_the_latter(view, phrase):
        return last.outcome if here - there <= TAKEN_UP else None
    found = predicate_of(view, phrase.words) if number_alone(view, phrase.words) else None
    counting = found is not None and is_a(view.words[found[0]], RECKONING)
    behind = min(phrase.words.stop + VICTIM_WORDS, view.bounds(phrase.words.start)[1])
    victims = any(is_a(view.words[k], VICTIM) for k in range(phrase.words.start, behind))
    alike = {row.outcome for row in told if view.words[row.head].sentence == there} == {last.outcome}
    return last.outcome if (counting or victims) and alike and here - there <= TAKEN_UP else None


def _of_the_latter(view: View, phrase: Phrase) -> bool:
    """ "Corrected the latter to nine", "three of the latter": "the latter" is in the phrase, before it or its "of"."""
    part = view.lower(phrase.words.stop) == "of"
    last = phrase.words.stop + (LATTER_WORDS if part else 1)
    return any(view.lower(k) in LATTER for k in range(phrase.words.start - LATTER_WORDS, last))


def _in_hospital(view: View, phrase: Phrase) -> bool:
    """ "Thirteen killed and 31 in hospital": what stands right behind a count says what became of its people."""
    died = any(is_a(view.words[k], DYING) for k in range(view.bounds(phrase.words.start)[0], phrase.words.start))
    behind = [view.lower(k) for k in range(phrase.words.stop, phrase.words.stop + 3)]
    ward = behind[2] if behind[1] in ("a", "the") else behind[1]
    return behind[0] == "in" and ward in HOSPITALS and not died


def _of_another_count(view: View, phrase: Phrase, index: int) -> bool:
    """Whether a word of harm behind a phrase is that of another number: "twenty-five, and more than 200 hurt"."""
    if index < phrase.words.stop or not any(e.outcome == "injured" for e in entries(view.words[index])):
        return False
    beside = {index - 1, view.words[index].head, *view.syntax.children(index)}
    return any(k in view.counts and k >= phrase.words.stop for k in beside)


def _otherwise(view: View, phrase: Phrase) -> str | None:
    """What the word above the phrase says became of its people, where that is not what the network reads: taken or in
    hospital ("nine are in hospital") and not dead, struck down and not taken."""
    found = predicate_of(view, phrase.words)
    if found is None:
        return None
    above, below = found
    if buried(view, above, below):
        return "killed"
    if phrase.outcome == "captured":
        return "killed" if _struck_down(view, above) else _to_hospital(view, above, phrase.words.stop)
    if phrase.outcome != "killed":
        return None
    if _claimed(view, phrase) if _of_captives(view, phrase) else _taken(view, above, below):
        return "captured"
    return "injured" if is_a(view.words[above], HOSPITALS | TREATED) or admitted(view, above, below) else None


def _taken(view: View, above: int, below: int) -> bool:
    """Whether a word says that the people below it were taken or held, or gave themselves up ("capturing fifteen", "led
    away nine boys", "laid down their arms")."""
    word, (_, end) = view.words[above], view.bounds(above)
    if is_a(word, YIELDING) and any(is_a(view.words[k], YIELDED) for k in range(above + 1, end)):
        return True
    if view.words[below].deprel not in ("obj", "nsubj:pass", "acl", "root"):
        return False
    behind = range(above + 1, min(above + PARTICLE_WORDS, end))
    away = is_a(word, TAKING) and any(view.lower(k) in AWAY for k in behind)
    hospital = any(is_a(view.words[k], HOSPITALS) for k in behind)
    taken = away or is_a(word, HOLDING) or {e.outcome for e in entries(word) if e.kind == "verb"} == {"captured"}
    return taken and not hospital


def _to_hospital(view: View, above: int, stop: int) -> str | None:
    """ "Sending five people to the hospital", "ended with five people in the hospital": hurt, and nobody's captives."""
    _, end = view.bounds(above)
    carried = is_a(view.words[above], CARRYING | {"go"})
    there = view.lower(stop) == "in"
    near = (*range(above + 1, min(above + PARTICLE_WORDS, end)),) if carried else ()
    behind = (*near, *range(stop, min(stop + IN_HOSPITAL, end) if there else stop))
    return "injured" if any(is_a(view.words[k], HOSPITALS) for k in behind) else None


def _struck_down(view: View, above: int) -> bool:
    """Whether a word says that people were shot, stabbed or beaten to death."""
    return to_death(view, above) or any(e.outcome == "killed" for e in entries(view.words[above]) if e.kind == "verb")


def _claimed(view: View, phrase: Phrase) -> bool:
    """Whether captives are told of as a success of the fighting ("boasted of fifteen prisoners and eighty rifles")."""
    found = predicate_of(view, phrase.words)
    return found is not None and is_a(view.words[found[0]], CLAIMING)


def _beside_number(view: View, phrase: Phrase) -> str | None:
    """What a bare number behind "and" counts: what the number before it does ("announced 108 and then 117"), or what
    the sentence's only word of harm says ("38 died at the station and twelve in hospital", "spoke of nine dead and of
    19 later")."""
    number = phrase.words.start
    joined = view.words[number].deprel == "conj" or _behind_and(view, number)
    if len(phrase.words) > 1 or not joined or number not in view.counts:
        return None
    before = view.words[number].head
    if before in view.counts:
        return view.words[before].harm.label.partition("-")[2] or None
    sentence = range(*view.bounds(number))
    told = {e.outcome for i in sentence for e in entries(view.words[i]) if e.outcome and e.plain}
    return told.pop() if len(told) == 1 else None


def _behind_and(view: View, number: int) -> bool:
    """Whether "and", or "and" with a preposition, stands before a number."""
    preposition = view.words[number - 1].upos == "ADP"
    return view.lower(number - 1 - preposition) == "and"


def _modality(view: View, head: int) -> str:
    """As the rules read it; only what they call a habit is taken as told, for the network read a count there,
    and of what a clause above denies the network does not say whether it is the harm."""
    found = modality(view, head)
    return {"generic": "asserted", "denied": "negated"}.get(found, found)


def _happening(view: View, words: Sequence[int], head: int) -> tuple[int, ...]:
    """The triggers of the happenings whose harm the network reads in these words: first the one that did it by the verb
    above their head ("these attacks left 54 dead"), then the likeliest; none where it reads no one's."""
    above = predicate_of(view, (head,))
    doer = view.syntax.subject(above[0]) if above is not None else None
    found = [
        (doer in happening.words, role.chance**ROLE_WEIGHS * happening.chance, happening.words)
        for happening in view.syntax.parse.happenings
        for role in happening.roles
        if role.role == "harm" and role.chance >= EVENT_FROM and any(i in words for i in role.words)
    ]
    return tuple(i for *_, named in sorted(found, reverse=True) for i in named)

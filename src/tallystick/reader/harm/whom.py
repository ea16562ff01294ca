"""Whom a count tells of where its own words leave that open: who flees, who is told to be what, whose losses they are,
of whom they are a part, whom the network takes for those told of before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from tallystick.reader.harm.drafts import HarmDraft
from tallystick.reader.harm.groups import FIGHTING
from tallystick.reader.harm.lexicon import entry, is_a
from tallystick.reader.harm.people import population
from tallystick.reader.harm.phrases import first_of, right_of
from tallystick.reader.harm.sides import class_of, noun_at, people_entry, side_of, subjects
from tallystick.reader.harm.view import View
from tallystick.reader.parse import Word
from tallystick.resources.tables import word_set

OPEN = "unspecified"
UNSHARED = frozenset({OPEN, "children", "women", "men"})
"""Groups that a count told later does not share: of those, the children and women of a total are told apart."""
LOSING, LOSSES = word_set("losing"), word_set("own_losses")
BEING = frozenset({"be"})
LOST = 4
"""Words between a verb of losing and its count."""
SUFFERED = frozenset({"casualty", "loss"})
BETWEEN = frozenset({"ADV", "ADP", "DET", "ADJ", "PART"})
PARTS = frozenset({"them", "these", "those", "whom", "latter"})
UNIFORM, UNIFORMED = frozenset({"uniform", "uniforms"}), 5
"""How many words behind a count "in army uniform" may end."""
WEARING = frozenset({"ADP", "ADJ", "DET", "PRON", "VERB", "NOUN", "PROPN"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def settled(view: View, rows: Sequence[HarmDraft]) -> list[HarmDraft]:
    """The rows, with the group of those that left it open where the report says it elsewhere."""
    result: list[HarmDraft] = []
    for row in rows:
        found = _found(view, row, result) if row.who == OPEN else _against_network(view, row, result)
        result.append(row if found is None else replace(row, who=found[0], who_by=found[1]))
    return result


def _against_network(view: View, row: HarmDraft, before: Sequence[HarmDraft]) -> tuple[str, str] | None:
    """What the report's own words tell of a row whose group only the network says."""
    if row.who_by != "network: who":
        return None
    for who, by in ((_said_to_be(view, row), "rules: said to be"), (_among(view, row, before), "rules: part of")):
        if who not in (None, "", OPEN):
            return who, by
    return None


def _among(view: View, row: HarmDraft, before: Sequence[HarmDraft]) -> str | None:
    """ "Killed eighteen rebels, a committee member among them": who is among fighters told of before is one."""
    last = view.syntax.parse.words_in(row.span)[-1]
    at = last if view.lower(last) == "among" else last + 1
    if view.lower(at) != "among" or view.lower(at + 1) not in PARTS:
        return None
    here = view.words[row.head].sentence
    same = (r for r in before if r.outcome == row.outcome and view.words[r.head].sentence == here and r.head < row.head)
    total = max(same, key=lambda r: r.head, default=None)
    return total.who if total is not None and total.who in FIGHTING else None


def _found(view: View, row: HarmDraft, before: Sequence[HarmDraft]) -> tuple[str, str] | None:
    """The group of an open row and what told it; the surest evidence first."""
    if row.outcome == "displaced":
        return "civilians", "rules: flight"  # fighters retreat; who flees lived there
    for who, by in (
        (_said_to_be(view, row), "rules: said to be"),
        (_in_uniform(view, row), "rules: in uniform"),
        (_part(view, row, before) or _among(view, row, before), "rules: part of"),
        (_own_losses(view, row), "rules: own losses"),
        (_told_before(view, row, before), "network: told before"),
    ):
        if who not in (None, "", OPEN):
            return who, by
    return None


def _said_to_be(view: View, row: HarmDraft) -> str | None:
    """ "Five of the dead were children": what a number or a word of harm is told to be."""
    word = view.words[row.head]
    noun = word.head
    stands = row.head in view.counts or entry(word, "state", "body", "people") is not None
    told = noun >= 0 and word.deprel.startswith("nsubj") and view.syntax.child(noun, "cop") is not None
    if not stands or (told and people_entry(view, noun) is None):
        return None
    noun = noun if told else _behind_being(view, row)
    return population(view, noun).who if noun >= 0 and people_entry(view, noun) is not None else None


def _behind_being(view: View, row: HarmDraft) -> int:
    """The noun right behind "were", whatever the tree makes of "three of the dead were rebels"; -1 where none is."""
    verb = view.syntax.parse.words_in(row.span)[-1] + 1
    part = row.head in view.counts and view.lower(row.head + 1) == "of"
    if not part or verb >= view.bounds(row.head)[1] or not is_a(view.words[verb], BEING):
        return -1
    noun = right_of(view, verb)
    return -1 if noun is None else noun


def _in_uniform(view: View, row: HarmDraft) -> str | None:
    """ "Four bodies in uniform", "forty of whom wore uniform"; a "uniform of the militia" is somebody's."""
    _, end = view.bounds(row.head)
    last = view.syntax.parse.words_in(row.span)[-1]
    behind = range(last + 1, min(last + 1 + UNIFORMED, end))
    worn = next((k for k in behind if view.lower(k) in UNIFORM), None)
    if worn is None or view.lower(worn + 1) == "of":
        return None
    between = [view.words[k] for k in range(last + 1, worn)]
    plain = all(w.upos in WEARING or w.text == "," for w in between)
    return "security-forces" if plain and not any(w.text in POSSESSIVE for w in between) else None


def _part(view: View, row: HarmDraft, before: Sequence[HarmDraft]) -> str | None:
    """ "135 of them": the group of the people told of last, or of the count told of last."""
    of, whom = row.head + 1, row.head + 2
    if view.lower(whom) == "the":
        whom += 1
    if row.head not in view.counts or view.lower(of) != "of" or view.lower(whom) not in PARTS:
        return None
    counted = {r.head: r.who for r in before}
    here = view.words[row.head].sentence
    doer = next(subjects(view, row.head), None) if view.words[row.head].deprel == "obj" else None
    for k in range(first_of(view, row.head) - 1, -1, -1):
        if here - view.words[k].sentence > 1:
            return None
        if k in counted:
            return counted[k] if counted[k] not in UNSHARED else None
        if (k in view.counts and view.words[k].deprel != "nummod") or entry(view.words[k], "body") is not None:
            return None
        if k != doer and _people(view, view.words[k]):
            noun = noun_at(view, k)
            who = class_of(view, noun, people_entry(view, noun.inner))
            return who if who not in UNSHARED else None
    return None


def _people(view: View, word: Word) -> bool:
    return word.xpos in ("NNS", "NNPS") and people_entry(view, word.index) is not None


def _own_losses(view: View, row: HarmDraft) -> str | None:
    """The side whose losses the count is: "the army's dead", "their own dead", "the brigade lost four"."""
    owners = (*_possessors(view, row), *_losers(view, row))
    return next((side for k in owners if (side := side_of(view, k)) is not None), None)


def _possessors(view: View, row: HarmDraft) -> Iterator[int]:
    """Whose the dead or the losses of a row are, by its noun."""
    for noun in dict.fromkeys((row.head, row.governor)):
        for kid in view.syntax.children(noun, "nmod") if is_a(view.words[noun], LOSSES) else ():
            if view.words[kid].deprel == "nmod:poss" and view.lower(kid + 1) == "own":
                yield from islice(subjects(view, kid), 1)
            elif view.words[kid].deprel == "nmod:poss" or view.syntax.case(kid) == "of":
                yield kid


def _losers(view: View, row: HarmDraft) -> Iterator[int]:
    """The subject of a verb of losing or admitting right before a count; who admits deaths may speak of anybody's."""
    floor, _ = view.bounds(row.head)
    start = min(first_of(view, row.head), row.head) - 1
    if entry(view.words[row.head], "count-noun") is not None and not is_a(view.words[row.head], SUFFERED):
        return
    for verb in range(start, max(floor, start - LOST) - 1, -1):
        if is_a(view.words[verb], LOSING):
            yield from islice((k for k in subjects(view, row.head) if k < verb), 1)
        if view.words[verb].upos not in BETWEEN:
            return


def _told_before(view: View, row: HarmDraft, before: Sequence[HarmDraft]) -> str | None:
    """The group of the count told of last, in the sentence or the one before, where the network too takes this one
    for theirs: of rules that ask the count alone, a third were wrong."""
    here, word = view.words[row.head].sentence, view.words[row.head]
    totals = (r for r in before if r.subset_of is None and r.head < row.head)
    last = max(totals, key=lambda r: r.head, default=None)
    near = last is not None and here - view.words[last.head].sentence <= 1
    return last.who if last is not None and near and last.who not in UNSHARED and last.who == word.who.label else None

"""Demands and calls that are happenings of their own, and the tellings inside them that are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tallystick.model.reading import Attribution
from tallystick.model.span import within
from tallystick.reader.events.draft import Draft, Note
from tallystick.reader.events.lexicon import Entry
from tallystick.reader.events.roles import verb_roles
from tallystick.reader.events.slots import WordFinder
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

DEMAND = Entry("should", "V", "request", None, "request", None, frozenset())
YIELDING = word_set("yielding")
OBLIGING = frozenset({"should", "must", "ought"})


def with_requests(syntax: Syntax, drafts: Sequence[Draft], attributions: Sequence[Attribution]) -> tuple[Draft, ...]:
    """Add a request for every "X said Y should Z"; drop what is only demanded, unless the words presuppose it."""
    finder = WordFinder(syntax)
    calls = [a for a in attributions if a.stance == "calls-for"]
    requests = [r for a in calls if (r := _request(syntax, finder, a)) is not None]
    taken = {r.head for r in requests}
    kept = [d for d in drafts if d.head not in taken and not _only_demanded(syntax, d, calls)]
    return tuple(sorted((*kept, *requests), key=lambda d: d.head))


def _only_demanded(syntax: Syntax, draft: Draft, calls: Sequence[Attribution]) -> bool:
    """What ought or may be is told by the call itself; "urged X to withdraw" tells of a deed of its own, planned, and a
    noun there ("an investigation into the attack") may have happened."""
    return (
        draft.entry.pos == "V"
        and syntax.words[draft.head].deprel != "ccomp"
        and any(within(draft.trigger, call.content) for call in calls)
        and draft.factuality not in ("happened", "planned")
    )


def _request(syntax: Syntax, finder: WordFinder, call: Attribution) -> Draft | None:
    for span in call.content:
        for index in finder.words(span):
            if syntax.words[index].text.lower() in OBLIGING and syntax.words[index].deprel.startswith("aux"):
                return _draft(syntax, finder, syntax.words[index].head, index, call)
    return None


def _draft(syntax: Syntax, finder: WordFinder, verb: int, modal: int, call: Attribution) -> Draft:
    asked, _ = verb_roles(syntax, verb, replace(DEMAND, frame="transitive"))
    source = finder.head(call.source[0]) if call.source else None
    mode = "yield" if syntax.words[verb].lemma in YIELDING else None
    actors = (source,) if source is not None else ()
    parties = [("actors", head, "requests: who calls") for head in actors]
    parties += [("targets", head, "requests: who is asked") for head in asked]
    labels = [("type", DEMAND.type), ("mode", mode), ("factuality", "happened"), ("scope", "single")]
    return Draft(
        heads=(verb,),
        entry=replace(DEMAND, mode=mode),
        trigger=syntax.span([modal, verb]),
        sentence=syntax.words[verb].sentence,
        actors=actors,
        targets=asked,
        mode=mode,
        notes=(
            *(Note(slot, value, "requests: should", call.score) for slot, value in labels),
            *(Note(slot, head, by, call.score) for slot, head, by in parties),
        ),
    )

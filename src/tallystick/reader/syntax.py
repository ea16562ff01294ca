"""Questions the reader asks of a parsed report: who depends on whom, which words make a phrase, who is the subject."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tallystick.model.span import Span
from tallystick.reader.digest import entries, entry_at, in_heading
from tallystick.reader.parse import Parse, Word
from tallystick.resources.tables import word_set

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Dependents that belong to the name of a thing; clauses, appositions and coordinations do not.
CORE = frozenset(
    {"det", "amod", "nummod", "compound", "nmod:poss", "flat", "flat:name", "goeswith", "det:predet", "fixed"}
)
NAMING = frozenset({"compound", "flat", "flat:name", "goeswith", "fixed"})  # what may follow its head within a name
CLAUSAL = frozenset(
    {
        "acl",
        "acl:relcl",
        "appos",
        "conj",
        "cc",
        "cc:preconj",
        "parataxis",
        "advcl",
        "mark",
        "cop",
        "nsubj",
        "nsubj:pass",
        "aux",
        "aux:pass",
        "discourse",
        "list",
        "vocative",
        "csubj",
        "ccomp",
        "xcomp",
        "obl",
        "advcl:relcl",
    }
)
NOT_IN_CORE = CLAUSAL - {"conj", "cc"}
TEMPORAL = word_set("temporal")
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")


@dataclass(frozen=True, slots=True)
class Syntax:
    """A parse with its children indexed once."""

    parse: Parse
    kids: tuple[tuple[int, ...], ...]
    words: tuple[Word, ...]
    """All words of the report in order."""
    bases: tuple[str, ...]
    """The relation of each word without its subtype."""
    relations: tuple[str, ...]
    """The relation of each word as it is."""
    entries: tuple[Span, ...] = ()
    """Those of a digest (``reader/digest.py``)."""
    cores: dict[int, Span] = field(default_factory=dict, repr=False, compare=False)
    """Cores that were asked for: every room asks for those of the same heads again."""

    @property
    def text(self) -> str:
        """The report's text."""
        return self.parse.text

    def entry(self, index: int) -> int:
        """The number of the digest's entry that a word stands in; -1 outside, and in a report that is no digest."""
        return entry_at(self.entries, self.words[index].span.start) if self.entries else -1

    def in_heading(self, index: int) -> bool:
        """Whether a word stands in the heading of a digest's entry."""
        entry = self.entry(index)
        return entry >= 0 and in_heading(self.text, self.words[index].span.start)

    def word(self, index: int) -> Word:
        """The word at a document-wide index."""
        return self.parse.words[index]

    def children(self, index: int, *deprels: str) -> tuple[int, ...]:
        """Dependents of a word, of the given relations if any are given (a bare relation matches its subtypes)."""
        kids = self.kids[index]
        if not deprels or not kids:
            return kids
        bases, relations = self.bases, self.relations
        found: tuple[int, ...] = ()
        for k in kids:  # mostly one or none fits: asked thousands of times a report
            if bases[k] in deprels or relations[k] in deprels:
                found += (k,)
        return found

    def child(self, index: int, *deprels: str) -> int | None:
        """The first dependent of one of the relations."""
        found = self.children(index, *deprels)
        return found[0] if found else None

    def subtree(self, index: int, *, without: Iterable[str] = ()) -> tuple[int, ...]:
        """A word and all it dominates, in order; branches that hang on a relation in ``without`` are left out."""
        relations, kids, barred = self.relations, self.kids, frozenset(without)
        found = [index]
        for current in found:
            for k in kids[current]:
                if relations[k] not in barred:
                    found.append(k)
        return tuple(sorted(found))

    def ancestors(self, index: int) -> Iterator[int]:
        """The heads above a word, nearest first."""
        current = self.words[index].head
        while current >= 0:
            yield current
            current = self.words[current].head

    def conjuncts(self, index: int) -> tuple[int, ...]:
        """A word and what is coordinated with it."""
        found = [index]
        for current in found:
            found.extend(k for k in self.children(current, "conj") if k not in found)
        return tuple(found)

    def first_conjunct(self, index: int) -> int:
        """The first of the words that a word is coordinated with; itself where it is none's conjunct."""
        while self.words[index].deprel == "conj":
            index = self.words[index].head
        return index

    def case(self, index: int) -> str:
        """The preposition a phrase stands under, lower case, multi-word ones joined ("out of"); empty if none."""
        marks = [k for k in self.children(index, "case") if k < index]
        if not marks:
            return ""
        joined = [w for k in marks for w in (k, *self.children(k, "fixed"))]
        words = [self.words[w].text.lower() for w in joined if not self._names(w)]
        return " ".join(words)

    def _names(self, index: int) -> bool:
        """Whether a capital behind a preposition is the article of a name ("outside of At Tanf")."""
        before = self.words[index - 1] if index else None
        return (
            before is not None
            and before.deprel in ("case", "fixed")
            and before.text.islower()
            and self.words[index].text.istitle()
        )

    def span(self, indices: Iterable[int]) -> Span:
        """The span from the first to the last of the words."""
        chosen = indices if isinstance(indices, list | tuple) else list(indices)
        return Span(self.words[min(chosen)].span.start, self.words[max(chosen)].span.end)

    def core(self, index: int) -> Span:
        """The words that name a thing: determiners, modifiers, compounds and the head, in one run around it."""
        known = self.cores.get(index)
        if known is None:
            known = self.cores[index] = self._core(index)
        return known

    def _core(self, index: int) -> Span:
        chosen = {index}
        for k in self.kids[index]:
            wanted = CORE if k < index else NAMING
            if self.bases[k] in wanted or self.relations[k] in wanted:
                chosen.update(self.subtree(k, without=NOT_IN_CORE))
        if len(chosen) == 1:
            return self.words[index].span
        return self.span(_run(chosen, index, self))

    def full(self, index: int) -> Span:
        """The core with its prepositional complements ("troops of the 55th Brigade")."""
        chosen = [k for k in self.subtree(index, without=CLAUSAL | {"punct"}) if True]
        cases = set(self.children(index, "case"))
        cases |= {f for c in list(cases) for f in self.subtree(c)}
        return self.span([k for k in chosen if k not in cases] or [index])

    def subject(self, index: int) -> int | None:
        """The word that is understood as the subject of a verb, through coordination, control and participles."""
        return _subject(self, index, 0)

    def passive(self, index: int) -> bool:
        """Whether a verb form is passive: auxiliary, passive subject, or a bare past participle on a noun."""
        word = self.words[index]
        done_to = self.children(index, "obj") or [k for k in self.children(index, "obl:agent") if not self.case(k)]
        if word.xpos == "VBD" and done_to and not self.children(index, "aux:pass"):
            return False  # "Freedonia deported 80 men", whatever the tree calls its subject
        if self.children(index, "nsubj:pass", "aux:pass", "csubj:pass"):
            return True
        if word.deprel in ("acl", "amod") and word.xpos in ("VBN", "VBD") and not self.children(index, "nsubj", "obj"):
            return True
        if word.deprel == "xcomp" and word.xpos == "VBN" and not self.children(index, "mark", "obj", "aux"):
            return True  # "left one person injured", "was seen wounded"
        if word.xpos == "VBN" and not self.children(index, "aux", "obj") and word.deprel in ("ccomp", "advcl"):
            return True  # "had recorded 30 people killed", "hit by shells, the house burned"
        if word.deprel == "conj" and word.head >= 0 and not self.children(index, "nsubj"):
            head = self.words[word.head]
            return (
                head.upos == "VERB"
                and word.xpos == "VBN"
                and self.passive(word.head)
                and not self.children(index, "obj")
            )
        return word.xpos == "VBN" and bool(self.children(index, "obl:agent"))


def build(parse: Parse) -> Syntax:
    """The questions one can ask of a parse."""
    relations = tuple([word.deprel for word in parse.words])
    bases = tuple([relation.partition(":")[0] for relation in relations])
    return Syntax(parse, parse.dependents, parse.words, bases, relations, entries(parse.text))


def _run(chosen: set[int], head: int, syntax: Syntax) -> list[int]:
    """The unbroken run of chosen words around the head; hyphens and dots between them do not break it."""
    run, lower = [head], head - 1
    while lower >= 0 and (lower in chosen or _joint(syntax, lower, chosen)):
        run.append(lower)
        lower -= 1
    upper = head + 1
    while upper < len(syntax.words) and upper in chosen:
        run.append(upper)
        upper += 1
    return [k for k in run if k in chosen] or [head]


def _joint(syntax: Syntax, index: int, chosen: set[int]) -> bool:
    word = syntax.words[index]
    return word.upos == "PUNCT" and word.text in "-–—/.“\"'’‘" and index - 1 in chosen


def _subject(syntax: Syntax, index: int, depth: int) -> int | None:
    own = syntax.children(index, *SUBJECTS)
    if own:
        return max((k for k in own if _may_be_subject(syntax, k, index)), default=own[0])  # of two the nearer one
    word = syntax.words[index]
    if word.head < 0 or depth > 6:
        return None
    if (called := called_upon(syntax, index)) is not None:
        return called
    if (charged := charged_with(syntax, index, depth)) is not None:
        return charged
    if word.xpos == "VBN" and word.deprel in ("advcl", "xcomp") and syntax.words[word.head].lemma == "stand":
        return _subject(syntax, word.head, depth + 1)  # "the army stands accused"
    if word.deprel in ("conj", "advcl", "parataxis") and syntax.words[word.head].upos in ("VERB", "AUX", "ADJ", "NOUN"):
        if word.deprel != "conj" and (word.xpos != "VBG" or syntax.children(index, "mark")) and word.xpos != "VB":
            return None
        return _shared_subject(syntax, index, depth + 1)
    if word.deprel == "xcomp":
        controller = syntax.child(word.head, "obj", "iobj")
        return controller if controller is not None else _subject(syntax, word.head, depth + 1)
    if word.deprel.startswith("acl"):
        return word.head
    return None


def charged_with(syntax: Syntax, index: int, depth: int = 0) -> int | None:
    """ "Accused X of shelling", "X was accused by Y of shelling": who is said to have done it."""
    word = syntax.words[index]
    marks = {syntax.words[k].text.lower() for k in syntax.children(index, "mark", "case")}
    if (
        word.deprel != "advcl"
        or word.xpos != "VBG"
        or not marks & CHARGES.get(syntax.words[word.head].lemma, frozenset())
    ):
        return None
    accused = syntax.child(word.head, "obj")
    passive = accused is None and syntax.passive(word.head)
    return _subject(syntax, word.head, depth + 1) if passive else accused


CHARGES = {
    "accuse": frozenset({"of"}),
    "acquit": frozenset({"of"}),
    "blame": frozenset({"for"}),
    "charge": frozenset({"with"}),
    "convict": frozenset({"of"}),
    "suspect": frozenset({"of"}),
}
"""Verbs of charging somebody with a deed, and the word before the deed."""


def called_upon(syntax: Syntax, index: int) -> int | None:
    """ "Called on X to leave", "appealed to X to let them": whom the phrase names is to do it, whatever the tree
    calls the clause."""
    word = syntax.words[index]
    to = word.xpos == "VB" and word.deprel in ("xcomp", "advcl") and syntax.children(index, "mark")
    if not to or syntax.words[word.head].lemma.lower() not in CALLING_UPON:
        return None
    cases = CALLING_UPON[syntax.words[word.head].lemma.lower()]
    beside = (k for k in syntax.children(word.head, "obl") if word.head < k < index and syntax.case(k) in cases)
    return next((k for k in beside if not temporal(syntax, k)), None)  # "called on both sides on Sunday to withdraw"


def temporal(syntax: Syntax, index: int) -> bool:
    """Whether a phrase tells when."""
    word = syntax.words[index]
    named = {word.lemma.lower(), word.text.lower()} & TEMPORAL
    year = YEAR.fullmatch(word.text) is not None
    return word.deprel.endswith((":tmod", ":npmod", ":unmarked")) or word.entity.endswith("TIME") or bool(named) or year


CALLING_UPON = {
    "appeal": frozenset({"to"}),
    "call": frozenset({"on", "upon"}),
    "plead": frozenset({"with", "to"}),
    "prevail": frozenset({"on", "upon"}),
}
"""Verbs of asking with the prepositions of whom they ask."""


def _shared_subject(syntax: Syntax, index: int, depth: int) -> int | None:
    """The subject of the verb it hangs on; of the one above that where only that one's can be meant."""
    above = syntax.words[index].head
    shared = _subject(syntax, above, depth)
    further = syntax.words[above].head
    if further < 0 or not _leaps(syntax, index, shared):
        return shared
    leapt = _subject(syntax, further, depth)
    return shared if leapt is None else leapt


def _leaps(syntax: Syntax, index: int, shared: int | None) -> bool:
    """Whether a verb goes on with the clause above the one that the tree hangs it on: "X were shot, the mayor said,
    blaming Y"; "demands that Seoul stop and threatens it", of which only one is a demand; "denies that rebels fight and
    demands", which rebels do not."""
    word, above = syntax.words[index], syntax.words[syntax.words[index].head]
    if above.deprel != "ccomp":
        return False
    if word.deprel == "advcl":
        return above.index < above.head < index
    form, bare = _finite(syntax, index), _is_bare(syntax, above.index)
    return word.deprel == "conj" and form is not None and (bare or _at_odds(syntax, form, shared))


def _is_bare(syntax: Syntax, verb: int) -> bool:
    """Whether a verb tells what somebody is to do: "that Seoul stop", "that the judge hear her" in its plain form."""
    subject = syntax.child(verb, "nsubj")
    one = subject is None or syntax.words[subject].xpos in ("NN", "NNP")
    plain = syntax.words[verb].xpos == "VB" or (syntax.words[verb].xpos == "VBP" and one)
    return plain and not syntax.children(verb, "aux")


def _finite(syntax: Syntax, index: int) -> str | None:
    """The tag of the word that shows a verb's tense: its own or that of its first auxiliary."""
    tags = [syntax.words[k].xpos for k in (*syntax.children(index, "aux", "aux:pass", "cop"), index)]
    return tags[0] if tags[0] in ("VBZ", "VBP", "VBD") else None


def _at_odds(syntax: Syntax, form: str, subject: int | None) -> bool:
    """Whether a verb in the present is of one and its subject of many, or the other way round."""
    if subject is None or form == "VBD":
        return False
    word = syntax.words[subject]
    many = word.xpos == "NNS" or word.text.lower() in ("they", "we")
    return many if form == "VBZ" else word.text.lower() in ("he", "she", "it")


def _may_be_subject(syntax: Syntax, index: int, verb: int) -> bool:
    """Whether a word before a verb may be its subject beside another: not the seven of "eleven and not seven lost", nor
    the "each" of "the two bodies each blame", nor the day of "Freedonia Friday closed the border"."""
    negated = any(syntax.words[k].text.lower() == "not" for k in syntax.children(index, "advmod"))
    word = syntax.words[index]
    return index < verb and not negated and word.upos != "DET" and word.lemma.lower() not in TEMPORAL

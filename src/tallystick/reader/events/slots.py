"""When and where a happening was: the time and place its own clause gives, else those of the telling it continues."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tallystick.model.span import Span
from tallystick.reader.events.draft import Draft
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

# Crossing into another clause costs more than staying in one: "X said on Thursday that Y was hit" dates the saying.
CLAUSE_COST = {"ccomp": 3, "parataxis": 3, "acl:relcl": 2, "acl": 1, "advcl": 2, "conj": 2, "appos": 2, "xcomp": 1}
FARTHEST = (
    9  # tree cost beyond which a time or place in the sentence is not the event's; set on MEANTIME and MUC-4 train
)
ANYWHERE = 99  # in an entry of a digest: all it says is of its one incident


POINTED_AT, TOLD_OF = word_set("pointed_at"), word_set("told_of")
NOT_THE_LEAD = 2  # what a later telling says of time or place weighs less than what the first says


class Spanned(Protocol):
    """Anything that stands somewhere in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


S = TypeVar("S", bound=Spanned)


@dataclass(frozen=True, slots=True)
class WordFinder:
    """Finds the words of a span and the head among them."""

    syntax: Syntax

    def words(self, span: Span) -> tuple[int, ...]:
        """Indices of the words that overlap a span."""
        return self.syntax.parse.words_in(span)

    def head(self, span: Span) -> int | None:
        """The word of a span whose own head lies outside it; the first if there are several."""
        inside = self.words(span)
        return self.syntax.parse.top(inside) if inside else None


def cost(syntax: Syntax, heads: Iterable[int], index: int) -> int:
    """Tree distance from a word up and down to the nearest of ``heads``; clause borders weigh more."""
    above = _climb(syntax, index)
    best = ANYWHERE
    for head in heads:
        for node, down in _climb(syntax, head).items():
            if node in above:
                best = min(best, down + above[node])
    return best


def _climb(syntax: Syntax, index: int) -> dict[int, int]:
    """Costs of every node above a word, itself included."""
    costs, total, current = {index: 0}, 0, index
    while syntax.words[current].head >= 0:
        total += 1 + CLAUSE_COST.get(syntax.words[current].deprel, 0)
        current = syntax.words[current].head
        costs[current] = total
    return costs


def only_points(syntax: Syntax, happening: int, index: int) -> bool:
    """Whether what a word tells is another matter that is only told by this happening, or a text about it.

    "Troops reached the town on Wednesday, days after the attack"; "presents its report on the massacre this month".
    """
    cases = TOLD_OF if syntax.bases[happening] == "nmod" else POINTED_AT
    if syntax.case(happening) not in cases or syntax.words[index].sentence != syntax.words[happening].sentence:
        return False
    return index != happening and happening not in syntax.ancestors(index)


@dataclass(frozen=True, slots=True)
class Located(Generic[S]):
    """Times or places with the word that heads each, by sentence: looked up once, asked for every telling."""

    syntax: Syntax
    by_sentence: Mapping[int, tuple[tuple[S, int], ...]]


def locate(finder: WordFinder, items: Iterable[S]) -> Located[S]:
    """Items that head a word, by the sentence they stand in."""
    found: dict[int, list[tuple[S, int]]] = {}
    for item in items:
        head = finder.head(item.span)
        if head is not None:
            found.setdefault(finder.syntax.words[head].sentence, []).append((item, head))
    return Located(finder.syntax, {sentence: tuple(pairs) for sentence, pairs in found.items()})


def among(located: Located[S], words: Sequence[int]) -> S | None:
    """The first candidate in the text that stands on one of ``words``."""
    wanted = set(words)
    sentences = sorted({located.syntax.words[i].sentence for i in wanted})
    every = (item for s in sentences for item, _ in located.by_sentence.get(s, ()))
    return next((item for item in every if wanted & set(located.syntax.parse.words_in(item.span))), None)


def nearest(located: Located[S], draft: Draft, handicap: Callable[[S, int], int | None]) -> S | None:
    """The candidate of the event's sentences that stands closest to it in the tree; ties go to the nearer in the text.

    ``handicap`` gives what a candidate, standing at a head word, is set back by; None bars it.
    """
    words, entry = located.syntax.words, located.syntax.entry(draft.head)
    farthest = FARTHEST if entry < 0 else ANYWHERE
    ranked = []
    for sentence in dict.fromkeys(words[h].sentence for h in draft.heads):
        own = [h for h in draft.heads if words[h].sentence == sentence]
        late = NOT_THE_LEAD * (sentence != words[draft.head].sentence)
        for item, head in located.by_sentence.get(sentence, ()):
            back = handicap(item, head) if located.syntax.entry(head) == entry else None
            distance = farthest + 1 if back is None else cost(located.syntax, own, head)
            if back is not None and distance <= farthest:
                ranked.append((distance + back + late, min(abs(h - head) for h in own), item.span.start, item))
    return min(ranked, key=lambda r: r[:3])[3] if ranked else None

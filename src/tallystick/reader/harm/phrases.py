"""Noun phrases around a head: where they begin and end, and how many they count."""

from __future__ import annotations

from tallystick.reader.harm.lexicon import entry, is_a
from tallystick.reader.harm.view import View
from tallystick.reader.numbers import Quantity

INSIDE = frozenset({"ADJ", "NOUN", "PROPN", "DET", "NUM", "PRON", "ADV", "SYM", "X", "VERB"})
NO_WORDS = frozenset({"no", "none", "nobody", "neither", "nil"})
ONE_WORDS = frozenset({"a", "an", "another", "one", "each", "every"})
PLURAL_PRONOUNS = frozenset(
    {"they", "them", "those", "we", "us", "all", "others", "some", "these", "many", "most", "themselves"}
)
SINGULAR_PRONOUNS = frozenset(
    {"he", "she", "him", "her", "i", "me", "you", "himself", "herself", "another", "someone", "anyone", "everyone"}
)
ARTICLES = frozenset(
    {
        "a",
        "an",
        "the",
        "another",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "no",
        "any",
        "some",
        "each",
    }
)
MORE = frozenset({"more", "other", "others", "additional", "else"})
STANDS_ALONE = ("vehicle", "aircraft", "vessel", "building")
"""Kinds of thing of which a singular before "and" is an item of its own ("a car and truck"), not part of a compound."""
OF_HEADS = frozenset(
    {
        "number",
        "minimum",
        "maximum",
        "group",
        "total",
        "majority",
        "rest",
        "handful",
        "couple",
        "half",
        "most",
        "all",
        "some",
        "many",
        "none",
        "several",
        "one",
        "dozen",
        "hundred",
        "thousand",
        "score",
        "million",
        "pair",
        "trio",
        "part",
        "any",
        "each",
        "both",
        "lot",
    }
)
"""Heads that only count what follows "of": the people or things stand there."""
_HYPHENS = "-–‐"
_OPENING = frozenset('(["“‘—,;:./')
PHRASE_WORDS = 12
"""The longest run of words taken for one noun phrase by word order."""
_QUOTES = "\"“”'‘’"


def bare(view: View, head: int) -> int:
    """The noun that names the people or things of a phrase: behind "of" after a head that only counts."""
    if view.lower(head) == "other" and view.words[min(head + 1, len(view.words) - 1)].upos == "NOUN":
        return head + 1
    if not is_a(view.words[head], OF_HEADS) and head not in view.counts:
        return head
    inner = of_noun(view, head)
    return head if inner is None else inner


def of_noun(view: View, head: int) -> int | None:
    """The noun under "of" behind a head, by the tree, else by word order."""
    for kid in view.syntax.children(head, "nmod", "obl"):
        if kid > head and view.syntax.case(kid) in ("of", "out of"):
            return _described_by(view, kid)
    if view.lower(head + 1) != "of":
        return None
    _, end = view.bounds(head)
    for index in range(head + 2, min(head + 8, end)):
        if view.words[index].upos in ("NOUN", "PROPN") and view.words[min(index + 1, end - 1)].upos not in (
            "NOUN",
            "PROPN",
        ):
            return index
        if view.words[index].upos not in INSIDE and not _between_states(view, index):
            return None
    return None


def _between_states(view: View, index: int) -> bool:
    """The "and" of "killed and injured civilians"."""
    beside = (view.words[k] for k in (index - 1, index + 1) if 0 <= k < len(view.words))
    return view.lower(index) == "and" and all(entry(word, "state") is not None for word in beside)


def _described_by(view: View, index: int) -> int:
    """The noun behind a pair of states that the tree takes for one ("a number of killed and wounded civilians")."""
    if view.words[index].upos != "VERB" or view.lower(index + 1) != "and":
        return index
    noun = min(index + 3, len(view.words) - 1)
    return (
        noun if view.words[noun].upos == "NOUN" and view.words[noun].sentence == view.words[index].sentence else index
    )


def right_of(view: View, index: int) -> int | None:
    """The head of the noun phrase that begins right behind a word, by word order alone; None where none begins."""
    _, end = view.bounds(index)
    k = _phrase_start(view, index + 1, end)
    head = None
    while k < end and k - index <= PHRASE_WORDS:
        word = view.words[k]
        if (word.entity.endswith("TIME") and k not in view.counts) or word.xpos == "WRB":
            break  # "when" opens a clause of its own
        if k in view.counts or (word.upos in ("NOUN", "PROPN", "PRON") and word.upos != "X"):
            head = k
        elif word.upos not in ("ADJ", "DET", "NUM", "ADV", "X", "SYM", "PART") and word.text not in _HYPHENS + _QUOTES:
            if not (view.lower(k) == "and" and head is not None and compound_and(view, k)) and not (
                word.upos == "VERB"
                and (word.xpos in ("VBN", "VBG") or entry(word, "state") is not None)
                and view.lower(k) != "including"
                and k + 1 < end
                and view.words[k + 1].upos in ("NOUN", "PROPN")
            ):
                break
        elif head is not None and word.upos in ("DET", "ADV") and k not in view.counts:
            break
        k += 1
    return head


def _phrase_start(view: View, index: int, end: int) -> int:
    """Skips adverbs, quotation marks and the words of a hedge."""
    while index < end and index not in view.counts:
        hedge = next((view.counts[k] for k in range(index, min(index + 7, end)) if k in view.counts), None)
        hedged = hedge is not None and hedge.span.start <= view.words[index].span.start < hedge.core.start
        adverb = view.words[index].upos == "ADV" and view.words[index].xpos != "WRB"
        if not hedged and not adverb and view.words[index].text not in _QUOTES:
            break
        index += 1
    return index


def left_of(view: View, index: int) -> int | None:
    """The noun or number right before a word, adverbs and auxiliaries skipped; None where something else stands
    there."""
    floor, _ = view.bounds(index)
    k = index - 1
    while (
        k >= floor
        and k not in view.counts
        and (view.words[k].upos in ("ADV", "AUX", "PART") or view.words[k].text in _QUOTES)
    ):
        k -= 1
    if k < floor:
        return None
    if view.lower(k) in MORE and k - 1 in view.counts:
        return k - 1
    return k if k in view.counts or view.words[k].upos in ("NOUN", "PROPN", "PRON", "NUM") else None


def first_of(view: View, head: int) -> int:
    """The first word of the phrase that ends in ``head``: modifiers, articles, possessives, the count and its hedge.

    Word order decides where an article or count opens the run of modifiers; else the tree does.
    """
    opening = _opening(view, head)
    return _by_tree(view, head) if opening is None else opening


def _opening(view: View, head: int) -> int | None:
    """The count (with its hedge and what stands before it) or article that opens the run of words before a head."""
    floor, _ = view.bounds(head)
    index = head
    while index >= floor and head - index <= PHRASE_WORDS:
        if index in view.counts:
            return _with_article(view, max(floor, view.word_at(view.counts[index].span.start, index)), floor)
        if index < head and view.lower(index) in ARTICLES:
            return index
        if index < head and not _modifies(view, index):
            return None
        index -= 1
    return None


def _with_article(view: View, index: int, floor: int) -> int:
    while index > floor and (
        view.words[index - 1].upos == "DET"
        or view.lower(index - 1) in ("other", "all", "only", "its", "their", "his", "her")
    ):
        index -= 1
    return index


def _modifies(view: View, index: int) -> bool:
    """Whether a word before a head can be one of its modifiers, by its class alone."""
    word, following = view.words[index], view.words[index + 1]
    if word.upos in ("ADJ", "NOUN", "PROPN", "NUM", "X", "SYM"):
        return not (word.entity.endswith("TIME") and word.upos == "PROPN")
    if word.upos == "VERB":
        return (
            word.xpos in ("VBN", "VBG")
            and following.upos in ("NOUN", "PROPN", "ADJ")
            and view.words[index - 1].upos != "AUX"
        )
    if word.upos == "CCONJ":
        return view.lower(index) == "and" and compound_and(view, index)
    if word.upos == "ADV":
        return following.upos in ("ADJ", "VERB")
    return word.text in _HYPHENS + _QUOTES or word.span.end == following.span.start


def compound_and(view: View, index: int) -> bool:
    """ "command and control nodes": a singular noun that is no person, "and", and a noun without article or count."""
    if not 0 < index < len(view.words) - 1:
        return False
    before, after = view.words[index - 1], view.words[index + 1]
    opened = view.words[index - 2].upos in ("DET", "NUM", "ADJ", "NOUN", "PROPN") if index >= 2 else False
    return (
        opened
        and before.upos == "NOUN"
        and before.xpos == "NN"
        and entry(before, "people") is None
        and index + 1 not in view.counts
        and after.upos in ("NOUN", "ADJ")
        and entry(before, *STANDS_ALONE, table="things") is None
    )


def _by_tree(view: View, head: int) -> int:
    floor, _ = view.bounds(head)
    index = head
    while index > floor:
        if (
            view.words[index - 1].span.end == view.words[index].span.start
            and view.words[index - 1].text not in _OPENING
        ):
            index -= 1  # hyphened words are one ("15-year-old")
            continue
        quantity = view.counts.get(index - 1)
        if quantity is not None:
            index = max(floor, min(index - 1, view.word_at(quantity.span.start, index - 1)))
            continue
        if not _belongs(view, index - 1, head, index):
            break
        index -= 1
    return _trimmed(view, index, head)


def _belongs(view: View, index: int, head: int, edge: int) -> bool:
    word = view.words[index]
    if word.upos == "PUNCT" and (word.text in _HYPHENS or word.text in _QUOTES):
        return index > 0 and _under(view, index - 1, head, index) and view.words[index - 1].upos in INSIDE
    if word.upos == "PART" and word.lemma.lower() in ("'s", "’s", "'", "’", "s"):
        return _under(view, index - 1, head, index)
    if word.upos not in INSIDE:
        return False
    if word.upos == "VERB" and word.deprel not in ("amod", "compound"):
        return False
    if word.upos == "ADV" and word.lemma.lower() in ("when", "where", "also", "however", "then", "later"):
        return False
    return _under(view, index, head, edge) or (word.upos == "DET" and word.head <= head and edge - index == 1)


def _under(view: View, index: int, head: int, edge: int) -> bool:
    """Whether a word hangs on the head through words between it and the head."""
    current = index
    for _ in range(12):
        if current == head:
            return True
        if not (min(index, edge) <= current <= head) or current < 0:
            return False
        if view.words[current].deprel in (
            "nsubj",
            "nsubj:pass",
            "acl:relcl",
            "acl",
            "conj",
            "parataxis",
            "obl",
            "advcl",
            "appos",
            "punct",
        ):
            return view.words[current].upos == "PUNCT"
        current = view.words[current].head
    return False


def _trimmed(view: View, index: int, head: int) -> int:
    while index < head and (
        view.words[index].upos in ("PUNCT", "ADV") and index not in view.counts and not _hedges(view, index)
    ):
        index += 1
    return index


def _hedges(view: View, index: int) -> bool:
    """Whether a word is part of a count's hedge that begins here."""
    end = view.bounds(index)[1]
    spans = [view.counts[k].span for k in range(index, min(index + 8, end)) if k in view.counts]
    return any(span.overlaps(view.words[index].span) for span in spans) or view.lower(index) in (
        "badly",
        "severely",
        "not",
    )


def last_of(view: View, head: int, bare_head: int) -> int:
    """The last word of the phrase proper: a name's further parts, the noun behind "of", "of six" after a family."""
    last = max(head, bare_head)
    _, end = view.bounds(head)
    while last + 1 < end and _part_of_name(view, last + 1, (last, head, bare_head)):
        last += 1
    behind = of_noun(view, head) if entry(view.words[head], "people") else None
    if behind is not None and behind - head <= 6:
        last = max(last, behind)
    group = group_count(view, head)
    return max(last, _word_ending(view, group, last)) if group else last


def _part_of_name(view: View, index: int, heads: tuple[int, ...]) -> bool:
    """A further part of a name: tagged as a person's, or hung on the name by the tree."""
    word = view.words[index]
    if word.entity == "I-PERSON" and word.text in _HYPHENS and view.words[index - 1].entity.endswith("PERSON"):
        return True  # "al-Amin"
    if word.entity.endswith("PERSON") and word.upos == "PROPN":
        return view.words[index - 1].upos in ("NOUN", "PROPN") or view.words[index - 1].text in _HYPHENS
    flat = word.deprel.split(":")[0] in ("flat", "goeswith") or (
        word.upos == "PROPN" and word.deprel in ("compound", "nmod:desc")
    )
    return flat and word.head in heads


def _word_ending(view: View, quantity: Quantity, after: int) -> int:
    index = after
    while index + 1 < len(view.words) and view.words[index + 1].span.end <= quantity.span.end:
        index += 1
    return index


def group_count(view: View, head: int) -> Quantity | None:
    """The size of a family or group: "a family of six", "a crew of about 20"."""
    found = entry(view.words[head], "people")
    if found is None or "plural" not in found.flags or view.lower(head + 1) != "of":
        return None
    quantity = next((view.counts[k] for k in range(head + 2, min(head + 5, len(view.words))) if k in view.counts), None)
    if quantity is None or any(
        view.words[k].upos in ("NOUN", "PROPN")
        for k in range(head + 2, head + 4)
        if k < len(view.words) and view.words[k].span.start >= quantity.core.end
    ):
        return None
    return quantity

"""Trees made by hand, so that a rule's test does not hang on what the network makes of a sentence.

``form[:lemma] TAG head relation [ENTITY]``, tokens parted by ``|``, heads counted from 1 with
0 for the root. ``TAG`` is a universal tag, with a fine one behind a slash where a rule asks for it ("VERB/VBN").
"""

from __future__ import annotations

from tallystick.model.span import Span
from tallystick.reader.parse import Parse, Word
from tallystick.reader.syntax import Syntax, build


def tree(notation: str) -> Syntax:
    """One sentence with its tree; words are parted by one space."""
    tokens = [token.split() for token in notation.split("|")]
    forms = [token[0].partition(":")[0] for token in tokens]
    text = " ".join(forms)
    words, start = [], 0
    for index, (token, form) in enumerate(zip(tokens, forms, strict=True)):
        words.append(_word(index, token, form, start))
        start += len(form) + 1
    return build(Parse(text, (Span(0, len(text)),), (range(len(words)),), tuple(words)))


def _word(index: int, token: list[str], form: str, start: int) -> Word:
    upos, _, xpos = token[1].partition("/")
    return Word(
        index=index,
        span=Span(start, start + len(form)),
        text=form,
        lemma=token[0].partition(":")[2] or form,
        upos=upos,
        xpos=xpos,
        head=int(token[2]) - 1,
        deprel=token[3],
        entity=token[4] if len(token) > 4 else "O",
        sentence=0,
        entity_score=1.0,
    )


def place(syntax: Syntax, form: str) -> int:
    """The index of the first word written so."""
    return next(word.index for word in syntax.words if word.text == form)

"""What follows a deed and is none of its own: the hurt are carried to help, which takes nobody captive, and the public
is asked for word. The network, which learned from reports of war, takes such words for happenings.

"Officers responded to a call" stays one: where a report names no deed, the dead and the place stand with it.
"""

from __future__ import annotations

from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

CARE, CARRYING = word_set("hospitals") | {"medical"}, word_set("carrying")
"""Hospitals and words of their names ("Orun Medical Center"); verbs of bringing somebody there."""
BROUGHT_TO = CARE | {"health"}
"""Where a verb of carrying brings somebody, names such as "University Health" among them."""
ANYONE, APPEALING = frozenset({"anyone", "anybody", "witnesses", "public"}), word_set("asking_the_public")
NEAR = 14
"""How far behind a verb of carrying the hospital is named."""


def is_aftermath(syntax: Syntax, top: int, kind: str) -> bool:
    """Whether a word that the network takes for a happening of a type tells of what follows a deed."""
    return (kind == "coerce" and _carried(syntax, top)) or _asks_anyone(syntax, top)


def _carried(syntax: Syntax, verb: int) -> bool:
    """ "Was taken to a hospital", "rushed the boy to Orun Medical Center"; not "took the hospital"."""
    word = syntax.words[verb]
    if word.upos != "VERB" or not {word.lemma.lower(), word.text.lower()} & CARRYING:
        return False
    behind = [w for w in syntax.words[verb + 1 : verb + NEAR] if w.sentence == word.sentence]
    to = next((i for i, w in enumerate(behind) if w.text.lower() in ("to", "at")), len(behind))
    return any({w.lemma.lower(), w.text.lower()} & BROUGHT_TO for w in behind[to:])


def _asks_anyone(syntax: Syntax, verb: int) -> bool:
    """ "Anyone with information is asked to call the police"."""
    here = syntax.words[verb]
    if not {here.lemma.lower(), here.text.lower()} & APPEALING:
        return False
    told = {syntax.words[i].text.lower() for i in syntax.parse.sentence_words[here.sentence]}
    return "information" in told and bool(told & ANYONE)

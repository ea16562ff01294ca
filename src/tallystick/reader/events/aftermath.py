"""What follows a deed and is none of its own: the hurt are carried to help, which takes nobody captive, and the public
is asked for word. The network, which learned from reports of war, takes such words for happenings.

"Officers responded to a call" stays one: where a report names no deed, the dead and the place stand with it.
"""

from __future__ import annotations

from tallystick.reader.network.happenings import HappeningWords
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

HOSPITALS, CARRYING = word_set("hospitals"), word_set("carrying")
WARDS = frozenset({"hospital", "medical", "infirmary", "clinic", "health"})
"""Words of the names of hospitals ("Orun Medical Center")."""
ANYONE, ASKING = frozenset({"anyone", "anybody", "witnesses", "public"}), word_set("asking_the_public")
NEAR = 14
"""How far behind a verb of carrying the hospital is named."""


def is_aftermath(syntax: Syntax, found: HappeningWords) -> bool:
    """Whether the words tell of what follows a deed."""
    top = syntax.parse.top(found.words)
    return (found.type.label == "coerce" and _carried(syntax, top)) or _asks_anyone(syntax, top)


def _carried(syntax: Syntax, verb: int) -> bool:
    """ "Was taken to a hospital", "rushed the boy to Orun Medical Center"; not "took the hospital"."""
    word = syntax.words[verb]
    if word.upos != "VERB" or not {word.lemma.lower(), word.text.lower()} & CARRYING:
        return False
    behind = [w for w in syntax.words[verb + 1 : verb + NEAR] if w.sentence == word.sentence]
    to = next((i for i, w in enumerate(behind) if w.text.lower() in ("to", "at")), len(behind))
    return any(w.lemma.lower() in HOSPITALS or w.text.lower() in WARDS for w in behind[to:])


def _asks_anyone(syntax: Syntax, verb: int) -> bool:
    """ "Anyone with information is asked to call the police"."""
    here = syntax.words[verb]
    if not {here.lemma.lower(), here.text.lower()} & ASKING:
        return False
    told = {w.text.lower() for w in syntax.words if w.sentence == here.sentence}
    return "information" in told and bool(told & ANYONE)

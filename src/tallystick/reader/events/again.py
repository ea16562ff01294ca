"""How a report takes up what it has told under another name: "the killings", "the blast", "since the attack"."""

from __future__ import annotations

from collections.abc import Sequence

from tallystick.reader.events.draft import Draft
from tallystick.reader.events.links import follows_on
from tallystick.reader.network.anaphora import DEFINITE
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

BLASTS, SINCE = word_set("blasts"), word_set("since")
ASSAILANTS, PROJECTILES = word_set("assailants"), word_set("projectiles")
BLOWING_UP = frozenset({"aerial", "drone", "explosives", "heavy-weapons", "suicide-attack"})
"""Modes of deeds that are heard as a blast."""
BLOODLESS = frozenset({"abduct", "crowd-control", "destroy", "sexual", "torture"})
"""Modes of deeds that are not what a later "killing" names, unless they are said to have killed."""


def presupposed(syntax: Syntax, draft: Draft) -> bool:
    """Whether a noun only dates or places something else by a happening: "since the attack", "before the blast"."""
    return draft.entry.pos == "N" and syntax.case(draft.head) in SINCE


def told_as_many(syntax: Syntax, earlier: Draft, later: Draft) -> bool:
    """Whether a plural may be of one deed that met several: "the killings" of a raid, "the strikes" on two depots.

    They count the dead or what was hit, and are no more deeds.
    """
    hit = (*earlier.victims, *earlier.targets)
    if _counts_dead(later):
        return not hit or _several(syntax, hit)
    return later.means is not None and later.means == earlier.means and _several(syntax, hit)


def _counts_dead(draft: Draft) -> bool:
    """Whether a noun counts the dead and not the deeds: "the killings", "the murders"."""
    return draft.entry.pos == "N" and "harm" in draft.entry.flags


def _several(syntax: Syntax, heads: Sequence[int]) -> bool:
    """Whether words are of more than one."""
    words = syntax.words
    return any(words[k].xpos in ("NNS", "NNPS", "CD") or syntax.children(k, "nummod", "conj") for k in heads)


def came_of(earlier: Draft, later: Draft) -> bool:
    """Whether a noun names what came of a deed: "the massacre" of a raid, "the blast" of a missile that hit."""
    if later.entry.lemma in BLASTS:
        return earlier.means in BLOWING_UP
    deadly = _counts_dead(later) or later.mode == "targeted"
    return deadly and (earlier.means not in BLOODLESS or bool(earlier.victims))


def by_the_weapon(syntax: Syntax, draft: Draft) -> bool:
    """Whether a verb tells of a weapon that was told of: "the device exploded", "the rockets were launched"."""
    if draft.entry.frame not in ("weapon-subject", "weapon-object"):
        return False
    named = (k for h in draft.heads[:1] for k in syntax.children(h, "nsubj", "nsubj:pass", "obj"))
    weapons = {w.head for w in draft.weapons}
    return any(k in weapons and _definite(syntax, k) for k in named)


def goes_on(syntax: Syntax, earlier: Draft, later: Draft) -> bool:
    """Whether a verb tells more of a deed told: what its doers did ("the gunmen shot the men"), the shots fired."""
    if later.entry.pos != "V" or earlier.scope != "single" or follows_on(syntax, later):
        return False
    harming = later.means is None and "harm" in later.entry.flags
    if later.actors and all(_assailant(syntax, k) for k in later.actors):
        untold = earlier.means is None and "harm" in earlier.entry.flags  # "massacred": by what means is told later
        return harming or (later.means is not None and (untold or later.means == earlier.means))
    if later.entry.frame != "fire" or later.actors or earlier.actors:
        return False
    return later.means == earlier.means and all(_fired(syntax, k) for k in later.targets)


def _assailant(syntax: Syntax, index: int) -> bool:
    """ "The attackers": those of the attack told."""
    return syntax.words[index].lemma.lower() in ASSAILANTS and _definite(syntax, index)


def _fired(syntax: Syntax, index: int) -> bool:
    """ "Fired 23 rounds": what was fired and nobody aimed at."""
    return syntax.words[index].lemma.lower() in PROJECTILES | {"shot"}


def _definite(syntax: Syntax, index: int) -> bool:
    return any(syntax.words[k].text.lower() in DEFINITE for k in syntax.children(index, "det"))

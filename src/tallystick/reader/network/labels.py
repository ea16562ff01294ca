"""The labels the heads know, in the order of their outputs."""

from __future__ import annotations

from functools import cache

from tallystick.resources.vocabularies import words

ENTITY_TYPES = ("PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "VEHICLE", "TIME", "NATIONALITY", "OTHER")
ENTITY_TAGS = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
CUE_TAGS = ("O", "B", "I")
ROLES = ("source", "content")
TRIGGERS = ("O", *words("type"))
"""What a word names: no happening, or one of a PLOVER type."""
MODES = ("none", *dict.fromkeys(words("mode")))
FACTS = words("factuality")
SCOPES = words("scope")
STANCES = words("stance")
HARMS = ("O", *(f"{mark}-{kind}" for kind in words("harm_outcome") for mark in "BI"))
WHO = words("who")
DAMAGES = ("O", *(f"{mark}-{kind}" for kind in words("damage_outcome") for mark in "BI"))
ARGUMENTS = ("actor", "target", "weapon", "place", "when", "harm", "damage")
"""What a word can be to a happening whose trigger is given; several at once, or none."""
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
"""Slots and incident types of MUC-4's five-slot templates: learned beside the others, not read by the product."""
PER_WORD: dict[str, tuple[str, ...]] = {
    "entity": ENTITY_TAGS, "cue": CUE_TAGS, "trigger": TRIGGERS, "mode": MODES, "fact": FACTS, "scope": SCOPES,
    "stance": STANCES, "harm": HARMS, "who": WHO, "damage": DAMAGES, "filler": FILLERS, "incident": INCIDENTS,
}  # fmt: skip
"""The heads that are one linear map of a word's vector, with the labels of their outputs. Mode, fact and scope are read
where a trigger stands, stance where a cue stands, who where somebody is harmed, incident where a filler stands."""
PAIRED: dict[str, tuple[str, ...]] = {"roles": ROLES, "arguments": ARGUMENTS, "same": ("same",)}
"""The heads that score a word given a cue (roles), a trigger (arguments) or a mention (same: one more of the same)."""
NEAR = (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96)
"""Distances in words between a word and a cue are told apart up to these steps, on either side."""
SENTENCES_APART = 2
"""Sentences between a word and its cue are told apart up to this many, on either side."""


def script_of(form: str, lemma: str) -> str:
    """How ``lemma`` is made from ``form``: letters cut from its end, then letters added ("parties": ``3|y``)."""
    low, base = form.lower(), lemma.lower()
    same = 0
    while same < min(len(low), len(base)) and low[same] == base[same]:
        same += 1
    return f"{len(low) - same}|{base[same:]}"


@cache
def _script(script: str) -> tuple[int, str]:
    """How many letters a script cuts, and those it adds."""
    cut, _, added = script.partition("|")
    return int(cut), added


def apply_script(form: str, script: str) -> str:
    """The lemma that ``script`` makes of ``form``, lower-cased; the form itself where the script does not fit."""
    cut, added = _script(script)
    low = form.lower()
    keep = len(low) - cut
    return low[:keep] + added if keep >= 0 and keep + len(added) > 0 else low

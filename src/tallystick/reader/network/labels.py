"""The labels the heads know, in the order of their outputs."""

from __future__ import annotations

ENTITY_TYPES = ("PERSON", "ORGANISATION", "PLACE", "FACILITY", "WEAPON", "VEHICLE", "TIME", "NATIONALITY", "OTHER")
ENTITY_TAGS = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))
CUE_TAGS = ("O", "B", "I")
ROLES = ("source", "content")
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


def apply_script(form: str, script: str) -> str:
    """The lemma that ``script`` makes of ``form``, lower-cased; the form itself where the script does not fit."""
    cut, _, added = script.partition("|")
    low = form.lower()
    keep = len(low) - int(cut)
    return low[:keep] + added if keep >= 0 and keep + len(added) > 0 else low

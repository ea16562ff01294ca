"""Shortened words whose full stop does not end a sentence, as closed lists shared by the sentence and word splitters.

Chosen from the general writing rules of English news (titles, ranks, months, units); checked on the dev parts of the
treebanks the word splitter is measured on.
"""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


BEFORE_A_NAME = _set(
    """
    mr mrs ms dr prof rev hon gen lt col sgt maj capt cpl pvt adm brig cmdr gov sen rep sens reps st messrs fr pres
    amb det supt insp atty gens lts cols capts vs ft mt mme mlle sr spc ssgt msgt comdr cmd
    """
)
"""Always followed by more of the same sentence."""

BEFORE_A_NUMBER = _set(
    """
    no nos art sec fig figs pp p vol ch para approx ca tel ext eq jan feb mar apr jun jul aug sept sep oct nov dec
    """
)
"""Followed by more of the sentence when a digit comes next."""

ANYWHERE = _set(
    """
    inc corp co ltd bros jr sr etc al e.g i.e u.s u.k u.n a.m p.m d.c eu dept est ave blvd rd mins min hrs hr km kg
    lb lbs oz mon tue tues wed thu thur thurs fri sat sun ala ariz ark calif colo conn del fla ga ill ind kan ky la
    md mass mich minn miss mo mont neb nev okla ore pa tenn tex vt va wash wis wyo mil govt intl assn cf
    """
)
"""May end a sentence: they do when a common sentence opener follows."""

KEEP_THE_STOP = (
    BEFORE_A_NAME
    | BEFORE_A_NUMBER
    | (
        ANYWHERE
        - _set(
            """
    al miss mo wash ill ind la ore pa ga del mass mil sat sun
    """
        )
    )
    | {"al"}
)
"""Word forms written as one word with their full stop."""

OPENERS = _set(
    """
    the a an in on at it he she they we you i this that these those but and however meanwhile his her their its our
    my there as for from with after before when while if though although some many most no not both all one two
    three what who how why according since during by to also another each earlier later last so then yet nor or
    """
)
"""Lower-cased words that open a sentence after an abbreviation that may end one."""

"""What an event's codes are made of: the mode that its means fix, its sides and what it was done to."""

from __future__ import annotations

from collections.abc import Iterator

from tallystick.reader.events.acled import AGREEMENT, ARMED, CROWD, GROUP, STATE, Deed, sub_event
from tallystick.reader.events.draft import Draft, WeaponUse
from tallystick.reader.events.lexicon import weapons
from tallystick.reader.events.setting import Setting
from tallystick.reader.harm.lexicon import entry
from tallystick.reader.parties import role_of, singular
from tallystick.reader.syntax import Syntax
from tallystick.resources.tables import word_set

WHO_BY_SECTOR = {
    "MIL": "security-forces",
    "COP": "security-forces",
    "REB": "combatants",
    "UAF": "combatants",
    "PRM": "combatants",
    "CVL": "civilians",
}
DOER_BY_SECTOR = {
    **dict.fromkeys(("MIL", "COP", "GOV", "SPY", "JUD"), STATE),
    **dict.fromkeys(("REB", "UAF", "PRM", "CRM", "IMG", "ISM"), GROUP),
}
MILITARY_POSTS, GATHERED = word_set("military_posts"), word_set("gathered_people")
THING_KINDS = {
    **dict.fromkeys(("weapon", "aircraft"), "arms"),
    **dict.fromkeys(("position", "place", "infrastructure", "building"), "ground"),
    **dict.fromkeys(("vehicle", "vessel", "supply", "farm"), "goods"),
}
AGREED, MAKING, BURNING = word_set("agreed"), word_set("making_truces"), word_set("burning")
LOADED = frozenset({"explosive", "missile", "rocket", "incendiary", "cluster", "air-delivered", "chemical"})
SET_FIRE = frozenset({"set", "fire"})
FLYING, CARRIED = frozenset({"aerial", "drone"}), frozenset({"explosives", "heavy-weapons"})


def mode_of(draft: Draft) -> str | None:
    """The mode the weapon fixes, else the word's own."""
    if draft.type != "assault":
        return draft.mode
    implied = next((w.mode for w in _by_carrier(draft) if w.mode), None)
    if _seen_flying(draft) and implied in CARRIED:
        return draft.mode
    if draft.entry.acled == "Disrupted weapons use":
        return draft.mode or ("aerial" if implied == "aerial" else draft.mode)
    fixed = draft.mode in (None, "destroy", "targeted", "aerial", "explosives", "firearms")
    return implied if implied and fixed else draft.mode


def _seen_flying(draft: Draft) -> bool:
    """Whether the network, which reads the whole sentence, says that it came from the air: bombs and missiles do not
    say where from."""
    note = draft.note("mode", draft.mode)
    return draft.mode in FLYING and note is not None and note.by == "network: mode"


def _by_carrier(draft: Draft) -> list[WeaponUse]:
    """Its weapons, what flies before what it drops or fires: "dropped three grenades from a drone"."""
    carrier = next((w for w in draft.weapons if w.mode in FLYING), None)
    if carrier is None or not _carried(draft.weapons[0]):
        return list(draft.weapons)
    return [carrier, *draft.weapons]


def _carried(weapon: WeaponUse) -> bool:
    """Whether planes and drones carry such a weapon; artillery beside them stands for itself."""
    known = weapons().get(weapon.kind.lower())
    return known is not None and known.kind in LOADED


def acled_of(
    setting: Setting, draft: Draft, actors: tuple[str, ...], targets: tuple[str, ...], factuality: str | None
) -> str | None:
    """The sub-event of a telling with its sides; none for a mere loss of which nobody says who brought it about or
    how."""
    mode = mode_of(draft)
    lost = "harm" in draft.entry.flags and mode is None and not actors
    if lost:
        return None
    return sub_event(
        Deed(
            type=draft.type,
            mode=mode,
            given=_given(setting.syntax, draft),
            weapon=next((w.acled for w in _by_carrier(draft) if w.acled), None),
            factuality=factuality,
            reciprocal=draft.reciprocal,
            targets=frozenset(w for t in targets if (w := who_of(setting, t))),
            harmed=frozenset(h.who for h in setting.harm.get(draft.head, ()) if h.high != 0),
            actors_armed=any(who_of(setting, a) in ARMED for a in actors),
            doers=frozenset(kind for a in actors for kind in _doer(setting, a)),
            things=frozenset(_things(setting, draft)),
            burning=_burning(setting.syntax, draft),
            at_protesters=any(_gathered(setting, t) for t in targets),
        )
    )


def _given(syntax: Syntax, draft: Draft) -> str | None:
    """The word's own sub-event; an agreement is one where it is made, and by more than one."""
    if draft.type == "agree" and draft.entry.lemma in AGREED:
        return AGREEMENT if len(draft.actors) > 1 or any(_many(syntax, a) for a in draft.actors) else None
    if draft.acled == AGREEMENT and draft.type == "retreat" and not any(_made(syntax, h) for h in draft.heads):
        return None
    return draft.acled


def _many(syntax: Syntax, index: int) -> bool:
    return syntax.words[index].xpos in ("NNS", "NNPS") or syntax.words[index].text.lower() == "they"


def _made(syntax: Syntax, truce: int) -> bool:
    """Whether a truce is told as made or in force; one that is broken, demanded or long past is only spoken of."""
    word = syntax.words[truce]
    if word.head < 0 or word.deprel.startswith("nsubj"):
        return True
    above = syntax.words[word.head].lemma.lower()
    return above in MAKING and word.deprel.split(":")[0] in ("obj", "obl", "conj")


def _burning(syntax: Syntax, draft: Draft) -> bool:
    """ "Torched", "set fire to", "the burning of"."""
    words = [syntax.words[k] for k in syntax.parse.words_in(draft.trigger)]
    named = {form.lower() for word in words for form in (word.text, word.lemma)}
    return bool(named & BURNING) or named >= SET_FIRE


def _doer(setting: Setting, entity_id: str) -> Iterator[str]:
    if _gathered(setting, entity_id):
        yield CROWD
    elif (kind := DOER_BY_SECTOR.get(setting.entities.named(entity_id).sector or "")) is not None:
        yield kind


def _gathered(setting: Setting, entity_id: str) -> bool:
    """Whether people came together for a cause or in anger: protesters, a crowd, a mob."""
    words = setting.entities.named(entity_id).name.lower().split()
    return any(singular(word) in GATHERED for word in words)


def _things(setting: Setting, draft: Draft) -> Iterator[str]:
    """The kinds of thing that it was done to: arms, ground, goods."""
    syntax = setting.syntax
    for index in (c for t in draft.targets for c in syntax.conjuncts(t)):
        word = syntax.words[index]
        found = entry(word, *THING_KINDS, table="things")
        if word.entity.endswith("PLACE"):
            yield "ground"
        elif found is not None:
            yield THING_KINDS[found.kind]


def who_of(setting: Setting, entity_id: str) -> str | None:
    """The harm vocabulary's word for a party's people, from its sector or its noun."""
    entity = setting.entities.named(entity_id)
    if entity.sector in WHO_BY_SECTOR:
        return WHO_BY_SECTOR[entity.sector]
    last = entity.name.split()[-1] if entity.name.split() else ""
    role = role_of(last)
    if role is not None and role.who:
        return role.who
    if last.lower().removesuffix("s") in MILITARY_POSTS:
        return "security-forces"
    return "unspecified" if entity.kind in ("person", "group") else None

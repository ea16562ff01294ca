"""The words of the model card: what it was trained on, by whom, under which licence, and what it is for."""

# ruff: noqa: E501 - one corpus a line reads best

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tallystick.reader.network.weights import CARD

CORPORA: tuple[dict[str, str], ...] = (
    {"name": "PolNeAR", "authors": "Newell, Margolin & Ruths 2018", "licence": "no explicit data licence (AMBER): training only, no text shipped", "use": "attribution: cues, sources, contents"},
    {"name": "Universal Dependencies English EWT", "authors": "Silveira et al. and the UD English contributors", "licence": "CC BY-SA 4.0 (AMBER)", "use": "tags, lemmas, trees; nationalities from capitalised adjectives"},
    {"name": "GUM (documents whose text licence allows it)", "authors": "Zeldes and the GUM contributors", "licence": "CC BY / CC BY-SA by document (GREEN/AMBER)", "use": "tags, lemmas, trees, names, times, coreference"},
    {"name": "re3d", "authors": "Dstl (UK Ministry of Defence)", "licence": "by document: OGL, CC BY, CC BY-NC (GREEN/AMBER)", "use": "names, weapons, vehicles, times"},
    {"name": "WikiGold", "authors": "Balasuriya et al. 2009", "licence": "CC BY 4.0 (GREEN)", "use": "names"},
    {"name": "WNUT 2017", "authors": "Derczynski et al. 2017", "licence": "CC BY 4.0 (GREEN)", "use": "names"},
    {"name": "GeoVirus (four fifths)", "authors": "Gritta et al. 2018; text Wikinews", "licence": "CC BY (GREEN)", "use": "place names"},
    {"name": "MEANTIME (four fifths)", "authors": "Minard et al. 2016; text Wikinews", "licence": "CC BY 4.0 (GREEN)", "use": "names, times"},
    {"name": "Tallystick's own annotated reports", "authors": "the Tallystick project 2026", "licence": "Apache-2.0", "use": "happenings, roles, harm, damage, factuality, stance, attribution, names, coreference"},
    {"name": "MUC-4 train", "authors": "MUC-4 organisers 1992; text FBIS", "licence": "no explicit data licence (AMBER)", "use": "fillers and incident types of the templates, in capitals"},
)  # fmt: skip


def card_text() -> dict[str, Any]:
    """The parts of the card that do not change from run to run."""
    return {
        "name": "tallystick-reader",
        "does": "word tags, lemmas, dependency trees, names; attribution cues with source, content and stance; happenings with type, factuality and roles; counts of harm and damage; mentions of the same thing",
        "languages": ["en"],
        "limits": "Trained on English news and web text. It finds who says what; it judges nothing.",
        "licence": "Apache-2.0 for the weights' code and base; corpora as listed",
        "corpora": list(CORPORA),
        "not_trained_on": "dev and test parts of any corpus, every fifth GeoVirus and MEANTIME document, and all texts kept for measuring",
    }


def write_card(folder: Path, card: dict[str, Any]) -> None:
    """Writes the card of the weights in a folder."""
    (folder / CARD).write_text(json.dumps(card, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")

"""All that building the events of one report needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tallystick.model.document import Document
from tallystick.model.reading import Attribution, Damage, Harm, When, Where, ZoneAnswer
from tallystick.model.span import Span
from tallystick.reader.entities import EntityIndex
from tallystick.reader.events.draft import Draft
from tallystick.reader.events.frames import Particulars
from tallystick.reader.syntax import Syntax

Carried = Callable[[Span], tuple[str, ...]]
Zones = Callable[[Draft, Where | None, When | None], tuple[ZoneAnswer, ...]]


@dataclass(frozen=True, slots=True)
class Setting:
    """All that building the events of one report needs."""

    document: Document
    syntax: Syntax
    particulars: Particulars
    entities: EntityIndex
    publisher: str | None
    attributions: Sequence[Attribution]
    carried: Carried
    zones: Zones
    to_where: Callable[[Any], Where]
    harm: Mapping[int, Sequence[Harm]]
    damage: Mapping[int, Sequence[Damage]]

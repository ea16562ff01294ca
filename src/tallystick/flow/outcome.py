"""What became of one report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from tallystick.archive.report import place
from tallystick.model.reading import Reading

Render = Callable[[Reading], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Either what was read (``reading``, or ``rendered`` where a rendering was asked for) or ``reason`` why not.

    ``path`` and ``line`` are the report's place, ``document_id`` its identity; ``seconds`` the time of each step.
    """

    path: str
    line: int | None
    document_id: str | None = None
    reading: Reading | None = None
    rendered: str | None = None
    reason: str | None = None
    notes: tuple[str, ...] = ()
    seconds: Mapping[str, float] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether the report was not read."""
        return self.reason is not None

    def __str__(self) -> str:
        return f"{place(self.path, self.line)}: {self.reason or 'read'}"

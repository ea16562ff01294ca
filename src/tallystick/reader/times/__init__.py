"""Time expressions: where they stand, and which days they mean. English in full; absolute dates in other
languages."""

from __future__ import annotations

from tallystick.reader.times.dateline import Dateline
from tallystick.reader.times.find import apply_offset, dateline, find_times, mention, reference_date, times_in

__all__ = ["Dateline", "apply_offset", "dateline", "find_times", "mention", "reference_date", "times_in"]

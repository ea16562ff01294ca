"""The words the reading contract allows, as data (``reading.toml``) with one small loader."""

from __future__ import annotations

from tallystick.resources.vocabularies.vocabularies import (
    acled_type,
    modes,
    say,
    say_type,
    types_of,
    vocabulary,
    vocabulary_names,
    words,
)

__all__ = ["acled_type", "modes", "say", "say_type", "types_of", "vocabulary", "vocabulary_names", "words"]

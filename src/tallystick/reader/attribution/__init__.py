"""Who says what: from the network's cue readings and from rules to attributions with voices."""

from tallystick.reader.attribution.carried import according_to
from tallystick.reader.attribution.find import find_attributions

__all__ = ["according_to", "find_attributions"]

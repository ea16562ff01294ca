"""The door to what the linker knows beforehand: weights of agreement, kinds that make incidents, how rare words are."""

from tallystick.resources.linking.method import RAREST, UNKNOWN, Level, Method, load_declared, load_method, rarity

__all__ = ["RAREST", "UNKNOWN", "Level", "Method", "load_declared", "load_method", "rarity"]

"""The door to what the linker knows beforehand: weights of agreement, kinds that make incidents, how rare words are."""

from tallystick.resources.linking.method import RAREST, Level, Method, load_declared, load_method, rarity

__all__ = ["RAREST", "Level", "Method", "load_declared", "load_method", "rarity"]

"""The user's files as documents: bytes to text, character for character, every problem named and none fatal."""

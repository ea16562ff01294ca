"""The record: an append-only store whose every row is held by a chain of salted digests; the only SQL against it."""

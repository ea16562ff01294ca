"""Offset-safe text tools: sentences, words, hashing, near-copy signatures."""

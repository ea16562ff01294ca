"""Vocabularies of the reader as tab-separated data: events, cues, parties, countries, roles, weapons."""

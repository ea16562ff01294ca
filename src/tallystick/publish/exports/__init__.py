"""Exports: accepted incidents in the forms of other datasets, with what must not be told left out."""

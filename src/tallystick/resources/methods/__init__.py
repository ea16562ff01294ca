"""The rulebooks: what each organisation's method makes of the same claims, as data."""

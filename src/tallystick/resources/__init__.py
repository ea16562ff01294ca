"""The only door to shipped data: weights, lexicons, gazetteer, zones, voices and rulebooks."""

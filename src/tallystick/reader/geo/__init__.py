"""Where things happened: place names and coordinates in a text, and what they stand for."""

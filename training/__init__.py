"""How the reader's weights are made: ``python -m training.run`` (see README.md). Not part of the installed package."""

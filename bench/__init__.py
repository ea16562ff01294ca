"""Measures of the product: `python -m bench NAME [--data FILE] [--json OUT]`."""

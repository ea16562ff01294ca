"""From one Document to its Reading: pure functions, no I/O but the shipped data."""

"""The command line: one file per verb; the only place that writes to the screen."""

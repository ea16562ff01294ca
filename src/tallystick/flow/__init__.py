"""The order of the rooms: reports in, readings out, in one process or several, each report failing alone."""

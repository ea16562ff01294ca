"""From events of many readings to links and clusters: pure functions from values to values."""

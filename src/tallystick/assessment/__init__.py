"""From a cluster of events to an incident: origins, ranges, contradictions and a grade; pure functions of values."""

"""One file per change of the record's tables, oldest first."""

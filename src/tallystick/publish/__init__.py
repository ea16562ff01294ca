"""What a user sees of a reading: terminal cards, the page, JSON lines, the JSON Schema, data frames."""

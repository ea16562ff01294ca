"""Happenings: which words tell of one, who did what to whom, when and where, and which words tell of the same one."""

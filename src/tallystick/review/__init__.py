"""What people decide about the record: each decision checked, then kept beside what the machine proposes."""

"""Stand-ins that worker processes can import: readers that are quick, slow, faulty or deadly."""

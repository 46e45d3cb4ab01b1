"""What a person can do about a case: the catalogue, its rules, and what comes of each act."""

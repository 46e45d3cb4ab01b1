"""``vertrekmelding custody``: the reading or the derivation of one child, or of a scenario file."""

"""On call: what cannot wait reaches a person, also when no browser is open."""

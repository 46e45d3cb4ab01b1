"""The case: which departures it joins, its facts, its state, its timeline."""

"""The sample families: fictitious people, what happens to them, and what must come of it."""

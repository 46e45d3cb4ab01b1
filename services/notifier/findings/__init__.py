"""What a person finds about the gezag over a child of a case, and the undo of it."""

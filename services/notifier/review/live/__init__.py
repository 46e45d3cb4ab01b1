"""Pages that follow what happens while they stand open."""

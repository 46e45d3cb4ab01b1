"""What the adapter keeps, in a schema of its own."""

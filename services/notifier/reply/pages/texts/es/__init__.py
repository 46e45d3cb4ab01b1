"""The Spanish words."""

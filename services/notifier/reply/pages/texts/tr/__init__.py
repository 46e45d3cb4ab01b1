"""The Turkish words."""

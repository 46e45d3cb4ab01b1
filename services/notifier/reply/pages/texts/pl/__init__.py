"""The Polish words."""

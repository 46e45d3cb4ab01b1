"""The Romanian words."""

"""Asking the BRP (API Personen 2.7) and reading what it answers."""

"""The French words."""

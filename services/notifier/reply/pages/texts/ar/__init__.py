"""The Arabic words."""

"""The Ukrainian words."""

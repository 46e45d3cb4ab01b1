"""Situation files: families that policy people can read, and the decision that must come out."""

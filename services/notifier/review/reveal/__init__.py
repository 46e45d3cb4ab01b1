"""Seeing what is hidden on a case: with a reason, once, and recorded."""

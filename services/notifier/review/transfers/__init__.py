"""Handing a departed case over to Ca IKA, and what they do with it."""

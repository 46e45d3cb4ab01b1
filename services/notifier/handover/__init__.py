"""Flags to RvdK IKO and Ca IKA."""

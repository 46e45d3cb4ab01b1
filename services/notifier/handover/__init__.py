"""Flags to RvdK IKO and Ca IKA, and cases that go over to Ca IKA with their package."""

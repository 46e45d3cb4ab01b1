"""PURE: what must happen, with reasons. Standard library, contracts and this folder only."""

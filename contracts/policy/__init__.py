"""The policy file: what may happen, for whom, on which legal basis (DECISION §8)."""

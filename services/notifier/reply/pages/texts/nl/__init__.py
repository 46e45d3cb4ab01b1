"""The Dutch words: the text that counts, at reading level B1."""

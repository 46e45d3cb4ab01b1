"""The demonstration: sample families, the whole way from their event to the letter and the flag."""

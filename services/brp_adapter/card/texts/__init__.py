"""The words of the card, per language: the reader chooses, nothing is guessed from data."""

"""The card for the departing parent: its words, and the page on which it is read."""

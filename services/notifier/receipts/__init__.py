"""What providers say afterwards: callbacks, and answers to questions that we ask."""

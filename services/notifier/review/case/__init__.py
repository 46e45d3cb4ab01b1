"""One case on the screen, and the one way in which a person does something to it."""

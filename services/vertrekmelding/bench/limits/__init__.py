"""What this machine can do at most of the things that the stack is made of."""

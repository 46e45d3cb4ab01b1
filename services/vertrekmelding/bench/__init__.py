"""The bench: how fast the running stack is, on this machine, with nothing lost or doubled."""

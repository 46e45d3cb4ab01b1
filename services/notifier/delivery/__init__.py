"""Messages to holders: what must go out, through which channel, and how that went."""

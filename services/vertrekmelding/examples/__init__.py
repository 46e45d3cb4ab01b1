"""Every letter there is, made to be looked at."""

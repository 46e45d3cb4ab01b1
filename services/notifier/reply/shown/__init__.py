"""What may be shown to a reader, decided anew each time it is looked at."""

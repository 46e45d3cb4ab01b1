"""Very many subscriptions at BRP API Gebeurtenissen."""

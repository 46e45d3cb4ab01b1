"""Our subscriptions at the NRC of a municipality."""

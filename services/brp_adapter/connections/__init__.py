"""Which sources a municipality has connected: their credentials, their pace, their last day."""

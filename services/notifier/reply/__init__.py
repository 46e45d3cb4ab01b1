"""What a holder answered."""

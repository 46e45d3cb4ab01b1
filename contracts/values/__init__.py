"""The value types that both pure cores need."""

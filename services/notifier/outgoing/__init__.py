"""What a municipality hears back about a departure that it reported: nothing about people."""

"""What a parent sees at ``/antwoord``."""

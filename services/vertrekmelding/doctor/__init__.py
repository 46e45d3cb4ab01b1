"""``vertrekmelding doctor``: what would keep this installation from doing its work."""

"""``python -m vertrekmelding``."""

from vertrekmelding.cli import app

app()

"""``python -m vertrekmelding``."""

from vertrekmelding.cli import app

if __name__ == "__main__":
    # Guarded: a child that multiprocessing spawns imports this module once more.
    app()

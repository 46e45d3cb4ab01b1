"""npsLk01 of StUF-BG in its envelope: see ``fuzz_nlgov``."""

from tests.fuzz.harness import fuzz

if __name__ == "__main__":
    fuzz("stuf_soap")

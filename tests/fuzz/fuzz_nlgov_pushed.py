"""An NL GOV CloudEvent as it is pushed, with attributes in headers or not: see ``fuzz_nlgov``."""

from tests.fuzz.harness import fuzz

if __name__ == "__main__":
    fuzz("nlgov_pushed")

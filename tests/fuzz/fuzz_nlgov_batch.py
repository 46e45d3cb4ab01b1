"""A list of NL GOV CloudEvents: see ``fuzz_nlgov``."""

from tests.fuzz.harness import fuzz

if __name__ == "__main__":
    fuzz("nlgov_batch")

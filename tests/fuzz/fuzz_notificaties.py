"""What was fetched: ``python tests/fuzz/fuzz_notificaties.py -max_total_time=600``."""

from tests.fuzz.harness import fuzz

if __name__ == "__main__":
    fuzz("notificaties")

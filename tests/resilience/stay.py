"""``vertrekmelding up`` with short waiting times, as a program of its own that can be killed."""

import sys
from pathlib import Path

from vertrekmelding.stack.options import StackOptions
from vertrekmelding.up import run_until_interrupted

HURRIED = {
    "BRP_ADAPTER_RETRY_SCALE": "0.02",
    "BRP_ADAPTER_SWEEP_SECONDS": "1",
    "BRP_ADAPTER_LEASE_SECONDS": "5",
    "NOTIFIER_RETRY_SCALE": "0.02",
    "NOTIFIER_SWEEP_SECONDS": "1",
    "NOTIFIER_LEASE_SECONDS": "5",
    "NOTIFIER_MAYBE_SENT_WAIT_SECONDS": "3",
}
"""A process that died is missed after five seconds instead of a minute."""

if __name__ == "__main__":
    run_until_interrupted(
        StackOptions(data=Path(sys.argv[1]), environment=HURRIED), print, lambda _: None
    )

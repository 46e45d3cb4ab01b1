"""For which municipalities the BRP may be asked, and on which legal basis (DECISION §8).

Asking is itself an effect (``read_brp``): without a period that is on today, nothing is asked.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from contracts.policy.effects import Effect
from contracts.policy.permission import Permissions, ReadingBasis
from contracts.policy.reading import read_policy_file


@dataclass(frozen=True)
class ReadingPolicy(Permissions):
    """The whole file, as this service reads it."""

    def basis_for_reading(self, oin: str | None, today: date) -> ReadingBasis | None:
        """The legal basis on which the BRP may be asked today; None: it may not."""
        return self.basis_for(Effect.READ_BRP, oin, today)


def read_policy(path: Path | None) -> ReadingPolicy:
    """Read a policy file; without one nothing may be asked. Raises ``PolicyMistake``."""
    read = read_policy_file(path)
    return ReadingPolicy(read.content, read.sha256)

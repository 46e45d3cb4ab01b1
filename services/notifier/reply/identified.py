"""Who logged in to read and to answer, as the session of the page keeps it."""

from dataclasses import dataclass
from typing import Any, Self

from contracts.values.bsn import Bsn
from foundation.encryption import BlindIndex
from notifier.cases.person_index import person_index


@dataclass(frozen=True, slots=True)
class Identified:
    """``level``: the level of assurance (`acr`) with which the provider vouched for this person.

    It is one of those that the settings ask for: whoever came with less was never identified.
    """

    holder: Bsn
    level: str

    def index(self, index: BlindIndex) -> bytes:
        """Under which this person is found in every table."""
        return person_index(index, self.holder)

    def written(self) -> dict[str, str]:
        """For the sealed session, and for nothing else."""
        return {"holder": self.holder.reveal(), "level": self.level}

    @classmethod
    def read(cls, written: dict[str, Any]) -> Self:
        """Read back. Raises ``KeyError`` and ``ValueError`` for what ``written`` did not make."""
        return cls(Bsn(written["holder"]), str(written["level"]))

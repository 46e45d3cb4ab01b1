"""For which municipalities the BRP may be asked, and on which legal basis (DECISION §8).

Asking is itself an effect (``read_brp``): without a record that is on today, nothing is asked.
The same file carries the effects of the notifier, which are its own concern.
"""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict

from contracts.values.codes import Oin
from foundation.policy_file import read_policy_file

READ_BRP: Final = "read_brp"


class ReadingRecord(BaseModel):
    """One effect; ``tot`` is the last day on which it holds."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    modus: Literal["on", "off", "shadow"]
    grondslag: str = ""
    van: date | None = None
    tot: date | None = None

    def basis_on(self, today: date) -> str | None:
        """The legal basis when it is on and inside its dates, both of which it must have."""
        if self.modus != "on" or not self.grondslag or self.van is None or self.tot is None:
            return None
        return self.grondslag if self.van <= today <= self.tot else None


class Gemeente(BaseModel):
    """A municipality; effects of the notifier are read over."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    oin: Oin
    effecten: Mapping[str, ReadingRecord] = {}


class ReadingPolicy(BaseModel):
    """The part of the policy file that this service needs."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    gemeenten: tuple[Gemeente, ...] = ()

    def basis_for_reading(self, oin: str | None, today: date) -> str | None:
        """The legal basis on which the BRP may be asked today; None: it may not."""
        for gemeente in self.gemeenten:
            if gemeente.oin == oin and READ_BRP in gemeente.effecten:
                return gemeente.effecten[READ_BRP].basis_on(today)
        return None


def read_policy(path: Path | None) -> ReadingPolicy:
    """Read a policy file; without one nothing may be asked. Raises ``PolicyMistake``."""
    if path is None:
        return ReadingPolicy()
    return read_policy_file(path, ReadingPolicy)

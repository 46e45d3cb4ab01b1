"""Who gets which answer to a message of StUF, over which status of HTTP."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from uuid import UUID

from brp_adapter.connections.stuf import Stuf
from brp_adapter.sources.stuf.answers import bv03, fo03
from brp_adapter.sources.stuf.fault_codes import Refused
from brp_adapter.sources.stuf.message import Steering

TAKEN: Final = 200
FAULT: Final = 500
"""SOAP 1.1 §6.2: of every fault, whoever made it."""


@dataclass(frozen=True, slots=True)
class StufAnswer:
    """What goes back; ``code`` is that of a Fo03, ``fault`` without one, None for a Bv03."""

    status: int
    code: str | None
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answerable:
    """A message that can be answered: its connection, its steering data, its canonical form."""

    connection: Stuf
    steering: Steering
    content: bytes = field(repr=False)

    def bv03(self, reference: UUID, at: datetime) -> StufAnswer:
        """It is stored. Number and moment of the answer are those of the row that keeps it."""
        answer = bv03(
            zender=self.connection.ontvanger.party,
            ontvanger=self.steering.zender,
            reference=reference,
            at=at,
            answers=self.steering.referentienummer,
        )
        return StufAnswer(TAKEN, None, answer)

    def fo03(self, refused: Refused, reference: UUID, at: datetime) -> StufAnswer:
        """It is not taken; number and moment as for ``bv03``."""
        given = self.steering.zender
        answer = fo03(
            refused,
            zender=self.connection.ontvanger.party,
            ontvanger=given if given.fits else self.connection.zender.party,
            reference=reference,
            at=at,
            answers=self.steering.referentienummer,
        )
        return StufAnswer(FAULT, refused.value.code, answer)

"""Flags and transfers as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from typing import Self
from uuid import UUID

from notifier.cases.basis_view import BasisView
from notifier.cases.flag_view import FlagView
from notifier.cases.owner import TransferView
from notifier.reports.wire import Inkomend, Uitgaand


class Grondslag(Uitgaand):
    """De grondslag waarop iets vertrok, zoals het beleid die op dat moment noemde."""

    grondslag: str
    artikel: str

    @classmethod
    def of(cls, basis: BasisView | None) -> Self | None:
        """Translate; None stays None."""
        return None if basis is None else cls(grondslag=basis.grondslag, artikel=basis.artikel)


class Vlag(Uitgaand):
    """Een vlag aan een ontvanger."""

    id: UUID
    ontvanger: str
    soort: str
    status: str
    reden: str | None
    tijdstip: datetime
    verzonden_onder: Grondslag | None

    @classmethod
    def of(cls, flag: FlagView) -> Self:
        """Translate the view."""
        return cls(
            id=flag.id,
            ontvanger=flag.recipient,
            soort=flag.kind,
            status=flag.state,
            reden=flag.reason,
            tijdstip=flag.at,
            verzonden_onder=Grondslag.of(flag.basis),
        )


class OverdrachtInZaak(Uitgaand):
    """Een overdracht aan de Ca IKA; het pakket staat onder ``/v1/overdrachten/{id}``."""

    id: UUID
    nummer: int
    status: str
    tijdstip: datetime

    @classmethod
    def of(cls, transfer: TransferView) -> Self:
        """Translate the view."""
        return cls(
            id=transfer.id, nummer=transfer.number, status=transfer.state, tijdstip=transfer.at
        )


class Ontvangstbevestiging(Inkomend):
    """De hash van het pakket dat de ontvanger heeft."""

    sha256: str


class OverdrachtStand(Uitgaand):
    """Hoe een overdracht ervoor staat."""

    id: UUID
    status: str
    sha256: str
    bevestigd_op: datetime | None

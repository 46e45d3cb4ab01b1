"""Findings as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Final, Literal, Self, assert_never
from uuid import UUID

from pydantic import Field, StringConstraints

from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    TijdelijkGeenGezag,
    Voogdij,
)
from contracts.messages.finding import FindingKind, FindingSource
from contracts.values.bsn import Bsn
from notifier.cases.finding_view import FindingView
from notifier.cases.wire import AfgeleidGezag
from notifier.decision.facts import ReportedBy
from notifier.findings.finding_store import StoredFinding
from notifier.findings.new_finding import NewFinding
from notifier.reports.wire import EigenKenmerk, Inkomend, Uitgaand

MEMBERS: Final = {"seen": "afleiding", "gezag": "gezag", "child": "kind"}
"""What a member of a finding is called here."""


class Gezaghouder(Inkomend):
    """Een ouder, of een voogd die met naam bekend is; zonder nummer wie geen nummer heeft."""

    burgerservicenummer: Annotated[Bsn | None, Field(repr=False)] = None

    def to_holder(self) -> Holder:
        """In the words of the program."""
        return Holder(self.burgerservicenummer)


class BekendeDerde(Gezaghouder):
    """Een derde die met naam bekend is."""

    type: Literal["BekendeDerde"] = "BekendeDerde"


class OnbekendeDerde(Inkomend):
    """Een derde die niemand kan noemen."""

    type: Literal["OnbekendeDerde"]


class GezamenlijkOuderlijk(Inkomend):
    """Beide ouders."""

    type: Literal["GezamenlijkOuderlijkGezag"]
    ouders: Annotated[tuple[Gezaghouder, ...], Field(min_length=2, max_length=2)]


class EenhoofdigOuderlijk(Inkomend):
    """Eén ouder."""

    type: Literal["EenhoofdigOuderlijkGezag"]
    ouder: Gezaghouder


class GezamenlijkMetDerde(Inkomend):
    """Een ouder en iemand die geen ouder is."""

    type: Literal["GezamenlijkGezag"]
    ouder: Gezaghouder
    derde: Annotated[BekendeDerde | OnbekendeDerde, Field(discriminator="type")]


class VoogdijGezag(Inkomend):
    """Voogden; leeg als een instelling de voogdij heeft."""

    type: Literal["Voogdij"]
    derden: Annotated[tuple[BekendeDerde, ...], Field(max_length=2)] = ()


class TijdelijkGeen(Inkomend):
    """Niemand, voorlopig."""

    type: Literal["TijdelijkGeenGezag"]


GevondenGezag = Annotated[
    GezamenlijkOuderlijk | EenhoofdigOuderlijk | GezamenlijkMetDerde | VoogdijGezag | TijdelijkGeen,
    Field(discriminator="type"),
]


class Bevinding(Inkomend):
    """Wie het gezag heeft over een kind van de zaak, volgens een mens die het nakeek."""

    eigen_kenmerk: EigenKenmerk
    kind: Annotated[UUID, Field(description="De id van het kind, zoals de zaak die toont.")]
    oordeel: FindingKind
    bron: Annotated[FindingSource, Field(description="Waarop de bevinding rust.")]
    afleiding: Annotated[
        Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None,
        Field(
            description="Het merk van de afleiding die u zag. Nodig als de zaak er een toont: "
            "zo telt een bevinding nooit voor een afleiding die inmiddels anders is."
        ),
    ] = None
    gezag: Annotated[
        GevondenGezag | None,
        Field(description="Alleen bij gecorrigeerd, in de vorm van de BRP API Personen."),
    ] = None

    def to_finding(self) -> NewFinding:
        """In the words of the program."""
        return NewFinding(
            reference=self.eigen_kenmerk,
            child=self.kind,
            kind=self.oordeel,
            source=self.bron,
            seen=self.afleiding,
            gezag=None if self.gezag is None else _gezag(self.gezag),
        )


class BevindingStatus(StrEnum):
    """Hoe een bevinding ervoor staat."""

    RECEIVED = "ontvangen"
    HANDED_OVER = "overgedragen"
    REPLACED = "vervangen"
    WITHDRAWN = "ingetrokken"


class BevindingOntvangst(Uitgaand):
    """Antwoord op een bevinding: ons id ervan."""

    id: UUID
    status: BevindingStatus = BevindingStatus.RECEIVED


class BevindingStand(Uitgaand):
    """Hoe een bevinding ervoor staat, zonder personen.

    Of het besluit erop rust, toont de zaak: dan is bevinding de bron van het gezag.
    """

    id: UUID
    oordeel: FindingKind
    bron: FindingSource
    gedaan_door: ReportedBy
    gedaan_op: datetime
    ingetrokken_op: datetime | None
    status: BevindingStatus

    @classmethod
    def of(cls, stored: StoredFinding) -> Self:
        """In the words of the API."""
        return cls(
            id=stored.id,
            oordeel=stored.kind,
            bron=stored.source,
            gedaan_door=stored.role,
            gedaan_op=stored.found_at,
            ingetrokken_op=stored.withdrawn_at,
            status=_status(stored),
        )


class BevindingInZaak(BevindingStand):
    """Een bevinding in een zaak: wat er gevonden is, en over welke afleiding."""

    kind: UUID | None
    """Over welk kind van de zaak; leeg als het geen kind van de zaak meer is."""

    gezagstype: str
    """Het gezag dat is gevonden."""

    personen: list[UUID | None]
    """Wie het volgens de bevinding heeft; leeg (null) voor wie geen nummer heeft."""

    over_afleiding: AfgeleidGezag | None
    """De afleiding zoals de zaak die toonde toen de bevinding werd gedaan."""

    @classmethod
    def of_view(cls, view: FindingView) -> Self:
        """Translate the view."""
        return cls(
            **dict(BevindingStand.of(view.stored)),
            kind=view.child,
            gezagstype=view.kind,
            personen=list(view.people),
            over_afleiding=None if view.derived is None else AfgeleidGezag.of(view.derived),
        )


def _status(stored: StoredFinding) -> BevindingStatus:
    if stored.withdrawn_at is not None:
        return BevindingStatus.WITHDRAWN
    if not stored.newest:
        return BevindingStatus.REPLACED
    return BevindingStatus.HANDED_OVER if stored.handed_over else BevindingStatus.RECEIVED


def _gezag(given: GevondenGezag) -> Gezag:
    match given:
        case GezamenlijkOuderlijk(ouders=ouders):
            return GezamenlijkOuderlijkGezag(tuple(ouder.to_holder() for ouder in ouders))
        case EenhoofdigOuderlijk(ouder=ouder):
            return EenhoofdigOuderlijkGezag(ouder.to_holder())
        case GezamenlijkMetDerde(ouder=ouder, derde=derde):
            known = derde.to_holder() if isinstance(derde, BekendeDerde) else None
            return GezamenlijkGezag(ouder.to_holder(), known)
        case VoogdijGezag(derden=derden):
            return Voogdij(tuple(derde.to_holder() for derde in derden))
        case TijdelijkGeen():
            return TijdelijkGeenGezag()
        case _:
            assert_never(given)

"""Reports as JSON: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from typing import Annotated, Final, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StringConstraints
from pydantic.alias_generators import to_camel

from contracts.values.bsn import Bsn
from notifier.cases.brought_in_view import ReportView
from notifier.decision.facts import ReportedBy, ReportKind
from notifier.reports.new_report import NewReport
from notifier.reports.report_store import StoredReport

EigenKenmerk = Annotated[
    str,
    # Nine digits that stand alone may be somebody's number: they never serve as a reference.
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$"),
    Field(description="Uw eigen kenmerk van dit bericht. Nooit een burgerservicenummer."),
]

MEMBERS: Final = {
    "protects": "beschermt",
    "against": "tegen",
    "about": "betreft",
    "credible": "geloofwaardig",
    "checked": "gecontroleerd",
}
"""What a member of a report is called here."""


class Inkomend(BaseModel):
    """What comes in: nothing that we do not know, and errors without values."""

    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        extra="forbid",
        hide_input_in_errors=True,
    )


class Uitgaand(BaseModel):
    """What goes out."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Signaal(Inkomend):
    """Een signaal van een partnerorganisatie over een of meer personen."""

    eigen_kenmerk: EigenKenmerk
    soort: ReportKind
    beschermt: Annotated[Bsn | None, Field(description="Wie beschermd wordt.", repr=False)] = None
    tegen: Annotated[Bsn | None, Field(description="Tegen wie.", repr=False)] = None
    betreft: Annotated[Bsn | None, Field(description="Over wie het gaat.", repr=False)] = None
    namens_ouder: Annotated[
        bool, Field(description="Het signaal is van een ouder zelf; alleen via een gemeente.")
    ] = False
    geloofwaardig: Annotated[
        bool, Field(description="Alleen door de Raad of de Centrale autoriteit.")
    ] = False
    gecontroleerd: Annotated[
        bool, Field(description="Het document is gezien; door rechter, Raad of gemeente.")
    ] = False

    def to_report(self, role: ReportedBy) -> NewReport:
        """In the words of the program."""
        return NewReport(
            reference=self.eigen_kenmerk,
            sender_role=role,
            for_parent=self.namens_ouder,
            kind=self.soort,
            protects=self.beschermt,
            against=self.tegen,
            about=self.betreft,
            credible=self.geloofwaardig,
            checked=self.gecontroleerd,
        )


class Controle(Inkomend):
    """Wat een beoordelaar van een signaal vindt; wat ontbreekt blijft zoals het was."""

    geloofwaardig: bool | None = None
    gecontroleerd: bool | None = None


class SignaalOntvangst(Uitgaand):
    """Antwoord op een signaal: ons id ervan."""

    id: UUID
    status: str = "ontvangen"


class SignaalStand(Uitgaand):
    """Hoe een signaal ervoor staat, zonder personen."""

    id: UUID
    eigen_kenmerk: str
    soort: ReportKind
    gemeld_door: ReportedBy
    status: Annotated[str, Field(description="ontvangen, verwerkt of ingetrokken")]
    geloofwaardig: bool
    gecontroleerd: bool
    ontvangen_op: datetime
    gewijzigd_op: datetime

    @classmethod
    def of(cls, stored: StoredReport, *, processed: bool) -> Self:
        """In the words of the API."""
        status = "verwerkt" if processed else "ontvangen"
        return cls(
            id=stored.id,
            eigen_kenmerk=stored.reference,
            soort=stored.kind,
            gemeld_door=stored.report.reported_by,
            status="ingetrokken" if stored.withdrawn_at is not None else status,
            geloofwaardig=stored.report.credible,
            gecontroleerd=stored.report.checked,
            ontvangen_op=stored.received_at,
            gewijzigd_op=stored.updated_at,
        )


class SignaalOordeel(Uitgaand):
    """Wat na een beoordeling geldt."""

    id: UUID
    geloofwaardig: bool
    gecontroleerd: bool


class GemeldSignaal(Uitgaand):
    """Dat er iets is gemeld over mensen van deze zaak; niet over wie."""

    id: UUID
    soort: str
    gemeld_door: str
    ontvangen_op: datetime
    geloofwaardig: bool
    gecontroleerd: bool
    ingetrokken: bool

    @classmethod
    def of(cls, report: ReportView) -> Self:
        """In the words of the API."""
        return cls(
            id=report.id,
            soort=report.kind,
            gemeld_door=report.reported_by,
            ontvangen_op=report.at,
            geloofwaardig=report.credible,
            gecontroleerd=report.checked,
            ingetrokken=report.withdrawn,
        )

"""A departure with the source of each field, as JSON: Dutch names in camelCase."""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from contracts.messages.origin import KnownBy, Origin
from contracts.values.codes import LandCode
from contracts.values.dates import PartialDate
from notifier.cases.departure_view import DepartureView


class _Wire(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel, populate_by_name=True, hide_input_in_errors=True
    )


class Herkomst(_Wire):
    """Waar een gegeven vandaan komt: aangifte, gebeurtenis, brp of correctie."""

    bron: KnownBy
    formaat: str | None
    """In welk formaat het is gemeld; leeg als de BRP het zelf antwoordt."""

    @classmethod
    def of(cls, origin: Origin | None) -> Self | None:
        """None where nobody says it."""
        return None if origin is None else cls(bron=origin.by, formaat=origin.format)


class VertrekVanKind(_Wire):
    """Het vertrek van een kind zoals het nu bekend is, met wat er is aangegeven ernaast."""

    kind: UUID
    vertrekdatum: PartialDate | None
    vertrekdatum_herkomst: Herkomst | None
    bestemming: LandCode | None
    """Landcode van tabel 34; leeg als die niet bekend is."""

    bestemming_herkomst: Herkomst | None
    """Leeg als niemand iets over de bestemming zegt."""

    aangegeven_vertrekdatum: PartialDate | None
    """Volgens de aangifte, van een vertrek dat is geregistreerd."""

    aangegeven_bestemming: LandCode | None
    verschilt: list[str]
    """Waarin aangifte en registratie verschillen: vertrekdatum, bestemming."""

    ongedaan: str | None
    in_onderzoek: bool
    tegenspraak: bool

    @classmethod
    def of(cls, view: DepartureView) -> Self:
        """Translate the view."""
        return cls(
            kind=view.child,
            vertrekdatum=view.date,
            vertrekdatum_herkomst=Herkomst.of(view.date_source),
            bestemming=view.destination,
            bestemming_herkomst=Herkomst.of(view.destination_source),
            aangegeven_vertrekdatum=view.declared_date,
            aangegeven_bestemming=view.declared_destination,
            verschilt=sorted(view.differs),
            ongedaan=view.undone,
            in_onderzoek=view.in_onderzoek,
            tegenspraak=view.sources_disagree,
        )

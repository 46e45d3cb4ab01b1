"""A word as it goes over the wire: NL GOV profile for CloudEvents 1.1, pushed and fetched alike."""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal, Self
from uuid import UUID

from pydantic import Field
from sqlalchemy import Row

from contracts.values.codes import Oin
from notifier.outgoing.word_kind import TEXTS, WordKind
from notifier.reports.wire import Uitgaand

_PREFIX: Final = "nl.vertrekmelding.vertrek-"


class TerugmeldingGegevens(Uitgaand):
    """Wat de gemeente hoort: over welk vertrek, en niets over iemand."""

    soort: WordKind
    vertrek_ids: Annotated[
        list[UUID],
        Field(description="Onze id van elk vertrek; u kent die van GET /v1/meldingen/{id}."),
    ]
    tekst: Annotated[str, Field(description="In gewone taal, voor wie het bij u leest.")]
    grondslag: Annotated[
        str | None, Field(description="Waarop een verzoek rust; alleen bij verzoek-oproepen.")
    ] = None
    antwoord_voor: Annotated[
        datetime | None, Field(description="Voor wanneer wij antwoord vragen.")
    ] = None
    eenjaarsdatum: Annotated[
        date | None,
        Field(description="Waarop het jaar van art. 12 Haags Kinderontvoeringsverdrag om is."),
    ] = None


class Terugmelding(Uitgaand):
    """Een gebeurtenis voor een gemeente; neem elke source + id één keer aan."""

    specversion: Literal["1.0"] = "1.0"
    id: UUID
    source: str
    type: Annotated[str, Field(description="nl.vertrekmelding.vertrek- en het soort.")]
    time: Annotated[datetime, Field(description="Wanneer het gebeurde.")]
    datacontenttype: Annotated[Literal["application/json"], Field(alias="datacontenttype")] = (
        "application/json"
    )
    data: TerugmeldingGegevens

    @classmethod
    def of(cls, row: Row[Any], sender_oin: Oin) -> Self:
        """From its row; the same row gives the same event, byte for byte."""
        text = TEXTS[WordKind(row.kind)]
        return cls(
            id=row.id,
            source=f"urn:nld:oin:{sender_oin}:systeem:vertrekmelding",
            type=_PREFIX + row.kind,
            time=row.created_at,
            data=TerugmeldingGegevens(
                soort=WordKind(row.kind),
                vertrek_ids=sorted(row.departure_ids),
                tekst=text.text,
                grondslag=text.ground,
                antwoord_voor=row.answer_by,
                eenjaarsdatum=row.one_year_on,
            ),
        )

    def encode(self) -> bytes:
        """Structured mode; what there is not is left out."""
        return self.model_dump_json(by_alias=True, exclude_none=True).encode()


class Terugmeldingen(Uitgaand):
    """Wat er sinds de vorige keer is, in volgorde."""

    terugmeldingen: list[Terugmelding]
    volgende: Annotated[
        int, Field(description="Geef dit de volgende keer mee als `na`; bewaar het bij u.")
    ]
    meer: Annotated[bool, Field(description="Of er nu nog meer is.")]

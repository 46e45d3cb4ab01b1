"""The proof of sending as JSON, without names: Dutch names in camelCase, once, at this border."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from notifier.cases.case_view import opaque_id
from notifier.delivery.message_state import MessageState
from notifier.letters.content import LetterKind
from notifier.proof.gather import MessageProof, Proof
from notifier.proof.steps import Step, Unknown
from notifier.reports.wire import Uitgaand
from notifier.service import Service
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallPurpose


class Verzendstap(Uitgaand):
    """Wat er met een bericht gebeurde."""

    tijdstip: Annotated[datetime, Field(description="Volgens onze klok.")]
    stap: Step
    code: Annotated[str | None, Field(description="Status of fout, zoals de verzender die gaf.")]
    volgens_verzender: Annotated[
        datetime | None,
        Field(description="Wanneer dit gebeurde volgens de klok van de verzender."),
    ]


class VerzondenBericht(Uitgaand):
    """Eén bericht aan één gezagsdrager, langs één weg."""

    id: UUID
    kenmerk: str
    soort: LetterKind
    kanaal: Channel
    status: MessageState
    gezagsdrager: Annotated[UUID, Field(description="Dezelfde als in de zaak; geen naam.")]
    sjabloon: Annotated[str | None, Field(description="Versie van het sjabloon.")]
    tekst_sha256: Annotated[str | None, Field(description="SHA-256 van de tekst die uitging.")]
    grondslag: str | None
    artikel: str | None
    stappen: list[Verzendstap]
    onbekend: Annotated[list[Unknown], Field(description="Wat niemand van dit bericht weet.")]


class Telefoongesprek(Uitgaand):
    """Dat een gezagsdrager is gebeld."""

    tijdstip: datetime
    doel: CallPurpose
    bereikt: bool
    gezagsdrager: UUID


class Verzendbewijs(Uitgaand):
    """Alles wat over de berichten van een zaak vastligt (Awb, afdeling 2.3)."""

    zaak_id: UUID
    bijgewerkt_tot: Annotated[
        datetime | None, Field(description="Het laatste dat erin staat; leeg als er niets is.")
    ]
    berichten: list[VerzondenBericht]
    telefoongesprekken: list[Telefoongesprek]


def as_wire(service: Service, zaak_id: UUID, proof: Proof) -> Verzendbewijs:
    """Without anybody's name or number."""
    return Verzendbewijs(
        zaak_id=zaak_id,
        bijgewerkt_tot=proof.until,
        berichten=[_message(service, zaak_id, one) for one in proof.messages],
        telefoongesprekken=[
            Telefoongesprek(
                tijdstip=call.at,
                doel=call.purpose,
                bereikt=call.reached,
                gezagsdrager=opaque_id(service, zaak_id, call.holder),
            )
            for call in proof.calls
        ],
    )


def _message(service: Service, zaak_id: UUID, one: MessageProof) -> VerzondenBericht:
    grondslag, artikel = one.basis or (None, None)
    return VerzondenBericht(
        id=one.id,
        kenmerk=one.reference,
        soort=one.kind,
        kanaal=one.channel,
        status=one.state,
        gezagsdrager=opaque_id(service, zaak_id, one.holder),
        sjabloon=one.template_version,
        tekst_sha256=None if one.text_sha256 is None else one.text_sha256.hex(),
        grondslag=grondslag,
        artikel=artikel,
        stappen=[
            Verzendstap(
                tijdstip=step.at,
                stap=step.step,
                code=step.code,
                volgens_verzender=step.by_provider,
            )
            for step in one.steps
        ],
        onbekend=list(one.unknown),
    )

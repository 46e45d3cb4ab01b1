"""The package as JSON: Dutch names in camelCase, once, at this border.

There is no field for what may never be in it: nationality, country of birth, sex, a score, an
address of whoever leaves, or an answer of the BRP as it came.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Final, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel

from contracts.messages.origin import KnownBy
from contracts.values.codes import LandCode
from contracts.values.dates import PartialDate
from notifier.cases.wire import GezagOverKind
from notifier.findings.wire import BevindingInZaak
from notifier.reply.wire import GegevenAntwoord
from notifier.reports.wire import GemeldSignaal
from notifier.storage.handovers import TransferGround

FORM: Final = "vertrekmelding-overdracht/1"


class _Deel(BaseModel):
    model_config = ConfigDict(
        alias_generator=to_camel,
        populate_by_name=True,
        hide_input_in_errors=True,
        extra="forbid",
        frozen=True,
    )


class Rol(StrEnum):
    """Wat iemand in deze zaak is."""

    CHILD = "kind"
    STAYING = "gezagsdrager_blijft"
    DEPARTING = "gezagsdrager_vertrekt"
    ADULT = "volwassene_vertrekt"


class Vorig(_Deel):
    """Het pakket waar dit op volgt."""

    nummer: int
    sha256: str


class Overdracht(_Deel):
    """Wat er wordt overgedragen, wanneer en waarom."""

    id: UUID
    nummer: int
    zaak_id: UUID
    kenmerk: str
    van: Literal["RVDK_IKO"] = "RVDK_IKO"
    aan: Literal["CA_IKA"] = "CA_IKA"
    gemaakt_op: datetime
    bevestigen_voor: datetime
    aanleiding: TransferGround
    toelichting: str | None
    vorige: Vorig | None


class Termijn(_Deel):
    """Het jaar van artikel 12 van het verdrag van 1980."""

    eenjaarsdatum: date | None
    """Leeg als van de vertrekdatum niets bekend is."""

    precies: bool
    """Onwaar: de vertrekdatum is onvolledig; dit is de vroegst mogelijke datum."""


class Veiligheid(_Deel):
    """Of er iets is afgeschermd; wat en waarom zegt alleen de RvdK."""

    afgeschermd: bool
    tekst: str | None


class Persoon(_Deel):
    """Wie het is. Alleen in dit deel staan namen, nummers en een adres."""

    id: UUID
    rol: Rol
    naam: str | None
    geboortedatum: PartialDate | None
    burgerservicenummer: str | None
    """Alleen van kinderen en van gezagsdragers die blijven."""

    adres: list[str] | None
    """Alleen van gezagsdragers die blijven; leeg als het onbekend of afgeschermd is."""

    afgeschermd: str | None


class Aangifte(_Deel):
    """Een aangifte van vertrek, zonder wie haar deed."""

    gedaan_op: datetime
    vertrekdatum: PartialDate
    bestemming: LandCode | None
    ingetrokken_op: datetime | None


class Vertrek(_Deel):
    """Het vertrek van een kind, met bron en moment. Bestemming: landcode van tabel 34."""

    kind: UUID
    vertrekdatum: PartialDate | None
    bron: Literal["brp", "aangifte", "geen"]
    bestemming: LandCode | None
    vertrekdatum_bron: KnownBy | None = None
    bestemming_bron: KnownBy | None = None
    """Wie het zegt: aangifte, gebeurtenis, brp of correctie. Leeg als niemand het zegt."""

    ongedaan: str | None
    aangiften: list[Aangifte]
    vastgesteld_op: datetime


class VerzondenBericht(_Deel):
    """Een bericht aan een gezagsdrager; van de tekst alleen de hash."""

    id: UUID
    soort: str
    kanaal: str
    status: str
    gezagsdrager: UUID
    verzonden_op: datetime | None
    tekst_sha256: str | None


class RedenInPakket(_Deel):
    """Een regel die van toepassing was."""

    code: str
    tekst: str


class BesluitInPakket(_Deel):
    """Een besluit zoals het toen werd genomen."""

    versie: int
    genomen_op: datetime
    uitkomst: str
    urgentie: str | None
    beleidsversie: str
    redenen: list[RedenInPakket]


class Klokken(_Deel):
    """Termijnen van de zaak bij het overdragen."""

    actie_voor: datetime | None
    geescaleerd_op: datetime | None


class Gebeurd(_Deel):
    """Een regel van de tijdlijn; ``door``: het programma of een mens, nooit wie."""

    tijdstip: datetime
    soort: str
    code: str | None
    door: Literal["programma", "mens"]


class Verschil(_Deel):
    """Wat anders is dan in het vorige pakket; van personen alleen dat het anders is."""

    onderdeel: str
    veld: str
    was: str | None
    nu: str | None


class Pakket(_Deel):
    """Alles wat de ontvanger nodig heeft om de zaak over te nemen."""

    vorm: Literal["vertrekmelding-overdracht/1"] = FORM
    overdracht: Overdracht
    termijn: Termijn
    veiligheid: Veiligheid
    personen: list[Persoon]
    vertrek: list[Vertrek]
    gezag: list[GezagOverKind]
    bevindingen: list[BevindingInZaak]
    berichten: list[VerzondenBericht]
    antwoorden: list[GegevenAntwoord]
    signalen: list[GemeldSignaal]
    besluiten: list[BesluitInPakket]
    klokken: Klokken
    tijdlijn: list[Gebeurd]
    verschillen: list[Verschil]


class PakketMetHash(_Deel):
    """Een pakket en de SHA-256 van zijn inhoud in de canonieke vorm (RFC 8785)."""

    inhoud: Pakket
    sha256: str

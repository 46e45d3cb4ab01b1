"""The official answer (BRP API Personen 2.7, Persoon), as far as it was asked for.

Unknown members are tolerated, wrong ones are not. The BRP leaves out what is not there: an absent
member is "no", "unknown" or "not applicable", never an error.
"""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, PlainValidator
from pydantic_core import PydanticCustomError

from brp_adapter.register.dates import read_date
from contracts.values.bsn import Bsn
from contracts.values.dates import NotADate, PartialDate


def _date(value: object) -> PartialDate:
    try:
        return read_date(value)
    except NotADate:
        raise PydanticCustomError("date", "no date of the BRP") from None  # noqa: EM101  a template


Date = Annotated[PartialDate, PlainValidator(_date)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []  # all of it is about people


class Code(_Answer):
    """Waardetabel; a code that the table does not know comes without omschrijving."""

    code: str | None = None
    omschrijving: str | None = None


class Naam(_Answer):
    """Name, for the letter only."""

    voornamen: str | None = None
    volledigeNaam: str | None = None  # noqa: N815  names of the wire, here and below


class Dag(_Answer):
    """Any group of which only the date was asked."""

    datum: Date | None = None


class Verblijfadres(_Answer):
    """The address lines of all four kinds of verblijfplaats together."""

    officieleStraatnaam: str | None = None  # noqa: N815
    korteStraatnaam: str | None = None  # noqa: N815
    huisnummer: int | None = None
    huisletter: str | None = None
    huisnummertoevoeging: str | None = None
    postcode: str | None = None
    woonplaats: str | None = None
    locatiebeschrijving: str | None = None
    regel1: str | None = None
    regel2: str | None = None
    regel3: str | None = None
    land: Code | None = None
    inOnderzoek: dict[str, object] | bool | None = None  # noqa: N815


class Verblijfplaats(_Answer):
    """``type``: Adres, Locatie, VerblijfplaatsBuitenland or VerblijfplaatsOnbekend."""

    type: str
    verblijfadres: Verblijfadres | None = None
    functieAdres: Code | None = None  # noqa: N815
    adresseerbaarObjectIdentificatie: str | None = None  # noqa: N815
    indicatieVastgesteldVerblijftNietOpAdres: bool = False  # noqa: N815
    datumVan: Date | None = None  # noqa: N815
    inOnderzoek: dict[str, object] | bool | None = None  # noqa: N815


class Adressering(_Answer):
    """Lines for an envelope; ``land`` only for an address abroad."""

    adresregel1: str | None = None
    adresregel2: str | None = None
    adresregel3: str | None = None
    land: Code | None = None


class Opschorting(_Answer):
    """Delivered without asking; ``datum`` is the day from which on it holds."""

    reden: Code | None = None
    datum: Date | None = None


class Immigratie(_Answer):
    """Last settlement in the Netherlands."""

    datumVestigingInNederland: Date | None = None  # noqa: N815


class Ouder(_Answer):
    """A parent; without number when not in the BRP."""

    burgerservicenummer: Bsn | None = None
    datumIngangFamilierechtelijkeBetrekking: Date | None = None  # noqa: N815


class Partner(_Answer):
    """The present partner, or the last one."""

    burgerservicenummer: Bsn | None = None
    ontbindingHuwelijkPartnerschap: Dag | None = None  # noqa: N815


class Minderjarige(_Answer):
    """Over whom the gezag is."""

    burgerservicenummer: Bsn


class Gezaghouder(_Answer):
    """GezagOuder (no type) or Derde (BekendeDerde, OnbekendeDerde)."""

    type: str | None = None
    burgerservicenummer: Bsn | None = None


class Gezagsrelatie(_Answer):
    """All types together: which members belong to which type is checked in the translation.

    ``minderjarige`` is required since 2.x; older mock data leaves it out.
    """

    type: str
    minderjarige: Minderjarige | None = None
    inOnderzoek: bool = False  # noqa: N815
    ouders: tuple[Gezaghouder, ...] | None = None
    ouder: Gezaghouder | None = None
    derde: Gezaghouder | None = None
    derden: tuple[Gezaghouder, ...] | None = None


class Persoon(_Answer):
    """One person in the answer."""

    burgerservicenummer: Bsn
    naam: Naam | None = None
    geboorte: Dag | None = None
    overlijden: Dag | None = None
    geheimhoudingPersoonsgegevens: bool = False  # noqa: N815
    opschortingBijhouding: Opschorting | None = None  # noqa: N815
    indicatieCurateleRegister: bool = False  # noqa: N815
    gemeenteVanInschrijving: Code | None = None  # noqa: N815
    immigratie: Immigratie | None = None
    verblijfplaats: Verblijfplaats | None = None
    adressering: Adressering | None = None
    ouders: tuple[Ouder, ...] = ()
    partners: tuple[Partner, ...] = ()
    gezag: tuple[Gezagsrelatie, ...] = ()
    inOnderzoek: dict[str, object] | bool | None = None  # noqa: N815


class PersonenAntwoord(_Answer):
    """The envelope; unknown people and those with reden F or W are simply not in it."""

    personen: tuple[Persoon, ...] = Field(max_length=20)

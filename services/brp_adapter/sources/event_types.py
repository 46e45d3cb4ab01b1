"""The ``data`` of every event type that is read, with the names of the wire.

Our own hook types refuse unknown members: a misspelt ``veiligTeInformeren`` that is silently taken
for "not answered" could cost a life. The official and vendor types tolerate them, because their
specifications may grow.
"""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from brp_adapter.sources.envelope import holds_bsn
from brp_adapter.sources.values import BsnMember, DateMember, LandMember, MomentMember, ShortText

MOST_PERSONS = 50


class _Own(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []  # all of it is about people


class _Theirs(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []  # all of it is about people


Persons = Annotated[
    tuple[BsnMember, ...], Field(strict=False, min_length=1, max_length=MOST_PERSONS)
]
Numbers = Annotated[tuple[BsnMember, ...], Field(strict=False, max_length=MOST_PERSONS)]


def _no_bsn(value: str) -> str:
    if holds_bsn(value):
        raise PydanticCustomError(_PERSONAL_DATA, _PERSONAL_DATA)
    return value


_PERSONAL_DATA = "personalData"
EventId = Annotated[ShortText, AfterValidator(_no_bsn)]
"""An ``id`` never holds a burgerservicenummer, and is shown where one may not be."""

Lines = Annotated[tuple[ShortText, ...], Field(strict=False, max_length=5)]


class Aangever(_Own):
    """Who declared, and in which capacity."""

    burgerservicenummer: BsnMember | None = None
    hoedanigheid: Literal["ouder", "voogd", "verzorger", "zelf", "gemachtigde"] | None = None


class Bestemming(_Own):
    """Where to. ``adresregels`` are accepted and not used: the BRP gives the address."""

    landcode: LandMember | None = None
    adresregels: Lines = ()


class Toestemming(_Own):
    """Consent of one holder; ``wijze`` (how it was recorded) decides nothing."""

    gezaghouder: BsnMember
    omvang: Literal["emigratie", "reis"]
    geverifieerd: bool
    wijze: ShortText | None = None


class VervangendeToestemming(_Own):
    """Permission of the court in place of consent (art. 1:253a BW)."""

    gecontroleerd: bool
    uitvoerbaar: bool


class Aangegeven(_Own):
    """``nl.brp.vertrek-naar-buitenland.aangegeven``."""

    personen: Persons
    aangever: Aangever | None = None
    aangifteTijdstip: MomentMember  # noqa: N815  name of the wire
    vertrekdatum: DateMember
    bestemming: Bestemming | None = None
    veiligTeInformeren: bool | None = None  # noqa: N815
    toestemmingen: Annotated[
        tuple[Toestemming, ...], Field(strict=False, max_length=MOST_PERSONS)
    ] = ()
    vervangendeToestemming: VervangendeToestemming | None = None  # noqa: N815


class Ingetrokken(_Own):
    """``nl.brp.vertrek-naar-buitenland.ingetrokken``."""

    personen: Persons
    aangifteId: EventId | None = None  # noqa: N815


class Gecorrigeerd(_Own):
    """``nl.brp.vertrek-naar-buitenland.gecorrigeerd``."""

    personen: Persons
    vertrekVervallen: bool  # noqa: N815
    vertrekdatum: DateMember | None = None
    bestemming: Bestemming | None = None


class Verblijfplaats(_Theirs):
    """Only the date of the departure; the address is read from the BRP itself."""

    datumVan: DateMember | None = None  # noqa: N815


class NaarBuitenland(_Theirs):
    """``nl.brp.verhuisd.naar-buitenland`` (BRP API Gebeurtenissen)."""

    burgerservicenummer: BsnMember
    verblijfplaats: Verblijfplaats | None = None


class Groep08(_Theirs):
    """Category 08 in numbers: 13.10 land, 13.20 date of departure as ``jjjjmmdd``."""

    e1310: LandMember | None = None
    e1320: Annotated[str, Field(pattern=r"^[0-9]{8}$")] | None = None


class Emigratie(_Theirs):
    """``nl.brp.verhuisd.emigratie`` (form of September 2025).

    ``pl_id`` is the key of a person list; it is only of use when it is a BSN.
    """

    pl_id: BsnMember
    c08: Groep08 | None = None


class Mutatie(_Theirs):
    """``vrijbrp.pl.mutation.v1``: something about this person changed."""

    bsn: BsnMember
    historicBsns: Numbers = ()  # noqa: N815


EventData = Aangegeven | Ingetrokken | Gecorrigeerd | NaarBuitenland | Emigratie | Mutatie

EVENT_TYPES: dict[str, type[EventData]] = {
    "nl.brp.vertrek-naar-buitenland.aangegeven": Aangegeven,
    "nl.brp.vertrek-naar-buitenland.ingetrokken": Ingetrokken,
    "nl.brp.vertrek-naar-buitenland.gecorrigeerd": Gecorrigeerd,
    "nl.brp.verhuisd.naar-buitenland": NaarBuitenland,
    "nl.brp.verhuisd.emigratie": Emigratie,
    "vrijbrp.pl.mutation.v1": Mutatie,
}

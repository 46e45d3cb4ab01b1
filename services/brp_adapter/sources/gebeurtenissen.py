"""One event that the BRP API Gebeurtenissen delivered, turned into what was reported.

A CloudEvent without time and subject: when it was received stands in for when it was recorded. It
says who and at most since when; the country, the reason and the address are read from the BRP
(BRP-API/brp-api-gebeurtenissen, gebeurtenissen-bevragen). Types of the form of September 2025,
with the key of a person list, are read as well: that key is of use only when it is a BSN.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from brp_adapter.custody.reported import Registered, ReportedDeparture, Touched
from brp_adapter.register.dates import read_digits
from brp_adapter.sources.envelope import Envelope, open_envelope
from brp_adapter.sources.event_types import Emigratie, Groep08, NaarBuitenland
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType, faults_of
from brp_adapter.sources.values import BsnMember
from contracts.values.bsn import Bsn
from contracts.values.codes import known_land
from contracts.values.dates import NotADate, PartialDate

DEPARTED: Final = "nl.brp.verhuisd.naar-buitenland"
DIED: Final = "nl.brp.overleden"
MOVED: Final = "nl.brp.verhuisd.intergemeentelijk"
OFFERED: Final = (DEPARTED, DIED, MOVED)
"""To which one can subscribe (``GebeurtenisTypeVanPersoonEnum``)."""


class _Person(BaseModel):
    """Of every other type nothing is used but whom it is about: the BRP is read again."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    burgerservicenummer: BsnMember

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []

    @property
    def about(self) -> Bsn:
        return self.burgerservicenummer


class _PersonList(BaseModel):
    """The same in the form of September 2025."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    about: Annotated[BsnMember, Field(alias="pl_id")]

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []


_Data = NaarBuitenland | Emigratie | _Person | _PersonList

TYPES: Final[Mapping[str, type[_Data]]] = MappingProxyType(
    {
        DEPARTED: NaarBuitenland,
        DIED: _Person,
        # Who moves to another municipality is (again) in the Netherlands.
        MOVED: _Person,
        "nl.brp.verhuisd.emigratie": Emigratie,
        "nl.brp.verhuisd.immigratie": _PersonList,
        "nl.brp.ingeschreven.immigratie": _PersonList,
        "nl.brp.verhuisd.in-buitenland": _PersonList,
        # As the example of the same specification writes it.
        "nl.brp.verhuisd.buitenlands": _PersonList,
        "nl.brp.verhuisd.binnengemeentelijk": _PersonList,
        "nl.brp.verhuisd.buitengemeentelijk": _PersonList,
    }
)


def read_kept(content: bytes, *, sender: str, received_at: datetime) -> ReportedDeparture:
    """Read one event as it was delivered. Raises ``EventRefused`` or ``UnknownEventType``."""
    return read_delivered(open_envelope(content), sender=sender, received_at=received_at)


def read_delivered(
    envelope: Envelope, *, sender: str, received_at: datetime
) -> Registered | Touched:
    """As ``read_kept``, for an envelope that was opened before."""
    model = TYPES.get(envelope.type)
    if model is None:
        raise UnknownEventType(tuple(TYPES))
    try:
        data = model.model_validate(envelope.data)
    except ValidationError as refused:
        raise EventRefused(faults_of(refused, "data")) from None
    at = received_at if envelope.time is None else min(envelope.time, received_at)
    match data:
        case NaarBuitenland():
            place = data.verblijfplaats
            since = None if place is None else place.datumVan
            return _registered(envelope.id, sender, data.burgerservicenummer, at, since, None)
        case Emigratie():
            group = data.c08 or Groep08()
            land = known_land(group.e1310)
            return _registered(envelope.id, sender, data.pl_id, at, _digits(group.e1320), land)
        case _:
            return Touched(
                event_id=envelope.id, sender=sender, person=data.about, historic=(), at=at
            )


def _registered(  # noqa: PLR0917 -- one after the other as in the class
    event_id: str,
    sender: str,
    person: Bsn,
    at: datetime,
    date: PartialDate | None,
    destination: str | None,
) -> Registered:
    return Registered(
        event_id=event_id, sender=sender, person=person, date=date, destination=destination, at=at
    )


def _digits(text: str | None) -> PartialDate | None:
    try:
        return None if text is None else read_digits(text)
    except NotADate:
        raise EventRefused([Fault("data.c08.e1320", "date", "Geen datum jjjjmmdd.")]) from None

"""A CloudEvent of the NL GOV profile, turned into what was reported.

Serves the intake (bytes from a municipality) and situation files (members already read); what is
only a rule of the intake (the OIN in the source) stands in ``brp_adapter.accept_event``.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, assert_never

from pydantic import ValidationError

from brp_adapter.custody.reported import (
    Corrected,
    Declared,
    Registered,
    ReportedDeparture,
    Touched,
    Withdrawn,
)
from brp_adapter.register.dates import read_digits
from brp_adapter.sources.envelope import Envelope, open_envelope
from brp_adapter.sources.event_types import (
    EVENT_TYPES,
    Aangegeven,
    Bestemming,
    Emigratie,
    EventData,
    Gecorrigeerd,
    Ingetrokken,
    Mutatie,
    NaarBuitenland,
)
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType, faults_of
from contracts.messages.facts import Consent, ConsentScope, CourtPermission
from contracts.values.codes import LAND_UNKNOWN, known_land
from contracts.values.dates import NotADate, PartialDate


def read_event(
    body: bytes | Mapping[str, Any], *, received_at: datetime | None = None
) -> ReportedDeparture:
    """Read one event. Raises ``EventRefused`` or ``UnknownEventType``.

    ``received_at`` stands in for ``time``, which the BRP's own events leave out. Nothing was
    recorded after it was received: a clock that runs ahead, or local time sent as UTC, must not
    put a declaration behind the correction that undoes it.
    """
    return read_data(open_envelope(body), received_at=received_at)


def read_kept(content: bytes, *, sender: str, received_at: datetime) -> ReportedDeparture:
    """As ``read_event``; who brought it stands in the event itself, and was checked on arrival."""
    del sender
    return read_event(content, received_at=received_at)


def read_data(envelope: Envelope, *, received_at: datetime | None = None) -> ReportedDeparture:
    """As ``read_event``, for an envelope that was opened before."""
    model = EVENT_TYPES.get(envelope.type)
    if model is None:
        raise UnknownEventType(tuple(EVENT_TYPES))
    at = min((moment for moment in (envelope.time, received_at) if moment), default=None)
    faults: tuple[Fault, ...] = ()
    if at is None:
        faults = (Fault("time", "required", "Verplicht."),)
    try:
        data = model.model_validate(envelope.data)
    except ValidationError as refused:
        faults += faults_of(refused, "data")
        raise EventRefused(faults) from None
    if at is None:
        raise EventRefused(faults)
    reported = _reported(envelope, data, at)
    if isinstance(reported, Declared) and received_at is not None:
        return replace(reported, declared_at=min(reported.declared_at, received_at))
    return reported


def _reported(envelope: Envelope, data: EventData, at: datetime) -> ReportedDeparture:
    sender = envelope.oin or envelope.source
    match data:
        case Aangegeven():
            return _declared(envelope.id, sender, data)
        case Ingetrokken():
            return Withdrawn(
                event_id=envelope.id,
                sender=sender,
                persons=data.personen,
                declaration_id=data.aangifteId,
                at=at,
            )
        case Gecorrigeerd():
            return Corrected(
                event_id=envelope.id,
                sender=sender,
                persons=data.personen,
                undone=data.vertrekVervallen,
                date=data.vertrekdatum,
                destination=_land(data.bestemming),
                destination_given="bestemming" in data.model_fields_set,
                at=at,
            )
        case NaarBuitenland():
            place = data.verblijfplaats
            return Registered(
                event_id=envelope.id,
                sender=sender,
                person=data.burgerservicenummer,
                date=None if place is None else place.datumVan,
                destination=None,
                at=at,
            )
        case Emigratie():
            return Registered(
                event_id=envelope.id,
                sender=sender,
                person=data.pl_id,
                date=None if data.c08 is None else _digits(data.c08.e1320),
                destination=None if data.c08 is None else known_land(data.c08.e1310),
                land_unknown=data.c08 is not None and data.c08.e1310 == LAND_UNKNOWN,
                at=at,
            )
        case Mutatie():
            return Touched(
                event_id=envelope.id,
                sender=sender,
                person=data.bsn,
                historic=data.historicBsns,
                at=at,
            )
        case _:
            assert_never(data)


def _declared(event_id: str, sender: str, data: Aangegeven) -> Declared:
    declarant, court = data.aangever, data.vervangendeToestemming
    return Declared(
        event_id=event_id,
        sender=sender,
        persons=data.personen,
        declarant=None if declarant is None else declarant.burgerservicenummer,
        role=None if declarant is None else declarant.hoedanigheid,
        declared_at=data.aangifteTijdstip,
        date=data.vertrekdatum,
        destination=_land(data.bestemming),
        safe_to_inform=data.veiligTeInformeren,
        consents=tuple(
            Consent(given.gezaghouder, ConsentScope(given.omvang), given.geverifieerd)
            for given in data.toestemmingen
        ),
        court_permission=None
        if court is None
        else CourtPermission(checked=court.gecontroleerd, enforceable=court.uitvoerbaar),
    )


def _land(bestemming: Bestemming | None) -> str | None:
    return None if bestemming is None else known_land(bestemming.landcode)


def _digits(text: str | None) -> PartialDate | None:
    try:
        return None if text is None else read_digits(text)
    except NotADate:
        raise EventRefused([Fault("data.c08.e1320", "date", "Geen datum jjjjmmdd.")]) from None

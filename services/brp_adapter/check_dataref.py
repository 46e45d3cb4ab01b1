"""An event that only says where its data lies (``dataref``, the claim check of CloudEvents)."""

from brp_adapter.fetching.address import agreed
from brp_adapter.fetching.errors import FetchRefused
from brp_adapter.service import Service
from brp_adapter.sources.envelope import Envelope
from brp_adapter.sources.event_types import EVENT_TYPES
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType


def check_dataref(service: Service, envelope: Envelope, dataref: str, *, sender: str) -> None:
    """Whether the data may be fetched there for this sender, who can still send it otherwise.

    Raises ``EventRefused`` and ``UnknownEventType``.
    """
    if envelope.type not in EVENT_TYPES:
        raise UnknownEventType(tuple(EVENT_TYPES))
    if envelope.time is None:
        raise EventRefused([Fault("time", "required", "Verplicht.")])
    connection = service.connected.pushed_by(sender)
    if connection is None or connection.ophalen is None:
        reason = "Hier wordt niets opgehaald: stuur de gegevens mee in data."
        raise EventRefused([Fault("data", "required", reason)])
    try:
        agreed(dataref, connection.ophalen, plain_allowed=service.test_mode)
    except FetchRefused:
        reason = "Van dit adres wordt niets opgehaald: spreek de host af met de beheerder."
        raise EventRefused([Fault("dataref", "host", reason)]) from None

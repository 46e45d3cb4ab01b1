"""What lay at the ``resourceUrl`` of a notification, turned into what was reported.

No national standard says what lies there, so a connection says which of two shapes it is
(``Levert``). What is kept is no more than is read: of a ``persoon`` the number alone.
"""

from datetime import datetime
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from brp_adapter.connections.notificaties import Levert
from brp_adapter.custody.reported import ReportedDeparture, Touched
from brp_adapter.sources.envelope import Envelope
from brp_adapter.sources.event_types import EventId
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType, faults_of
from brp_adapter.sources.json_text import read_json, write_json
from brp_adapter.sources.nlgov import read_data
from brp_adapter.sources.values import BsnMember, MomentMember

RESOURCE: Final = "resource"
DEPARTURES: Final = (
    "nl.brp.vertrek-naar-buitenland.aangegeven",
    "nl.brp.vertrek-naar-buitenland.ingetrokken",
    "nl.brp.vertrek-naar-buitenland.gecorrigeerd",
)


class _Shape(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> list[tuple[str | None, object]]:
        return []  # all of it is about people


ShapeT = TypeVar("ShapeT", bound=_Shape)


class Persoon(_Shape):
    """Whatever else the publisher tells of the person, the BRP tells better."""

    burgerservicenummer: BsnMember


class Vertrek(_Shape):
    """As one of our own events: ``data`` has exactly the members of its type, nothing else.

    Each declaration, withdrawal and correction is a resource of its own, with an ``id`` of its
    own. ``time`` is when it was recorded.
    """

    id: Annotated[EventId, StringConstraints(min_length=1)]
    type: str
    time: MomentMember
    data: Any


def kept_form(levert: Levert, resource: bytes, *, name: str, made_at: datetime) -> bytes:
    """What the inbox keeps of a fetched resource; ``read_kept`` reads it.

    ``name`` and ``made_at`` are of the notification, and count for a ``persoon`` alone: a
    ``vertrek`` says its own, so that two notifications of one resource are one report.

    Raises ``EventRefused`` or ``UnknownEventType``.
    """
    members = _members(read_json(resource, where=RESOURCE))
    if levert is Levert.PERSOON:
        number = _valid(Persoon, members).burgerservicenummer
        kept: dict[str, object] = {
            "levert": levert,
            "id": name,
            "type": levert,
            "time": made_at.isoformat(),
            "data": {"burgerservicenummer": number.reveal()},
        }
    else:
        _valid(Vertrek, members)
        read = {name: members[name] for name in Vertrek.model_fields}
        kept = {"levert": levert, **read}
    return write_json(kept, where=RESOURCE)


def name_in(content: bytes) -> str:
    """Under which the source names what is kept. Raises ``EventRefused``."""
    members = _members(read_json(content, where=RESOURCE))
    return _valid(Vertrek, members).id


def read_kept(content: bytes, *, sender: str, received_at: datetime) -> ReportedDeparture:
    """Read what ``kept_form`` wrote. Raises ``EventRefused`` or ``UnknownEventType``.

    Nothing was recorded after it was received (``nlgov.read_event``).
    """
    members = _members(read_json(content, where=RESOURCE))
    read = _valid(Vertrek, members)
    if members.get("levert") == Levert.PERSOON:
        person = _valid(Persoon, _members(read.data)).burgerservicenummer
        return Touched(
            event_id=read.id,
            sender=sender,
            person=person,
            historic=(),
            at=min(read.time, received_at),
        )
    if read.type not in DEPARTURES:
        raise UnknownEventType(DEPARTURES)
    # The source of a declaration is who it counts for, as where it is pushed.
    source = f"urn:nld:oin:{sender}:systeem:notificaties"
    envelope = Envelope(read.id, source, read.type, read.time, read.data)
    return read_data(envelope, received_at=received_at)


def _members(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise EventRefused([Fault(RESOURCE, "json", "Geen JSON-object.")])
    return value


def _valid(shape: type[ShapeT], members: dict[str, Any]) -> ShapeT:
    try:
        return shape.model_validate(members)
    except ValidationError as refused:
        raise EventRefused(faults_of(refused, RESOURCE)) from None

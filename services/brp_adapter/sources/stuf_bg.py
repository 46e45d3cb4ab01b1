"""A StUF-BG 3.10 npsLk01, turned into what was reported.

Kept is the message without its envelope, in canonical form: what a broker puts around it (moments,
ids of its own) is another every time that it sends the same.
"""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5
from xml.etree.ElementTree import Element

from brp_adapter.custody.reported import Registered, ReportedDeparture, Touched
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from brp_adapter.sources.stuf.message import Steering, steering_of
from brp_adapter.sources.stuf.names import bg, stuf
from brp_adapter.sources.stuf.person import Nps, person_of
from brp_adapter.sources.stuf.rule import says_departed
from brp_adapter.sources.stuf.tree import parse
from brp_adapter.sources.stuf.values import (
    Said,
    Value,
    date_of,
    is_nil,
    land_of,
    moment_of,
    value_of,
)
from contracts.values.bsn import Bsn, NotABsn
from contracts.values.codes import LAND_UNKNOWN, known_land

NPS_LK01 = bg("npsLk01")
_KINDS = frozenset("TWVCF")
_MOST_OBJECTS = 2


def read_kept(content: bytes, *, sender: str, received_at: datetime) -> ReportedDeparture:
    """Read one message as it is kept. Raises ``EventRefused`` or ``UnknownEventType``."""
    message = parse(content)
    if message.tag != NPS_LK01:
        raise UnknownEventType(("npsLk01",))
    return read_message(message, sender=sender, received_at=received_at)


def read_message(message: Element, *, sender: str, received_at: datetime) -> ReportedDeparture:
    """As ``read_kept``, for a message that was parsed before. Raises ``EventRefused``."""
    steering = steering_of(message)
    kind = value_of(message.find(bg("parameters")), stuf("mutatiesoort")).text
    if kind not in _KINDS:
        reason = "T, W, V, C of F."
        raise EventRefused([Fault("parameters.mutatiesoort", "value", reason)])
    old, new = _objects(message, kind)
    number = _number(new.bsn if new.bsn.said is not Said.ABSENT or old is None else old.bsn)
    former = None if old is None or old.bsn.said is not Said.VALUE else _number(old.bsn)
    event_id, at = _event_id(steering), _recorded_at(steering, new, received_at)
    if former is not None and former != number:
        return Touched(event_id=event_id, sender=sender, person=number, historic=(former,), at=at)
    if not says_departed(kind, old, new):
        return Touched(event_id=event_id, sender=sender, person=number, historic=(), at=at)
    land = land_of(new.land) or land_of(new.land_of_address)
    return Registered(
        event_id=event_id,
        sender=sender,
        person=number,
        date=date_of(new.left),
        destination=known_land(land),
        at=at,
        land_unknown=land == LAND_UNKNOWN or (land is None and _unknown(new)),
        ministerial_decree=new.suspended.text == "M",
        in_onderzoek=new.in_onderzoek,
    )


def _unknown(new: Nps) -> bool:
    """The country is said not to be known, which is more than that none is said."""
    return Said.UNKNOWN in {new.land.said, new.land_of_address.said}


def _objects(message: Element, kind: str) -> tuple[Nps | None, Nps]:
    """What was before, where that was sent, and what is now (StUF 03.01 §5.2)."""
    given = message.findall(bg("object"))
    people = [person_of(element) for element in given if not is_nil(element)]
    if not people or len(given) > _MOST_OBJECTS:
        raise EventRefused([Fault("object", "required", "Een of twee objecten.")])
    if len(people) == 1 or kind in {"T", "V"}:
        return None, people[-1]
    return people[0], people[1]


def _number(value: Value) -> Bsn:
    if value.said is not Said.VALUE:
        code = "withheld" if value.said is Said.WITHHELD else "required"
        reason = "Verplicht: zonder burgerservicenummer kan de BRP niet worden geraadpleegd."
        raise EventRefused([Fault("object.inp.bsn", code, reason)])
    try:
        return Bsn(value.text)
    except NotABsn:
        reason = "Geen geldig burgerservicenummer (negen cijfers, elfproef)."
        raise EventRefused([Fault("object.inp.bsn", "bsn", reason)]) from None


def _event_id(steering: Steering) -> str:
    """Names it among all of a municipality; of a user and a reference, no word stays in it."""
    party = steering.zender
    parts = (party.organisatie, party.applicatie, party.administratie, party.gebruiker)
    name = "/".join((*(part or "" for part in parts), steering.referentienummer))
    return str(uuid5(NAMESPACE_OID, f"stuf/{name}"))


def _recorded_at(steering: Steering, new: Nps, received_at: datetime) -> datetime:
    """When it was recorded: no later than it was sent, and that no later than it came."""
    sent = min(moment_of(steering.tijdstip) or received_at, received_at)
    return min(moment_of(new.registered_at.text) or sent, sent)

"""A message of StUF that is in order, as the inbox keeps it."""

from xml.etree.ElementTree import Element

from brp_adapter.connections.stuf import Stuf
from brp_adapter.receive_report import Incoming, check_fictitious
from brp_adapter.service import Service
from brp_adapter.sources.envelope import holds_bsn
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.stuf.fault_codes import Refused, refusal_of
from brp_adapter.sources.stuf.message import body_of, steering_of
from brp_adapter.sources.stuf.names import SOAP, namespace_of
from brp_adapter.sources.stuf.tree import canonical, parse
from brp_adapter.sources.stuf_bg import read_message
from brp_adapter.stuf_answer import Answerable


def incoming_of(service: Service, kept: Answerable, message: Element) -> Incoming:
    """Read it, and name it for ever. Raises ``EventRefused``."""
    connection = kept.connection
    reported = read_message(message, sender=connection.gemeente, received_at=service.now())
    check_fictitious(service, reported)
    return Incoming(
        source=_source(service, kept),
        external_id=_reference(service, kept),
        kind=kind_of(Format.STUF_BG, "npsLk01"),
        sender=connection.gemeente,
        content=kept.content,
    )


def incoming_again(service: Service, connection: Stuf, content: bytes) -> Incoming:
    """The same of what was put aside: the message, with its envelope where that was wrong.

    Raises ``EventRefused``.
    """
    root = parse(content)
    message = body_of(root) if namespace_of(root.tag) == SOAP else root
    kept = Answerable(connection, steering_of(message), canonical(message))
    refused = refusal(kept, message, action="")
    if refused is not None:
        raise EventRefused([fault_in_sending(refused)])
    return incoming_of(service, kept, message)


def refusal(kept: Answerable, message: Element, *, action: str) -> Refused | None:
    """What is wrong with the sending, as both sides agreed on it."""
    connection = kept.connection
    return refusal_of(
        message,
        kept.steering,
        action,
        receiver=connection.ontvanger.party,
        sender=connection.zender.party,
    )


def fault_in_sending(refused: Refused) -> Fault:
    """The same for an operator."""
    return Fault("stuurgegevens", refused.value.code, refused.value.text)


def _source(service: Service, kept: Answerable) -> str:
    """The sender as StUF has it; of whom among its users it was, no name stays."""
    named = f"urn:nld:oin:{kept.connection.gemeente}:stuf:{kept.connection.zender}"
    user = kept.steering.zender.gebruiker
    return f"{named}#{service.privacy.index.of('user', user).hex()}" if user else named


def _reference(service: Service, kept: Answerable) -> str:
    """As it came, so that both sides can find it; not when somebody's number stands in it."""
    reference = kept.steering.referentienummer
    if holds_bsn(reference):
        return service.privacy.index.of("reference", reference).hex()
    return reference

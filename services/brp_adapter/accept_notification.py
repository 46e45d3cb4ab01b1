"""A notification of an NRC, checked and written down as work: what the 204 stands on."""

from typing import Final

from brp_adapter.connections.notificaties import Kanaal, Notificaties
from brp_adapter.pointed_at import SOURCE
from brp_adapter.receive_report import Incoming, receive_report
from brp_adapter.service import Service
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.notification import Notificatie, one_form, read_notification
from foundation.inbox import Received
from foundation.log import get_logger

_KIND: Final = kind_of(Format.NOTIFICATIES, "melding")
_log = get_logger(__name__)


def accept_notification(service: Service, body: bytes, connection: Notificaties) -> Received | None:
    """Keep what is to be fetched. None: nothing that this connection waits for.

    Raises ``EventRefused``, ``DatabaseError``.
    """
    incoming = check_notification(service, body, connection)
    return None if incoming is None else receive_report(service, incoming)


def check_notification(service: Service, body: bytes, connection: Notificaties) -> Incoming | None:
    """The work of a notification that is in order; None: this connection does not wait for it.

    An NRC has no id for what it sends, and sends it up to eight times: the same is the same one.
    Raises ``EventRefused``.
    """
    read = read_notification(body)
    if not any(_counts(kanaal, read) for kanaal in connection.kanalen):
        _log.info("notification_passed_over", connection=connection.naam)
        return None
    return Incoming(
        source=f"{SOURCE}{connection.naam}",
        external_id=notification_name(service, body),
        kind=_KIND,
        sender=connection.gemeente,
        content=one_form(body),
        fetch=True,
    )


def notification_name(service: Service, body: bytes) -> str:
    """Under which name a notification is kept: made of its meaning, since it brings none."""
    return service.privacy.index.of_bytes("notificatie", one_form(body)).hex()


def _counts(kanaal: Kanaal, read: Notificatie) -> bool:
    return (
        read.kanaal == kanaal.naam
        and (not kanaal.acties or read.actie in kanaal.acties)
        and all(read.kenmerken.get(name) == value for name, value in kanaal.filters.items())
    )

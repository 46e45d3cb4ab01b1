"""A broker's npsLk01, checked and written to the inbox: what the Bv03 stands on.

A sender stops altogether after five Fo03 in a row, and with it the next child's departure. So Fo03
is for what is wrong with the sending (who, to whom, what kind, the same reference twice); a message
that came well and of which the content cannot be read is kept for an operator, and that is a Bv03:
it is stored, and sending it again would not make it better.

Nothing is stored of an answer: its number and its moment are those of the row that keeps the
message, so that whoever repeats the message gets the same bytes, also after a crash in between.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID, uuid4
from xml.etree.ElementTree import Element

from sqlalchemy import Select, select

from brp_adapter.connections.stuf import Stuf
from brp_adapter.keep_unreadable import keep_unreadable
from brp_adapter.receive_report import receive_report
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, Fault
from brp_adapter.sources.formats import Format
from brp_adapter.sources.stuf.answers import fault_for
from brp_adapter.sources.stuf.fault_codes import Refused
from brp_adapter.sources.stuf.message import open_message
from brp_adapter.sources.stuf.tree import canonical
from brp_adapter.storage.source_tables import UNREADABLE
from brp_adapter.storage.tables import INBOX, INBOX_CONFLICT
from brp_adapter.stuf_answer import FAULT, Answerable, StufAnswer
from brp_adapter.stuf_incoming import fault_in_sending, incoming_of, refusal
from foundation.database import DatabaseError
from foundation.inbox import Conflict
from foundation.log import get_logger

_log = get_logger(__name__)


def accept_stuf(service: Service, connection: Stuf, body: bytes, *, action: str) -> StufAnswer:
    """Check, keep, answer; a Bv03 only after the commit. Raises ``DatabaseError``.

    That only for what cannot be answered with a Fo03. ``action``: the SOAPAction, unquoted.
    """
    try:
        message, steering = open_message(body)
    except EventRefused as refused:
        keep_unreadable(service, connection, Format.STUF_BG, body, refused.faults)
        return StufAnswer(FAULT, "fault", fault_for(refused))
    kept = Answerable(connection, steering, canonical(message))
    try:
        answer = _accept(service, kept, message, action)
    except DatabaseError as error:
        _log.error("stuf_not_stored", connection=connection.naam, error=type(error).__name__)
        return kept.fo03(Refused.NOT_STORED, uuid4(), service.now())
    if answer.code is not None:
        _log.warning("stuf_refused", connection=connection.naam, code=answer.code)
    return answer


def _accept(service: Service, kept: Answerable, message: Element, action: str) -> StufAnswer:
    refused = refusal(kept, message, action=action)
    if refused is not None:
        return _put_aside(service, kept, [fault_in_sending(refused)], refused)
    try:
        incoming = incoming_of(service, kept, message)
    except EventRefused as unreadable:
        return _put_aside(service, kept, unreadable.faults, None)
    received = receive_report(service, incoming)
    if isinstance(received, Conflict):
        wanted = select(INBOX_CONFLICT.c.id, INBOX_CONFLICT.c.created_at).where(
            INBOX_CONFLICT.c.inbox_id == received.id,
            INBOX_CONFLICT.c.content_hash == _hash(service, kept),
        )
        row_id, at = _row(service, wanted) or (uuid4(), service.now())
        return kept.fo03(Refused.NOT_UNIQUE, row_id, at)
    wanted = select(INBOX.c.id, INBOX.c.created_at).where(INBOX.c.id == received.id)
    row_id, at = _row(service, wanted) or (received.id, service.now())
    return kept.bv03(row_id, at)


def _put_aside(
    service: Service, kept: Answerable, faults: Sequence[Fault], why: Refused | None
) -> StufAnswer:
    """Keep it for an operator. What could not be kept is no Bv03."""
    keep_unreadable(service, kept.connection, Format.STUF_BG, kept.content, faults)
    row = _row(
        service,
        select(UNREADABLE.c.id, UNREADABLE.c.first_at).where(
            UNREADABLE.c.connection == kept.connection.naam,
            UNREADABLE.c.content_hash == _hash(service, kept),
        ),
    )
    if row is None:
        return kept.fo03(why or Refused.NOT_STORED, uuid4(), service.now())
    return kept.bv03(*row) if why is None else kept.fo03(why, *row)


def _hash(service: Service, kept: Answerable) -> bytes:
    return service.privacy.index.of_bytes("content", kept.content)


def _row(service: Service, wanted: Select[UUID, datetime]) -> tuple[UUID, datetime] | None:
    with service.database.transaction() as connection:
        found = connection.execute(wanted).one_or_none()
    return None if found is None else (found[0], found[1])

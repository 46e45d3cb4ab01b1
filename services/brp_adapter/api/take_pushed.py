"""A pushed message in any content mode, given to the use cases; what they say, as an answer."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from brp_adapter.accept_batch import MOST_EVENTS, Refusal, accept_batch, as_sent
from brp_adapter.accept_event import SenderMismatch, accept_event
from brp_adapter.api.admission import admit
from brp_adapter.api.pushed import Mode, Pushed
from brp_adapter.api.refusals import faults_to_keep, params_in_batch, problem_of
from brp_adapter.connections.connection import Connection
from brp_adapter.keep_unreadable import keep_unreadable
from brp_adapter.report_status import Status
from brp_adapter.service import Service
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.formats import Format
from brp_adapter.sources.http_binding import (
    events_in_batch,
    members_in_body,
    members_in_headers,
    written_out,
)
from foundation.inbox import Accepted, Conflict, Duplicate, Received
from foundation.problem import InvalidParam, Problem


def take_event(service: Service, message: Pushed, connection: Connection) -> UUID:
    """Keep the one event that is in it; our id of it. Raises ``Problem``."""
    admit(service, connection)
    try:
        members = _members(message)
    except EventRefused as refused:
        kept = message.body
        if message.mode is Mode.BINARY:
            kept = written_out(message.headers, message.body)
        _keep(service, connection, kept, refused)
        raise problem_of(refused) from None
    try:
        received = accept_event(service, members, sender=connection.gemeente)
    except (EventRefused, UnknownEventType, SenderMismatch) as refused:
        kept = message.body if message.mode is Mode.STRUCTURED else as_sent(members)
        _keep(service, connection, kept, refused)
        raise problem_of(refused) from None
    if isinstance(received, Conflict):
        raise problem_of(received)
    return received.id


def take_batch(service: Service, message: Pushed, connection: Connection) -> list[UUID]:
    """Keep all that is right in it; our ids, in order. Raises ``Problem`` when not all of it is."""
    try:
        events = events_in_batch(message.body)
    except EventRefused as refused:
        admit(service, connection)
        _keep(service, connection, message.body, refused)
        raise problem_of(refused) from None
    # Counted before anything is done with them, and one that is empty counts as well.
    admit(service, connection, messages=max(1, len(events)))
    if len(events) > MOST_EVENTS:
        raise Problem(
            413,
            detail=f"Een lijst heeft hoogstens {MOST_EVENTS} gebeurtenissen.",
            code="too_many_events",
        )
    outcomes = accept_batch(service, events, sender=connection.gemeente)
    for event, outcome in zip(events, outcomes, strict=True):
        if not isinstance(outcome, Accepted | Duplicate):
            _keep(service, connection, as_sent(event), outcome)
    taken = [one.id for one in outcomes if isinstance(one, Accepted | Duplicate)]
    if len(taken) < len(outcomes):
        raise _partly(outcomes)
    return taken


def _members(message: Pushed) -> Mapping[str, Any]:
    if message.mode is Mode.BINARY:
        return members_in_headers(message.headers, message.body)
    return members_in_body(message.body)


def _keep(
    service: Service, connection: Connection, content: bytes, refused: Refusal | Conflict
) -> None:
    """For an operator, when it cannot be read; what can be read is in nobody's way."""
    faults = faults_to_keep(refused)
    if faults:
        keep_unreadable(service, connection, Format.NLGOV, content, faults)


def _partly(outcomes: list[Received | Refusal]) -> Problem:
    """What became of each. A 400, because who looks at the status alone must look again."""
    told: list[dict[str, str]] = []
    params: list[InvalidParam] = []
    for index, outcome in enumerate(outcomes):
        if isinstance(outcome, Accepted | Duplicate):
            told.append({"status": Status.RECEIVED, "id": str(outcome.id)})
        else:
            problem = problem_of(outcome)
            told.append({"status": "geweigerd", "code": problem.code or ""})
            params += params_in_batch(index, problem)
    return Problem(
        400,
        title="Niet alles is aangenomen",
        detail="Wat in gebeurtenissen de status ontvangen heeft, is bewaard. Herstel de andere, en"
        " stuur die of de hele lijst opnieuw.",
        code="events_refused",
        invalid_params=params,
        members={"gebeurtenissen": told},
    )

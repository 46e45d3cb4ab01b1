"""The event that tells RvdK IKO or Ca IKA about a case: NL GOV profile for CloudEvents 1.1.

Nothing about a person: the recipient follows ``dataref``, where its own authorisation is checked.
``escalatie`` asks for the lead of the recipient's team: nobody acted on the case inside its clock.
``eenjaarsdatum`` is when a year is over since the departure (art. 12 HKOV), null before it.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from contracts.values.dates import local_date
from notifier.cases.case_row import CaseRow
from notifier.cases.one_year import one_year_of
from notifier.decision.outcome import Decision, Flag
from notifier.handover.package.wire import Overdracht
from notifier.service import Service
from notifier.storage.handovers import HandoverKind

_TYPES: Final = {
    HandoverKind.FLAGGED: "nl.vertrekmelding.zaak-gevlagd",
    # The same type: a recipient that does not know the member sees a flag, which it is.
    HandoverKind.ESCALATED: "nl.vertrekmelding.zaak-gevlagd",
    HandoverKind.WITHDRAWN: "nl.vertrekmelding.zaak-vlag-ingetrokken",
    HandoverKind.TRANSFERRED: "nl.vertrekmelding.zaak-overgedragen",
}


def flag_event(
    service: Service,
    case: CaseRow,
    event_id: UUID,
    *,
    recipient: Flag,
    kind: HandoverKind,
    decision: Decision,
    now: datetime,
) -> bytes:
    """Structured mode; ``time`` is the moment of logging, as the profile wants."""
    data = {
        "zaakId": str(case.id),
        "kenmerk": case.reference,
        "ontvanger": recipient.value,
        "escalatie": kind is HandoverKind.ESCALATED,
        "urgentie": None if decision.urgency is None else decision.urgency.value,
        "eenjaarsdatum": _one_year(case, now),
        "redenen": [{"code": reason.code, "tekst": reason.text} for reason in decision.reasons],
    }
    where = f"/v1/zaken/{case.id}"
    return _event(service, event_id, _TYPES[kind], where=where, data=data, now=now)


def transfer_event(
    service: Service, case: CaseRow, transfer: Overdracht, sha256: bytes, *, now: datetime
) -> bytes:
    """That a case was handed over: where its package is, its hash, and until when to confirm it."""
    data = {
        "zaakId": str(case.id),
        "kenmerk": case.reference,
        "ontvanger": transfer.aan,
        "overdrachtId": str(transfer.id),
        "nummer": transfer.nummer,
        "sha256": sha256.hex(),
        "bevestigenVoor": transfer.bevestigen_voor.isoformat(),
        "eenjaarsdatum": _one_year(case, now),
    }
    kind, where = _TYPES[HandoverKind.TRANSFERRED], f"/v1/overdrachten/{transfer.id}"
    return _event(service, transfer.id, kind, where=where, data=data, now=now)


def _one_year(case: CaseRow, now: datetime) -> str | None:
    term = one_year_of(case.leaves_on, local_date(now))
    return None if term is None or term.day is None else term.day.isoformat()


def _event(
    service: Service,
    event_id: UUID,
    kind: str,
    *,
    where: str,
    data: Mapping[str, object],
    now: datetime,
) -> bytes:
    event = {
        "specversion": "1.0",
        "id": str(event_id),
        "source": f"urn:nld:oin:{service.sender_oin}:systeem:vertrekmelding",
        "type": kind,
        "subject": data["zaakId"],
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "dataref": f"{service.public_url.rstrip('/')}{where}",
        "data": data,
    }
    return json.dumps(event, ensure_ascii=False).encode()

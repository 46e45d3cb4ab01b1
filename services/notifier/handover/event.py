"""The event that tells RvdK IKO or Ca IKA about a case: NL GOV profile for CloudEvents 1.1.

Nothing about a person: the recipient follows ``dataref``, where its own authorisation is checked.
``escalatie`` asks for the lead of the recipient's team: nobody acted on the case inside its clock.
"""

import json
from datetime import datetime
from typing import Final
from uuid import UUID

from notifier.cases.case_row import CaseRow
from notifier.decision.outcome import Decision, Flag
from notifier.service import Service
from notifier.storage.handovers import HandoverKind

_TYPES: Final = {
    HandoverKind.FLAGGED: "nl.vertrekmelding.zaak-gevlagd",
    # The same type: a recipient that does not know the member sees a flag, which it is.
    HandoverKind.ESCALATED: "nl.vertrekmelding.zaak-gevlagd",
    HandoverKind.WITHDRAWN: "nl.vertrekmelding.zaak-vlag-ingetrokken",
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
    where = f"{service.public_url.rstrip('/')}/v1/zaken/{case.id}"
    event = {
        "specversion": "1.0",
        "id": str(event_id),
        "source": f"urn:nld:oin:{service.sender_oin}:systeem:vertrekmelding",
        "type": _TYPES[kind],
        "subject": str(case.id),
        "time": now.isoformat(),
        "datacontenttype": "application/json",
        "dataref": where,
        "data": {
            "zaakId": str(case.id),
            "kenmerk": case.reference,
            "ontvanger": recipient.value,
            "escalatie": kind is HandoverKind.ESCALATED,
            "urgentie": None if decision.urgency is None else decision.urgency.value,
            "redenen": [{"code": reason.code, "tekst": reason.text} for reason in decision.reasons],
        },
    }
    return json.dumps(event, ensure_ascii=False).encode()

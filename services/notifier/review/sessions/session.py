"""One login of one person, and how it is written down."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from notifier.staff.roles import Role, Visitor


@dataclass(frozen=True)
class Session:
    """``id`` is for the audit and opens nothing; what opens is the token in the cookie."""

    id: UUID
    visitor: Visitor
    began_at: datetime
    seen_at: datetime
    ends_at: datetime
    """Whatever one does until then."""


def encode(session: Session) -> bytes:
    """Written down, to be sealed."""
    visitor = session.visitor
    until = visitor.auditor_until
    return json.dumps(
        {
            "id": str(session.id),
            "subject": visitor.subject,
            "roles": sorted(visitor.roles),
            "oin": visitor.oin,
            "auditor_until": None if until is None else until.isoformat(),
            "began_at": session.began_at.isoformat(),
            "seen_at": session.seen_at.isoformat(),
            "ends_at": session.ends_at.isoformat(),
        }
    ).encode()


def decode(content: bytes) -> Session | None:
    """Read it back; None for one of another version of this program."""
    try:
        found = json.loads(content)
        until = found["auditor_until"]
        return Session(
            id=UUID(found["id"]),
            visitor=Visitor(
                subject=found["subject"],
                roles=frozenset(Role(one) for one in found["roles"]),
                oin=found["oin"],
                auditor_until=None if until is None else datetime.fromisoformat(until),
            ),
            began_at=datetime.fromisoformat(found["began_at"]),
            seen_at=datetime.fromisoformat(found["seen_at"]),
            ends_at=datetime.fromisoformat(found["ends_at"]),
        )
    except (ValueError, KeyError, TypeError):
        return None

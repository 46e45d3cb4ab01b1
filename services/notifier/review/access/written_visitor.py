"""How somebody who works at the workbench is written down in their session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from notifier.sessions.session import Writing
from notifier.staff.roles import Role, Visitor


def _write(visitor: Visitor) -> Mapping[str, Any]:
    until = visitor.auditor_until
    return {
        "subject": visitor.subject,
        "roles": sorted(visitor.roles),
        "oin": visitor.oin,
        "auditor_until": None if until is None else until.isoformat(),
    }


def _read(found: Mapping[str, Any]) -> Visitor:
    until = found["auditor_until"]
    return Visitor(
        subject=found["subject"],
        roles=frozenset(Role(one) for one in found["roles"]),
        oin=found["oin"],
        auditor_until=None if until is None else datetime.fromisoformat(until),
    )


VISITOR: Final = Writing(_write, _read)

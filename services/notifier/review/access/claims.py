"""From the claims of an id_token to a visitor with roles, as the settings map them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from contracts.values.dates import AMSTERDAM
from notifier.login.claim_at import claim_at
from notifier.login.refusal import LoginRefused, Reason
from notifier.staff.roles import Role, Visitor

_OIN: Final = re.compile(r"[0-9]{20}")


@dataclass(frozen=True)
class ClaimMap:
    """Where the provider says what."""

    role_claim: str
    roles: Mapping[str, Role]
    oin_claim: str
    auditor_until_claim: str


def visitor_of(claims: Mapping[str, Any], where: ClaimMap, now: datetime) -> Visitor:
    """Whoever has a role that counts now. Raises ``LoginRefused`` for everybody else."""
    named = _words(claim_at(claims, where.role_claim))
    oin = claim_at(claims, where.oin_claim)
    visitor = Visitor(
        subject=claims["sub"],
        roles=frozenset(where.roles[word] for word in named if word in where.roles),
        oin=oin if isinstance(oin, str) and _OIN.fullmatch(oin) else None,
        auditor_until=_moment(claim_at(claims, where.auditor_until_claim)),
    )
    if not visitor.roles_at(now):
        raise LoginRefused(Reason.NO_ROLE, visitor.subject)
    return visitor


def _words(claim: object) -> frozenset[str]:
    if isinstance(claim, str):
        return frozenset(claim.split())
    if isinstance(claim, list):
        return frozenset(item for item in claim if isinstance(item, str))
    return frozenset()


def _moment(claim: object) -> datetime | None:
    """Seconds since 1970, or a date of which the whole day still counts; anything else is none."""
    try:
        if isinstance(claim, int) and not isinstance(claim, bool):
            return datetime.fromtimestamp(claim, tz=UTC)
        if isinstance(claim, str):
            after = date.fromisoformat(claim) + timedelta(days=1)
            return datetime.combine(after, time(), AMSTERDAM).astimezone(UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None

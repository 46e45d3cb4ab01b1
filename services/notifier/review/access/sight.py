"""Which cases somebody sees: a value of the session, and the predicate that every query takes.

A query of the workbench that does not take a ``Sight`` cannot be written by accident: the pages
get their visitor from the session only, and ``visible`` is the one way from there to the table.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, false, or_

from notifier.decision.outcome import Flag
from notifier.review.access.roles import Role, Visitor
from notifier.storage.cases import ZAAK

_NATIONAL: Final = frozenset({Role.REVIEWER, Role.SECOND_READER, Role.LEAD, Role.AUDITOR})


@dataclass(frozen=True)
class Sight:
    """``national``: every case. Otherwise what Ca IKA was flagged, and one's own municipality."""

    national: bool = False
    flagged_to_ca_ika: bool = False
    oin: str | None = None

    @property
    def nothing(self) -> bool:
        """Whether no case at all can be seen."""
        return not (self.national or self.flagged_to_ca_ika or self.oin)


def sight_of(visitor: Visitor, now: datetime) -> Sight:
    """What the roles of this moment see together; a privacy officer by that role sees nothing."""
    roles = visitor.roles_at(now)
    return Sight(
        national=bool(roles & _NATIONAL),
        flagged_to_ca_ika=Role.CA_IKA_OFFICER in roles,
        oin=visitor.oin if Role.MUNICIPAL_SPECIALIST in roles else None,
    )


def visible(sight: Sight) -> ColumnElement[bool]:
    """For the WHERE of any query over ``ZAAK``; a case in shadow or erased is on no page."""
    seen: list[ColumnElement[bool]] = []
    if sight.national:
        return _real()
    if sight.flagged_to_ca_ika:
        seen.append(ZAAK.c.flags.contains(Flag.CA_IKA.value, autoescape=True))
    if sight.oin is not None:
        seen.append(ZAAK.c.municipality == sight.oin)
    return and_(_real(), or_(*seen)) if seen else false()


def _real() -> ColumnElement[bool]:
    return and_(ZAAK.c.shadow.is_(False), ZAAK.c.erased_at.is_(None))

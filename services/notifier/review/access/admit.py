"""The one function that decides whether a route is served."""

from datetime import datetime
from enum import Enum, auto

from notifier.review.access.table import NOBODY, WHO_MAY, WITHOUT_LOGIN
from notifier.staff.roles import Visitor


class Verdict(Enum):
    """What to do with a request."""

    SERVE = auto()
    LOGIN_FIRST = auto()
    REFUSE = auto()


def admit(route: str, visitor: Visitor | None, now: datetime) -> Verdict:
    """Deny by default: a route that nobody put in the table is served to nobody."""
    if route in WITHOUT_LOGIN:
        return Verdict.SERVE
    if visitor is None:
        return Verdict.LOGIN_FIRST
    may = WHO_MAY.get(route, NOBODY)
    return Verdict.SERVE if may & visitor.roles_at(now) else Verdict.REFUSE

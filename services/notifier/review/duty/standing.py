"""What every page says about being on call: that nobody can be reached, and that calls wait."""

from dataclasses import dataclass
from typing import Final

from foundation.glimpse import Glimpse
from notifier.oncall.kinds import Why
from notifier.oncall.reachability import count_waiting, reachability
from notifier.service import Service


@dataclass(frozen=True)
class Standing:
    """``unreachable``: why nobody can be; None where somebody can, or nobody knows."""

    unreachable: Why | None = None
    waiting: int = 0


_FRESH_SECONDS: Final = 2.0
NOTHING_SAID: Final = Standing()
"""Before a login, and where nobody can look."""


def standing_of(service: Service) -> Glimpse[Standing]:
    """As it is, two seconds old at most; no page waits for it longer than half a second.

    Looked up once for all pages of the process, so that none of them asks for it itself.
    """
    return Glimpse(lambda: _look(service), unknown=NOTHING_SAID, fresh=_FRESH_SECONDS)


def _look(service: Service) -> Standing:
    with service.database.transaction() as connection:
        found = reachability(connection, service.on_call, now=service.clock())
        waiting = count_waiting(connection)
    return Standing(None if found.reachable else found.why, waiting)

"""What the use cases are given: built once per process by ``brp_adapter.application``."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

from brp_adapter.connections.connected import Connected
from brp_adapter.connections.fetching import Ophalen
from brp_adapter.connections.pace import Pace
from brp_adapter.custody.person import Person
from brp_adapter.gebeurtenissen.api import EventsApi
from brp_adapter.policy import ReadingPolicy
from brp_adapter.register.derivation_answers import DerivationAnswers
from brp_adapter.schedules import Schedules
from brp_adapter.storage.privacy import Privacy
from contracts.policy.permission import ReadingBasis
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.database import Database
from foundation.turn import TURN

ESTABLISH: Final = "brp_adapter.establish"
FETCH: Final = "brp_adapter.fetch"
HAND_OVER: Final = "brp_adapter.hand_over"
RECHECK: Final = "brp_adapter.recheck"
FETCH_EVENTS: Final = "brp_adapter.fetch_events"
FOLLOW_PEOPLE: Final = "brp_adapter.follow_people"
SWEEP: Final = "brp_adapter.sweep"
"""Task names; every task has a queue of the same name."""

ANY_ROW: Final = UUID(int=0)
"""For a ring that is about no row in particular."""


class AsksRegister(Protocol):
    """The BRP, as the use cases know it."""

    def ask(self, bsns: Collection[Bsn]) -> dict[Bsn, Person]:
        """Who is delivered. Raises ``RegisterError``."""

    def ask_with_adults(self, bsns: Collection[Bsn]) -> tuple[dict[Bsn, Person], DerivationAnswers]:
        """Also what a derivation takes of adults. Raises ``RegisterError``."""

    def ask_for_derivation(
        self, children: Collection[Bsn], adults: Collection[Bsn]
    ) -> tuple[DerivationAnswers, DerivationAnswers]:
        """What a derivation may know, of children and of adults. Raises ``RegisterError``."""


class TakesFacts(Protocol):
    """The notifier, as the use cases know it."""

    def hand_over(self, facts_id: UUID, body: bytes) -> None:
        """Deliver one message; repeating is safe. Raises ``ProviderError``."""


class FetchesResources(Protocol):
    """Where what a source points at lies, as the use cases know it."""

    def fetch(self, name: str, where: Ophalen, address: str) -> bytes:
        """What lies there, asked as the connection of that name. Raises ``FetchError``."""


@dataclass(frozen=True)
class Service:
    """Everything with which the use cases reach out of themselves."""

    database: Database
    privacy: Privacy
    policy: ReadingPolicy
    register: AsksRegister
    notifier: TakesFacts
    resources: FetchesResources
    schedules: Schedules
    lease: timedelta
    test_mode: bool
    connected: Connected
    pace: Pace
    events: Mapping[str, EventsApi]
    """BRP API Gebeurtenissen, by name of the connected source."""

    ring: Callable[[str, UUID], None]
    """Wake the workers of a task; never blocks, never fails."""

    jitter: Callable[[], float]
    """Spread for retries, from 0 up to 1."""

    turn: timedelta = TURN

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return self.database.now()

    def basis_for_reading(self, oin: str | None) -> ReadingBasis | None:
        """The legal basis on which the BRP may be asked for this municipality today."""
        today: date = local_date(self.now())
        return self.policy.basis_for_reading(oin, today)

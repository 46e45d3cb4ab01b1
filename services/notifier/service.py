"""What the use cases are given: built once per process by ``notifier.application``."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Protocol
from uuid import UUID

from contracts.messages.facts import DepartureFacts
from contracts.policy.municipality import Terugmelding
from contracts.policy.permission import FlagBasis, ReportBackBasis
from foundation.clock import Clock
from foundation.database import Database
from foundation.encryption import BlindIndex, KeyRing
from foundation.retry import RetrySchedule
from foundation.turn import TURN
from notifier.decision.outcome import Flag
from notifier.delivery.berichtenbox.waiting_results import KeepsResults
from notifier.delivery.channel import MessageChannel
from notifier.hints.channel import Hints
from notifier.letters.content import Sender
from notifier.oncall.channel import OnCall
from notifier.policy import Policy
from notifier.receipts.awaited import FIRST_ASK
from notifier.receipts.statuses import TellsStatuses
from notifier.reply.code_keys import ReplySite
from notifier.storage.messages import Channel

DECIDE: Final = "notifier.decide"
DELIVER: Final = "notifier.deliver"
HAND_OVER: Final = "notifier.hand_over"
HAND_OVER_FINDINGS: Final = "notifier.hand_over_findings"
REPORT_BACK: Final = "notifier.report_back"
RECONSIDER: Final = "notifier.reconsider"
CALL_PEOPLE: Final = "notifier.call_people"
SEND_CALLS: Final = "notifier.send_calls"
SEND_HINTS: Final = "notifier.send_hints"
TAKE_RECEIPTS: Final = "notifier.take_receipts"
ASK_RECEIPTS: Final = "notifier.ask_receipts"
COLLECT_BOX_RESULTS: Final = "notifier.collect_box_results"
SWEEP: Final = "notifier.sweep"
"""Task names; every task has a queue of the same name."""


class Register(Protocol):
    """The BRP adapter, which alone asks the BRP."""

    def establish_again(self, departure_ids: tuple[UUID, ...]) -> tuple[DepartureFacts, ...]:
        """Facts as they are at this moment. Raises ``foundation.provider_errors``."""

    def hand_over_finding(self, body: bytes) -> None:
        """Have it kept, or taken back. Raises ``foundation.provider_errors``; may be repeated."""


class TakesFlags(Protocol):
    """A recipient of flags, which takes each event id once."""

    def deliver(self, event: bytes, *, basis: FlagBasis) -> None:
        """Answer nothing when it was taken in. Raises ``foundation.provider_errors``."""


class TellsMunicipalities(Protocol):
    """The addresses of municipalities, each of which takes an event id once."""

    def tell(self, door: Terugmelding, event: bytes, *, basis: ReportBackBasis) -> None:
        """Answer nothing when it was taken in. Raises ``foundation.provider_errors``."""


CALLS: Final = RetrySchedule(
    tuple(timedelta(seconds=seconds) for seconds in (2, 5, 10, 20, 30, 60, 60))
)


@dataclass(frozen=True)
class Timing:
    """How long things take and wait."""

    lease: timedelta
    letters: RetrySchedule
    handovers: RetrySchedule
    findings: RetrySchedule
    words: RetrySchedule
    maybe_sent_wait: timedelta
    first_ask: timedelta = FIRST_ASK
    """So long after a sending its provider is first asked how it stands."""

    box_result_within: timedelta = timedelta(hours=24)
    """So long MijnOverheid may be silent about a message before a person is told."""

    fresh: timedelta = timedelta(minutes=5)
    """Older facts are established anew before a sending (DESIGN §2)."""

    settling_override: timedelta | None = None
    turn: timedelta = TURN
    calls: RetrySchedule = CALLS
    """Of the messages that call people: shorter than the time that somebody has to answer."""


@dataclass(frozen=True)
class Service:
    """Everything with which the use cases reach out of themselves."""

    database: Database
    keyring: KeyRing
    index: BlindIndex
    policy: Policy
    register: Register
    channels: Mapping[Channel, MessageChannel]
    """Those that are set up; without paper nobody can be told."""

    receivers: Mapping[Flag, TakesFlags]
    municipalities: TellsMunicipalities
    sender: Sender
    sender_oin: str
    public_url: str
    timing: Timing
    ring: Callable[[str, UUID], None]
    """Wake the workers of a task; never blocks, never fails."""

    jitter: Callable[[], float]
    """Spread for retries, from 0 up to 1."""

    statuses: TellsStatuses | None = None
    """Who is asked what became of messages; nobody, where it is not set up."""

    box_results: KeepsResults | None = None
    """Where the results of the Berichtenbox wait; None: there is no Berichtenbox."""

    on_call: OnCall = field(default_factory=OnCall)
    """How people are called; by default nobody can be."""

    reply: ReplySite | None = None
    """Where a holder answers with a code; None: by telephone and post alone."""

    hints: Hints = field(default_factory=Hints)
    """Through what hints go to addresses that holders gave; by default through nothing."""

    @property
    def clock(self) -> Clock:
        """The clock of the database's unit of work, so that there is one."""
        return self.database.clock

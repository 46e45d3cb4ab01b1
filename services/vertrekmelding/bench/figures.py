"""The figures of a run: what is measured, in which unit."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from vertrekmelding.bench.accounts import Accounts
from vertrekmelding.bench.resources import Sample, Usage


@dataclass(frozen=True, slots=True)
class Spread:
    """Of times, in seconds. The percentiles are observed values, none is in between two."""

    count: int
    p50: float
    p95: float
    p99: float
    worst: float


@dataclass(frozen=True, slots=True)
class Machine:
    """``usable``: the processors that this run was allowed to use."""

    processors: int
    usable: tuple[int, ...]
    python: str
    load_before: float
    """Of others: the load average of the last minute before the run."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What this machine does at most of one thing, measured in the same run."""

    what: str
    per_second: float


@dataclass(frozen=True, slots=True)
class Phase:
    """One way of offering, on a fresh stack with the shipped settings.

    Times count from the moment at which an event was to be sent: whoever is late waits too.
    """

    name: str
    families: int
    offered_per_second: float | None
    accepted_per_second: float
    finished_per_second: float
    """Events from the first offered until the last letter or flag came in."""

    letters_per_second: float
    flags_per_second: float
    accepted_after: Spread | None
    flag_after: Spread | None
    letter_after: Spread | None
    steps: dict[str, Spread]
    processes: dict[str, Usage]
    memory: tuple[Sample, ...]
    accounts: Accounts


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything of one run."""

    machine: Machine
    seed: int
    limits: tuple[Limit, ...] = ()
    phases: tuple[Phase, ...] = field(default=())

    @property
    def in_order(self) -> bool:
        """Whether nothing was lost, doubled, or came out otherwise than it must."""
        return all(phase.accounts.in_order for phase in self.phases)


def spread_of(times: Sequence[timedelta]) -> Spread | None:
    """None when there are no times."""
    if not times:
        return None
    ordered = sorted(one.total_seconds() for one in times)

    def at(share: float) -> float:
        place = max(0, -(-int(share * 100) * len(ordered) // 100) - 1)
        return round(ordered[place], 4)

    return Spread(len(ordered), at(0.5), at(0.95), at(0.99), round(ordered[-1], 4))

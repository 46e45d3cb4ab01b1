"""When a question or a message that did not get through is tried again."""

from dataclasses import dataclass
from datetime import timedelta

from contracts.policy.timing import Herhaling
from foundation.retry import RetrySchedule


@dataclass(frozen=True)
class Schedules:
    """How often is tried again.

    ``asking``: a question to the BRP that got no answer. ``unusable``: one that got a broken
    answer, which time seldom mends. ``handing_over``: facts that the notifier did not take.
    """

    asking: RetrySchedule
    unusable: RetrySchedule
    handing_over: RetrySchedule


def schedules(tables: Herhaling, scale: float = 1.0) -> Schedules:
    """The delays of the policy; ``scale`` shortens each, for demonstrations and tests."""
    return Schedules(
        asking=_scaled(tables.brp, scale),
        unusable=_scaled(tables.brp_onbruikbaar, scale),
        handing_over=_scaled(tables.overdracht, scale),
    )


def _scaled(seconds: tuple[int, ...], scale: float) -> RetrySchedule:
    return RetrySchedule(tuple(timedelta(seconds=second * scale) for second in seconds))

"""Which cases somebody must be called for, as conditions that the database checks.

T0 counts while a human must act (the case has a clock). A hold, and a call to a holder, count when
their clock is about to run out, whoever took it up. A disagreement counts before the departure,
once for each.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from contracts.values.dates import local_date
from notifier.cases.first_action import working_time_after
from notifier.cases.leaving_days import may_leave
from notifier.cases.timeline import Happening
from notifier.decision.outcome import Tier
from notifier.oncall.kinds import Cause
from notifier.service import Service
from notifier.storage.cases import OPEN, TIMELINE, ZAAK
from notifier.storage.oncall import CALL_OUT, DISAGREED, WAITS
from notifier.verdicts.call_tasks import calls_wait

AROUND_THE_CLOCK: Final = frozenset({Tier.T0, Tier.T1})
"""For these somebody is called day and night; for others when people work (DECISION §6)."""


@dataclass(frozen=True)
class Moment:
    """Now, and until when a clock that runs out is about to: in elapsed and in working time."""

    now: datetime
    soon: datetime
    soon_at_work: datetime


def moment_of(service: Service) -> Moment:
    """This very moment. By working hours: a warning in the night before reaches nobody in time."""
    now, warning = service.clock(), service.on_call.warning
    at_work = working_time_after(now, warning, clocks=service.policy.content.klokken)
    return Moment(now, now + warning, at_work)


def occasion(cause: Cause, moment: Moment) -> ColumnElement[bool]:
    """Whether a case gives cause; beside ``OPEN``."""
    match cause:
        case Cause.T0:
            return and_(ZAAK.c.tier == Tier.T0, ZAAK.c.clock_at.is_not(None))
        case Cause.CLOCK:
            # What ran out before anybody was called is told as well.
            hurried = and_(ZAAK.c.tier.in_(AROUND_THE_CLOCK), ZAAK.c.clock_at <= moment.soon)
            asks = or_(ZAAK.c.on_hold, calls_wait())
            return and_(asks, or_(hurried, _not_hurried(moment)))
        case Cause.DISAGREEMENT:
            return and_(may_leave(local_date(moment.now), None), _disagreed_since_last_call())
        case Cause.TEST:
            message = "a test call is no case's"
            raise ValueError(message)


def calls_for(cause: Cause, moment: Moment) -> ColumnElement[bool]:
    """Cases for which a call has yet to be planned.

    One call at a time: whoever answers it opens the case, and sees all there is. A cause that
    stays is called for once; after it ended, it may come back.
    """
    waits = exists().where(CALL_OUT.c.zaak_id == ZAAK.c.id, WAITS)
    going_on = exists().where(
        CALL_OUT.c.zaak_id == ZAAK.c.id, CALL_OUT.c.cause == cause, CALL_OUT.c.over_at.is_(None)
    )
    new = and_(OPEN, occasion(cause, moment), ~waits.correlate(ZAAK))
    # Every disagreement is a new one: the condition itself knows those that were called for.
    return new if cause is Cause.DISAGREEMENT else and_(new, ~going_on.correlate(ZAAK))


def calls_over(moment: Moment) -> ColumnElement[bool]:
    """Calls (joined to their case) whose occasion passed.

    One that nobody answered ends with its case only: that a child left while the phone rang is no
    reason to stop asking for a human.
    """
    answered = CALL_OUT.c.acknowledged_at.is_not(None)
    passed = or_(
        CALL_OUT.c.cause == Cause.DISAGREEMENT,
        *(
            and_(CALL_OUT.c.cause == cause, ~func.coalesce(occasion(cause, moment), False))
            for cause in (Cause.T0, Cause.CLOCK)
        ),
    )
    return and_(CALL_OUT.c.over_at.is_(None), or_(~OPEN, and_(answered, passed)))


def _not_hurried(moment: Moment) -> ColumnElement[bool]:
    return and_(
        func.coalesce(ZAAK.c.tier.not_in(AROUND_THE_CLOCK), true()),
        ZAAK.c.clock_at <= moment.soon_at_work,
    )


def _disagreed_since_last_call() -> ColumnElement[bool]:
    seen = (
        select(func.coalesce(func.max(CALL_OUT.c.through), 0))
        .where(CALL_OUT.c.zaak_id == ZAAK.c.id)
        .correlate(ZAAK)
        .scalar_subquery()
    )
    # What was taken back asks for nobody any more; what two readers judged stays.
    stands = or_(TIMELINE.c.kind == Happening.DISAGREEMENT, ZAAK.c.replied)
    return ZAAK.c.id.in_(
        select(TIMELINE.c.zaak_id)
        .where(DISAGREED, stands, TIMELINE.c.number > seen)
        .correlate(ZAAK)
    )

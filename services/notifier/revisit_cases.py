"""An effect that was not on is on now: what could not leave then is planned after all.

Else a case that was decided while its municipality had no basis would stay silent for good. It is
decided again rather than sent as it was: what was true then need not be true any more.
"""

from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from contracts.policy.effects import Effect, Mode
from contracts.values.dates import local_date
from foundation.database import DatabaseUnavailable
from foundation.log import get_logger
from notifier.cases.handling_state import HandlingState
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import IN_FORCE
from notifier.handover.plan import EFFECT_OF, ESCALATED_TO
from notifier.redecide import redecide
from notifier.service import Service
from notifier.storage.cases import ZAAK
from notifier.storage.handovers import HANDOVER, RAISING, HandoverKind

_PER_RUN: Final = 100
_log = get_logger(__name__)


def revisit_cases(service: Service) -> int:
    """Decide again where something may leave that might not before; answers about how many."""
    with service.database.transaction() as connection:
        waiting = select(ZAAK.c.id).where(
            ZAAK.c.shadow.is_(False),
            ZAAK.c.erased_at.is_(None),
            ZAAK.c.handling != HandlingState.CLOSED,
            or_(_letters_wait(service), _escalation_waits(service), *_flags_wait(service)),
        )
        oldest_first = waiting.order_by(ZAAK.c.clock_at, ZAAK.c.id).limit(_PER_RUN)
        found = list(connection.execute(oldest_first).scalars())
    return sum(_revisit(service, zaak_id) for zaak_id in found)


def _revisit(service: Service, zaak_id: UUID) -> bool:
    try:
        with service.database.transaction() as connection:
            redecide(connection, service, zaak_id, now=service.clock())
    except DatabaseUnavailable:
        raise
    except Exception:  # noqa: BLE001 -- one case that breaks the program must not hold up the others
        _log.exception("revisit_failed", zaak_id=str(zaak_id))
        return False
    return True


def _letters_wait(service: Service) -> ColumnElement[bool]:
    return and_(ZAAK.c.mode != Mode.ON, _is_on(service, Effect.NOTIFY))


def _flags_wait(service: Service) -> list[ColumnElement[bool]]:
    return [
        and_(
            ZAAK.c.flags.contains(recipient.value),
            _is_on(service, EFFECT_OF[recipient]),
            ~_has_one_of(recipient, RAISING),
        )
        for recipient in Flag
    ]


def _escalation_waits(service: Service) -> ColumnElement[bool]:
    return and_(
        ZAAK.c.escalated_at.is_not(None),
        _is_on(service, EFFECT_OF[ESCALATED_TO]),
        ~_has_one_of(ESCALATED_TO, frozenset({HandoverKind.ESCALATED})),
    )


def _is_on(service: Service, effect: Effect) -> ColumnElement[bool]:
    today = local_date(service.clock())
    return ZAAK.c.municipality.in_(service.policy.oins_with(effect, today))


def _has_one_of(recipient: Flag, kinds: frozenset[HandoverKind]) -> ColumnElement[bool]:
    return (
        select(HANDOVER.c.id)
        .where(
            HANDOVER.c.zaak_id == ZAAK.c.id,
            HANDOVER.c.recipient == recipient,
            HANDOVER.c.kind.in_(sorted(kinds)),
            HANDOVER.c.handover_state.in_(sorted(IN_FORCE)),
        )
        .exists()
    )

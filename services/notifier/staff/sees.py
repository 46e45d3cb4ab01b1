"""Which cases somebody may see in a list, as a condition that the database checks."""

from dataclasses import dataclass
from datetime import date
from typing import Final, assert_never

from sqlalchemy import ColumnElement, and_, exists, false, or_, true

from notifier.cases.leaving_days import may_leave
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.storage.cases import ZAAK
from notifier.storage.handovers import HANDOVER, RAISING, HandoverKind


@dataclass(frozen=True, slots=True)
class SeesAll:
    """The team IKO of RvdK: every case."""


@dataclass(frozen=True, slots=True)
class SeesMunicipality:
    """A specialist of a municipality: the cases of that one (OIN)."""

    oin: str


@dataclass(frozen=True, slots=True)
class SeesDeparted:
    """The Ca IKA: cases of which a flag reached it, or that were handed over to it.

    And of which a child's date of departure has passed.

    Not every departed case: without a basis for flagging the Ca IKA nothing about the case may
    reach it, and a list is no way around that (DECISION §8).
    """


@dataclass(frozen=True, slots=True)
class SeesAnyOf:
    """Somebody with several roles: what any of them sees; without any, nothing."""

    parts: tuple[SeesMunicipality | SeesDeparted, ...]


Sees = SeesAll | SeesMunicipality | SeesDeparted | SeesAnyOf
SEES_NOTHING: Final = SeesAnyOf(())


def visible(sees: Sees, today: date) -> ColumnElement[bool]:
    """Beside ``SHOWN`` or ``OPEN``: what of all cases this person may see on this day."""
    match sees:
        case SeesAll():
            return true()
        case SeesMunicipality(oin=oin):
            return ZAAK.c.municipality == oin
        case SeesDeparted():
            return and_(may_leave(None, today), _reached_ca_ika())
        case SeesAnyOf(parts=parts):
            return or_(false(), *(visible(part, today) for part in parts))
        case _:
            assert_never(sees)


def ever_visible(sees: Sees) -> ColumnElement[bool]:
    """What this person sees or may have seen: that such a case changed may be told by its id."""
    if isinstance(sees, SeesAnyOf):
        return or_(false(), *(ever_visible(part) for part in sees.parts))
    return told_to_ca_ika() if isinstance(sees, SeesDeparted) else visible(sees, date.min)


def told_to_ca_ika() -> ColumnElement[bool]:
    """Whether a flag was ever raised towards the Ca IKA, wherever it is by now."""
    return (
        exists()
        .where(
            HANDOVER.c.zaak_id == ZAAK.c.id,
            HANDOVER.c.recipient == Flag.CA_IKA,
            HANDOVER.c.kind.in_(sorted({*RAISING, HandoverKind.TRANSFERRED})),
        )
        .correlate(ZAAK)
    )


def _reached_ca_ika() -> ColumnElement[bool]:
    has_it = (HandoverState.RECEIVED, HandoverState.TAKEN, HandoverState.DONE)
    # Here they confirm what a person of RvdK handed over, whether or not their system hears of it.
    handed_over = HANDOVER.c.kind == HandoverKind.TRANSFERRED
    gone_again = (HandoverState.WITHDRAWN, HandoverState.RETURNED)
    return (
        exists()
        .where(
            HANDOVER.c.zaak_id == ZAAK.c.id,
            HANDOVER.c.recipient == Flag.CA_IKA,
            or_(
                and_(HANDOVER.c.kind.in_(sorted(RAISING)), HANDOVER.c.handover_state.in_(has_it)),
                and_(handed_over, HANDOVER.c.handover_state.not_in(gone_again)),
            ),
        )
        .correlate(ZAAK)
    )

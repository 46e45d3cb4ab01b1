"""RvdK hands a departed case over to Ca IKA, with a package of all that it needs (workflow A8)."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid5

from sqlalchemy import Connection, insert

from contracts.values.dates import local_date
from foundation.work import new_work
from notifier.case_facts import children_now, facts_of_case, read_case_facts
from notifier.cases.case_row import CaseRow, change_case
from notifier.cases.decisions import latest_decision
from notifier.cases.first_action import end_of_working_day
from notifier.cases.handling_state import HandlingState
from notifier.cases.one_year import one_year_of, still_covered
from notifier.cases.timeline import Happening, note
from notifier.decision.outcome import Flag
from notifier.delivery.holder_message import messages_of_case
from notifier.handover.event import transfer_event
from notifier.handover.handover_state import HandoverState
from notifier.handover.package.build import (
    NewPackage,
    NothingToHandOver,
    build_package,
    everybody,
)
from notifier.handover.package.canonical import canonical, content_hash
from notifier.handover.package.pdf import package_pdf
from notifier.handover.package.shield import tells_where
from notifier.handover.package.stored import (
    PackageErased,
    StoredPackage,
    read_package,
    store_package,
)
from notifier.handover.package.wire import Pakket
from notifier.handover.plan import EFFECT_OF
from notifier.handover.transfers import Transfer, move_transfer, read_transfer, transfers_of
from notifier.service import Service
from notifier.storage.handovers import HANDOVER, HandoverKind, TransferGround
from notifier.storage.sealed import seal

OBJECTS = "R01"
"""A staying holder objects (DECISION §5)."""


class Obstacle(StrEnum):
    """Why a case cannot be handed over now."""

    CLOSED = "closed"
    NOT_DEPARTED = "not_departed"
    NOT_UNDER_16 = "not_under_16"
    NO_BASIS = "no_basis"
    NOBODY_OBJECTS = "nobody_objects"
    NOTHING_NEW = "nothing_new"
    TELLS_WHERE = "tells_where"


class CannotTransfer(Exception):
    """The precondition does not hold (any more)."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def obstacle_to_transfer(
    connection: Connection, service: Service, case: CaseRow, *, now: datetime
) -> Obstacle | None:
    """What is in the way, whatever the reason for handing over; None: nothing is."""
    today = local_date(now)
    if case.shadow or case.handling is HandlingState.CLOSED:
        return Obstacle.CLOSED
    if one_year_of(case.leaves_on, today) is None:
        return Obstacle.NOT_DEPARTED
    if not still_covered(children_now(connection, service, case.id), today):
        return Obstacle.NOT_UNDER_16
    if service.policy.basis_for(EFFECT_OF[Flag.CA_IKA], case.municipality, today) is None:
        return Obstacle.NO_BASIS
    return None


def somebody_objects(connection: Connection, service: Service, case: CaseRow) -> bool:
    """Whether a staying holder objects, by the decision that holds."""
    latest = latest_decision(connection, service.keyring, case.id)
    return latest is not None and OBJECTS in {one.code for one in latest.decision.reasons}


def transfer_case(
    connection: Connection,
    service: Service,
    case: CaseRow,
    *,
    ground: TransferGround,
    explanation: str | None,
    subject: str,
    now: datetime,
) -> Transfer:
    """Make the package, plan the event and set the clock of the receiver, in this transaction.

    A package that still waits is replaced by this one. ``explanation``: what the reviewer writes
    to the receiver. Ring ``HAND_OVER`` after the commit. Raises ``CannotTransfer``,
    ``NothingToHandOver``, ``CannotTypeset``, ``FactsErased``.
    """
    obstacle = obstacle_to_transfer(connection, service, case, now=now)
    if obstacle is not None:
        raise CannotTransfer(obstacle)
    if ground is TransferGround.OBJECTION and not somebody_objects(connection, service, case):
        raise CannotTransfer(Obstacle.NOBODY_OBJECTS)
    earlier = transfers_of(connection, case.id)
    previous = earlier[-1] if earlier else None
    number = 1 if previous is None else previous.number + 1
    transfer_id = uuid5(case.id, f"{Flag.CA_IKA}|{HandoverKind.TRANSFERRED}|{number}")
    confirm_by = end_of_working_day(now, clocks=service.policy.content.klokken)
    new = NewPackage(
        id=transfer_id,
        number=number,
        ground=ground,
        explanation=explanation,
        confirm_by=confirm_by,
        previous=_previous(connection, service, previous),
    )
    # Before it is made, so that it tells of itself in its own timeline.
    note(connection, case.id, Happening.TRANSFERRED, str(number), now=now, actor=subject)
    messages = messages_of_case(connection, service, case.id)
    facts = read_case_facts(connection, service, case, messages)
    package = build_package(connection, service, case, facts, new, now=now)
    if package.veiligheid.afgeschermd and tells_where(explanation or "", everybody(facts)):
        raise CannotTransfer(Obstacle.TELLS_WHERE)
    if previous is not None and _says_the_same(previous, package):
        raise CannotTransfer(Obstacle.NOTHING_NEW)
    stored = _typeset(package)
    _plan(connection, service, case, package, stored, now=now)
    store_package(
        connection,
        service.keyring,
        package,
        stored,
        made_by=subject,
        facts_id=facts_of_case(connection, case.id),
        version=case.version,
        now=now,
    )
    if previous is not None and previous.waits:
        move_transfer(connection, previous, HandoverState.WITHDRAWN, now=now)
    _set_clock(connection, case, confirm_by)
    made = read_transfer(connection, transfer_id)
    if made is None:
        raise NothingToHandOver
    return made


def _previous(
    connection: Connection, service: Service, previous: Transfer | None
) -> tuple[int, bytes, Pakket | None] | None:
    if previous is None:
        return None
    try:
        before = read_package(connection, service.keyring, previous.id).package
    except PackageErased:
        before = None
    return previous.number, previous.content_hash, before


def _says_the_same(previous: Transfer, package: Pakket) -> bool:
    """What came back, or was finished, may go again as it was; what they have need not."""
    has_it = previous.waits or previous.state is HandoverState.TAKEN
    return has_it and not package.verschillen


def _typeset(package: Pakket) -> StoredPackage:
    content = canonical(package)
    sha256 = content_hash(content)
    return StoredPackage(content, package_pdf(package, sha256), sha256)


def _plan(
    connection: Connection,
    service: Service,
    case: CaseRow,
    package: Pakket,
    stored: StoredPackage,
    *,
    now: datetime,
) -> None:
    transfer_id: UUID = package.overdracht.id
    body = transfer_event(service, case, package.overdracht, stored.sha256, now=now)
    connection.execute(
        insert(HANDOVER).values(
            **new_work(now=now, correlation_id=case.correlation_id, row_id=transfer_id),
            zaak_id=case.id,
            recipient=Flag.CA_IKA,
            kind=HandoverKind.TRANSFERRED,
            round=package.overdracht.nummer,
            handover_state=HandoverState.PLANNED,
            body=seal(service.keyring, HANDOVER, "body", transfer_id, body),
        )
    )


def _set_clock(connection: Connection, case: CaseRow, confirm_by: datetime) -> None:
    """The receiver's; a hold keeps its own where that ends sooner, for it is still RvdK's."""
    clock = confirm_by
    if case.handling is HandlingState.HELD and case.clock_at is not None:
        clock = min(case.clock_at, confirm_by)
    change_case(connection, case.id, clock_at=clock)

"""Owner or receiver of a case that was handed over looks at its package; every look is noted."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.cases.case_row import CaseRow
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.handover.package.canonical import with_hash
from notifier.handover.package.stored import read_package
from notifier.handover.plan import EFFECT_OF
from notifier.handover.transfers import Transfer
from notifier.reports.written_down import write_down
from notifier.service import Service


class PackageForm(StrEnum):
    """In which form it is asked for."""

    PDF = "pdf"
    JSON = "json"


@dataclass(frozen=True)
class Onlooker:
    """Who looks: ``actor`` for the audit; ``origin`` and ``basis`` as the audit writes them."""

    actor: str
    receiver: bool
    origin: str
    basis: str


class NotToSee(Exception):
    """There is no basis (any more) for the receiver to see it, or it was replaced or given back."""


def look_at_package(
    connection: Connection,
    service: Service,
    case: CaseRow,
    transfer: Transfer,
    *,
    form: PackageForm,
    who: Onlooker,
) -> bytes:
    """The bytes of the form that is asked for, after writing down that somebody looks.

    Raises ``NotToSee``, ``PackageErased`` and ``PackageBroken``.
    """
    refused = who.receiver and not receiver_may_see(service, case, transfer)
    stored = None if refused else read_package(connection, service.keyring, transfer.id)
    if stored is None:
        raise NotToSee
    write_down(
        connection,
        service,
        actor=who.actor,
        action="pakket_bekeken",
        what=f"overdracht:{transfer.id}",
        result=form,
        basis=who.basis,
        origin=who.origin,
    )
    return stored.pdf if form is PackageForm.PDF else with_hash(stored.content)


def receiver_may_see(service: Service, case: CaseRow, transfer: Transfer) -> bool:
    """While it is theirs to see, and the policy lets something leave to them today."""
    gone = transfer.state in {HandoverState.WITHDRAWN, HandoverState.RETURNED}
    today = local_date(service.clock())
    effect = EFFECT_OF[Flag.CA_IKA]
    return not gone and service.policy.basis_for(effect, case.municipality, today) is not None

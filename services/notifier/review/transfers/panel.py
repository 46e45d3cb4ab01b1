"""What was handed over of a case, whose it is, and what can be done about that."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from contracts.values.dates import local_date
from notifier.case_facts import facts_of_case
from notifier.cases.handling_state import HandlingState
from notifier.cases.one_year import still_covered
from notifier.decision.outcome import Flag
from notifier.handover.handover_state import HandoverState
from notifier.handover.package.pdf import grouped
from notifier.handover.transfers import Transfer, transfers_of
from notifier.look_at_package import receiver_may_see
from notifier.return_transfer import return_note
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer, Panel
from notifier.review.desk import Desk
from notifier.review.transfers.package_routes import looks_as_receiver
from notifier.review.visit import Visit
from notifier.storage.handovers import ReturnCode

_FIRST: Final = 0
_SOON: Final = 1
_NEXT: Final = 3
_LATER: Final = 6
_LAST: Final = 7


@dataclass(frozen=True)
class ShownTransfer:
    """``address``: of the package, without its form; None for who may not open it."""

    number: int
    state: HandoverState
    made_at: datetime
    waits_until: datetime | None
    late: bool
    outdated: bool
    hash: str
    address: str | None
    return_code: ReturnCode | None
    return_note: str | None


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    if case.view.one_year is None and not case.view.transfers:
        return None
    transfers = transfers_of(connection, case.row.id) if case.view.transfers else ()
    facts_id = facts_of_case(connection, case.row.id) if transfers else None
    shown = [
        _of(desk, visit, case, transfer, newest=transfer is transfers[-1], facts_id=facts_id)
        for transfer in reversed(transfers)
    ]
    return {"owner": case.view.owner, "one_year": case.view.one_year, "transfers": shown}


def _of(
    desk: Desk,
    visit: Visit,
    case: OpenCase,
    transfer: Transfer,
    *,
    newest: bool,
    facts_id: object,
) -> ShownTransfer:
    opens = bool(WHO_MAY.get("package_pdf", NOBODY) & visit.roles) and (
        not looks_as_receiver(visit) or receiver_may_see(desk.service, case.row, transfer)
    )
    other = (transfer.facts_id, transfer.version) != (facts_id, case.row.version)
    has_it = transfer.waits or transfer.state is HandoverState.TAKEN
    return ShownTransfer(
        number=transfer.number,
        state=transfer.state,
        made_at=transfer.made_at,
        waits_until=transfer.confirm_by if transfer.waits else None,
        late=transfer.waits and transfer.confirm_by < visit.now,
        outdated=newest and has_it and other,
        hash=grouped(transfer.content_hash),
        address=f"{case.address}/pakket/{transfer.number}" if opens else None,
        return_code=transfer.return_code,
        return_note=return_note(desk.service, transfer),
    )


def transfer_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """To RvdK: hand it over once the child has left. To Ca IKA: confirm, give back, finish."""
    offers: list[Offer] = []
    transfers = case.view.transfers
    waits = any(one.state in {"planned", "received", "needs_review"} for one in transfers)
    taken = any(one.state == HandoverState.TAKEN for one in transfers)
    if _may_go(visit, case):
        flagged = Flag.CA_IKA in (case.row.flags or "").split()
        first = not (waits or taken)
        offers.append(
            Offer(
                (lambda t: t.transfers.give_title) if first else (lambda t: t.transfers.give_again),
                f"{case.address}/overdragen",
                "overdragen",
                rank=_SOON if flagged and first else _NEXT if first else _LATER,
                why=(lambda t: t.transfers.give_why) if flagged and first else None,
            )
        )
    if waits:
        address, why = f"{case.address}/overname", "overname"
        offers.append(
            Offer(
                lambda t: t.transfers.take_title,
                address,
                why,
                rank=_FIRST,
                why=lambda t: t.transfers.take_why,
            )
        )
    if case.view.owner is Flag.CA_IKA and taken:
        address = f"{case.address}/afgerond"
        offers.append(Offer(lambda t: t.transfers.finish_title, address, "afgerond", rank=_LATER))
    if waits or taken:
        address = f"{case.address}/teruggeven"
        offers.append(Offer(lambda t: t.transfers.return_title, address, "teruggeven", rank=_LAST))
    return offers


def _may_go(visit: Visit, case: OpenCase) -> bool:
    if case.row.handling is HandlingState.CLOSED or case.view.one_year is None:
        return False
    children = case.facts.departure.children if case.facts else ()
    return still_covered(children, local_date(visit.now))


TRANSFERS_PANEL: Final = Panel("overdracht", "transfers_panel.html", _show)

"""Ca IKA says that it has what was handed over, by the hash of what it has."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from notifier.handover.package.pdf import grouped
from notifier.handover.transfers import Transfer, transfers_of
from notifier.look_at_package import receiver_may_see
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown
from notifier.review.case.opening import OpenCase
from notifier.service import Service
from notifier.take_transfer import NotToTake, OtherContent, take_transfer

_SEEN: Final = "gezien"
_HASH: Final = "sha256"


def _show(shown: Shown) -> Mapping[str, object]:
    transfer = _waiting(shown.connection, shown.desk.service, shown.case)
    return {
        "transfer": transfer,
        "sha256": transfer.content_hash.hex(),
        "grouped": grouped(transfer.content_hash),
    }


def _take(doing: Doing) -> None:
    transfer = _waiting(doing.connection, doing.service, doing.case)
    if not doing.fields.ticked(_SEEN):
        raise Mistakes({_SEEN: lambda t: t.transfers.take_box_missing})
    try:
        take_transfer(
            doing.connection,
            doing.service,
            doing.case.row,
            transfer,
            sha256=_typed_hash(doing),
            subject=doing.subject,
            now=doing.now,
        )
    except (OtherContent, NotToTake):
        raise Mistakes({_SEEN: lambda t: t.transfers.take_other}) from None


def _typed_hash(doing: Doing) -> bytes:
    try:
        return bytes.fromhex(doing.fields.one(_HASH))
    except ValueError:
        return b""


def _waiting(connection: Connection, service: Service, case: OpenCase) -> Transfer:
    for transfer in reversed(transfers_of(connection, case.row.id)):
        if transfer.waits and receiver_may_see(service, case.row, transfer):
            return transfer
    raise NotNow(lambda t: t.transfers.take_nothing)


TAKE_FORM: Final = CaseForm(
    name="overname",
    template="transfer_take.html",
    title=lambda t: t.transfers.take_title,
    done=lambda t: t.transfers.take_done,
    act=_take,
    show=_show,
)

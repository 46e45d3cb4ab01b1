"""What MijnOverheid made of messages is fetched at ebms-core, kept, and only then marked there.

What cannot be read is kept as such, told of, and left where it is: its content is there for whoever
looks. And of a message that nobody said anything about for too long it is said that nobody did.
"""

import re
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Select, select

from foundation.failpoint import failpoint
from foundation.log import get_logger
from foundation.provider_errors import ProviderError
from notifier.delivery.berichtenbox.results import BoxResult, NoResponse, read_results
from notifier.delivery.berichtenbox.waiting_results import KeepsResults
from notifier.receipts.inbox import NewReceipt, keep_receipt
from notifier.receipts.word import NO_WORD_STATUS, Medium, Provider, Word, word_of
from notifier.service import COLLECT_BOX_RESULTS, TAKE_RECEIPTS, Service
from notifier.storage.messages import BOX_WAITING, MESSAGE
from notifier.storage.receipts import RECEIPT

UNREADABLE: Final = "onleesbaar"
"""The status under which a response is kept that nobody could read."""

_OVERDUE_AT_ONCE: Final = 100
_PLAIN: Final = re.compile(r"[!-~]{1,200}")
_HEARD: Final = frozenset({Word.DELIVERED, Word.NOT_TAKEN})
"""Nobody needs to look for these."""

_log = get_logger(__name__)


def collect_box_results(service: Service) -> int:
    """All that wait, or as many as a turn takes; how many were kept. Nothing without a box."""
    box = service.box_results
    if box is None:
        return 0
    overdue = _tell_overdue(service)
    try:
        kept = _collect(service, box) + _collect_not_carried(service, box)
    except ProviderError as error:
        # They wait there; the sweep rings again.
        _log.warning("box_results_not_fetched", code=error.code)
        return overdue
    return overdue + kept


def _collect(service: Service, box: KeepsResults) -> int:
    waiting = box.waiting()
    failpoint("collect_box_results.listed")
    until, kept = service.clock() + service.timing.turn, 0
    with service.database.transaction("collect_box_results.known") as connection:
        given_up = _unreadable_ones(connection, waiting)
    for number, result_id in enumerate(waiting, start=1):
        if _kept_as(result_id) in given_up:
            continue
        kept += _take(service, box, result_id)
        if service.clock() >= until and number < len(waiting):
            service.ring(COLLECT_BOX_RESULTS, UUID(int=0))
            failpoint("collect_box_results.turn_over")
            break
    return kept


def _collect_not_carried(service: Service, box: KeepsResults) -> int:
    """What never reached MijnOverheid is a word about a message like any other."""
    kept = 0
    given_up = box.not_carried()
    failpoint("collect_box_results.not_carried")
    for one in given_up:
        kept += _keep(service, one.ebms_id, [BoxResult(one.about, one.code)])
        box.mark_not_carried(one.ebms_id)
        failpoint("collect_box_results.not_carried_marked")
    return kept


def _take(service: Service, box: KeepsResults, result_id: str) -> int:
    response = box.fetch(result_id)
    failpoint("collect_box_results.fetched")
    if response is None:
        return 0
    try:
        results = read_results(response.content)
    except NoResponse:
        unread = BoxResult(response.about, UNREADABLE)
        _keep(service, result_id, [unread])
        _log.error("box_result_unreadable", result_id=_kept_as(result_id))
        return 0
    kept = _keep(service, result_id, results)
    box.mark(result_id)
    failpoint("collect_box_results.marked")
    return kept


def _keep(service: Service, result_id: str, results: Sequence[BoxResult]) -> int:
    """How many of them are new."""
    new: list[UUID] = []
    with service.database.transaction("collect_box_results.kept") as connection:
        for number, result in enumerate(results):
            receipt = NewReceipt(
                provider=Provider.EBMS,
                medium=Medium.BERICHTENBOX,
                # Of a second response about the same message the word counts as well.
                provider_id=_kept_as(result_id) + (f"#{number}" if number else ""),
                reference=result.reference,
                status=result.code,
            )
            kept = keep_receipt(connection, receipt, now=service.clock())
            if kept is not None:
                new.append(kept)
                _tell(result)
    if new:
        service.ring(TAKE_RECEIPTS, new[0])
        failpoint("collect_box_results.rung")
    return len(new)


def _tell(result: BoxResult) -> None:
    word = word_of(Provider.EBMS, Medium.BERICHTENBOX, result.code)
    told = {"code": result.code, "message_id": str(result.reference)}
    if word in _HEARD:
        _log.info("box_result", **told)
    else:
        _log.error("box_result_for_human", **told)


def _kept_as(result_id: str) -> str:
    """The id as it is kept: MijnOverheid made it up, so that it may hold anything."""
    plain = _PLAIN.fullmatch(result_id)
    return result_id if plain else sha256(result_id.encode(errors="replace")).hexdigest()


def _unreadable_ones(connection: Connection, waiting: Sequence[str]) -> frozenset[str]:
    known = select(RECEIPT.c.provider_id).where(
        RECEIPT.c.provider == Provider.EBMS,
        RECEIPT.c.status == UNREADABLE,
        RECEIPT.c.provider_id.in_([_kept_as(one) for one in waiting]),
    )
    return frozenset(connection.execute(known).scalars())


def _tell_overdue(service: Service) -> int:
    """Say of every message of which nothing was heard in time that nobody said anything."""
    new = 0
    with service.database.transaction("collect_box_results.overdue") as connection:
        now = service.clock()
        for row in connection.execute(_overdue(now - service.timing.box_result_within)):
            receipt = NewReceipt(
                provider=Provider.OURSELVES,
                medium=Medium.BERICHTENBOX,
                # By the sending: one that a person had sent again is waited for anew.
                provider_id=f"{row.id}/{row.sent_at.timestamp():.0f}",
                reference=row.id,
                status=NO_WORD_STATUS,
                status_at=now,
            )
            if keep_receipt(connection, receipt, now=now) is not None:
                new += 1
                _log.error("box_result_missing", message_id=str(row.id))
    if new:
        service.ring(TAKE_RECEIPTS, UUID(int=0))
        failpoint("collect_box_results.overdue_rung")
    return new


def _overdue(before: datetime) -> Select[tuple[UUID, datetime]]:
    return (
        select(MESSAGE.c.id, MESSAGE.c.sent_at)
        .where(BOX_WAITING, MESSAGE.c.sent_at < before)
        .order_by(MESSAGE.c.sent_at)
        .limit(_OVERDUE_AT_ONCE)
    )

"""Right before a hint goes: whether it may still, and what it says.

Decided again under the lock of the case, so that no recall or hold can slip in between. Locks are
taken in one order everywhere: case, address, hint.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, Row, select, update

from contracts.policy.effects import Effect
from contracts.values.dates import local_date
from foundation.work import Claimed, LeaseLost, renew
from notifier.cases.case_row import CaseRow, case_of, locked_case
from notifier.cases.facts_store import FactsErased
from notifier.decision.outcome import Disposition, HolderDisposition
from notifier.delivery.freshness import too_old
from notifier.delivery.holder_message import TELLING, HolderMessage
from notifier.delivery.message_state import OPEN, WENT_OUT
from notifier.enrolment.address_code import LIFETIME, hash_of, new_code
from notifier.enrolment.kinds import AddressKind, AddressState
from notifier.enrolment.store import open_address
from notifier.hints.channel import OutgoingHint
from notifier.hints.kinds import HintPurpose, HintState
from notifier.hints.words import Words, code_words, hint_words
from notifier.leaving.volume import may_leave_too
from notifier.redecide import Redecided, redecide
from notifier.service import Service
from notifier.storage.enrolments import ENROLMENT_ADDRESS, HINT
from notifier.storage.messages import MESSAGE, Channel
from notifier.storage.stop import LeftKind


class CalledOff(StrEnum):
    """Why a hint does not go; fit for a log and for the row."""

    ADDRESS = "address_gone"
    NO_BASIS = "no_basis"
    NOT_STANDING = "message_not_standing"
    NOT_WANTED = "not_wanted"
    NO_CHANNEL = "no_channel"


class Instead(StrEnum):
    """What is done in place of sending, and is no end."""

    LOOK_UP = "look_up"
    STOPPED = "stopped"


@dataclass(frozen=True)
class ReadyHint:
    """``not_after``: half-way the lease; later, another may be sending it at this moment."""

    hint: OutgoingHint = field(repr=False)
    not_after: datetime


def prepare_hint(
    connection: Connection, service: Service, claimed: Claimed
) -> ReadyHint | CalledOff | Instead:
    """The hint with its intent written, or why it does not go. Raises ``LeaseLost``."""
    now = service.clock()
    seen = connection.execute(_of(claimed.id)).one()
    case = None if seen.message_id is None else _case_of(connection, seen.message_id)
    address = _locked_address(connection, seen.address_id)
    row = connection.execute(_of(claimed.id).with_for_update()).one()
    if row.lease_token != claimed.lease_token:
        raise LeaseLost
    if HintState(row.hint_state) is not HintState.PLANNED:
        return Instead.LOOK_UP
    kind = AddressKind(row.kind)
    if kind not in service.hints.channels:
        return CalledOff.NO_CHANNEL
    if address is None or address.address_state != _NEEDED[HintPurpose(row.purpose)]:
        return CalledOff.ADDRESS
    words = None if case is None else _words_or_why_not(connection, service, case, row, now)
    if isinstance(words, CalledOff):
        return words
    limits = service.policy.content.noodrem
    here = None if case is None else case.municipality
    if not may_leave_too(connection, limits, LeftKind.HINT, claimed.id, here, now=now):
        return Instead.STOPPED
    words = words or _code(connection, service, row, now)
    also = {"hint_state": HintState.CLAIMED, "updated_at": now}
    if not renew(connection, HINT, claimed, now=now, lease=service.timing.lease, also=also):
        raise LeaseLost
    to = open_address(service, address.id, address.address)
    hint = OutgoingHint(id=claimed.id, kind=kind, address=to, words=words)
    return ReadyHint(hint, not_after=now + service.timing.lease / 2)


_COMES: Final = OPEN | WENT_OUT
"""There, or on its way."""

_NEEDED: Final = {
    HintPurpose.CODE: AddressState.UNVERIFIED,
    HintPurpose.MESSAGE: AddressState.VERIFIED,
}


def _case_of(connection: Connection, message_id: UUID) -> CaseRow:
    case = case_of(connection, MESSAGE, message_id)
    where = select(MESSAGE.c.zaak_id).where(MESSAGE.c.id == message_id)
    while (now_in := connection.execute(where).scalar_one()) != case.id:
        # Its case was merged into another while we waited for the lock.
        case = locked_case(connection, now_in)
    return case


def _of(hint_id: UUID) -> Any:  # noqa: ANN401 - a statement of all columns
    return select(HINT).where(HINT.c.id == hint_id)


def _locked_address(connection: Connection, address_id: UUID | None) -> Row[Any] | None:
    mine = select(ENROLMENT_ADDRESS).where(ENROLMENT_ADDRESS.c.id == address_id)
    return connection.execute(mine.with_for_update()).one_or_none()


def _words_or_why_not(
    connection: Connection, service: Service, case: CaseRow, row: Row[Any], now: datetime
) -> Words | CalledOff:
    if service.policy.basis_for(Effect.NOTIFY, case.municipality, local_date(now)) is None:
        return CalledOff.NO_BASIS
    try:
        decided = redecide(connection, service, case.id, now=now, locked=case)
    except FactsErased:
        return CalledOff.NOT_STANDING
    message = next((one for one in decided.messages if one.id == row.message_id), None)
    if message is None or message.state not in WENT_OUT or message.taken_back:
        return CalledOff.NOT_STANDING
    # A recall, or that an answer came in: it left, and stands by itself.
    if message.kind in TELLING and not _still_told(decided, message, now):
        return CalledOff.NOT_WANTED
    same = [
        one.channel
        for one in decided.messages
        if one.holder == message.holder and one.kind is message.kind and one.state in _COMES
    ]
    return hint_words(
        AddressKind(row.kind),
        message.kind,
        in_box=Channel.BERICHTENBOX in same,
        by_post=Channel.LETTER in same,
    )


def _still_told(decided: Redecided, message: HolderMessage, now: datetime) -> bool:
    decision = decided.decision
    if decision.case is Disposition.HOLD or too_old(decided.facts.departure.established_at, now):
        return False
    told = {
        outcome.holder
        for outcome in decision.holders
        if outcome.disposition is HolderDisposition.NOTIFY
    }
    told |= {receipt.holder for receipt in decision.receipts}
    return message.holder in told


def _code(connection: Connection, service: Service, row: Row[Any], now: datetime) -> Words:
    code = new_code()
    # Every attempt makes its own: what is kept is never the code itself.
    connection.execute(
        update(ENROLMENT_ADDRESS)
        .where(ENROLMENT_ADDRESS.c.id == row.address_id)
        .values(
            code_hash=hash_of(service.index, row.address_id, code),
            code_until=now + LIFETIME,
            tries=0,
        )
    )
    return code_words(code)

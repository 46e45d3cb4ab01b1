"""Ca IKA gives a case back, and says why."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from notifier.handover.handover_state import HandoverState
from notifier.handover.transfers import Transfer, transfers_of
from notifier.return_transfer import NotToReturn, return_transfer
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import OpenCase
from notifier.storage.handovers import ReturnCode

_CODE: Final = "reden"
_TEXT: Final = "toelichting"


def _show(shown: Shown) -> Mapping[str, object]:
    _theirs(shown.connection, shown.case)
    return {"codes": tuple(ReturnCode)}


def _return(doing: Doing) -> str:
    transfer = _theirs(doing.connection, doing.case)
    code, text = doing.fields.one(_CODE), doing.fields.one(_TEXT)
    mistakes: dict[str, Word] = {}
    if code not in set(ReturnCode):
        mistakes[_CODE] = lambda t: t.transfers.return_code_missing
    if not text:
        mistakes[_TEXT] = lambda t: t.transfers.return_text_missing
    if mistakes:
        raise Mistakes(mistakes)
    try:
        return_transfer(
            doing.connection,
            doing.service,
            doing.case.row,
            transfer,
            code=ReturnCode(code),
            text=text,
            subject=doing.subject,
            now=doing.now,
        )
    except NotToReturn:
        raise NotNow(lambda t: t.transfers.return_nothing) from None
    # Not to the case: it may not be theirs to see any more.
    return "/werkbank"


def _theirs(connection: Connection, case: OpenCase) -> Transfer:
    """What they took last; else what waits for them."""
    transfers = transfers_of(connection, case.row.id)
    for transfer in reversed(transfers):
        if transfer.state is HandoverState.TAKEN or transfer.waits:
            return transfer
    raise NotNow(lambda t: t.transfers.return_nothing)


RETURN_FORM: Final = CaseForm(
    name="teruggeven",
    template="transfer_return.html",
    title=lambda t: t.transfers.return_title,
    done=lambda t: t.transfers.return_done,
    act=_return,
    show=_show,
)

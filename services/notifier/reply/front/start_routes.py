"""The way in: a code and a date of birth."""

from datetime import date
from typing import Final

from starlette.responses import Response

from foundation.log import get_logger
from notifier.reply.codes import CodeSlip, read_code
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.typed_birth import birth_of
from notifier.reply.front.visit import Instead, Route, Visit, onward
from notifier.reply.note_reading import note_reading
from notifier.reply.opening.reader import Reader
from notifier.reply.pages.forms import CODE_FIELD, DAY_FIELD, MONTH_FIELD, YEAR_FIELD, Address
from notifier.reply.pages.states import Refused, Slip, Start, TooMany, Typed, View

_SLIPS: Final = {
    CodeSlip.MISSING: Slip.CODE_MISSING,
    CodeSlip.SHAPE: Slip.CODE_SHAPE,
    CodeSlip.TYPO: Slip.CODE_TYPO,
}
_LONGEST: Final = 100
"""Of what is shown again; the rest of a whole book was no code."""

_log = get_logger(__name__)


def show_start(_desk: ReplyDesk, _visit: Visit) -> View:
    """The form."""
    return Start()


def open_by_code(desk: ReplyDesk, visit: Visit) -> Response:
    """To the message; else the form again, or one answer that tells nothing.

    A mistyped code is told before anything is counted or looked up: its check character is plain
    arithmetic, the same for codes that are there and codes that are not.
    """
    signs, born = _read(visit)
    wait = desk.tries.take(signs=signs, address=visit.address, now=visit.now)
    if wait is not None:
        _log.warning("reply_too_many", over=wait.minutes is None)
        raise Instead(TooMany(wait.minutes))
    opened = desk.opener.open(signs, born)
    if opened is None:
        _log.info("reply_refused")
        raise Instead(Refused())
    desk.tries.forgive(signs=signs)
    note_reading(desk.service, [opened.id], by="code")
    _log.info("reply_opened", message_id=str(opened.id))
    return let_in(desk, visit, Reader.by_code(opened.id))


def let_in(desk: ReplyDesk, visit: Visit, reader: Reader) -> Response:
    """A session of their own, whatever this browser had before; on to what was written."""
    before = visit.cookies.get(desk.cookies.session)
    token, _session = desk.sessions.open(reader, instead_of=before)
    response = onward(Address.MESSAGE)
    desk.cookies.give_session(response, token)
    return response


def _read(visit: Visit) -> tuple[str, date]:
    """What was typed. Raises ``Instead`` with the form, and every slip in it."""
    signs = read_code(visit.typed(CODE_FIELD))
    parts = [visit.typed(name) for name in (DAY_FIELD, MONTH_FIELD, YEAR_FIELD)]
    born = birth_of(*parts, now=visit.now)
    slips = [_SLIPS[signs]] if isinstance(signs, CodeSlip) else []
    slips += [born] if isinstance(born, Slip) else []
    if isinstance(signs, CodeSlip) or isinstance(born, Slip):
        shown = [value[:_LONGEST] for value in (visit.typed(CODE_FIELD), *parts)]
        raise Instead(Start(tuple(slips), Typed(*shown)))
    return signs, born


START_ROUTES: Final = (
    Route("GET", Address.START, show_start, asks=False),
    Route("POST", Address.START, open_by_code, asks=False),
)

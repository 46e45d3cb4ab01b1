"""In with DigiD, and back from there."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from foundation.log import get_logger
from notifier.login.begin import begin_login
from notifier.login.finish import VouchedFor, finish_login
from notifier.login.refusal import LoginRefused, ProviderAway, Reason
from notifier.reply.front.desk import ReplyDesk
from notifier.reply.front.visit import Instead, Route, Visit
from notifier.reply.login.vouched_reader import CannotRead, NotThisPerson, vouched_reader
from notifier.reply.note_login import note_login
from notifier.reply.note_reading import note_reading
from notifier.reply.opening.reader import Reader
from notifier.reply.pages.forms import BACK_PARAMETER, Address
from notifier.reply.pages.login_states import LoggedIn, NotLoggedIn, WhyNot
from notifier.reply.pages.states import View
from notifier.reply.shown.read_messages import read_messages
from notifier.reply.shown.tellable import Standing

_WHY: Final = {
    Reason.ACR: WhyNot.LEVEL,
    Reason.CANCELLED: WhyNot.CANCELLED,
    Reason.PROVIDER_ERROR: WhyNot.AWAY,
}
"""Every other reason says to the person: begin again."""

_NOT_THEM: Final = {
    NotThisPerson.FOR_ANOTHER: WhyNot.FOR_ANOTHER,
    NotThisPerson.NO_NUMBER: WhyNot.NO_NUMBER,
    NotThisPerson.NOT_FICTITIOUS: WhyNot.NO_NUMBER,
}
_log = get_logger(__name__)


def start(desk: ReplyDesk, visit: Visit) -> Response:
    """To the broker. With GET: a form may not lead to another site (CSP form-action)."""
    try:
        departure = begin_login(
            desk.login_client, desk.sessions, visit.query.get(BACK_PARAMETER, Address.MESSAGE)
        )
    except ProviderAway as away:
        raise Instead(_away(away)) from None
    headers = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
    response = RedirectResponse(departure.address, status_code=303, headers=headers)
    desk.cookies.give_login(response, departure.token)
    return response


def come_back(desk: ReplyDesk, visit: Visit) -> Response:
    """From the broker; answers with a page of ours that goes on by itself.

    Not with a redirect: the browser would still count it as coming from the broker's site and
    would not send the SameSite=Strict cookie along.
    """
    try:
        vouched = finish_login(
            desk.login_client, visit.query, login_token=visit.cookies.get(desk.cookies.login)
        )
        reader = vouched_reader(vouched.claims, desk.settings)
    except ProviderAway as away:
        return _refused(desk, visit, _away(away))
    except LoginRefused as refused:
        _log.warning("reply_login_refused", reason=refused.reason)
        other_tab = refused.reason is Reason.STATE
        why = _WHY.get(refused.reason, WhyNot.AGAIN)
        return _refused(desk, visit, NotLoggedIn(why), other_tab=other_tab)
    except CannotRead as refused:
        _log.warning("reply_login_refused", reason=refused.why)
        return _refused(desk, visit, NotLoggedIn(_NOT_THEM[refused.why]))
    return _let_in(desk, visit, reader, vouched)


def _let_in(desk: ReplyDesk, visit: Visit, reader: Reader, vouched: VouchedFor) -> Response:
    """A session under a new token, whatever this browser had before."""
    with desk.service.database.transaction() as connection:
        mine = read_messages(connection, desk.service, reader, now=visit.now)
    # Before there is a session: who read what is on record, or nobody reads.
    note_login(desk.service, reader)
    shown = [one.message.id for one in mine if one.tellable.standing is Standing.STANDS]
    note_reading(desk.service, shown, by="login")
    before = visit.cookies.get(desk.cookies.session)
    token, session = desk.sessions.open(reader, instead_of=before)
    onward = Address.MESSAGE if vouched.back == Address.START else vouched.back
    response = desk.pages.page(LoggedIn(onward), visit.frame)
    desk.cookies.give_session(response, token)
    desk.cookies.take_login(response)
    _log.info("reply_logged_in", session_id=session.id)
    return response


def _away(away: ProviderAway) -> NotLoggedIn:
    _log.warning("reply_provider_away", code=away.code)
    return NotLoggedIn(WhyNot.AWAY)


def _refused(desk: ReplyDesk, visit: Visit, view: View, *, other_tab: bool = False) -> Response:
    response = desk.pages.page(view, visit.frame)
    if not other_tab:
        # An answer to another tab's question leaves this browser's newest one open.
        desk.cookies.take_login(response)
    return response


LOGIN_ROUTES: Final = (
    Route("GET", Address.LOG_IN, start, asks=False),
    Route("GET", Address.LOGGED_IN, come_back, asks=False),
)
"""Only where there is a broker."""

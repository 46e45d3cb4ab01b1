"""In and out of the workbench."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from foundation.correlation import current_correlation_id
from foundation.log import get_logger
from notifier.login.begin import begin_login
from notifier.login.refusal import LoginRefused, ProviderAway, Reason
from notifier.login.site import Site
from notifier.review.access.let_in import let_in
from notifier.review.desk import Desk
from notifier.review.noting import note_act, of_session
from notifier.review.pages.headers import HTML
from notifier.review.visit import Login, Route, Visit

_log = get_logger(__name__)
HOME: Final = "/werkbank"
_LOGIN: Final = f"{HOME}/inloggen"
_RETURNS: Final = f"{_LOGIN}/terug"
_PAGES: Final = {Reason.ACR: "acr", Reason.NO_ROLE: "no_role"}
"""Every other reason says to the person: begin again."""


def login_page(desk: Desk, visit: Visit) -> Response:
    """The button, and whom to ask."""
    back = desk.login.site.way_back(visit.query.get("naar", HOME))
    return desk.pages.page("login.html", visit.frame, back=back)


def start(desk: Desk, visit: Visit) -> Response:
    """To the provider. With GET: a form may not lead to another site (CSP form-action)."""
    try:
        departure = begin_login(desk.login, desk.sessions, visit.query.get("naar", HOME))
    except ProviderAway as away:
        return _provider_away(desk, visit, away)
    response = RedirectResponse(departure.address, status_code=303, headers=dict(HTML))
    desk.cookies.give_login(response, departure.token)
    return response


def come_back(desk: Desk, visit: Visit) -> Response:
    """From the provider; answers with a page of ours that goes on by itself.

    Not with a redirect: the browser would still count it as coming from the provider's site and
    would not send the SameSite=Strict cookie along.
    """
    try:
        logged_in = let_in(
            desk,
            visit.query,
            login_token=visit.cookies.get(desk.cookies.login),
            session_token=visit.cookies.get(desk.cookies.session),
        )
    except ProviderAway as away:
        response = _provider_away(desk, visit, away)
    except LoginRefused as refused:
        response = _refused(desk, visit, refused)
    else:
        response = desk.pages.page("bounce.html", visit.frame, back=logged_in.back)
        desk.cookies.give_session(response, logged_in.token)
    desk.cookies.take_login(response)
    return response


def logout(desk: Desk, visit: Visit) -> Response:
    """Every session of this person ends, in every browser."""
    login = _needed(visit)
    subject = login.visitor.subject
    ended = desk.sessions.end_all_of(subject)
    note_act(
        desk.service,
        subject=subject,
        action="werkbank_uitloggen",
        what=of_session(login.session.id),
        result=f"aantal_{ended}",
    )
    _log.info("workbench_logout", sessions=ended, session_id=login.session.id)
    try:
        provider = desk.login.provider.endpoints().end_session
    except ProviderAway:
        provider = None
    frame = type(visit.frame)(language=visit.frame.language, switch=visit.frame.switch)
    response = desk.pages.page("logged_out.html", frame, provider=provider)
    desk.cookies.take_session(response)
    return response


def remaining(desk: Desk, visit: Visit) -> Response:
    """Seconds that the session still lasts, for the page that is about to warn."""
    left = desk.sessions.left(_needed(visit).session)
    return Response(
        f'{{"seconds": {max(0, int(left.total_seconds()))}}}',
        media_type="application/json",
        headers=dict(HTML),
    )


def stay(desk: Desk, visit: Visit) -> Response:
    """Somebody is still there; being served has already noted it."""
    del desk, visit
    return Response(status_code=204, headers=dict(HTML))


def site_at(origin: str) -> Site:
    """The workbench as those who log in go through it."""
    return Site(origin, home=HOME, login=_LOGIN, returns=_RETURNS)


LOGIN_ROUTES: Final = (
    Route("login", "GET", _LOGIN, login_page, touches=False),
    Route("login_start", "GET", f"{_LOGIN}/start", start, touches=False),
    Route("login_return", "GET", _RETURNS, come_back, touches=False),
    Route("logout", "POST", f"{HOME}/uitloggen", logout),
    Route("remaining", "GET", f"{HOME}/sessie", remaining, touches=False),
    Route("stay", "POST", f"{HOME}/sessie", stay),
)


def _needed(visit: Visit) -> Login:
    if visit.login is None:
        message = "a route that needs a login stands among those that do not"
        raise RuntimeError(message)
    return visit.login


def _provider_away(desk: Desk, visit: Visit, away: ProviderAway) -> Response:
    _log.warning("workbench_provider_away", code=away.code)
    return desk.pages.error(
        "provider_away", visit.frame, status=503, mention=current_correlation_id(), back=HOME
    )


def _refused(desk: Desk, visit: Visit, refused: LoginRefused) -> Response:
    _log.warning("workbench_login_refused", reason=refused.reason)
    if refused.subject is not None:
        note_act(
            desk.service,
            subject=refused.subject,
            action="werkbank_inloggen",
            what="route:login_return",
            result=f"geweigerd_{refused.reason}",
        )
    kind = _PAGES.get(refused.reason, "login_failed")
    return desk.pages.error(
        kind, visit.frame, status=403, mention=current_correlation_id(), back=HOME
    )

"""Whoever the provider vouches for and has a role here is let in: a session, and an audit entry."""

from collections.abc import Mapping
from dataclasses import dataclass

from foundation.database import DatabaseError
from foundation.log import get_logger
from notifier.login.finish import finish_login
from notifier.review.access.claims import visitor_of
from notifier.review.desk import Desk
from notifier.review.noting import note_act, of_session

_log = get_logger(__name__)


@dataclass(frozen=True)
class LoggedIn:
    """The token for the session cookie, and where somebody was going."""

    token: str
    back: str


def let_in(
    desk: Desk, answer: Mapping[str, str], *, login_token: str | None, session_token: str | None
) -> LoggedIn:
    """Check everything that the provider says, then open the session.

    ``answer``: the query with which the browser came back. A session that this browser still had
    is ended. Raises ``LoginRefused``, ``ProviderAway``, ``SessionsAway`` and ``DatabaseError``;
    then there is no session.
    """
    vouched_for = finish_login(desk.login, answer, login_token=login_token)
    visitor = visitor_of(vouched_for.claims, desk.claims, desk.clock())
    token, session = desk.sessions.open(visitor, instead_of=session_token)
    # After opening it, so that the audit tells of no login that never was.
    try:
        note_act(
            desk.service,
            subject=visitor.subject,
            action="werkbank_inloggen",
            what=of_session(session.id),
            result=",".join(sorted(visitor.roles_at(desk.clock()))),
        )
    except DatabaseError:
        desk.sessions.end(token, session)
        raise
    _log.info("workbench_login", roles=sorted(visitor.roles), session_id=session.id)
    return LoggedIn(token, vouched_for.back)

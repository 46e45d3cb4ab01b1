"""What a page asks by itself while it stands open. None of it counts as somebody doing anything."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, exists, select
from starlette.responses import Response

from contracts.values.dates import local_date
from notifier.cases.timeline import CHANGES_NOTHING
from notifier.review.access.admit import Verdict, admit
from notifier.review.desk import Desk
from notifier.review.live.change_stream import ChangeStream, Listener
from notifier.review.visit import Login, NotUnderstood, Route, Visit
from notifier.review.worklist.changes import (
    ChangedCase,
    Changes,
    ChangeToken,
    NotAToken,
    change_token,
    changes_since,
)
from notifier.review.worklist.worklist_routes import worklist
from notifier.staff.seeing import sees_of
from notifier.staff.sees import Sees, visible
from notifier.storage.cases import TIMELINE, ZAAK

CHANGES: Final = "changes"
_MOST_DIGITS: Final = 9


def changes(desk: Desk, visit: Visit) -> Response:
    """A stream of changes.

    ``sinds``: the token of the page, or the newest that it was told of. ``zaak`` and ``gezien``:
    the case that the page is about, and the number of the newest entry on it. Without any, from
    now on. Status 400 for what no page of ours asks.
    """
    if visit.login is None:
        raise NotUnderstood
    asked = visit.event_id or visit.query.get("sinds")
    number = desk.watch.number
    with desk.service.database.transaction() as connection:
        first = _first(connection, visit, asked)
    return ChangeStream(
        desk.watch,
        Listener(
            visit.login.session.id,
            number,
            first,
            still_sees=lambda: _still_sees(desk, visit.login),
        ),
    )


def _first(connection: Connection, visit: Visit, asked: str | None) -> Changes:
    if asked:
        try:
            token = ChangeToken.parse(asked)
        except NotAToken:
            raise NotUnderstood from None
        return changes_since(connection, visit.sees, token, now=visit.now)
    present = change_token(connection, now=visit.now)
    case = _gone_on(connection, visit)
    return Changes(present, () if case is None else (case,))


def _gone_on(connection: Connection, visit: Visit) -> ChangedCase | None:
    """The case of the page, when something happened since it was read."""
    reference, seen = visit.query.get("zaak"), visit.query.get("gezien", "")
    if reference is None:
        return None
    if not (seen.isascii() and seen.isdecimal() and len(seen) <= _MOST_DIGITS):
        raise NotUnderstood
    newer = exists().where(
        TIMELINE.c.zaak_id == ZAAK.c.id,
        TIMELINE.c.number > int(seen),
        TIMELINE.c.kind.not_in(sorted(CHANGES_NOTHING)),
    )
    found = connection.execute(
        select(ZAAK.c.id).where(
            ZAAK.c.reference == reference, visible(visit.sees, local_date(visit.now)), newer
        )
    ).scalar()
    if found is None:
        return None
    return ChangedCase(
        id=found, reference=reference, municipality=None, to_ca_ika=False, urgent=False
    )


def _still_sees(desk: Desk, login: Login | None) -> Sees | None:
    session = None if login is None else desk.sessions.find(login.token, touch=False)
    now: datetime = desk.clock()
    if session is None or admit(CHANGES, session.visitor, now) is not Verdict.SERVE:
        return None
    return sees_of(session.visitor, now)


LIVE_ROUTES: Final = (
    Route(CHANGES, "GET", "/werkbank/wijzigingen", changes, touches=False),
    Route("worklist_again", "GET", "/werkbank/werklijst", worklist, touches=False),
)

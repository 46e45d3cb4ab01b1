"""The one frame around every act of a person on a case.

Somebody else may have been at the case since the page was opened. Then nothing is done; what was
typed is kept, and the form comes back filled in, with what changed above it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from notifier.cases.timeline import TimelineView
from notifier.reports.written_down import write_down
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.drafts import drop_draft, keep_draft, read_draft
from notifier.review.case.fields import DISCARD, LONGEST, SEEN, Fields
from notifier.review.case.forms import CaseForm, Doing, Mistakes, NotNow, Shown, Word
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.case.roles_here import at_case
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.texts import Texts
from notifier.review.visit import NotUnderstood, PageProblem, Route, Visit

BASIS: Final = "werkbank"


@dataclass(frozen=True)
class _Page:
    """How the form comes back; ``changed``: what happened since the person last saw the case."""

    fields: Fields | None = None
    mistakes: Mapping[str, Word] | None = None
    not_now: Word | None = None
    changed_since: int | None = None
    status: int = 200


class _SomebodyWasFirst(Exception):
    """Nothing was done: the case is not as it was seen."""


def routes_of(form: CaseForm) -> tuple[Route, Route]:
    """Its page and its sending."""
    path = f"{CASES}/{{reference}}/{form.name}"

    def page(desk: Desk, visit: Visit) -> Response:
        return _show(desk, visit, form, _Page())

    def send(desk: Desk, visit: Visit) -> Response:
        return _send(desk, visit, form)

    return Route(f"{form.name}_form", "GET", path, page), Route(form.name, "POST", path, send)


def _send(desk: Desk, visit: Visit, form: CaseForm) -> Response:
    fields, seen = Fields.of(visit.form), _seen(visit)
    if visit.form.get(DISCARD):
        return _discard(desk, visit, form)
    if fields.too_long:
        too_long = dict.fromkeys(fields.too_long, _too_long)
        return _show(desk, visit, form, _Page(fields, mistakes=too_long, status=422))
    try:
        return _do(desk, visit, form, fields, seen)
    except Mistakes as found:
        return _show(desk, visit, form, _Page(fields, mistakes=found.mistakes, status=422))
    except NotNow as found:
        return _show(desk, visit, form, _Page(fields, not_now=found.why, status=409))
    except _SomebodyWasFirst:
        _keep(desk, visit, form, fields)
        return _show(desk, visit, form, _Page(fields, changed_since=seen, status=409))


def _do(desk: Desk, visit: Visit, form: CaseForm, fields: Fields, seen: int) -> Response:
    service = desk.service
    with service.database.transaction(f"werkbank.{form.name}") as connection:
        case = open_case(connection, desk, visit, visit.params["reference"], lock=True)
        visit = _admitted(connection, visit, form, case)
        if case.seen != seen:
            raise _SomebodyWasFirst
        doing = Doing(desk, visit, connection, case, fields)
        address = form.act(doing)
        drop_draft(connection, case.row.id, subject=doing.subject, form=form.name)
        write_down(
            connection,
            service,
            actor=doing.subject,
            action=f"zaak_{form.name}",
            what=f"zaak:{case.row.id}",
            result="gedaan",
            basis=BASIS,
            origin=BASIS,
        )
    for task, row_id in doing.rings:
        service.ring(task, row_id)
    address = address or f"{case.address}?gedaan={form.name}"
    return RedirectResponse(address, status_code=303, headers=dict(HTML))


def _show(desk: Desk, visit: Visit, form: CaseForm, page: _Page) -> Response:
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        visit = _admitted(connection, visit, form, case)
        draft = None
        if page.fields is None:
            subject = subject_of(visit)
            draft = read_draft(
                connection, desk.service.keyring, case.row.id, subject=subject, form=form.name
            )
        fields = page.fields or (draft[0] if draft else Fields())
        try:
            shown = form.show(Shown(desk, visit, connection, case, fields))
        except NotNow as found:
            page, shown = _Page(not_now=found.why, status=409), {}
    texts = TEXTS[visit.frame.language]
    blocked = page.not_now is not None and not shown
    mistakes = page.mistakes or {}
    return desk.pages.page(
        "case_not_now.html" if blocked else form.template,
        visit.frame,
        status=page.status,
        case=case,
        form=form,
        form_title=form.title(texts),
        fields=fields,
        seen=case.seen,
        changed=_changed(case, page.changed_since),
        mistakes={name: word(texts) for name, word in mistakes.items()},
        not_now=page.not_now(texts) if page.not_now else None,
        draft_at=None if draft is None else draft[1],
        **shown,
    )


def _admitted(connection: Connection, visit: Visit, form: CaseForm, case: OpenCase) -> Visit:
    """With the roles that count here. Raises ``PageProblem`` where none of them may do this."""
    visit = at_case(connection, visit, case.row.id)
    if not WHO_MAY.get(form.name, NOBODY) & visit.roles:
        kind = "refused"
        raise PageProblem(kind, 403)
    return visit


def _changed(case: OpenCase, since: int | None) -> tuple[TimelineView, ...]:
    return () if since is None else case.view.timeline[since:]


def _discard(desk: Desk, visit: Visit, form: CaseForm) -> Response:
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        drop_draft(connection, case.row.id, subject=subject_of(visit), form=form.name)
    return RedirectResponse(case.address, status_code=303, headers=dict(HTML))


def _keep(desk: Desk, visit: Visit, form: CaseForm, fields: Fields) -> None:
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        keep_draft(
            connection,
            desk.service.keyring,
            case.row.id,
            subject=subject_of(visit),
            form=form.name,
            fields=fields,
            now=visit.now,
        )


def _too_long(texts: Texts) -> str:
    return texts.case.too_long.format(most=LONGEST)


def subject_of(visit: Visit) -> str:
    """The provider's id of who asks."""
    if visit.login is None:
        raise NotUnderstood
    return visit.login.visitor.subject


def _seen(visit: Visit) -> int:
    given = visit.form.get(SEEN)
    if not isinstance(given, str) or not (given.isascii() and given.isdigit()):
        raise NotUnderstood
    return int(given[:9])

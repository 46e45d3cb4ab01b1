"""Finding a case by its reference, or by a number and a reason; never by a name.

A case that is not there and a case of somebody else's give the same answer.
"""

from typing import Final

from sqlalchemy import ColumnElement, Connection, select
from starlette.responses import RedirectResponse, Response

from contracts.values.bsn import Bsn, NotABsn
from contracts.values.dates import local_date
from notifier.cases.person_index import person_index
from notifier.cases.reveal_reason import RevealReason
from notifier.own_numbers import own_indexes
from notifier.reports.written_down import write_down
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Word
from notifier.review.case.opening import CASES
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Route, Visit
from notifier.staff.sees import visible
from notifier.storage.cases import SHOWN, ZAAK, ZAAK_RELATED

_PATH: Final = "/werkbank/zoeken"
_MOST: Final = 20
_REFERENCE, _BSN, _REASON = "kenmerk", "bsn", "reden"


def ask(desk: Desk, visit: Visit) -> Response:
    """The form."""
    return _page(desk, visit, Fields())


def search(desk: Desk, visit: Visit) -> Response:
    """Straight to the case where there is one; what was asked is in the audit."""
    fields = Fields.of(visit.form)
    if fields.one(_REFERENCE):
        return _by_reference(desk, visit, fields)
    mistakes = _mistakes(fields)
    if mistakes:
        return _page(desk, visit, fields, mistakes=mistakes, status=422)
    return _by_bsn(desk, visit, fields)


def _by_reference(desk: Desk, visit: Visit, fields: Fields) -> Response:
    given = fields.one(_REFERENCE).upper().replace(" ", "")
    with desk.service.database.transaction() as connection:
        found = connection.execute(
            select(ZAAK.c.reference).where(ZAAK.c.reference == given, SHOWN, _mine(visit))
        ).scalar()
        _note(connection, desk, visit, "kenmerk", count=int(found is not None))
    return _answer(desk, visit, fields, [] if found is None else [found])


def _by_bsn(desk: Desk, visit: Visit, fields: Fields) -> Response:
    bsn = Bsn(fields.one(_BSN))
    person = person_index(desk.service.index, bsn)
    with desk.service.database.transaction() as connection:
        own = own_indexes(connection, desk.service, bsn)
        related = select(ZAAK_RELATED.c.zaak_id).where(ZAAK_RELATED.c.person_index.in_(own))
        found = connection.execute(
            select(ZAAK.c.reference)
            .where(ZAAK.c.id.in_(related), SHOWN, _mine(visit))
            .order_by(ZAAK.c.opened_at.desc(), ZAAK.c.id)
            .limit(_MOST)
        )
        references = list(found.scalars())
        reason = fields.one(_REASON)
        _note(connection, desk, visit, reason, count=len(references), person=person)
    # The number does not come back in the page.
    return _answer(desk, visit, Fields(), references)


def _mine(visit: Visit) -> ColumnElement[bool]:
    return visible(visit.sees, local_date(visit.now))


def _mistakes(fields: Fields) -> dict[str, Word]:
    if not fields.one(_BSN):
        return {_REFERENCE: lambda t: t.aside.search.give_one}
    found: dict[str, Word] = {}
    try:
        Bsn(fields.one(_BSN))
    except NotABsn:
        found[_BSN] = lambda t: t.aside.search.no_bsn
    if fields.one(_REASON) not in set(RevealReason):
        found[_REASON] = lambda t: t.aside.search.choose_reason
    return found


def _note(
    connection: Connection,
    desk: Desk,
    visit: Visit,
    what: str,
    *,
    count: int,
    person: bytes | None = None,
) -> None:
    write_down(
        connection,
        desk.service,
        actor=subject_of(visit),
        action="zaken_gezocht",
        what=f"zaken:{what}",
        result=f"aantal_{count}",
        basis=BASIS,
        origin=BASIS,
        persons=() if person is None else (person,),
    )


def _answer(desk: Desk, visit: Visit, fields: Fields, references: list[str]) -> Response:
    if len(references) == 1:
        address = f"{CASES}/{references[0]}"
        return RedirectResponse(address, status_code=303, headers=dict(HTML))
    return _page(desk, visit, fields, found=references)


def _page(
    desk: Desk,
    visit: Visit,
    fields: Fields,
    *,
    found: list[str] | None = None,
    mistakes: dict[str, Word] | None = None,
    status: int = 200,
) -> Response:
    texts = TEXTS[visit.frame.language]
    return desk.pages.page(
        "search.html",
        visit.frame,
        status=status,
        fields=fields,
        found=found,
        reasons=list(texts.aside.reveal.reasons.items()),
        mistakes={name: word(texts) for name, word in (mistakes or {}).items()},
    )


SEARCH_ROUTES: Final = (
    Route("zoeken_form", "GET", _PATH, ask),
    Route("zoeken", "POST", _PATH, search),
)

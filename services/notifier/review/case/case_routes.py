"""The page of one case, and keeping what somebody is typing about it."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from notifier.reports.written_down import write_down
from notifier.review.access.table import NOBODY, WHO_MAY
from notifier.review.case.acting import BASIS, routes_of, subject_of
from notifier.review.case.drafts import keep_draft
from notifier.review.case.fields import Fields
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.case.panels import Offer
from notifier.review.case.registered import FORMS, OFFERS, PANELS
from notifier.review.case.roles_here import at_case
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.page import in_words, read_beside
from notifier.review.visit import NotThere, Route, Visit

_BY_NAME: Final = {form.name: form for form in FORMS}
_OFFERED_AT_ONCE: Final = 5
"""The others are one key away: more than these nobody weighs."""


def case_page(desk: Desk, visit: Visit) -> Response:
    """Everything about one case that this person may see; the look is in the audit."""
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        visit = at_case(connection, visit, case.row.id)
        panels = [
            (panel, shown)
            for panel in PANELS
            if (shown := panel.show(desk, visit, connection, case)) is not None
        ]
        beside = read_beside(connection, case)
        write_down(
            connection,
            desk.service,
            actor=subject_of(visit),
            action="zaak_bekeken",
            what=f"zaak:{case.row.id}",
            result="getoond",
            basis=BASIS,
            origin=BASIS,
        )
    if case.row.reference != visit.params["reference"]:
        return RedirectResponse(case.address, status_code=303, headers=dict(HTML))
    texts = TEXTS[visit.frame.language]
    done = _BY_NAME.get(visit.query.get("gedaan", ""))
    return desk.pages.page(
        "case.html",
        visit.frame,
        case=case,
        panels=panels,
        at_once=_OFFERED_AT_ONCE,
        offers=[
            (offer.label(texts), offer.address, offer.why(texts) if offer.why else None)
            for offer in offered(visit, case)
        ],
        done=None if done is None else done.done(texts),
        **in_words(desk, visit, case, beside),
    )


def offered(visit: Visit, case: OpenCase) -> list[Offer]:
    """What this person may do to this case now, what helps most first."""
    all_offers = (offer for offers in OFFERS for offer in offers(visit, case))
    mine = [offer for offer in all_offers if WHO_MAY.get(offer.route, NOBODY) & visit.roles]
    return sorted(mine, key=lambda offer: offer.rank)


def keep(desk: Desk, visit: Visit) -> Response:
    """Keep what is in a form at this moment; asked by the page itself while somebody types."""
    form = _BY_NAME.get(visit.params["form"])
    if form is None or not WHO_MAY.get(form.name, NOBODY) & visit.roles:
        raise NotThere
    fields = Fields.of(visit.form)
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
    return Response(status_code=204, headers=dict(HTML))


CASE_ROUTES: Final = (
    Route("case", "GET", f"{CASES}/{{reference}}", case_page),
    Route("draft", "POST", f"{CASES}/{{reference}}/concept/{{form}}", keep, touches=False),
    *(route for form in FORMS for route in routes_of(form)),
)

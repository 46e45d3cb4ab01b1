"""The proof of sending as a PDF with names: only with a reason, and each time on record."""

from collections.abc import Mapping
from typing import Final
from uuid import uuid4

from starlette.responses import Response

from notifier.cases.reveal_reason import RevealReason
from notifier.review.case.acting import subject_of
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Word
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.reveal.look import AlreadyShown, record_look
from notifier.review.reveal.reveal_routes import EXPLANATION, REASON, once_of, why_mistakes
from notifier.review.visit import Route, Visit
from notifier.show_proof import proof_on_paper

KIND: Final = "verzendbewijs"
"""As it stands in the audit."""


def ask(desk: Desk, visit: Visit) -> Response:
    """The form; no name is on it."""
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
    return _form(desk, visit, case, Fields())


def download(desk: Desk, visit: Visit) -> Response:
    """Record the look, then give the file; a form that did so before comes back empty."""
    fields, once = Fields.of(visit.form), once_of(visit)
    with desk.service.database.transaction("werkbank.verzendbewijs") as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        mistakes = why_mistakes(fields)
        if mistakes:
            return _form(desk, visit, case, fields, mistakes=mistakes, status=422)
        pdf, named = proof_on_paper(connection, desk.service, case.row)
        try:
            record_look(
                connection,
                desk.service,
                case.row.id,
                # Also where nobody was written to yet: that somebody asked is on record.
                [(bsn, KIND) for bsn in sorted(named)] or [(None, KIND)],
                once=once,
                reason=RevealReason(fields.one(REASON)),
                explanation=fields.one(EXPLANATION),
                actor=subject_of(visit),
                now=visit.now,
            )
        except AlreadyShown:
            return _form(desk, visit, case, Fields(), used=True, status=409)
    name = f"verzendbewijs-{case.row.reference}.pdf"
    headers = {**HTML, "Content-Disposition": f'attachment; filename="{name}"'}
    return Response(pdf, media_type="application/pdf", headers=headers)


def _form(
    desk: Desk,
    visit: Visit,
    case: OpenCase,
    fields: Fields,
    *,
    mistakes: Mapping[str, Word] | None = None,
    used: bool = False,
    status: int = 200,
) -> Response:
    texts = TEXTS[visit.frame.language]
    return desk.pages.page(
        "proof.html",
        visit.frame,
        status=status,
        case=case,
        fields=fields,
        reasons=list(texts.aside.reveal.reasons.items()),
        mistakes={name: word(texts) for name, word in (mistakes or {}).items()},
        used=used,
        once=uuid4(),
    )


_PATH: Final = f"{CASES}/{{reference}}/verzendbewijs"
PROOF_ROUTES: Final = (
    Route("verzendbewijs_form", "GET", _PATH, ask),
    Route("verzendbewijs", "POST", _PATH, download),
)

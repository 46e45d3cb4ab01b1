"""The text that came of an action: on the screen and as PDF/A, each look in the audit."""

from typing import Final

from starlette.responses import Response

from notifier.letters.document import Document, document_pdf
from notifier.reports.written_down import write_down
from notifier.review.acts.action_store import StoredAction, actions_of
from notifier.review.acts.catalogue import BY_CODE, SECOND
from notifier.review.acts.products.lines import blocks_of
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere, Route, Visit
from notifier.staff.roles import Role


def product(desk: Desk, visit: Visit) -> Response:
    """To read, to copy and to print."""
    case, action, text = _looked_at(desk, visit, "getoond")
    texts = TEXTS[visit.frame.language].acts
    hashed = "" if action.product_sha256 is None else action.product_sha256.hex()
    return desk.pages.page(
        "product.html",
        visit.frame,
        case=case,
        action=action,
        action_name=texts.names[action.code],
        text=text,
        hash_line=texts.product_hash.format(hash=hashed),
    )


def product_pdf(desk: Desk, visit: Visit) -> Response:
    """The same words on paper."""
    case, action, text = _looked_at(desk, visit, "gedownload")
    title, blocks = blocks_of(text)
    pdf = document_pdf(
        Document(title=title, blocks=blocks, reference=case.row.reference, made_at=action.at)
    )
    headers = dict(HTML) | {
        "Content-Disposition": f'attachment; filename="{action.code}-{case.row.reference}.pdf"'
    }
    return Response(pdf, media_type="application/pdf", headers=headers)


def _looked_at(desk: Desk, visit: Visit, result: str) -> tuple[OpenCase, StoredAction, str]:
    """Raises ``NotThere`` for who may not see it, or where there is no text."""
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        actions = actions_of(connection, desk.service.keyring, case.row.id)
        action = next((one for one in actions if one.id == visit.params["action"]), None)
        if action is None or action.product is None or not _may_read(visit, action):
            raise NotThere
        write_down(
            connection,
            desk.service,
            actor=subject_of(visit),
            action="product_bekeken",
            what=f"actie:{action.id}",
            result=result,
            basis=BASIS,
            origin=BASIS,
        )
    return case, action, action.product


def _may_read(visit: Visit, action: StoredAction) -> bool:
    """Who may do it, who may agree with it, and who looks whether it went well."""
    return bool((BY_CODE[action.code].who | SECOND | {Role.AUDITOR}) & visit.roles)


_ADDRESS: Final = f"{CASES}/{{reference}}/product/{{action:uuid}}"
PRODUCT_ROUTES: Final = (
    Route("product", "GET", _ADDRESS, product),
    Route("product_pdf", "GET", f"{_ADDRESS}/pdf", product_pdf),
)

"""Around every change of the rota: one transaction, its entry in the audit, and the page again."""

from collections.abc import Callable, Mapping
from typing import Final

from sqlalchemy import Connection
from starlette.responses import RedirectResponse, Response

from notifier.oncall.change_rota import CannotPlan, Obstacle
from notifier.oncall.colleagues import Colleague, colleague_of, keep_lead
from notifier.reports.written_down import write_down
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.fields import Fields
from notifier.review.desk import Desk
from notifier.review.duty.rota_form import Unfit
from notifier.review.duty.rota_view import show_rota
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import Visit
from notifier.staff.roles import Role

ROTA: Final = "/werkbank/dienst"
_WHERE: Final = {
    Obstacle.OVERLAP: "starts",
    Obstacle.BOTH_PLACES: "who",
    Obstacle.NOT_ON_LIST: "who",
    Obstacle.BACK_TO_FRONT: "ends",
    Obstacle.TOO_LONG: "ends",
    Obstacle.OVER: "ends",
}
"""Beside which field of the form for a shift it is said; elsewhere it is about the page."""

Doing = Callable[[Connection, Fields], tuple[str, str]]
"""Does it, and answers what it was done to (``kind:id``) and the word for it."""


def do_on_rota(desk: Desk, visit: Visit, act: Doing) -> Response:
    """In one transaction with its entry in the audit; else the page comes back filled in."""
    fields = Fields.of(visit.form)
    rota_texts = TEXTS[visit.frame.language].duty.rota
    try:
        with desk.service.database.transaction("werkbank.dienst") as connection:
            what, word = act(connection, fields)
            write_down(
                connection,
                desk.service,
                actor=subject_of(visit),
                action=f"dienst_{word}",
                what=what,
                result="gedaan",
                basis=BASIS,
                origin=BASIS,
            )
    except Unfit as unfit:
        mistakes = {name: rota_texts.mistakes[key] for name, key in unfit.mistakes.items()}
        return rota_page(desk, visit, fields, mistakes, status=422)
    except CannotPlan as found:
        where = _WHERE.get(found.why, "") if fields.one("starts") else ""
        return rota_page(desk, visit, fields, {where: rota_texts.obstacles[found.why]}, status=409)
    return RedirectResponse(f"{ROTA}?gedaan={word}", status_code=303, headers=dict(HTML))


def rota_page(
    desk: Desk, visit: Visit, fields: Fields, mistakes: Mapping[str, str], *, status: int
) -> Response:
    """With what was typed and what is wrong with it; ``mistakes`` by field, empty for all."""
    texts, subject = TEXTS[visit.frame.language], subject_of(visit)
    with desk.service.database.transaction() as connection:
        if visit.roles - {Role.AUDITOR}:
            keep_lead(connection, subject, lead=Role.LEAD in visit.roles)
        shown = show_rota(
            connection, desk.service, texts, subject=subject, roles=visit.roles, now=visit.now
        )
    if shown.me is not None and not fields.any:
        fields = Fields({"label": (shown.me.label,)})
    done = texts.duty.rota.done.get(visit.query.get("gedaan", ""))
    return desk.pages.page(
        "rota.html",
        visit.frame,
        status=status,
        shown=shown,
        fields=fields,
        mistakes=mistakes,
        done=None if mistakes else done,
        places=texts.duty.rota.places,
    )


def me_on_list(desk: Desk, visit: Visit, connection: Connection) -> Colleague:
    """Whoever asks. Raises ``Unfit`` where they are not on the list."""
    found = colleague_of(connection, desk.service.keyring, subject_of(visit))
    if found is None:
        raise Unfit({"": "not_listed"})
    return found

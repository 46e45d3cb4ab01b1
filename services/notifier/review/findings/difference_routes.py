"""The page after a finding: the decision is taken again, and the difference is shown."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID

from sqlalchemy import Connection
from starlette.responses import Response

from notifier.cases.decisions import decisions_of_case
from notifier.cases.finding_view import FindingView
from notifier.reports.written_down import write_down
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.opening import CASES, OpenCase, open_case
from notifier.review.case.picking import people_of
from notifier.review.desk import Desk
from notifier.review.findings.difference import Comparing, Standing, lines_of, standing_of
from notifier.review.findings.texts import DifferenceTexts
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere, Route, Visit

_SAID: Final[Mapping[Standing, Callable[[DifferenceTexts], str]]] = {
    Standing.WAITS: lambda words: words.waits,
    Standing.COUNTS: lambda words: words.counts,
    Standing.WITHDRAWN: lambda words: words.withdrawn,
    Standing.REPLACED: lambda words: words.replaced,
}


def difference(desk: Desk, visit: Visit) -> Response:
    """Before and after, as far as it was decided again; the look is in the audit."""
    texts = TEXTS[visit.frame.language]
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        found = _found(case, visit.params["finding"])
        told = people_of(desk, visit, case, texts)
        if told is None:
            raise NotThere
        decided = decisions_of_case(connection, desk.service.keyring, case.row.id)
        earlier = [one.decision for one in decided if one.decided_at < found.stored.found_at]
        _noted(connection, desk, visit, case)
    standing = standing_of(case.view, found)
    return desk.pages.page(
        "finding_difference.html",
        visit.frame,
        case=case,
        found=found,
        child=told.by_id(found.child),
        standing=standing,
        said=_SAID[standing](texts.findings.difference),
        here=f"{case.address}/gezag-verschil/{found.stored.id}",
        lines=lines_of(Comparing(case.view, found, earlier[-1] if earlier else None, told, texts)),
    )


def _found(case: OpenCase, finding_id: UUID) -> FindingView:
    for one in case.view.brought_in.findings:
        if one.stored.id == finding_id:
            return one
    raise NotThere


def _noted(connection: Connection, desk: Desk, visit: Visit, case: OpenCase) -> None:
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


DIFFERENCE_ROUTES: Final = (
    Route(
        "gezag-verschil",
        "GET",
        f"{CASES}/{{reference}}/gezag-verschil/{{finding:uuid}}",
        difference,
    ),
)

"""One page of paper about a case, for a judge or the police: little, and it names nobody."""

from dataclasses import replace
from typing import Final

from starlette.responses import Response

from notifier.cases.case_view import CaseView
from notifier.reports.written_down import write_down
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.opening import CASES, open_case
from notifier.review.desk import Desk
from notifier.review.pages.origin_texts import OriginTexts
from notifier.review.pages.rendering import TEXTS
from notifier.review.shown_case.origin_part import ShownOrigin, show_origin
from notifier.review.shown_case.page import actors_of, card_for, municipality_of
from notifier.review.shown_case.remedy_part import ShownRemedy
from notifier.review.shown_case.shown import ShownCase, show_case
from notifier.review.shown_case.timeline_part import Whose, narrowed, show_timeline
from notifier.review.visit import Route, Visit

_MOST_STEPS: Final = 8
"""The last of them: it has to stay one page."""


def paper(desk: Desk, visit: Visit) -> Response:
    """The sheet; that it was made is in the audit."""
    with desk.service.database.transaction() as connection:
        case = open_case(connection, desk, visit, visit.params["reference"])
        card = card_for(connection, case)
        write_down(
            connection,
            desk.service,
            actor=subject_of(visit),
            action="zaak_afgedrukt",
            what=f"zaak:{case.row.id}",
            result="getoond",
            basis=BASIS,
            origin=BASIS,
        )
    texts = TEXTS[visit.frame.language]
    shown = show_case(desk.service, case, card, texts.page, visit.now)
    entries = show_timeline(case.view.timeline, actors_of(desk, visit, texts), texts.happening)
    steps = narrowed(entries, Whose.PEOPLE)
    return desk.pages.page(
        "paper.html",
        visit.frame,
        case=case,
        shown=_for_others(shown, texts.aside.paper.left_out),
        origin=_origin(case.view, shown, texts.origin),
        municipality=municipality_of(desk, case),
        steps=steps[:_MOST_STEPS],
        at=visit.now,
    )


def _origin(view: CaseView, shown: ShownCase, texts: OriginTexts) -> ShownOrigin:
    """Where the destination comes from names it as well: not where somebody has to be safe."""
    if shown.safety.stands:
        return ShownOrigin("", ())
    return show_origin(view, shown.told, texts)


def _for_others(shown: ShownCase, left_out: str) -> ShownCase:
    """A court file comes to the parties: it tells no term of ours.

    Where somebody has to be safe it tells neither from whom nor where they go.
    """
    clock = replace(shown.clock, act="", late=False)
    if not shown.safety.stands:
        return replace(shown, clock=clock)
    return replace(
        shown,
        clock=clock,
        safety=replace(shown.safety, reasons=()),
        remedy=ShownRemedy(left_out, (), verified=False),
    )


PAPER_ROUTES: Final = (Route("afdruk", "GET", f"{CASES}/{{reference}}/afdruk", paper),)

"""The first page after logging in: the worklist, for whoever may see a case."""

from starlette.responses import RedirectResponse, Response

from notifier.review.acts.catalogue import SECOND
from notifier.review.acts.second_list import count_waiting
from notifier.review.case.acting import subject_of
from notifier.review.desk import Desk
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.pages.worklist_texts import WorklistTexts
from notifier.review.visit import Visit
from notifier.review.worklist.asked_list import address_of, read_asked
from notifier.review.worklist.chosen import CannotChoose, Wrong
from notifier.review.worklist.cursor import NotACursor
from notifier.review.worklist.read_worklist import read_worklist
from notifier.review.worklist.shown_list import show_list
from notifier.staff.sees import SEES_NOTHING


def worklist(desk: Desk, visit: Visit) -> Response:
    """What this person may see, as the address asks for it.

    Status 400 where the address asks for what there is not. A form sends its empty fields along;
    then the way leads on to the address without them: that is the one to be kept.
    """
    if visit.sees == SEES_NOTHING:
        return desk.pages.page("no_cases.html", visit.frame)
    texts = TEXTS[visit.frame.language].list
    try:
        asked = read_asked(visit.query.multi_items())
    except (CannotChoose, NotACursor) as mistake:
        text = mistake_text(mistake, texts)
        return desk.pages.page("cannot_choose.html", visit.frame, status=400, text=text)
    if not asked.tidy:
        address = address_of(asked.chosen, asked.after)
        return RedirectResponse(address, status_code=303, headers=dict(HTML))
    with desk.service.database.transaction() as connection:
        page = read_worklist(connection, visit.sees, asked.chosen, now=visit.now, after=asked.after)
        waits = {"second_count": count_waiting(connection, visit)} if visit.roles & SECOND else {}
    shown = show_list(page, asked, visit.now, texts, desk.municipalities, me=subject_of(visit))
    return desk.pages.page("worklist.html", visit.frame, shown=shown, **waits)


def mistake_text(mistake: CannotChoose | NotACursor, texts: WorklistTexts) -> str:
    """What is wrong with the address; says which filter, and never repeats what was given."""
    if isinstance(mistake, NotACursor):
        return texts.wrong_place
    if mistake.wrong is Wrong.VALUE and mistake.name == "gemeente":
        return texts.wrong_municipality
    allowed = ", ".join(mistake.allowed)
    return texts.wrong[mistake.wrong].format(name=mistake.name, allowed=allowed)

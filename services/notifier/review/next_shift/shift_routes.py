"""The page for the next shift: how it stands, and what the last shift left in words."""

from typing import Final

from starlette.responses import RedirectResponse, Response

from notifier.reports.written_down import write_down
from notifier.review.access.table import LEAVES_WORD, READS_WORD
from notifier.review.case.acting import BASIS, subject_of
from notifier.review.case.fields import LONGEST
from notifier.review.desk import Desk
from notifier.review.next_shift.shift import read_shift
from notifier.review.next_shift.shift_notes import (
    confirm_shift_note,
    read_shift_notes,
    write_shift_note,
)
from notifier.review.next_shift.shown_shift import show_shift
from notifier.review.pages.headers import HTML
from notifier.review.pages.rendering import TEXTS
from notifier.review.visit import NotThere, Route, Visit
from notifier.review.worklist.changes import change_token

PATH: Final = "/werkbank/dienstoverdracht"
_LEFT, _READ = "achtergelaten", "gelezen"


def shift_page(desk: Desk, visit: Visit) -> Response:
    """Everything that the next shift must know, of what this person may see."""
    return _page(desk, visit)


def leave_word(desk: Desk, visit: Visit) -> Response:
    """Write it down for the next shift. Status 422 where there is nothing, or too much."""
    shift = TEXTS[visit.frame.language].shift
    given = visit.form.get("tekst")
    text = given.replace("\r\n", "\n").replace("\x00", "").strip() if isinstance(given, str) else ""
    if not text:
        return _page(desk, visit, mistake=shift.empty)
    if len(text) > LONGEST:
        return _page(desk, visit, mistake=shift.too_long.format(most=LONGEST), typed=text)
    subject, service = subject_of(visit), desk.service
    with service.database.transaction() as connection:
        row_id = write_shift_note(
            connection, service.keyring, subject=subject, text=text, now=visit.now
        )
        write_down(
            connection,
            service,
            actor=subject,
            action="dienstbericht_achterlaten",
            what=f"dienstbericht:{row_id}",
            result="gedaan",
            basis=BASIS,
            origin=BASIS,
        )
    return _back(_LEFT)


def confirm_read(desk: Desk, visit: Visit) -> Response:
    """Say that one read a word of somebody else's; a second time changes nothing."""
    subject, service, row_id = subject_of(visit), desk.service, visit.params["id"]
    with service.database.transaction() as connection:
        if not confirm_shift_note(connection, row_id, subject=subject, now=visit.now):
            raise NotThere
        write_down(
            connection,
            service,
            actor=subject,
            action="dienstbericht_gelezen",
            what=f"dienstbericht:{row_id}",
            result="gedaan",
            basis=BASIS,
            origin=BASIS,
        )
    return _back(_READ)


def _back(done: str) -> Response:
    return RedirectResponse(f"{PATH}?gedaan={done}", status_code=303, headers=dict(HTML))


def _page(desk: Desk, visit: Visit, *, mistake: str = "", typed: str = "") -> Response:
    texts, service = TEXTS[visit.frame.language], desk.service
    subject = subject_of(visit)
    reads = bool(visit.roles & READS_WORD)
    with service.database.transaction() as connection:
        token = change_token(connection, now=visit.now)
        shift = read_shift(connection, visit.sees, now=visit.now)
        notes = (
            read_shift_notes(connection, service.keyring, subject=subject, now=visit.now)
            if reads
            else ()
        )
    done = {_LEFT: texts.shift.left, _READ: texts.shift.confirmed}
    return desk.pages.page(
        "shift.html",
        visit.frame,
        status=422 if mistake else 200,
        shown=show_shift(shift, texts, desk.municipalities, subject),
        token=token,
        notes=notes,
        reads=reads,
        writes=bool(visit.roles & LEAVES_WORD),
        mistake=mistake,
        typed=typed,
        done=done.get(visit.query.get("gedaan", "")),
    )


SHIFT_ROUTES: Final = (
    Route("shift", "GET", PATH, shift_page),
    Route("shift_note", "POST", PATH, leave_word),
    Route("shift_note_read", "POST", f"{PATH}/{{id:uuid}}/gelezen", confirm_read),
)

"""A note on a case, and the notes that are there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from notifier.review.case.forms import CaseForm, Doing, Mistakes
from notifier.review.case.opening import OpenCase
from notifier.review.case.panels import Offer, Panel
from notifier.review.desk import Desk
from notifier.review.notes.keep_note import keep_note
from notifier.review.visit import Visit
from notifier.storage.drafts import NOTE
from notifier.storage.sealed import unseal

_TEXT: Final = "tekst"
_LAST_OF_ALL: Final = 9


@dataclass(frozen=True)
class NoteView:
    """One note, with whose it is (the provider's id)."""

    subject: str
    role: str
    at: datetime
    text: str


def _write(doing: Doing) -> None:
    text = doing.fields.one(_TEXT)
    if not text:
        raise Mistakes({_TEXT: lambda t: t.notes.empty})
    keep_note(doing, text)


def _show(
    desk: Desk, visit: Visit, connection: Connection, case: OpenCase
) -> Mapping[str, object] | None:
    del visit
    rows = connection.execute(
        select(NOTE).where(NOTE.c.zaak_id == case.row.id).order_by(NOTE.c.at.desc(), NOTE.c.id)
    )
    keyring = desk.service.keyring
    notes = [
        NoteView(
            row.subject,
            row.role,
            row.at,
            unseal(keyring, NOTE, "content", row.id, row.content).decode(),
        )
        for row in rows
    ]
    return {"notes": notes} if notes else None


def note_offers(visit: Visit, case: OpenCase) -> Sequence[Offer]:
    """Always: there is always something to say."""
    del visit
    address = f"{case.address}/notitie"
    return (Offer(lambda t: t.notes.offer, address, "notitie", rank=_LAST_OF_ALL),)


NOTE_FORM: Final = CaseForm(
    name="notitie",
    template="note_form.html",
    title=lambda t: t.notes.title,
    done=lambda t: t.notes.done,
    act=_write,
)
NOTE_PANEL: Final = Panel("notities", "notes_panel.html", _show)

"""What somebody wants the next reader to know, written down in the transaction of an act."""

from uuid import uuid4

from sqlalchemy import insert

from notifier.cases.timeline import Happening, note
from notifier.review.case.forms import Doing
from notifier.storage.drafts import NOTE
from notifier.storage.sealed import seal


def keep_note(doing: Doing, text: str) -> None:
    """Seal it, with its entry in the timeline; it is never changed afterwards."""
    row_id, case, keyring = uuid4(), doing.case, doing.service.keyring
    doing.connection.execute(
        insert(NOTE).values(
            id=row_id,
            zaak_id=case.row.id,
            subject=doing.subject,
            role=" ".join(sorted(doing.roles)),
            content=seal(keyring, NOTE, "content", row_id, text.encode()),
            at=doing.now,
        )
    )
    note(doing.connection, case.row.id, Happening.NOTED, now=doing.now, actor=doing.subject)

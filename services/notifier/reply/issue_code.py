"""A new code for a message, made where its letter is made."""

from datetime import datetime
from uuid import UUID, uuid4

from sqlalchemy import Connection, insert, select

from notifier.case_facts import children_now
from notifier.letters.content import AnswerAt
from notifier.reply.births import seal_births
from notifier.reply.codes import grouped, new_code
from notifier.service import Service
from notifier.storage.messages import MESSAGE
from notifier.storage.reply_codes import REPLY_CODE
from notifier.storage.sealed import unseal_bsns


def issue_code(
    connection: Connection, service: Service, message_id: UUID, *, now: datetime
) -> AnswerAt | None:
    """Where and with which code it is answered; None where there is no page for that.

    Each attempt to send prints a code of its own, and all of them are good until they expire:
    nobody knows which attempt came in the letter box.
    """
    if service.reply is None:
        return None
    row = connection.execute(
        select(MESSAGE.c.zaak_id, MESSAGE.c.children).where(MESSAGE.c.id == message_id)
    ).one()
    about = unseal_bsns(service.keyring, MESSAGE, "children", message_id, row.children)
    births = [
        one.child.birth
        for one in children_now(connection, service, row.zaak_id)
        if about & {one.child.bsn, *one.child.former_numbers}
    ]
    signs, row_id = new_code(), uuid4()
    connection.execute(
        insert(REPLY_CODE).values(
            id=row_id,
            hash=service.reply.keys.newest(signs),
            message_id=message_id,
            births=seal_births(service.keyring, row_id, births),
            created_at=now,
            expires_at=now + service.reply.code_life,
        )
    )
    return AnswerAt(site=service.reply.site, code=grouped(signs))

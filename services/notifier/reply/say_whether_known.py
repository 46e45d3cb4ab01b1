"""Who does not agree says whether they knew: it stands with their answer, and changes no decision.

"I did not know, or I do not agree" is one button on purpose: no legal words stand before a parent
who wants to say no (`domain/safety.md` §5).
"""

from uuid import UUID

from sqlalchemy import select, update

from notifier.decision.facts import AnswerKind
from notifier.reports.written_down import write_down
from notifier.service import Service
from notifier.storage.answers import ANSWER


def say_whether_known(service: Service, answer_id: UUID, *, knew: bool) -> None:
    """Of an answer that does not agree; the last word counts. Raises ``DatabaseError``."""
    with service.database.transaction() as connection:
        mine = (ANSWER.c.id == answer_id) & (ANSWER.c.answer == AnswerKind.OBJECT)
        connection.execute(update(ANSWER).where(mine).values(knew=knew))
        holder = connection.execute(
            select(ANSWER.c.holder_index).where(ANSWER.c.id == answer_id)
        ).scalar_one()
        write_down(
            connection,
            service,
            actor="gezagsdrager",
            action="antwoord_aangevuld",
            what=f"antwoord:{answer_id}",
            result="wist_het" if knew else "wist_het_niet",
            basis="antwoordpagina",
            persons=[holder],
            origin="antwoordpagina",
        )

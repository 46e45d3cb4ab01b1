"""A holder objects beforehand to departures of a child, or of any (R01, when one comes)."""

from contracts.values.bsn import Bsn
from foundation.inbox import Received
from notifier.decision.facts import AnswerKind, Strength
from notifier.reply.accept_answer import NewAnswer, accept_answer
from notifier.service import Service


def object_beforehand(service: Service, holder: Bsn, child: Bsn | None, *, form: str) -> Received:
    """Once per ``form``: a double click is one objection. Raises ``DatabaseError``.

    Nothing that comes back depends on whether there is such a child, or a case.
    """
    new = NewAnswer(
        reference=f"vooraf/{form}",
        answer=AnswerKind.OBJECT,
        strength=Strength.LOGIN,
        holder=holder,
        child=child,
    )
    return accept_answer(service, new, sender=service.sender_oin)

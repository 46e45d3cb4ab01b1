"""Why an event was not taken, in the words of the API; of one event, or of each in a batch."""

from collections.abc import Sequence
from typing import Final, assert_never

from brp_adapter.accept_batch import Refusal
from brp_adapter.accept_event import SenderMismatch
from brp_adapter.keep_unreadable import MOST_FAULTS
from brp_adapter.sources.faults import EventRefused, Fault, UnknownEventType
from foundation.inbox import Conflict
from foundation.problem import InvalidParam, Problem

UNKNOWN_TYPE: Final = Fault("type", "unknown", "Dit type wordt niet aangenomen.")


def faults_to_keep(refused: Refusal | Conflict) -> Sequence[Fault]:
    """What is wrong with bytes that nobody can read; nothing where they can be read."""
    match refused:
        case EventRefused():
            return refused.faults
        case UnknownEventType():
            return (UNKNOWN_TYPE,)
        case SenderMismatch() | Conflict():
            return ()
        case _:
            assert_never(refused)


def invalid(refused: EventRefused, what: str, *, code: str) -> Problem:
    """``what`` could not be read: everything that is wrong with it, and no value of it."""
    return Problem(
        400,
        title=f"Ongeldige {what}",
        detail=f"Een of meer leden van de {what} zijn ongeldig.",
        code=code,
        invalid_params=[InvalidParam(f.path, f.code, f.reason) for f in refused.faults],
    )


def problem_of(refused: Refusal | Conflict) -> Problem:
    """The answer about one event."""
    match refused:
        case EventRefused():
            return invalid(refused, "gebeurtenis", code="invalid_event")
        case UnknownEventType():
            return Problem(
                400,
                title="Onbekend type gebeurtenis",
                detail=f"Deze typen worden aangenomen: {', '.join(refused.accepted)}.",
                code="unknown_event_type",
                invalid_params=[
                    InvalidParam(UNKNOWN_TYPE.path, UNKNOWN_TYPE.code, UNKNOWN_TYPE.reason)
                ],
            )
        case SenderMismatch():
            return Problem(
                403,
                detail="Het OIN in source is niet het OIN van het token.",
                code="source_not_yours",
            )
        case Conflict():
            return Problem(
                409,
                title="Andere inhoud onder dezelfde id",
                detail="Onder deze source en id is eerder iets anders ontvangen. Het eerste blijft "
                "gelden; een beheerder kijkt ernaar.",
                code="event_conflict",
            )
        case _:
            assert_never(refused)


def params_in_batch(index: int, problem: Problem) -> list[InvalidParam]:
    """What is wrong with the event at ``index``, from 0, of a batch; at least one thing.

    Not more of one event than an operator is told either: a hundred events are answered at once.
    """
    found = [
        InvalidParam(f"{index}.{param.name}", param.code, param.reason)
        for param in problem.invalid_params[:MOST_FAULTS]
    ]
    if found:
        return found
    reason = problem.detail or ""
    return [InvalidParam(str(index), problem.code or "", reason)]

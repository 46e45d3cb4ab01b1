"""A case as somebody finds it who is to decide about its hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import Connection

from notifier.cases.case_row import CaseRow
from notifier.cases.case_view import opaque_id
from notifier.cases.decisions import StoredDecision, latest_decision
from notifier.cases.handling_state import HandlingState
from notifier.decision.facts import CaseFacts
from notifier.decision.looks_first import Desk, looks_first
from notifier.decision.outcome import Disposition
from notifier.decision.verdict import Choice, LookedAt, looked_at
from notifier.service import Service
from notifier.verdicts.looked_at_bytes import fingerprint
from notifier.verdicts.refusal import CannotJudge, Refusal
from notifier.verdicts.verdict_state import EndedBecause, VerdictState
from notifier.verdicts.verdict_store import StoredVerdict, all_verdicts

_NO_GEZAG: Final = frozenset({"S14", "S15"})


@dataclass(frozen=True)
class Hold:
    """``stored``: the machine's own decision, which the page shows. ``seen``: what stands now."""

    stored: StoredDecision
    facts: CaseFacts
    seen: LookedAt
    mark: str
    """Of ``seen``, for the form."""

    verdicts: tuple[StoredVerdict, ...]
    set_aside: bool = False
    """Somebody judged, whatever they chose, and another ended that before it was decided."""

    @property
    def desk(self) -> Desk | None:
        """Who looks at it first."""
        return looks_first(self.stored.decision)

    @property
    def codes(self) -> frozenset[str]:
        """The rows that hold."""
        return frozenset(ground.what for ground in self.seen.grounds if ground.is_row)

    @property
    def standing(self) -> frozenset[Choice]:
        """What people decided and stands."""
        return frozenset(v.choice for v in self.verdicts if v.choice is not None)

    def in_state(self, state: VerdictState) -> StoredVerdict | None:
        """The oldest one in this state."""
        return next((one for one in self.verdicts if one.state is state), None)

    def may_be(self, choice: Choice) -> Refusal | None:
        """Why this choice cannot be made at all: there may be nobody to tell."""
        if choice is Choice.WITHHOLD or self.seen.told:
            return None
        return Refusal.GEZAG_FIRST if self.codes & _NO_GEZAG else Refusal.NOBODY_TO_TELL


def read_hold(
    connection: Connection, service: Service, case: CaseRow, facts: CaseFacts | None
) -> Hold:
    """As it stands in this transaction. Raises ``CannotJudge``: nothing is held.

    What people decided before may be decided anew: also then the machine's decision counts.
    """
    stored = latest_decision(connection, service.keyring, case.id)
    if stored is None or facts is None or case.shadow or case.handling is HandlingState.CLOSED:
        raise CannotJudge(Refusal.NOT_HELD)
    ever = all_verdicts(connection, service.keyring, case.id)
    verdicts = tuple(one for one in ever if one.state is not VerdictState.ENDED)
    if stored.decision.case is not Disposition.HOLD and not verdicts:
        raise CannotJudge(Refusal.NOT_HELD)
    seen = looked_at(stored.decision, facts)
    mark = _mark(service, case.id, seen)
    return Hold(stored, facts, seen, mark, verdicts, set_aside=_was_set_aside(ever))


def _was_set_aside(ever: Iterable[StoredVerdict]) -> bool:
    """Since people last came to something. Who took back their own, and no other's, set none."""
    found = False
    for one in ever:
        if one.stands_since is not None:
            found = False
        elif one.ended_because in {EndedBecause.TAKEN_BACK, EndedBecause.CLOSED}:
            found = found or any(judged.by != one.ended_by for judged in one.judgements)
    return found


def _mark(service: Service, zaak_id: UUID, seen: LookedAt) -> str:
    name = partial(opaque_id, service, zaak_id)
    return fingerprint(seen, lambda bsn: str(name(bsn)))

"""The decision for one child: the gate, every row, the flags (DECISION §4 and §5)."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.values.bsn import Bsn
from notifier.decision.custody_rows import CUSTODY_ROWS
from notifier.decision.gate import (
    SKIPPING_GATES,
    g01_not_a_minor,
    g02_undone,
    g05_all_consented,
    not_to_be_told,
)
from notifier.decision.not_covered import S48
from notifier.decision.outcome import (
    ChildDecision,
    Disposition,
    Flag,
    HolderDisposition,
    HolderOutcome,
)
from notifier.decision.risk import Indicator, flagged_by, indicators_of
from notifier.decision.rows import STANDS_UNDER_ANY_GATE, Row, applying
from notifier.decision.safety_rows import SAFETY_ROWS
from notifier.decision.urgency import recipients_of, urgency_of
from notifier.decision.view import ChildView

ROWS = (*CUSTODY_ROWS, *SAFETY_ROWS, S48)


def decide_child(view: ChildView) -> ChildDecision:
    """Decide for one child."""
    if g01_not_a_minor(view):
        return _skip(view, "G01")
    if g02_undone(view):
        return _skip(view, "G02")
    gates = tuple(code for code, applies in SKIPPING_GATES if applies(view))
    rows = applying(ROWS, view)
    if gates:
        standing = tuple(row for row in rows if row.code in STANDS_UNDER_ANY_GATE)
        return _decided(view, _Applying(gates, standing, ()))
    if g05_all_consented(view):
        if not any(row.result.holds for row in rows):
            receipts = tuple(h for h in view.staying if not not_to_be_told(view, h))
            return _skip(view, "G05", receipts)
        return _decided(view, _Applying(("G05",), rows, indicators_of(view)))
    return _decided(view, _Applying((), rows, indicators_of(view)))


def _skip(view: ChildView, code: str, receipts: tuple[Bsn, ...] = ()) -> ChildDecision:
    return ChildDecision(
        child=view.child.bsn,
        departure_id=view.facts.departure_id,
        case=Disposition.SKIP,
        codes=(code,),
        receipts=receipts,
    )


@dataclass(frozen=True, slots=True)
class _Applying:
    gates: tuple[str, ...]
    rows: tuple[Row, ...]
    indicators: tuple[Indicator, ...]

    @property
    def holds(self) -> bool:
        return any(row.result.holds for row in self.rows)

    @property
    def flags(self) -> bool:
        return any(row.result.flags for row in self.rows) or flagged_by(self.indicators)

    @property
    def skips(self) -> bool:
        """G03, G04 or G06: nobody is told."""
        return any(gate != "G05" for gate in self.gates)


def _decided(view: ChildView, found: _Applying) -> ChildDecision:
    told = tuple(h for h in view.staying if not not_to_be_told(view, h))
    if not (told or found.gates or found.holds or view.staying):
        found = _Applying(found.gates, (*found.rows, S48), found.indicators)
    case = _disposition(found, somebody_to_tell=bool(told))
    codes = [*found.gates, *(row.code for row in found.rows)]
    # S01 is the holder for whom no other row holds; beside a row that notifies it says nothing.
    plain = case is Disposition.NOTIFY and not any(row.result.notifies for row in found.rows)
    codes += (["S01"] if plain else []) + [i.code for i in found.indicators]
    if case is Disposition.SKIP:
        return ChildDecision(
            child=view.child.bsn,
            departure_id=view.facts.departure_id,
            case=case,
            codes=tuple(codes),
        )
    flags: frozenset[Flag] = recipients_of(view) if found.flags else frozenset()
    return ChildDecision(
        child=view.child.bsn,
        departure_id=view.facts.departure_id,
        case=case,
        holders=_outcomes(view, case),
        flags=flags,
        urgency=urgency_of(view),
        codes=tuple(codes),
    )


def _disposition(found: _Applying, *, somebody_to_tell: bool) -> Disposition:
    if found.holds:
        return Disposition.HOLD
    if found.skips:
        return Disposition.SKIP
    if somebody_to_tell:
        return Disposition.NOTIFY
    # All staying holders are NONE: a flag still asks for a human.
    return Disposition.HOLD if found.flags else Disposition.SKIP


def _outcomes(view: ChildView, case: Disposition) -> tuple[HolderOutcome, ...]:
    active = HolderDisposition.HOLD if case is Disposition.HOLD else HolderDisposition.NOTIFY
    return tuple(
        HolderOutcome(
            holder,
            HolderDisposition.NONE if not_to_be_told(view, holder) else active,
            (view.child.bsn,),
        )
        for holder in view.staying
    )

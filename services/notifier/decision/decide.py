"""``decide(facts, policy, now) -> Decision``: the whole of DECISION.md as one pure function.

Same input, same output, byte for byte: no clock, network, database or randomness inside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.child import decide_child
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import (
    ChildDecision,
    Decision,
    Disposition,
    Flag,
    HolderDisposition,
    HolderOutcome,
)
from notifier.decision.policy import DecisionPolicy
from notifier.decision.reasons_nl import reasons_for
from notifier.decision.view import ChildView

_STRENGTH = (Disposition.SKIP, Disposition.NOTIFY, Disposition.HOLD)
_HOLDER_STRENGTH = (HolderDisposition.NONE, HolderDisposition.NOTIFY, HolderDisposition.HOLD)


def decide(facts: CaseFacts, policy: DecisionPolicy, now: datetime) -> Decision:
    """Decide per child and merge (DECISION §2, *household*).

    ``now`` is an aware moment. A departure in which nobody is a minor is a SKIP (G01).
    """
    children = tuple(
        decide_child(ChildView.of(child, facts, now)) for child in facts.departure.children
    )
    case = max((c.case for c in children), key=_STRENGTH.index, default=Disposition.SKIP)
    recall = bool(facts.told) and any(child.undone for child in children)
    codes = [code for child in children for code in child.codes] or ["G01"]
    codes += ["S38"] if recall else []
    codes += ["S45"] if policy.notify is not Mode.ON else []
    return Decision(
        case=case,
        holders=_merged_holders(children, case),
        flags=tuple(sorted(frozenset[Flag]().union(*(c.flags for c in children)))),
        urgency=min((c.urgency for c in children if c.urgency is not None), default=None),
        mode=policy.notify,
        reasons=reasons_for(codes),
        receipts=_receipts(children, case),
        recall=recall,
        policy_version=policy.version,
        children=children,
    )


def _merged_holders(
    children: Sequence[ChildDecision], case: Disposition
) -> tuple[HolderOutcome, ...]:
    """Per holder the strongest disposition, and only the children under the holder's gezag.

    A hold on any child holds the whole household: siblings' news would give it away.
    """
    strongest: dict[Bsn, HolderDisposition] = {}
    concerns: dict[Bsn, list[Bsn]] = {}
    for outcome in (o for child in children for o in child.holders):
        earlier = strongest.get(outcome.holder, HolderDisposition.NONE)
        strongest[outcome.holder] = max(earlier, outcome.disposition, key=_HOLDER_STRENGTH.index)
        concerns.setdefault(outcome.holder, []).extend(outcome.children)
    held = case is Disposition.HOLD
    return tuple(
        HolderOutcome(
            holder,
            HolderDisposition.HOLD
            if held and disposition is HolderDisposition.NOTIFY
            else disposition,
            tuple(sorted(concerns[holder])),
        )
        for holder, disposition in sorted(strongest.items())
    )


def _receipts(children: Iterable[ChildDecision], case: Disposition) -> tuple[HolderOutcome, ...]:
    """Who is asked to confirm a consent (G05); nobody while the household is held."""
    if case is Disposition.HOLD:
        return ()
    asked: dict[Bsn, list[Bsn]] = {}
    for child in children:
        for holder in child.receipts:
            asked.setdefault(holder, []).append(child.child)
    return tuple(
        HolderOutcome(holder, HolderDisposition.NONE, tuple(sorted(concerned)))
        for holder, concerned in sorted(asked.items())
    )

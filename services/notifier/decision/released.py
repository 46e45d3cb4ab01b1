"""What is followed of a decision once people have decided about it. Pure, and fails closed.

A HOLD becomes NOTIFY only when every hold code that stands now, every fact behind one and every
holder who would be told (with every child) lay before the people who chose. NONE stays NONE, and
nothing here makes anybody told whom the machine's own decision does not list. Silence that people
chose stays silence also when the reason to hold has gone: only people take it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from contracts.policy.effects import Mode
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import (
    Decision,
    Disposition,
    HolderDisposition,
    HolderOutcome,
)
from notifier.decision.spoken import spoken_to
from notifier.decision.verdict import (
    BY_LETTER,
    Call,
    Choice,
    Ground,
    LookedAt,
    Told,
    Verdict,
    looked_at,
    newer_numbers,
)

_NOTHING: Final = LookedAt(frozenset(), frozenset())
_STRICTEST: Final = (Choice.CALL, Choice.LIMITED, Choice.FULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Released:
    """What is followed, and how.

    ``manner``: how those are told whom ``decision`` names; FULL where nobody decided otherwise,
    and ``chosen`` where people did.
    ``came_since``: why a release does not count any more. ``looked_past``: what people saw and
    told all the same. ``by_phone``: who was told so in place of a letter, and gets none about it;
    ``reached``: who was told by phone at all. ``to_call``: who must still be called, because people
    chose that. ``to_call_back``: who was told by phone of a departure that is no more.
    """

    decision: Decision
    manner: Choice = Choice.FULL
    chosen: bool = False
    came_since: LookedAt = _NOTHING
    looked_past: frozenset[Ground] = frozenset()
    by_phone: frozenset[Told] = frozenset()
    reached: frozenset[Told] = frozenset()
    to_call: frozenset[Told] = frozenset()
    to_call_back: frozenset[Told] = frozenset()


def under_verdicts(
    decision: Decision,
    facts: CaseFacts,
    verdicts: Sequence[Verdict],
    calls: Sequence[Call] = (),
) -> Released:
    """Follow what people decided; without any verdict that is the decision itself.

    ``verdicts``: those that stand or wait for a second person, in order of time. Several there are
    only where two cases became one: then one of them must cover all of it, and the most careful
    says how.
    """
    newer = newer_numbers(facts)
    verdicts = [replace(one, looked_at=one.looked_at.under(newer)) for one in verdicts]
    released = _released(decision, facts, verdicts)
    return _with_calls(released, verdicts, spoken_to(calls, facts))


def _released(decision: Decision, facts: CaseFacts, verdicts: Sequence[Verdict]) -> Released:
    asks_nothing = decision.case is Disposition.SKIP and not decision.receipts
    if asks_nothing or not verdicts:
        return Released(decision=decision)
    choices = {verdict.choice for verdict in verdicts}
    # Silence was chosen, or is not yet rejected. And where consent was verified after all (G05),
    # the letter that asks about it has the date in it, which nobody chose.
    silent = not choices <= {*_STRICTEST}
    if silent or (decision.receipts and choices != {Choice.FULL}):
        return Released(decision=_held(decision))
    if decision.case is Disposition.SKIP:
        return Released(decision=decision, chosen=True)
    manner = next(choice for choice in _STRICTEST if choice in choices)
    return _told_or_held(decision, facts, verdicts, manner)


def _told_or_held(
    decision: Decision, facts: CaseFacts, verdicts: Sequence[Verdict], manner: Choice
) -> Released:
    seen = looked_at(decision, facts)
    covered = any(not seen.beyond(one.looked_at) for one in verdicts)
    if decision.case is Disposition.NOTIFY and manner is Choice.FULL:
        return Released(decision=decision, chosen=covered)
    if not covered or not seen.told:
        came_since = seen.beyond(verdicts[-1].looked_at)
        return Released(decision=_held(decision), came_since=came_since)
    return Released(decision=_told(decision), manner=manner, chosen=True, looked_past=seen.grounds)


def _held(decision: Decision) -> Decision:
    return replace(
        decision,
        case=Disposition.HOLD,
        holders=_each(decision, HolderDisposition.HOLD),
        receipts=(),
    )


def _told(decision: Decision) -> Decision:
    return replace(
        decision,
        case=Disposition.NOTIFY,
        holders=_each(decision, HolderDisposition.NOTIFY),
    )


def _each(decision: Decision, disposition: HolderDisposition) -> tuple[HolderOutcome, ...]:
    return tuple(
        outcome
        if outcome.disposition is HolderDisposition.NONE
        else replace(outcome, disposition=disposition)
        for outcome in decision.holders
    )


def _with_calls(
    released: Released, verdicts: Sequence[Verdict], reached: Mapping[Told, Call]
) -> Released:
    """Whom a call told in place of a letter: none about that, unless somebody chose one since."""
    chosen = max((v.at for v in verdicts if v.choice in BY_LETTER), default=None)
    by_phone = frozenset(
        told
        for told, call in reached.items()
        if not call.beside and (chosen is None or call.at > chosen)
    )
    gone = {child.child for child in released.decision.children if child.undone}
    to_tell = frozenset(_to_tell(released.decision))
    # Without a basis nobody is told, by a voice no more than by a letter.
    calling = released.manner is Choice.CALL and released.decision.mode is Mode.ON
    return replace(
        released,
        by_phone=by_phone,
        reached=frozenset(reached),
        to_call=to_tell - reached.keys() if calling else frozenset(),
        to_call_back=frozenset(told for told in reached if told[1] in gone),
    )


def _to_tell(decision: Decision) -> Iterable[Told]:
    if decision.case is Disposition.NOTIFY:
        for outcome in decision.holders:
            if outcome.disposition is HolderDisposition.NOTIFY:
                yield from ((outcome.holder, child) for child in outcome.children)

"""Who was spoken to about whom, and still stands told by it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from contracts.values.bsn import Bsn
from notifier.decision.certain_holders import certain_holders
from notifier.decision.facts import CaseFacts
from notifier.decision.verdict import Call, Told, newer_numbers


def spoken_to(calls: Iterable[Call], facts: CaseFacts) -> Mapping[Told, Call]:
    """The last call that told it, under present numbers, where none took it back since."""
    newer = newer_numbers(facts)
    present = [_now(call, newer) for call in calls]
    last = {call.told: call for call in sorted(present, key=lambda call: call.at)}
    return {told: call for told, call in last.items() if not call.takes_back}


def spoken_wrongly(calls: Iterable[Call], facts: CaseFacts, now: datetime) -> frozenset[Told]:
    """Told by phone to somebody who turns out to have no gezag over that child."""
    certain = certain_holders(facts, now)
    return frozenset(
        (holder, child)
        for holder, child in spoken_to(calls, facts)
        if child in certain and holder not in certain[child]
    )


def _now(call: Call, newer: Mapping[Bsn, Bsn]) -> Call:
    holder, child = call.told
    return replace(call, told=(newer.get(holder, holder), newer.get(child, child)))

"""A decision as one JSON object, and how it differs from what was expected."""

from __future__ import annotations

from typing import Any

from notifier.decision.outcome import Decision
from vertrekmelding.situations.file import Expected


def as_json(situation_id: str, decision: Decision) -> dict[str, Any]:
    """``id, case, holders, flags, urgency, mode, reasons``; urgency is null for a SKIP.

    Situation files hold fictitious people only, so the holders stand under their numbers.
    """
    return {
        "id": situation_id,
        "case": decision.case.value,
        "holders": {h.holder.reveal(): h.disposition.value for h in decision.holders},
        "flags": [flag.value for flag in decision.flags],
        "urgency": None if decision.urgency is None else decision.urgency.value,
        "mode": decision.mode.value,
        "reasons": [{"code": r.code, "text": r.text} for r in decision.reasons],
    }


def differences(expected: Expected, decision: Decision) -> list[str]:
    """What differs, one line each; empty when the decision is as expected."""
    found = []
    if decision.case != expected.case:
        found.append(f"case: expected {expected.case.value}, got {decision.case.value}")
    holders = {h.holder: h.disposition for h in decision.holders}
    for holder in sorted(expected.holders.keys() | holders.keys()):
        wanted, got = expected.holders.get(holder), holders.get(holder)
        if wanted != got:
            found.append(f"holder {holder.reveal()}: expected {_said(wanted)}, got {_said(got)}")
    if frozenset(decision.flags) != expected.flags:
        found.append(f"flags: expected {sorted(expected.flags)}, got {list(decision.flags)}")
    if expected.urgency is not None and decision.urgency != expected.urgency:
        found.append(f"urgency: expected {_said(expected.urgency)}, got {_said(decision.urgency)}")
    missing = sorted(set(expected.reasons) - {r.code for r in decision.reasons})
    if missing:
        got_codes = " ".join(r.code for r in decision.reasons)
        found.append(f"reasons: {' '.join(missing)} missing, got {got_codes}")
    if expected.mode is not None and decision.mode != expected.mode:
        found.append(f"mode: expected {expected.mode.value}, got {decision.mode.value}")
    return found


def _said(value: str | None) -> str:
    return "nothing" if value is None else str(value)

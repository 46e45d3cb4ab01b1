"""The part of the policy that a decision reads."""

from __future__ import annotations

from dataclasses import dataclass

from contracts.policy.effects import Mode


@dataclass(frozen=True, slots=True)
class DecisionPolicy:
    """``version`` of the policy file, and what may leave for this municipality today (S45)."""

    version: str
    notify: Mode

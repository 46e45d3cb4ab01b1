"""The derivation: the way into this folder."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from brp_adapter.custody.derivation.answer import (
    CannotSay,
    Conclusion,
    Derivation,
    Derived,
    Step,
)
from brp_adapter.custody.derivation.endings import same_gezag
from brp_adapter.custody.derivation.facts import FamilyFacts
from brp_adapter.custody.derivation.flow import follow
from brp_adapter.custody.derivation.path import Path
from brp_adapter.custody.derivation.worlds import Case, Unknowable, Unseen


@dataclass(frozen=True, slots=True)
class _Ending:
    conclusion: Conclusion
    steps: tuple[Step, ...]


def derive(family: FamilyFacts, today: dt.date) -> Derivation:
    """Gezag as the official service would answer for a resident child, or the missing fact.

    For every hidden fact that a question needs, all that it can be is followed. Only when all
    ways end in the same type and holders is that the answer.
    """
    missing: dict[str, None] = {}
    found = _follow(Case(family, today), missing)
    if found is None:
        return CannotSay("; ".join(missing), _certain_steps(Case(family, today)))
    first = found[0]
    others = dict.fromkeys(end.conclusion.route for end in found[1:])
    others.pop(first.conclusion.route, None)
    return Derived(first.conclusion, first.steps, family.in_onderzoek, tuple(others))


def _follow(case: Case, missing: dict[str, None]) -> list[_Ending] | None:
    """Every ending, or None when they differ: then ``missing`` says which facts make them do so."""
    path = Path(case)
    try:
        return [_Ending(follow(path), path.steps)]
    except Unknowable as unknowable:
        missing[unknowable.missing] = None
        return None
    except Unseen as unseen:
        branches = [_follow(case.assuming(unseen.fact, v), missing) for v in unseen.options]
        found = [branch for branch in branches if branch is not None]
        ends = [end for branch in found for end in branch]
        alike = len(found) == len(branches) and all(
            same_gezag(end.conclusion.gezag, ends[0].conclusion.gezag) for end in ends
        )
        if alike:
            return ends
        # This fact decides, unless what was found missing does so whatever it is.
        if found:
            missing[unseen.missing] = None
        return None


def _certain_steps(case: Case) -> tuple[Step, ...]:
    """What was asked before the first hidden fact came up."""
    path = Path(case)
    try:
        follow(path)
    except (Unknowable, Unseen):
        return path.steps
    return path.steps

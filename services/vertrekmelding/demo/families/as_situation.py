"""A sample family as a situation: the same events and people, decided with no service running."""

from typing import Any

from notifier.letters.content import LetterKind
from vertrekmelding.demo.families.family import Change, Expectation, Family
from vertrekmelding.demo.families.persoon import gezag_of, register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.situations.file import Situation


def as_situation(family: Family, scene: Scene) -> Situation:
    """The family after its last step, decided at the moment of the scene."""
    return Situation.model_validate(
        {
            "id": family.id,
            "title": family.title,
            "rules": family.expectation.reasons,
            "now": scene.now,
            "events": list(family.events),
            "persons": register_of(family.people_at_the_end),
            "snapshots": _snapshots(family, scene),
            "sent": _already_told(family.expectation),
            "expected": _expected(family.expectation),
        }
    )


def _snapshots(family: Family, scene: Scene) -> list[dict[str, Any]]:
    """What the adapter kept from before the register changed."""
    if not any(isinstance(step, Change) for step in family.steps):
        return []
    return [
        {
            "burgerservicenummer": child.bsn.reveal(),
            "takenAt": scene.now,
            "gezag": gezag_of(child),
        }
        for child in family.departing_children
    ]


def _already_told(expectation: Expectation) -> list[str]:
    recalled = {letter.to for letter in expectation.letters if letter.kind is LetterKind.RECALL}
    return [holder.bsn.reveal() for holder in recalled]


def _expected(expectation: Expectation) -> dict[str, Any]:
    return {
        "case": expectation.case,
        "holders": {who.bsn.reveal(): what for who, what in expectation.holders.items()},
        "flags": expectation.flags,
        "urgency": expectation.urgency,
        "reasons": expectation.reasons,
    }

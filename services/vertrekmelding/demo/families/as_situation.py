"""A sample family as a situation: the same events and people, decided with no service running."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from notifier.reply.wire import KINDS
from sandbox.token_endpoint import CLIENTS
from vertrekmelding.demo.families.events import Event
from vertrekmelding.demo.families.family import (
    ANSWERED,
    Change,
    Expectation,
    Family,
    Reports,
    SaysNotSafe,
)
from vertrekmelding.demo.families.people import Home, Someone
from vertrekmelding.demo.families.persoon import gezag_of, register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.situations.file import Situation

_LONG_BEFORE: Final = timedelta(days=30)


def as_situation(family: Family, scene: Scene) -> Situation:
    """The family after its last step, decided at the moment of the scene."""
    return Situation.model_validate(
        {
            "id": family.id,
            "title": family.title,
            "rules": family.expectation.reasons,
            "now": scene.now,
            "events": [_with_card(family, event) for event in family.events],
            "persons": register_of(family.people_at_the_end),
            "snapshots": _snapshots(family, scene),
            "reports": _reports(family),
            "responses": _responses(family, scene),
            "sent": [someone.bsn.reveal() for someone in family.told_before_the_end],
            "expected": _expected(family.expectation),
        }
    )


def _with_card(family: Family, event: Event) -> Event:
    """What was said on the card counts as what was said in the declaration."""
    unsafe = any(isinstance(step, SaysNotSafe) and step.event is event for step in family.steps)
    return event | {"data": event["data"] | {"veiligTeInformeren": False}} if unsafe else event


def _snapshots(family: Family, scene: Scene) -> list[dict[str, Any]]:
    """What the adapter kept from before the register changed.

    What a person confirmed counts as an answer from before the departure does, and says who had
    gezag then; a situation has no other way to tell it.
    """
    changes = any(isinstance(step, Change) for step in family.steps)
    if not changes and not family.confirmed:
        return []
    return [
        {
            "burgerservicenummer": child.bsn.reveal(),
            "takenAt": scene.now - _LONG_BEFORE if family.confirmed else scene.now,
            "gezag": gezag_of(_at_home(child)),
        }
        for child in family.departing_children
    ]


def _at_home(child: Someone) -> Someone:
    homes = [one.stay for one in (child, *child.parents) if isinstance(one.stay, Home)]
    return replace(child, stay=homes[0])


def _reports(family: Family) -> list[dict[str, Any]]:
    roles = {client.name: client.role for client in CLIENTS}
    return [
        {"kind": step.kind, "from": roles[step.client]}
        | {
            member: someone.bsn.reveal()
            for member, someone in step.members.items()
            if someone is not None
        }
        for step in family.steps
        if isinstance(step, Reports)
    ]


def _responses(family: Family, scene: Scene) -> list[dict[str, Any]]:
    return [
        {"by": step.holder.bsn.reveal(), "answer": KINDS[step.answer], "at": scene.now}
        for step in family.steps
        if isinstance(step, ANSWERED)
    ]


def _expected(expectation: Expectation) -> dict[str, Any]:
    return {
        "case": expectation.case,
        "holders": {who.bsn.reveal(): what for who, what in expectation.holders.items()},
        "flags": expectation.flags,
        "urgency": expectation.urgency,
        "reasons": expectation.reasons,
    }

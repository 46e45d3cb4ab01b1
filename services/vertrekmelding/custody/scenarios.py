"""A file of scenarios: each derived by itself, hundreds in a second."""

from __future__ import annotations

import datetime as dt
from typing import Any

from brp_adapter.custody.derivation.derive import derive
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.errors import RegisterAnswerInvalid
from vertrekmelding.custody.files import CustodyFileRefused, Scenario
from vertrekmelding.custody.shape import derivation_json
from vertrekmelding.custody.stand_ins import StandIns


def derive_scenario(scenario: Scenario, today: dt.date) -> dict[str, Any]:
    """One line of the output. Raises ``CustodyFileRefused`` with the place of what is wrong."""
    numbers = StandIns()
    child = numbers.of(scenario.asked)
    try:
        persons = read_persons([numbers.replaced(person) for person in scenario.persons])
        derivation = derive(family_facts(child, persons), today)
    except RegisterAnswerInvalid as invalid:
        wrong = ", ".join(invalid.places)
        raise _refused(scenario, f"wrong in a person: {wrong}") from None
    except ChildNotDelivered:
        raise _refused(scenario, "`asked` is none of its persons") from None
    return {"id": scenario.id, **derivation_json(derivation, child, numbers.given)}


def _refused(scenario: Scenario, why: str) -> CustodyFileRefused:
    return CustodyFileRefused(f"scenario {scenario.id}", why)

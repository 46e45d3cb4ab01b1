"""One child of a file of persons: what the register answers, or else what can be derived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from brp_adapter.custody.derivation.answer import Derived
from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.gezag_answer import gezag_over
from brp_adapter.custody.person import GezagOver
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.translate import read_person
from contracts.gezag import is_determined
from contracts.values.bsn import Bsn
from vertrekmelding.custody.files import CustodyFileRefused
from vertrekmelding.custody.shape import Json, derivation_json, gezag_json
from vertrekmelding.custody.stand_ins import StandIns


def report_on(asked: str, persons: Sequence[Mapping[str, Any]], today: dt.date, file: Path) -> Json:
    """``source`` "reading" when the answer itself determines gezag, else "derivation".

    ``register`` is the type that the answer itself gives, None when it gives none.
    Raises ``CustodyFileRefused``.
    """
    numbers = StandIns()
    child = numbers.of(asked)
    replaced = [numbers.replaced(person) for person in persons]
    try:
        relation = _relation(child, replaced)
        found = _reading(relation, child, numbers)
        if found is None:
            derivation = derive(family_facts(child, read_persons(replaced)), today)
            found = {
                "source": "derivation",
                "inOnderzoek": isinstance(derivation, Derived) and derivation.in_onderzoek,
                **derivation_json(derivation, child, numbers.given),
            }
    except RegisterAnswerInvalid as invalid:
        places = ", ".join(invalid.places)
        raise CustodyFileRefused(file, f"wrong in a person: {places}") from None
    except ChildNotDelivered:
        raise CustodyFileRefused(
            file, "the person asked about is not in it (give the number as it stands there)"
        ) from None
    register = None if relation is None else relation.gezag.kind
    return {"child": asked, "on": today.isoformat(), "register": register, **found}


def _relation(child: Bsn, persons: Sequence[Mapping[str, Any]]) -> GezagOver | None:
    own = next((one for one in persons if one.get("burgerservicenummer") == child.reveal()), None)
    return None if own is None else gezag_over(child, read_person(own).gezag)


def _reading(relation: GezagOver | None, child: Bsn, numbers: StandIns) -> Json | None:
    if relation is None or not is_determined(relation.gezag):
        return None
    shown = gezag_json(relation.gezag, child, numbers.given)
    if relation.in_onderzoek:
        shown["inOnderzoek"] = True
    return {
        "source": "reading",
        "inOnderzoek": relation.in_onderzoek,
        "gezag": [shown],
        "cannotSay": None,
        "route": [],
    }

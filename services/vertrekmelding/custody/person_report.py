"""One child of a file of persons: what the register answers, or else what can be derived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from brp_adapter.custody.derivation.derive import derive
from brp_adapter.custody.gezag_answer import gezag_over
from brp_adapter.register.derivation_facts import ChildNotDelivered, family_facts, read_persons
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.translate import read_gezag
from contracts.gezag import is_determined
from contracts.values.bsn import Bsn
from vertrekmelding.custody.files import CustodyFileRefused
from vertrekmelding.custody.shape import Json, derivation_json, gezag_json
from vertrekmelding.custody.stand_ins import StandIns


def report_on(asked: str, persons: Sequence[Mapping[str, Any]], today: dt.date, file: Path) -> Json:
    """``source`` "reading" when the answer itself determines gezag, else "derivation".

    Raises ``CustodyFileRefused``.
    """
    numbers = StandIns()
    child = numbers.of(asked)
    replaced = [numbers.replaced(person) for person in persons]
    try:
        read = _reading(child, replaced, numbers)
        if read is not None:
            return {"source": "reading", **read, "cannotSay": None, "route": []}
        derivation = derive(family_facts(child, read_persons(replaced)), today)
    except RegisterAnswerInvalid as invalid:
        places = ", ".join(invalid.places)
        raise CustodyFileRefused(file, f"wrong in a person: {places}") from None
    except ChildNotDelivered:
        raise CustodyFileRefused(file, "the person asked about is not in it") from None
    return {"source": "derivation", **derivation_json(derivation, child, numbers.given)}


def _reading(child: Bsn, persons: Sequence[Mapping[str, Any]], numbers: StandIns) -> Json | None:
    own = next((one for one in persons if one.get("burgerservicenummer") == child.reveal()), {})
    relation = gezag_over(child, read_gezag(own.get("gezag") or ()))
    if relation is None or not is_determined(relation.gezag):
        return None
    shown = gezag_json(relation.gezag, child, numbers.given)
    if relation.in_onderzoek:
        shown["inOnderzoek"] = True
    return {"gezag": [shown]}

"""A reading or derivation as JSON: gezag in the official shape, the route, what is missing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, assert_never

from brp_adapter.custody.derivation.answer import CannotSay, Derivation, Derived, Step
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    OnbekendGezagstype,
    TijdelijkGeenGezag,
    Voogdij,
)
from contracts.values.bsn import Bsn

Number = Callable[[Bsn], str]
Json = dict[str, Any]


def derivation_json(derivation: Derivation, child: Bsn, number: Number) -> Json:
    """``gezag`` is a list as in the official answer: empty for an adult, null for "cannot say"."""
    route = [_step(step) for step in derivation.steps]
    match derivation:
        case CannotSay(missing=missing):
            return {"gezag": None, "cannotSay": missing, "route": route}
        case Derived(conclusion=conclusion):
            end = {
                "conclusion": conclusion.explanation,
                "routeCode": conclusion.route,
                "ground": conclusion.ground,
                "otherRouteCodes": list(derivation.other_routes),
            }
            gezag = conclusion.gezag
            relation = None if gezag is None else gezag_json(gezag, child, number)
            if relation is not None and derivation.in_onderzoek:
                relation["inOnderzoek"] = True
            if relation is not None and conclusion.gezag in (
                TijdelijkGeenGezag(),
                GezagNietTeBepalen(),
            ):
                relation["toelichting"] = conclusion.explanation
            return {
                "gezag": [] if relation is None else [relation],
                "cannotSay": None,
                "route": [*route, end],
            }
        case _:
            assert_never(derivation)


def gezag_json(gezag: Gezag, child: Bsn, number: Number) -> Json:
    """One Gezagsrelatie (BRP API Personen 2.7), without names."""
    found: Json = {"type": gezag.kind, "minderjarige": {"burgerservicenummer": number(child)}}
    match gezag:
        case GezamenlijkOuderlijkGezag(ouders=ouders):
            found["ouders"] = [_holder(ouder, number) for ouder in ouders]
        case EenhoofdigOuderlijkGezag(ouder=ouder):
            found["ouder"] = _holder(ouder, number)
        case GezamenlijkGezag(ouder=ouder, derde=derde):
            found["ouder"] = _holder(ouder, number)
            found["derde"] = (
                {"type": "OnbekendeDerde"}
                if derde is None
                else {"type": "BekendeDerde", **_holder(derde, number)}
            )
        case Voogdij(derden=derden):
            found["derden"] = [{"type": "BekendeDerde", **_holder(d, number)} for d in derden]
        case TijdelijkGeenGezag() | GezagNietTeBepalen() | OnbekendGezagstype():
            pass
        case _:
            assert_never(gezag)
    return found


def _holder(holder: Holder, number: Number) -> Json:
    return {} if holder.bsn is None else {"burgerservicenummer": number(holder.bsn)}


def _step(step: Step) -> Json:
    return {
        "question": step.number,
        "text": step.question,
        "answer": step.answer.value,
        "because": step.answer.because,
    }

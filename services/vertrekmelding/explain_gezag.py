"""Who has gezag over one child, in lines for ``vertrekmelding explain``."""

from collections.abc import Iterator, Sequence
from typing import Final

from notifier.cases.finding_view import FindingView
from notifier.cases.gezag_view import DerivedView, GezagView

_SOURCES: Final = {
    "brp": "de BRP",
    "momentopname": "een eerder antwoord van de BRP",
    "bevinding": "een bevinding van een mens",
    "afgeleid": "afgeleid; telt pas na bevestiging",
    "geen": "geen antwoord dat telt",
}


def gezag_told(number: int, view: GezagView) -> Iterator[str]:
    """Line by line; ``number``: the how manieth child."""
    at = "" if view.at is None else f", {view.at:%Y-%m-%d %H:%M} UTC"
    doubt = ", in onderzoek" if view.in_onderzoek else ""
    kind = f": {view.kind}" if view.kind else ""
    yield f"Gezag over kind {number}{kind} ({_SOURCES[view.source]}{at}{doubt})"
    if view.derived is not None:
        yield from (f"  {line}" for line in _derived(view.derived))
    if view.next_step is not None:
        yield f"  Volgende stap: {view.next_step.what}, bij {view.next_step.whom}."
        yield f"    {view.next_step.why}"


def finding_told(number: int, view: FindingView) -> Iterator[str]:
    """What somebody found, and the derivation about which; ``number``: in the order of the case."""
    found = f"{view.stored.kind}: {view.kind} ({_number_of(view.people)})"
    yield f"Bevinding {number}, {found}"
    parents = () if view.derived is None else view.derived.parents
    for person in view.people:
        place = next((f"ouder {n}" for n, one in enumerate(parents, 1) if one == person), None)
        if person is not None:
            yield f"  Heeft gezag: {person}{'' if place is None else f' ({place})'}"
    if view.derived is None:
        yield "  Er stond toen geen afleiding in de zaak."
    else:
        yield "  Over de afleiding zoals die toen in de zaak stond:"
        yield from (f"    {line}" for line in _derived(view.derived))


def _number_of(people: Sequence[object]) -> str:
    return "1 persoon" if len(people) == 1 else f"{len(people)} personen"


def _derived(derived: DerivedView) -> Iterator[str]:
    if derived.kind is None:
        yield f"Afleiding: niet te zeggen. Wat ontbreekt: {derived.missing}"
    else:
        doubt = ", in onderzoek" if derived.in_onderzoek else ""
        route = f", route {derived.route}" if derived.route else ""
        yield f"Afleiding: {derived.kind} ({_number_of(derived.people)}{route}{doubt})"
    for place, parent in enumerate(derived.parents, 1):
        if parent is not None:
            holds = " (zou gezag hebben)" if parent in derived.people else ""
            yield f"  Ouder {place}: {parent}{holds}"
    if derived.conclusion:
        yield f"  {derived.conclusion}"
    if derived.ground:
        yield f"  Grond: {derived.ground}"
    for step in derived.steps:
        because = f" ({step.because})" if step.because else ""
        answer = step.answer or "antwoord niet bewaard"
        yield f"  {step.number:5}{step.question} {answer}{because}"
    yield f"  Afleiding {derived.sha256}"

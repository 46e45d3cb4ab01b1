"""Who has gezag over one child, in lines for ``vertrekmelding explain``."""

from collections.abc import Iterator
from typing import Final

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
        yield from (f"  {line}" for line in derivation_told(view.derived))
    if view.next_step is not None:
        yield f"  Volgende stap: {view.next_step.what}, bij {view.next_step.whom}."
        yield f"    {view.next_step.why}"


def derivation_told(derived: DerivedView) -> Iterator[str]:
    """The same for a derivation, on the case or as somebody found something about it."""
    if derived.kind is None:
        yield f"Afleiding: niet te zeggen. Wat ontbreekt: {derived.missing}"
    else:
        doubt = ", in onderzoek" if derived.in_onderzoek else ""
        people = f"{len(derived.people)} personen" if len(derived.people) != 1 else "1 persoon"
        route = f", route {derived.route}" if derived.route else ""
        yield f"Afleiding: {derived.kind} ({people}{route}{doubt})"
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

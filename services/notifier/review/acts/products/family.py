"""Who is meant in a product: as few people, and as little about them, as the receiver needs."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    OnbekendGezagstype,
    TijdelijkGeenGezag,
    Voogdij,
)
from contracts.messages.facts import GezagSource
from contracts.values.bsn import Bsn
from notifier.decision.facts import CaseFacts
from notifier.decision.view import ChildView
from notifier.remedies.lands import land_of
from notifier.review.acts.products.lines import (
    UNKNOWN,
    dutch_moment,
    dutch_partial,
    name_of,
)

_SOURCES = {
    GezagSource.LIVE: "volgens de BRP",
    GezagSource.SNAPSHOT: "volgens de BRP, zoals vastgelegd vóór het vertrek",
    GezagSource.FINDING: "zoals een medewerker heeft vastgesteld",
}


def views_of(facts: CaseFacts, now: datetime) -> tuple[ChildView, ...]:
    """The children who depart; those whose departure was undone are left out."""
    views = (ChildView.of(child, facts, now) for child in facts.departure.children)
    return tuple(view for view in views if view.departs_at_all)


def children(views: Iterable[ChildView], *, numbers: bool) -> tuple[str, ...]:
    """One line each: name and date of birth, and the BSN only where ``numbers``."""
    return tuple(_child(view, numbers=numbers) for view in views)


def _child(view: ChildView, *, numbers: bool) -> str:
    line = f"- {name_of(view.child)}, geboren {dutch_partial(view.child.birth)}"
    return f"{line}, burgerservicenummer {view.child.bsn.reveal()}" if numbers else line


def companions(views: Iterable[ChildView]) -> tuple[str, ...]:
    """Adults who depart along or made the declaration, each once: name and date of birth."""
    found: dict[Bsn, str] = {}
    for view in views:
        for number in view.departing_side:
            person = view.person(number)
            born = dutch_partial(person.birth)
            found.setdefault(number, f"- {name_of(person)}, geboren {born}")
    return tuple(found.values())


def departures(views: Iterable[ChildView]) -> tuple[str, ...]:
    """When and where to, as declared or registered; each line once."""
    return tuple(dict.fromkeys(line for view in views for line in _departure(view)))


def _departure(view: ChildView) -> Iterator[str]:
    registered = view.facts.registration is not None
    how = "ingeschreven" if registered else "doorgegeven"
    yield f"- Vertrekdatum, {how}: {dutch_partial(view.stated_date)}"
    code = (
        view.facts.registration.destination
        if view.facts.registration is not None
        else None
        if view.ruling is None
        else view.ruling.destination
    )
    land = land_of(code)
    yield f"- Bestemming: {UNKNOWN if land is None else land.name}"


def authority(views: Iterable[ChildView]) -> tuple[str, ...]:
    """Who has gezag by the register, with source and moment; nothing that was only derived."""
    return tuple(dict.fromkeys(line for view in views for line in _authority(view)))


def _authority(view: ChildView) -> Iterator[str]:
    answer = view.facts.gezag
    first = view.child.first_names or name_of(view.child)
    if answer.gezag is None or answer.source is GezagSource.NONE:
        yield f"- {first}: het gezag staat niet vast"
        return
    moment = "" if answer.taken_at is None else f", {dutch_moment(answer.taken_at)}"
    yield f"- {first}: {_kind(answer.gezag)} ({_SOURCES[answer.source]}{moment})"
    if answer.in_onderzoek:
        yield f"- Let op: het gezag over {first} is in onderzoek"
    for holder in view.holders:
        stays = "blijft" if holder in view.staying else "vertrekt"
        yield f"- Gezag over {first}: {name_of(view.person(holder))} ({stays})"


def _kind(gezag: Gezag) -> str:
    match gezag:
        case GezamenlijkOuderlijkGezag():
            return "gezamenlijk ouderlijk gezag"
        case EenhoofdigOuderlijkGezag():
            return "eenhoofdig ouderlijk gezag"
        case GezamenlijkGezag():
            return "gezamenlijk gezag van een ouder en een ander"
        case Voogdij():
            return "voogdij"
        case TijdelijkGeenGezag():
            return "tijdelijk geen gezag"
        case GezagNietTeBepalen() | OnbekendGezagstype():
            return "gezag niet te bepalen"

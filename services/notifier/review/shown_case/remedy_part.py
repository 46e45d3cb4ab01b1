"""Where the journey goes and what can be done afterwards: part 8. Never an input of anything."""

from dataclasses import dataclass
from datetime import date

from contracts.messages.facts import ChildFacts
from contracts.values.dates import local_date
from notifier.decision.facts import CaseFacts
from notifier.remedies.card_fields import CardField, Known
from notifier.remedies.card_store import RemedyCard
from notifier.remedies.lands import Land, land_of
from notifier.review.shown_case.told import Told


@dataclass(frozen=True)
class ShownRemedy:
    """``lines`` of a card that nobody verified are one: ask the Central Authority."""

    place: str
    lines: tuple[str, ...]
    verified: bool


def destination_of(facts: CaseFacts | None) -> Land | None:
    """Of the registration, else of the last open declaration; None where nobody knows it."""
    children = () if facts is None else facts.departure.children
    return next((land for child in children if (land := land_of(_code(child)))), None)


def show_remedy(land: Land | None, card: RemedyCard | None, told: Told) -> ShownRemedy:
    """``card``: that of the country, None where there is none."""
    texts = told.texts.remedy
    place = texts.unknown if land is None else land.name
    if card is None or card.verified_at is None:
        return ShownRemedy(place, (texts.not_verified,), verified=False)
    values = card.values
    lines = [texts.classes[values[CardField.REMEDY_CLASS]]]
    since = values[CardField.HKOV_WITH_NL_SINCE]
    if since:
        lines.append(texts.since.format(day=told.short_day(date.fromisoformat(since))))
    if values[CardField.SCHENGEN] == Known.YES:
        lines.append(texts.schengen_yes)
    elif values[CardField.SCHENGEN] == Known.NO:
        lines.append(texts.schengen_no)
    verified_on = told.short_day(local_date(card.verified_at))
    lines.append(texts.verified_on.format(day=verified_on))
    return ShownRemedy(place, tuple(lines), verified=True)


def _code(child: ChildFacts) -> str | None:
    if child.registration is not None and child.registration.destination is not None:
        return child.registration.destination
    still = [one for one in child.declarations if one.withdrawn_at is None]
    return still[-1].destination if still else None

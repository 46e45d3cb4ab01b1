"""What is wrong with an event, told without repeating any of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from pydantic import ValidationError

UNKNOWN_MEMBER = "(onbekend lid)"
"""Stands for a name that the sender made up: it may itself be personal data."""

_REASONS = {
    "missing": ("required", "Verplicht."),
    "extra_forbidden": ("unknown", "Dit lid bestaat niet in dit type gebeurtenis."),
    "literal_error": ("value", "Geen van de toegestane waarden."),
    "bool_type": ("type", "Moet true of false zijn."),
    "string_type": ("type", "Moet tekst zijn."),
    "tuple_type": ("type", "Moet een lijst zijn."),
    "too_short": ("minItems", "De lijst heeft te weinig elementen."),
    "too_long": ("maxItems", "De lijst heeft te veel elementen."),
    "string_pattern_mismatch": ("pattern", "Voldoet niet aan het voorgeschreven patroon."),
    "string_too_long": ("maxLength", "Te lang."),
    "burgerservicenummer": ("bsn", "Geen geldig burgerservicenummer (negen cijfers, elfproef)."),
    "date": ("date", "Geen datum: volledig, jaar en maand, alleen jaar, of onbekend."),
    "personalData": ("personalData", "Een burgerservicenummer hoort hier niet."),
    "moment": ("dateTime", "Geen tijdstip volgens RFC 3339 met tijdzone."),
}
_OTHER = ("value", "Voldoet niet aan de specificatie.")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: ``path`` of the member, a stable ``code`` and a Dutch reason."""

    path: str
    code: str
    reason: str


class EventRefused(ValueError):
    """The event does not fit its type. ``faults`` holds everything that is wrong, no values."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """``faults``: at least one."""
        self.faults = tuple(faults)
        super().__init__(", ".join(f"{fault.path} ({fault.code})" for fault in self.faults))


class UnknownEventType(ValueError):
    """A type that this service does not read. ``accepted`` are those that it does."""

    def __init__(self, accepted: tuple[str, ...]) -> None:
        """The refused type is left out: it comes from outside."""
        super().__init__("unknown event type")
        self.accepted = accepted


def faults_of(error: ValidationError, under: str) -> tuple[Fault, ...]:
    """Translate pydantic's errors; ``under`` is the member that was checked, "" the whole."""
    faults = []
    for found in error.errors(include_input=False, include_context=False, include_url=False):
        parts = [*filter(None, [under]), *map(str, found["loc"])]
        if found["type"] == "extra_forbidden":
            parts[-1] = UNKNOWN_MEMBER
        code, reason = _REASONS.get(found["type"], _OTHER)
        faults.append(Fault(".".join(parts), code, reason))
    # A list whose elements were all wrong counts as too short as well; that is no second fault.
    inner = {fault.path.rpartition(".")[0] for fault in faults}
    return tuple(f for f in faults if not (f.code == "minItems" and f.path in inner))

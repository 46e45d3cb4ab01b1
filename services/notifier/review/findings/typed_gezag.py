"""Who has gezag according to the document, as somebody filled it in."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    TijdelijkGeenGezag,
    Voogdij,
)
from contracts.values.bsn import Bsn
from notifier.review.case.fields import Fields
from notifier.review.case.forms import Word
from notifier.review.case.picking import NUMBER, picked
from notifier.review.shown_case.cast import Cast

KIND: Final = "gezag"
PEOPLE: Final = ("persoon1", "persoon2")
NO_NUMBER: Final = "zonder-nummer"
NOT_KNOWN: Final = "onbekend"


class Typed(StrEnum):
    """The kinds that a document can say, by the names of the specification."""

    BOTH = "GezamenlijkOuderlijkGezag"
    ONE = "EenhoofdigOuderlijkGezag"
    WITH_OTHER = "GezamenlijkGezag"
    GUARDIANS = "Voogdij"
    NOBODY = "TijdelijkGeenGezag"


_AT_LEAST: Final = {
    Typed.BOTH: 2, Typed.ONE: 1, Typed.WITH_OTHER: 2, Typed.GUARDIANS: 0, Typed.NOBODY: 0
}  # fmt: skip
_AT_MOST: Final = _AT_LEAST | {Typed.GUARDIANS: 2}


@dataclass(frozen=True)
class Read:
    """``strangers``: numbers that were typed, of people who are not in the case."""

    gezag: Gezag
    strangers: tuple[Bsn, ...]


def read_gezag(
    fields: Fields, cast: Cast, mistakes: dict[str, Word], *, test_mode: bool
) -> Read | None:
    """What was filled in; what is wrong with it goes into ``mistakes``."""
    kind = next((one for one in Typed if one == fields.one(KIND)), None)
    if kind is None:
        mistakes[KIND] = lambda t: t.findings.choose_kind
        return None
    strangers: list[Bsn] = []
    holders: list[Holder | None] = []
    for place, name in enumerate(PEOPLE):
        given = fields.one(name) or fields.one(name + NUMBER)
        if place >= _AT_MOST[kind]:
            if given:
                mistakes[name] = lambda t: t.findings.one_too_many
        elif not given:
            if place < _AT_LEAST[kind]:
                mistakes[name] = lambda t: t.pick.nobody_picked
        else:
            holders.append(
                _holder(
                    fields,
                    name,
                    cast,
                    mistakes,
                    kind=kind,
                    strangers=strangers,
                    test_mode=test_mode,
                )
            )
    if mistakes:
        return None
    return Read(_gezag(kind, holders), tuple(strangers))


def _holder(
    fields: Fields,
    name: str,
    cast: Cast,
    mistakes: dict[str, Word],
    *,
    kind: Typed,
    strangers: list[Bsn],
    test_mode: bool,
) -> Holder | None:
    """None: a third whom nobody can name."""
    chosen = fields.one(name)
    if chosen == NO_NUMBER:
        return Holder(None)
    if chosen == NOT_KNOWN:
        if kind is not Typed.WITH_OTHER or name != PEOPLE[1]:
            mistakes[name] = lambda t: t.findings.must_be_known
        return None
    found = picked(fields, name, cast, mistakes, test_mode=test_mode)
    if found is None:
        return None
    if found.stranger:
        strangers.append(found.bsn)
    return Holder(found.bsn)


def _gezag(kind: Typed, holders: list[Holder | None]) -> Gezag:
    known = tuple(one for one in holders if one is not None)
    match kind:
        case Typed.BOTH:
            return GezamenlijkOuderlijkGezag(known)
        case Typed.ONE:
            return EenhoofdigOuderlijkGezag(known[0])
        case Typed.WITH_OTHER:
            return GezamenlijkGezag(known[0], holders[1])
        case Typed.GUARDIANS:
            return Voogdij(known)
        case Typed.NOBODY:
            return TijdelijkGeenGezag()

"""The gezag member of an answer, as the sealed union of ``contracts.gezag``."""

from collections.abc import Iterable

from brp_adapter.custody.person import GezagOver
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.models import Gezaghouder, Gezagsrelatie
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

PARENTS = 2
BEKENDE_DERDE = "BekendeDerde"


def gezag_of(relations: Iterable[Gezagsrelatie]) -> tuple[GezagOver, ...]:
    """Every relation; a type that this version does not know stays visible as unknown.

    Raises ``RegisterAnswerInvalid`` when a known type lacks the people that it is about.
    """
    return tuple(
        GezagOver(
            None if relation.minderjarige is None else relation.minderjarige.burgerservicenummer,
            _gezag(relation),
            relation.inOnderzoek,
        )
        for relation in relations
    )


def _gezag(relation: Gezagsrelatie) -> Gezag:
    match relation.type:
        case "GezamenlijkOuderlijkGezag" | "TweehoofdigOuderlijkGezag":
            ouders = relation.ouders or ()
            if len(ouders) != PARENTS:
                raise RegisterAnswerInvalid(("gezag.ouders",))
            return GezamenlijkOuderlijkGezag(tuple(map(_holder, ouders)))
        case "EenhoofdigOuderlijkGezag":
            if relation.ouder is None:
                raise RegisterAnswerInvalid(("gezag.ouder",))
            return EenhoofdigOuderlijkGezag(_holder(relation.ouder))
        case "GezamenlijkGezag":
            return _joint(relation)
        case "Voogdij":
            return _guardians(relation.derden or ())
        case other:
            return _WITHOUT_PEOPLE.get(other, OnbekendGezagstype())


_WITHOUT_PEOPLE: dict[str, Gezag] = {
    "TijdelijkGeenGezag": TijdelijkGeenGezag(),
    "GezagNietTeBepalen": GezagNietTeBepalen(),
}


def _guardians(derden: tuple[Gezaghouder, ...]) -> Gezag:
    if any(derde.type not in (None, BEKENDE_DERDE) for derde in derden):
        return OnbekendGezagstype()
    return Voogdij(tuple(map(_holder, derden)))


def _joint(relation: Gezagsrelatie) -> Gezag:
    if relation.ouder is None:
        raise RegisterAnswerInvalid(("gezag.ouder",))
    if relation.derde is None:
        raise RegisterAnswerInvalid(("gezag.derde",))
    match relation.derde.type:
        case "BekendeDerde":
            return GezamenlijkGezag(_holder(relation.ouder), _holder(relation.derde))
        case "OnbekendeDerde":
            return GezamenlijkGezag(_holder(relation.ouder), None)
        case _:
            return OnbekendGezagstype()


def _holder(someone: Gezaghouder) -> Holder:
    return Holder(someone.burgerservicenummer)

"""The gezag member of an answer, as the sealed union of ``contracts.gezag``.

A relation that is not as the specification says is a type that this version does not know: it
stays visible and a human reads it, and what the answer says of other people counts as ever.
"""

from collections.abc import Iterable

from brp_adapter.custody.person import GezagOver
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
    holders_of,
)
from contracts.values.bsn import Bsn

PARENTS = 2
MOST_GUARDIANS = 2
BEKENDE_DERDE = "BekendeDerde"


def gezag_of(
    relations: Iterable[Gezagsrelatie], *, about: Bsn | None = None, in_onderzoek: bool = False
) -> tuple[GezagOver, ...]:
    """Every relation, in the order of the answer.

    ``about``: in whose answer they stand; ``in_onderzoek``: what the register holds of a ruling
    over that person is under investigation, which counts for the relations over that person.
    """
    return tuple(_over(relation, about, in_onderzoek=in_onderzoek) for relation in relations)


def _over(relation: Gezagsrelatie, about: Bsn | None, *, in_onderzoek: bool) -> GezagOver:
    minor = None if relation.minderjarige is None else relation.minderjarige.burgerservicenummer
    own = minor in (None, about)
    gezag = _gezag(relation)
    numbers = [holder.bsn for holder in holders_of(gezag) if holder.bsn is not None]
    # One parent named twice would let the other go untold; nobody has gezag over themselves.
    if len(set(numbers)) != len(numbers) or (about if minor is None else minor) in numbers:
        gezag = OnbekendGezagstype()
    return GezagOver(minor, gezag, relation.inOnderzoek or (own and in_onderzoek))


def _gezag(relation: Gezagsrelatie) -> Gezag:
    match relation.type:
        case "GezamenlijkOuderlijkGezag" | "TweehoofdigOuderlijkGezag":
            return _parents(relation.ouders or ())
        case "EenhoofdigOuderlijkGezag" if relation.ouder is not None:
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


def _parents(ouders: tuple[Gezaghouder, ...]) -> Gezag:
    if len(ouders) != PARENTS:
        return OnbekendGezagstype()
    return GezamenlijkOuderlijkGezag(tuple(map(_holder, ouders)))


def _guardians(derden: tuple[Gezaghouder, ...]) -> Gezag:
    known = all(derde.type in (None, BEKENDE_DERDE) for derde in derden)
    if not known or len(derden) > MOST_GUARDIANS:
        return OnbekendGezagstype()
    return Voogdij(tuple(map(_holder, derden)))


def _joint(relation: Gezagsrelatie) -> Gezag:
    if relation.ouder is None or relation.derde is None:
        return OnbekendGezagstype()
    match relation.derde.type:
        case "BekendeDerde":
            return GezamenlijkGezag(_holder(relation.ouder), _holder(relation.derde))
        case "OnbekendeDerde":
            return GezamenlijkGezag(_holder(relation.ouder), None)
        case _:
            return OnbekendGezagstype()


def _holder(someone: Gezaghouder) -> Holder:
    return Holder(someone.burgerservicenummer)

"""How a path ends: from who is able to have gezag to the type, the holders and the route code."""

from __future__ import annotations

from typing import Final

from brp_adapter.custody.derivation import grounds
from brp_adapter.custody.derivation.answer import Conclusion
from brp_adapter.custody.derivation.capacity import letters, of_both_parents, of_one
from brp_adapter.custody.derivation.facts import Adult, Incapacity, Parent
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    TijdelijkGeenGezag,
    Voogdij,
)

Inability = Incapacity | None

NOT_DETERMINED: Final = "Gezag kan niet worden bepaald"
NOBODY: Final = "Tijdelijk geen gezag"


def joint(route: str, one: Parent, other: Parent, ground: str) -> Conclusion:
    """Both parents."""
    gezag = GezamenlijkOuderlijkGezag((_holder(one.adult), _holder(other.adult)))
    return Conclusion(route, gezag, ground, "Beide ouders hebben samen het gezag.")


def sole(route: str, parent: Parent, ground: str) -> Conclusion:
    """One parent."""
    gezag = EenhoofdigOuderlijkGezag(_holder(parent.adult))
    return Conclusion(route, gezag, ground, f"Alleen {parent.title} heeft het gezag.")


def with_third(route: str, parent: Parent, third: Adult | None, ground: str) -> Conclusion:
    """A parent and someone who is none; ``third`` None: the register does not name them."""
    derde = None if third is None else _holder(third)
    who = "een derde die de BRP niet noemt" if third is None else "de partner"
    said = f"{parent.title.capitalize()} en {who} hebben samen het gezag."
    return Conclusion(route, GezamenlijkGezag(_holder(parent.adult), derde), ground, said)


def guardian(route: str, third: Adult | None, ground: str) -> Conclusion:
    """Voogdij; ``third`` None: the register does not name the guardian."""
    derden = () if third is None else (_holder(third),)
    said = "Voogdij; de BRP noemt de voogd niet." if third is None else "De partner is voogd."
    return Conclusion(route, Voogdij(derden), ground, said)


def nobody(route: str, because: str, ground: str = grounds.NOBODY) -> Conclusion:
    """For the time being no one."""
    return Conclusion(route, TijdelijkGeenGezag(), ground, f"{NOBODY} omdat {because}.")


def undetermined(route: str, because: str) -> Conclusion:
    """The official service says that it cannot be determined."""
    return Conclusion(route, GezagNietTeBepalen(), None, f"{NOT_DETERMINED} omdat {because}.")


def not_applicable(route: str, because: str) -> Conclusion:
    """No gezag over this person at all."""
    return Conclusion(route, None, None, f"Gezag is niet van toepassing: {because}.")


def of_two_parents(
    routes: tuple[str, str, str, str],
    parents: tuple[Parent, Parent],
    unable: tuple[Inability, Inability],
    ground: str,
) -> Conclusion:
    """``routes``: both able, only parent 2, only parent 1, and the start of the code of nobody."""
    both, second, first, none = routes
    one, other = parents
    match unable:
        case (None, None):
            return joint(both, one, other, ground)
        case (Incapacity() as why, None):
            return sole(second, other, _alone(why))
        case (None, Incapacity() as why):
            return sole(first, one, _alone(why))
        case (Incapacity() as why, Incapacity() as too):
            return nobody(none + letters(why, too), of_both_parents(why, too))
    raise AssertionError(unable)


def of_parent_and_partner(
    routes: tuple[str, str, str, str],
    parent: Parent,
    partner: Adult,
    unable: tuple[Inability, Inability],
) -> Conclusion:
    """``routes``: both able, only the parent, only the partner, start of the code of nobody."""
    both, alone, partner_alone, none = routes
    match unable:
        case (None, None):
            return with_third(both, parent, partner, grounds.PARENT_AND_PARTNER)
        case (None, Incapacity() as why):
            return sole(alone, parent, _alone(why))
        case (Incapacity(), None):
            return guardian(partner_alone, partner, grounds.THIRD_AFTER_PARENT)
        case (Incapacity() as why, Incapacity() as too):
            code = none + why.value + too.value
            because = f"{of_one('de ouder', why)} en {of_one('de niet-ouder', too)}"
            return nobody(code, because)
    raise AssertionError(unable)


def of_one_parent(
    able: str, start: str, parent: Parent, unable: Inability, ground: str
) -> Conclusion:
    """``start``: the route code of inability, to which its letter is added."""
    if unable is None:
        return sole(able, parent, ground)
    return nobody(start + unable.value, of_one("de ouder", unable))


def same_gezag(one: Gezag | None, other: Gezag | None) -> bool:
    """The same type and holders, in whatever order the parents stand."""
    match one, other:
        case GezamenlijkOuderlijkGezag(), GezamenlijkOuderlijkGezag():
            return set(one.ouders) == set(other.ouders)
        case _:
            return one == other


def _alone(why: Incapacity) -> str:
    return grounds.SURVIVING if why is Incapacity.DECEASED else grounds.OTHER_INCAPABLE


def _holder(adult: Adult) -> Holder:
    return Holder(adult.bsn)

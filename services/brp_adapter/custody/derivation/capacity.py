"""Questions 4a.2, 4a.3 and 4b.1: deceased, under curatele or a minor (art. 1:246 BW)."""

from __future__ import annotations

from brp_adapter.custody.derivation.facts import Adult, Incapacity, Parent
from brp_adapter.custody.derivation.worlds import Case, Unknowable

_WORDS = {
    Incapacity.DECEASED: "overleden",
    Incapacity.CURATELE: "onder curatele",
    Incapacity.MINOR: "minderjarig",
}
_IS = {
    Incapacity.DECEASED: "overleden is",
    Incapacity.CURATELE: "onder curatele staat",
    Incapacity.MINOR: "minderjarig is",
}
_ARE = {
    Incapacity.DECEASED: "overleden zijn",
    Incapacity.CURATELE: "onder curatele staan",
    Incapacity.MINOR: "minderjarig zijn",
}
_ORDER = "ocm"
"""The order of the letters in a route code for two parents."""


def incapacity_of_parent(case: Case, parent: Parent) -> Incapacity | None:
    """Raises ``Unknowable`` for a parent with a number whom the register did not deliver."""
    if parent.adult.bsn is not None and not parent.adult.delivered:
        raise Unknowable(
            missing=f"of {parent.title} leeft en bevoegd is (de BRP levert deze persoon niet)"
        )
    if parent.adult.rni_only:
        raise Unknowable(missing=f"{parent.title} is nooit ingezetene geweest (alleen RNI)")
    return parent.adult.incapacity(case.today)


def incapacity_of_partner(case: Case, partner: Adult) -> Incapacity | None:
    """As ``incapacity_of_parent``; a partner without number counts as able, as officially."""
    if partner.bsn is not None and not partner.delivered:
        raise Unknowable(
            missing="of de partner leeft en bevoegd is (de BRP levert deze persoon niet)"
        )
    if partner.rni_only:
        raise Unknowable(missing="de partner is nooit ingezetene geweest (alleen RNI)")
    return partner.incapacity(case.today)


def letters(one: Incapacity, other: Incapacity) -> str:
    """Both, in the order of the route codes of two parents: deceased, curatele, minor."""
    return "".join(sorted((one.value, other.value), key=_ORDER.index))


def in_words(who: str, why: Incapacity | None) -> str:
    """How the route says it."""
    return f"{who} is bevoegd" if why is None else f"{who} is {_WORDS[why]}"


def of_one(who: str, why: Incapacity) -> str:
    """The reason in the words of the public table."""
    return f"{who} {_IS[why]}"


def of_both_parents(one: Incapacity, other: Incapacity) -> str:
    """As ``of_one``, in the same order as the letters of the route code."""
    if one is other:
        return f"beide ouders {_ARE[one]}"
    first, second = sorted((one, other), key=lambda why: _ORDER.index(why.value))
    return f"{of_one('een ouder', first)} en {of_one('de andere ouder', second)}"

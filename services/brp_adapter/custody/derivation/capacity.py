"""Questions 4a.2, 4a.3 and 4b.1: deceased, under curatele or a minor (art. 1:246 BW)."""

from __future__ import annotations

from brp_adapter.custody.derivation.facts import Adult, Incapacity, Parent
from brp_adapter.custody.derivation.worlds import Case, Unknowable

_WORDS = {
    Incapacity.DECEASED: "overleden",
    Incapacity.CURATELE: "onder curatele",
    Incapacity.MINOR: "minderjarig",
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

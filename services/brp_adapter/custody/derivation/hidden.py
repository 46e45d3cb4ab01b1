"""Adoption and what happened after a ruling: facts of which the public answer shows only traces."""

from __future__ import annotations

from brp_adapter.custody.derivation.facts import Parent
from brp_adapter.custody.derivation.ordering import not_after
from brp_adapter.custody.derivation.unions import never_married, none_begun_after
from brp_adapter.custody.derivation.worlds import Case, Hidden, Unknowable

YES, NO = "ja", "nee"
_TWO = 2


def adopted(case: Case) -> bool:
    """Whether there is a Dutch deed of adoption (the public answer has no deed numbers).

    Adoption begins a family-law tie after the birth, on a day that the deed gives. So with all
    ties from the birth on, or on a day that the register says is unknown, there was none.
    """
    if not any(_may_be_adopted(case, parent) for parent in case.family.parents):
        return False
    said = case.see(
        Hidden.ADOPTION,
        (NO, YES),
        "de soort akte waarmee de familierechtelijke betrekking na de geboorte ontstond"
        " (adoptie, erkenning of vaststelling: aktenummer in categorie 01, 02 of 03)",
    )
    return said == YES


def _may_be_adopted(case: Case, parent: Parent) -> bool:
    if parent.since is not None and parent.since.year is None:
        return False
    return not_after(parent.since, case.family.child.birth) is not True


def adopted_after_ruling(case: Case) -> bool:
    """Whether an adoption is more recent than the ruling on gezag."""
    if not adopted(case):
        return False
    said = case.see(
        Hidden.ADOPTED_AFTER_RULING,
        (NO, YES),
        "de ingangsdatum van de gezagsverhouding (85.10), om te weten of de adoptie daarna kwam",
    )
    return said == YES


def exclude_remarriage(case: Case) -> None:
    """Make sure that the parents did not marry each other *again* after a ruling for one of them.

    That takes a union of both after the birth. Raises ``Unknowable`` where there may be one: the
    date of the ruling is hidden, and where it is missing the official answer is another still.
    """
    parents = case.family.parents
    if len(parents) < _TWO:
        return
    birth = case.family.child.birth
    if any(never_married(parent) or none_begun_after(parent, birth) for parent in parents):
        return
    raise Unknowable(
        missing="de ingangsdatum van de gezagsverhouding (85.10) en de eerdere huwelijken van de"
        " ouders, om te weten of zij na de uitspraak met elkaar hertrouwden"
    )

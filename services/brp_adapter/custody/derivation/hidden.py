"""Adoption and what happened after a ruling: facts of which the public answer shows only traces."""

from __future__ import annotations

from brp_adapter.custody.derivation.facts import Child, Parent, Ruling
from brp_adapter.custody.derivation.ordering import not_after
from brp_adapter.custody.derivation.unions import all_begun_before, never_married
from brp_adapter.custody.derivation.worlds import Case, Hidden

YES, NO, NEVER_TOGETHER = "ja", "nee", "Nee_nooit"
_TWO = 2
_FOR_ONE_PARENT = frozenset({Ruling.PARENT_1, Ruling.PARENT_2})


def adopted(case: Case) -> bool:
    """Whether there is a Dutch deed of adoption (the public answer has no deed numbers).

    Adoption begins a family-law tie after the birth, on a day that the deed gives. So with all
    ties from the birth on, or on a day that the register says is unknown, there was none. The
    exception: the partner of the mother adopts a child born in their relation, with effect from
    the birth (art. 1:230 lid 2 BW); a man and a woman who are both parents from the birth on did
    not need that.
    """
    if not any(_may_be_adopted(case, parent) for parent in case.family.parents):
        return False
    said = case.see(
        Hidden.ADOPTION,
        (NO, YES),
        "de soort akte waarmee de familierechtelijke betrekking ontstond"
        " (adoptie, erkenning of vaststelling: aktenummer in categorie 01, 02 of 03)",
    )
    return said == YES


def _may_be_adopted(case: Case, parent: Parent) -> bool:
    if parent.since is not None and parent.since.year is None:
        return False
    if _from_birth(case.family.child, parent):
        return len(case.family.parents) == _TWO and parent.birth_mother is None
    return True


def _from_birth(child: Child, parent: Parent) -> bool:
    return not_after(parent.since, child.birth) is True


def adopted_after_ruling(case: Case) -> bool:
    """Whether an adoption is more recent than the ruling on gezag.

    The model compares the days on which the ties with both parents began: without one of them
    there is no later adoption, and a tie from the birth on is never later than a ruling.
    """
    parents = case.family.parents
    if len(parents) == _TWO and any(parent.since is None for parent in parents):
        return False
    if all(_from_birth(case.family.child, parent) for parent in parents):
        return False
    if not adopted(case):
        return False
    said = case.see(
        Hidden.ADOPTED_AFTER_RULING,
        (NO, YES),
        "de ingangsdatum van de gezagsverhouding (85.10), om te weten of de adoptie daarna kwam",
    )
    return said == YES


def married_again(case: Case) -> bool:
    """Whether the parents married each other *again* after a ruling for one (art. 1:253 BW).

    That takes a union of both since the birth (a ruling can be of that day), and the model reads
    it only of two parents who both have a number.
    """
    parents = case.family.parents
    if case.family.child.ruling not in _FOR_ONE_PARENT or len(parents) < _TWO:
        return False
    if any(parent.adult.bsn is None for parent in parents):
        return False
    birth = case.family.child.birth
    if any(never_married(parent) or all_begun_before(parent, birth) for parent in parents):
        return False
    if case.assumes(Hidden.EARLIER_UNION_TOGETHER, NEVER_TOGETHER):
        return False
    said = case.see(
        Hidden.MARRIED_AGAIN,
        (NO, YES),
        "de ingangsdatum van de gezagsverhouding (85.10) en de eerdere huwelijken van de"
        " ouders, om te weten of zij na de uitspraak met elkaar hertrouwden",
    )
    return said == YES

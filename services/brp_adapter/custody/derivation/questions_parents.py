"""Questions 2.1 and 2a.1: how many legal parents, and whether they are or were married."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Parent, Union
from brp_adapter.custody.derivation.hidden import NEVER_TOGETHER, YES
from brp_adapter.custody.derivation.ordering import before, not_after
from brp_adapter.custody.derivation.unions import between, never_married, uncertain_partner
from brp_adapter.custody.derivation.worlds import Case, Hidden, Unknowable

NONE, ONE, TWO = "Geen_ouders", "Een_ouder", "Twee_ouders"
MARRIED, ENDED, NEVER = "Ja", "Nee", NEVER_TOGETHER
_EARLIER = "eerdere huwelijken of partnerschappen van de ouders (de BRP levert alleen het laatste)"


def number_of_parents(case: Case) -> Answer:
    """2.1: an entry without a name may be an unknown parent, or none."""
    parents = case.family.parents
    if any(not parent.named for parent in parents):
        raise Unknowable(
            missing="of de ouder zonder naam een onbekende ouder is of juridisch geen ouder"
        )
    count = {0: NONE, 1: ONE, 2: TWO}[len(parents)]
    return Answer(count, f"aantal juridische ouders: {len(parents)}")


def married(case: Case) -> Answer:
    """2a.1: married or partners now, once since the birth, or never since the birth."""
    one, other = case.family.parents
    if _both_missing(one, other):
        raise Unknowable(missing="de gegevens van beide ouders (de BRP levert ze niet)")
    for parent in (one, other):
        if parent.adult.bsn is not None and not parent.adult.delivered:
            raise Unknowable(
                missing=f"de gegevens van {parent.title} (de BRP levert deze persoon niet)"
            )
        if parent.adult.rni_only:
            raise Unknowable(missing=f"{parent.title} is nooit ingezetene geweest (alleen RNI)")
    if one.adult.bsn is None or other.adult.bsn is None:
        delivered = one if other.adult.bsn is None else other
        return _with_parent_without_number(case, delivered)
    known = between(one, other)
    if not known:
        return _apart(case, one, other)
    return _together(case, one, other, known)


def _both_missing(one: Parent, other: Parent) -> bool:
    return one.adult.bsn is None and other.adult.bsn is None


def _with_parent_without_number(case: Case, parent: Parent) -> Answer:
    """The official service then knows the union only from the one parent who has a number."""
    if uncertain_partner(parent):
        raise Unknowable(missing=f"of de partner van {parent.title} de andere ouder is")
    shown = [union for union in parent.unions if union.with_other_parent]
    if any(not union.ended for union in shown):
        return Answer(MARRIED, f"{parent.title} is gehuwd of partner met de andere ouder")
    child = case.family.child
    if any(before(union.end, child.birth) is False for union in shown):
        if not child.born_in_netherlands or child.settled:
            # The model then reads an ended union as one that lasts, and asks nothing about abroad.
            raise Unknowable(missing="of het huwelijk van de ouders nog bestaat")
        return Answer(ENDED, "het huwelijk van de ouders is na de geboorte ontbonden")
    if never_married(parent):
        return Answer(NEVER, f"{parent.title} is nooit gehuwd of partner geweest")
    said = case.see(Hidden.EARLIER_UNION_TOGETHER, (NEVER, MARRIED), _EARLIER)
    return Answer(said, f"{parent.title} is of was met een ander gehuwd of partner")


def _apart(case: Case, one: Parent, other: Parent) -> Answer:
    """Neither shows the other: only an earlier union can be with each other."""
    if uncertain_partner(one) or uncertain_partner(other):
        raise Unknowable(missing="of de partner zonder burgerservicenummer de andere ouder is")
    for parent in (one, other):
        if never_married(parent):
            return Answer(NEVER, f"{parent.title} is nooit gehuwd of partner geweest")
    if case.assumes(Hidden.MARRIED_AGAIN, YES):
        return Answer(ENDED, "de ouders zijn na de uitspraak hertrouwd en weer gescheiden")
    birth = case.family.child.birth
    for parent in (one, other):
        # Its last union began before the birth: any union before that one had ended by then.
        if any(not_after(union.start, birth) is True for union in parent.unions[-1:]):
            return Answer(NEVER, f"{parent.title} was bij de geboorte met een ander gehuwd")
    said = case.see(Hidden.EARLIER_UNION_TOGETHER, (NEVER, ENDED), _EARLIER)
    return Answer(said, "beide ouders zijn of waren later met een ander gehuwd of partner")


def _together(case: Case, one: Parent, other: Parent, known: tuple[Union, ...]) -> Answer:
    alive = not one.adult.deceased and not other.adult.deceased
    ongoing = [union for union in known if not union.ended]
    both_show = all(_shows_other(parent) for parent in (one, other))
    if alive and ongoing:
        if both_show and len(ongoing) == len(known) and _dated(ongoing):
            return Answer(MARRIED, "de ouders zijn met elkaar gehuwd of partners")
        raise Unknowable(
            missing="of het huwelijk van de ouders nog bestaat (hun gegevens verschillen)"
        )
    if not _dated(known):
        raise Unknowable(missing="de datum waarop de ouders met elkaar gehuwd zijn")
    return _ended(case, known)


def _ended(case: Case, known: tuple[Union, ...]) -> Answer:
    """By death a union ends after the birth at the earliest when the register shows no earlier."""
    birth = case.family.child.birth
    early = [before(union.end, birth) for union in known if union.ended]
    if any(early):
        return Answer(NEVER, "het huwelijk van de ouders is voor de geboorte ontbonden")
    if None in early:
        raise Unknowable(
            missing="of het huwelijk van de ouders voor of na de geboorte is ontbonden"
        )
    return Answer(ENDED, "het huwelijk van de ouders is na de geboorte ontbonden")


def _shows_other(parent: Parent) -> bool:
    return any(union.with_other_parent for union in parent.unions)


def _dated(unions: list[Union] | tuple[Union, ...]) -> bool:
    return all(union.start is not None for union in unions)

"""Question 2b.1: a child of one parent, born during a union of that parent with someone else."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Parent, Union
from brp_adapter.custody.derivation.ordering import not_after
from brp_adapter.custody.derivation.unions import never_married
from brp_adapter.custody.derivation.worlds import Case, Hidden, Unknowable

UNKNOWN_PARTNER = "Ja_onbekende_partner"


def born_in_union(case: Case) -> Answer:
    """2b.1: "Ja" (art. 1:253sa BW) unless the partner's parenthood was denied."""
    parent = case.family.parents[0]
    if not parent.adult.delivered or parent.adult.rni_only:
        raise Unknowable(
            missing=f"de gegevens van {parent.title} (de BRP levert ze niet of alleen RNI)"
        )
    if never_married(parent):
        return Answer("Nee", f"{parent.title} is nooit gehuwd of partner geweest")
    last = parent.unions[-1]
    begun = not_after(last.start, case.family.child.birth)
    if begun is False:
        return _earlier(case, parent)
    over = not_after(last.end, case.family.child.birth) if last.ended else False
    if begun is None or over is None:
        raise Unknowable(missing=f"of {parent.title} bij de geboorte gehuwd of partner was (datum)")
    if over:
        return Answer("Nee", f"het laatste huwelijk van {parent.title} eindigde voor de geboorte")
    return _unless_denied(case, parent)


def union_at_birth(case: Case) -> Union:
    """The union in which the child was born, once 2b.1 was answered with "Ja"."""
    return case.family.parents[0].unions[-1]


def _earlier(case: Case, parent: Parent) -> Answer:
    said = case.see(
        Hidden.UNION_AT_BIRTH,
        ("Nee", UNKNOWN_PARTNER),
        f"of {parent.title} bij de geboorte gehuwd of partner was (de BRP levert alleen het laatste"
        " huwelijk of partnerschap, van na de geboorte)",
    )
    return Answer(said, f"{parent.title} is pas na de geboorte gehuwd of partner geworden")


def _unless_denied(case: Case, parent: Parent) -> Answer:
    denied = case.see(
        Hidden.DENIAL,
        ("nee", "ja"),
        f"of het ouderschap van de partner van {parent.title} is ontkend of vernietigd"
        " (aktenummer in de historie van categorie 02 of 03)",
    )
    if denied == "ja":
        return Answer("Nee", "het ouderschap van de partner is ontkend")
    return Answer("Ja", f"geboren tijdens het huwelijk of partnerschap van {parent.title}")

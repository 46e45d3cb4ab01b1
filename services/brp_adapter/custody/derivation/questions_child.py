"""Questions 1.1 to 1.4: the child itself."""

from __future__ import annotations

from brp_adapter.custody.derivation.answer import Answer
from brp_adapter.custody.derivation.facts import Residence, minor_on
from brp_adapter.custody.derivation.hidden import adopted
from brp_adapter.custody.derivation.questions_ruling import in_words
from brp_adapter.custody.derivation.worlds import Case, Unknowable

_DAY = "op de dag van de afleiding"
"""Not the date: the same answer every day must be the same words, or each look would be news."""


def resident(case: Case) -> Answer:
    """1.1: a former resident counts as one; who never was one does not."""
    match case.family.child.residence:
        case Residence.RESIDENT:
            return Answer("Ja", "het kind staat ingeschreven in een Nederlandse gemeente")
        case Residence.FORMER:
            return Answer("Ja", "het kind is vertrokken; afgeleid alsof het nog in Nederland woont")
        case _:
            return Answer("Nee", "het kind staat in de RNI en is volgens de BRP nooit ingezetene")


def minor(case: Case) -> Answer:
    """1.2: under 18 on the first day that the birth can be, and alive."""
    child = case.family.child
    if child.birth is None:
        raise Unknowable(missing="de geboortedatum van het kind")
    if child.birth.year is None:
        return Answer("Onbekend", "de geboortedatum van het kind is niet bekend")
    if child.deceased:
        return Answer("Nee_overleden", "het kind is overleden")
    if not minor_on(child.birth, case.today):
        return Answer("Nee_meerderjarig", f"geboren op {child.birth}", f"18 of ouder {_DAY}")
    return Answer("Ja", f"geboren op {child.birth}", f"jonger dan 18 {_DAY}")


def lived_abroad(case: Case, *, parents_married: bool) -> Answer:
    """1.3: born here and settled here later; not asked while the parents are married."""
    child = case.family.child
    if parents_married:
        return Answer("Nee", "overgeslagen: de ouders zijn nu met elkaar gehuwd of partners")
    if child.born_in_netherlands is None:
        raise Unknowable(missing="of het kind in Nederland geboren is")
    if child.born_in_netherlands and child.settled:
        return Answer("Ja", "in Nederland geboren en later (weer) in Nederland gevestigd")
    if child.residence is Residence.FORMER and child.born_in_netherlands:
        return Answer(
            "Nee",
            "aangenomen: de BRP toont na vertrek niet of het kind al eerder in het buitenland"
            " woonde",
        )
    if not child.born_in_netherlands:
        return Answer("Nee", "geldt alleen voor een kind dat in Nederland is geboren")
    return Answer("Nee", "geen eerdere vestiging in Nederland na verblijf in het buitenland")


def born_abroad(case: Case, *, parents_married: bool) -> Answer:
    """1.3a: not asked while the parents are married."""
    if parents_married:
        return Answer("Nee", "overgeslagen: de ouders zijn nu met elkaar gehuwd of partners")
    if case.family.child.born_in_netherlands:
        return Answer("Nee", "het kind is in Nederland geboren")
    return Answer("Ja", "het kind is in het buitenland geboren")


def adopted_by_dutch_deed(case: Case) -> Answer:
    """1.3b: the deed itself is not in the public answer."""
    if adopted(case):
        return Answer("Ja", "er kan een Nederlandse adoptieakte zijn")
    return Answer("Nee", "geen Nederlandse adoptieakte")


def ruled(case: Case) -> Answer:
    """1.4: whether a ruling on gezag is recorded."""
    child = case.family.child
    if child.unknown_ruling:
        raise Unknowable(
            missing="de betekenis van de indicatie gezag minderjarige (onbekende code)"
        )
    if child.ruling is None:
        return Answer("Nee", "geen indicatie gezag minderjarige")
    return Answer("Ja", in_words(child.ruling))

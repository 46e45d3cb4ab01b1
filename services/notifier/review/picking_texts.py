"""The words of fields in which somebody is picked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PickTexts:
    """Words of the fields and of what can be wrong with them."""

    somebody_else: str
    number: str
    number_hint: str
    not_a_number: str
    not_fictitious: str
    number_without: str
    nobody_picked: str
    unknown: str
    outside: str


PICK_NL = PickTexts(
    somebody_else="iemand anders, die niet in deze zaak staat",
    number="Burgerservicenummer van iemand anders",
    number_hint="Alleen als u hierboven iemand anders koos.",
    not_a_number="Dit is geen burgerservicenummer: negen cijfers die kloppen. Lees het na.",
    not_fictitious="Deze omgeving neemt alleen fictieve nummers aan (9999...).",
    number_without="Kies “iemand anders” als u een nummer invult, of haal het nummer weg.",
    nobody_picked="Kies wie het is.",
    unknown="Kies iemand uit de lijst.",
    outside="iemand buiten deze zaak",
)

PICK_EN = PickTexts(
    somebody_else="somebody else, who is not in this case",
    number="Burgerservicenummer of somebody else",
    number_hint="Only if you chose somebody else above.",
    not_a_number="This is no burgerservicenummer: nine digits that fit. Read it once more.",
    not_fictitious="This environment takes fictitious numbers only (9999...).",
    number_without="Choose “somebody else” when you fill in a number, or take the number away.",
    nobody_picked="Choose who it is.",
    unknown="Choose somebody from the list.",
    outside="somebody outside this case",
)

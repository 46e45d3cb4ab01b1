"""The words of fields in which somebody is picked."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PickTexts:
    """Words of the fields and of what can be wrong with them."""

    not_listed: str
    number: str
    number_hint: str
    number_second: str
    not_a_number: str
    not_fictitious: str
    number_without: str
    nobody_picked: str
    unknown: str
    outside: str


PICK_NL = PickTexts(
    not_listed="Staat die persoon er niet bij?",
    number="Burgerservicenummer van iemand anders",
    number_hint="Laat de keuze hierboven dan leeg. Het nummer is daarna nergens te zien.",
    number_second="Laat de keuze hierboven dan leeg. Een tweede persoon leest het nummer ook van "
    "het document, en pas dan telt het.",
    not_a_number="Dit is geen burgerservicenummer: negen cijfers die kloppen. Lees het na.",
    not_fictitious="Deze omgeving neemt alleen fictieve nummers aan (9999...).",
    number_without="Kies iemand, of vul een nummer in; niet allebei.",
    nobody_picked="Kies wie het is.",
    unknown="Kies iemand uit de lijst.",
    outside="iemand buiten deze zaak",
)

PICK_EN = PickTexts(
    not_listed="Is that person not listed?",
    number="Citizen service number (BSN) of somebody else",
    number_hint="Then leave the choice above empty. The number is shown nowhere afterwards.",
    number_second="Then leave the choice above empty. A second person reads the number from the "
    "document as well, and only then it counts.",
    not_a_number="This is no citizen service number: nine digits that fit. Read it once more.",
    not_fictitious="This environment takes fictitious numbers only (9999...).",
    number_without="Choose somebody or fill in a number, not both.",
    nobody_picked="Choose who it is.",
    unknown="Choose somebody from the list.",
    outside="somebody outside this case",
)

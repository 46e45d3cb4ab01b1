"""Which members the BRP is asked for: these and no others (DECISION §1, data minimisation).

Never nationality, country of birth, sex or residence title. Delivered without asking, and
forbidden to ask for: geheimhoudingPersoonsgegevens, opschortingBijhouding, inOnderzoek, rni,
verificatie.
"""

from typing import Final

FIELDS: Final = (
    "burgerservicenummer",
    "naam.voornamen",
    "naam.volledigeNaam",
    "geboorte.datum",
    "overlijden.datum",
    "verblijfplaats",
    "adressering.adresregel1",
    "adressering.adresregel2",
    "adressering.adresregel3",
    "adressering.land",
    "gemeenteVanInschrijving",
    "immigratie.datumVestigingInNederland",
    "ouders.burgerservicenummer",
    "ouders.datumIngangFamilierechtelijkeBetrekking",
    "partners.burgerservicenummer",
    "partners.ontbindingHuwelijkPartnerschap.datum",
    "indicatieCurateleRegister",
    "gezag",
)

MOST_PERSONS_PER_QUESTION: Final = 20
"""maxItems of burgerservicenummer in RaadpleegMetBurgerservicenummer (2.7.0)."""

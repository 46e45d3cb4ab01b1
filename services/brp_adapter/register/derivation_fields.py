"""Which members the BRP is asked for when gezag has to be derived, and only then (DECISION §1).

Of the child and its parents, and for question 4b.1 of the partner of an only parent. Country of
birth and sex become booleans in the translation; names and birth dates of parents serve to
recognise a partner without number, and go no further either.
"""

from typing import Final

DERIVATION_FIELDS: Final = (
    "burgerservicenummer",
    "geboorte.datum",
    "geboorte.land.code",
    "overlijden.datum",
    "gemeenteVanInschrijving",
    "immigratie.datumVestigingInNederland",
    "indicatieCurateleRegister",
    "indicatieGezagMinderjarige.code",
    "verblijfplaats.type",
    "ouders.burgerservicenummer",
    "ouders.ouderAanduiding",
    "ouders.datumIngangFamilierechtelijkeBetrekking",
    "ouders.geslacht.code",
    "ouders.geboorte.datum",
    "ouders.naam.geslachtsnaam",
    "partners.burgerservicenummer",
    "partners.aangaanHuwelijkPartnerschap.datum",
    "partners.ontbindingHuwelijkPartnerschap.datum",
    "partners.geboorte.datum",
    "partners.naam.geslachtsnaam",
)

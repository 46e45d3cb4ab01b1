"""Which members the BRP is asked for when gezag has to be derived, and only then (DECISION §1).

Two questions: the protected facts (country of birth, sex of the parents) are asked of the child
alone. Of its parents, and for question 4b.1 of the partner of an only parent, nothing protected is
asked. Country of birth and sex become booleans in the translation; names and birth dates of
parents serve to recognise a partner without number, and go no further either.
"""

from typing import Final

CHILD_FIELDS: Final = (
    "burgerservicenummer",
    "geboorte.datum",
    "geboorte.land.code",
    "overlijden.datum",
    "gemeenteVanInschrijving",
    "immigratie.datumVestigingInNederland",
    "indicatieGezagMinderjarige.code",
    "verblijfplaats.type",
    "ouders.burgerservicenummer",
    "ouders.ouderAanduiding",
    "ouders.datumIngangFamilierechtelijkeBetrekking",
    "ouders.geslacht.code",
    "ouders.geboorte.datum",
    "ouders.naam.geslachtsnaam",
)

ADULT_FIELDS: Final = (
    "burgerservicenummer",
    "geboorte.datum",
    "overlijden.datum",
    "indicatieCurateleRegister",
    "partners.burgerservicenummer",
    "partners.aangaanHuwelijkPartnerschap.datum",
    "partners.ontbindingHuwelijkPartnerschap.datum",
    "partners.geboorte.datum",
    "partners.naam.geslachtsnaam",
)

DERIVATION_FIELDS: Final = tuple(dict.fromkeys((*CHILD_FIELDS, *ADULT_FIELDS)))
"""Both together: what a file of persons must hold to derive from it."""

"""Which members the BRP is asked for when gezag has to be derived, and only then (DECISION §1).

The protected facts (country of birth, sex of the parents) are asked of the child alone, in a
question of its own. Of its parents, and for question 4b.1 of the partner of an only parent, nothing
protected is asked: that goes along with the ordinary question where one still has to be put.
Country of birth and sex become booleans in the translation; names and birth dates of parents serve
to recognise a partner without number, and go no further either.
"""

from typing import Final

from brp_adapter.register.fields import FIELDS

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

FIELDS_WITH_ADULTS: Final = tuple(dict.fromkeys((*FIELDS, *ADULT_FIELDS)))
"""One question about the family, once it is known that gezag will have to be derived."""

DERIVATION_FIELDS: Final = tuple(dict.fromkeys((*CHILD_FIELDS, *ADULT_FIELDS)))
"""Both together: what a file of persons must hold to derive from it."""

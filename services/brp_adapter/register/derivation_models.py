"""The official answer (BRP API Personen 2.7) as far as a derivation asks for it.

Apart from ``models``: the ordinary question never reads these members.
"""

from collections.abc import Iterable
from typing import Literal

from pydantic import BaseModel, ConfigDict

from brp_adapter.register.models import Code, Date, Immigratie, Opschorting
from contracts.values.bsn import Bsn

Research = dict[str, object]
"""``inOnderzoek``: the members under research, each with true, and some with a date."""


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True, hide_input_in_errors=True)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        return []  # all of it is about people


class Birth(_Answer):
    """``land`` is only compared with the Netherlands."""

    datum: Date | None = None
    land: Code | None = None
    inOnderzoek: Research | None = None  # noqa: N815  names of the wire, here and below


class Surname(_Answer):
    """Only to recognise one person in two places."""

    geslachtsnaam: str | None = None
    inOnderzoek: Research | None = None  # noqa: N815


class Occasion(_Answer):
    """A beginning, an end or a death, of which the date counts."""

    datum: Date | None = None
    inOnderzoek: Research | None = None  # noqa: N815


class ParentAnswer(_Answer):
    """Category 02 or 03."""

    burgerservicenummer: Bsn | None = None
    ouderAanduiding: Literal["1", "2"]  # noqa: N815
    geslacht: Code | None = None
    naam: Surname | None = None
    geboorte: Birth | None = None
    datumIngangFamilierechtelijkeBetrekking: Date | None = None  # noqa: N815
    inOnderzoek: Research | None = None  # noqa: N815


class PartnerAnswer(_Answer):
    """Category 05: the present partner or the last one."""

    burgerservicenummer: Bsn | None = None
    naam: Surname | None = None
    geboorte: Birth | None = None
    aangaanHuwelijkPartnerschap: Occasion | None = None  # noqa: N815
    ontbindingHuwelijkPartnerschap: Occasion | None = None  # noqa: N815
    inOnderzoek: Research | None = None  # noqa: N815


class Stay(_Answer):
    """Only whether it is abroad."""

    type: str


class PersonAnswer(_Answer):
    """One person."""

    burgerservicenummer: Bsn
    geboorte: Birth | None = None
    overlijden: Occasion | None = None
    opschortingBijhouding: Opschorting | None = None  # noqa: N815
    gemeenteVanInschrijving: Code | None = None  # noqa: N815
    immigratie: Immigratie | None = None
    verblijfplaats: Stay | None = None
    indicatieCurateleRegister: bool = False  # noqa: N815
    indicatieGezagMinderjarige: Code | None = None  # noqa: N815
    ouders: tuple[ParentAnswer, ...] = ()
    partners: tuple[PartnerAnswer, ...] = ()
    inOnderzoek: Research | None = None  # noqa: N815

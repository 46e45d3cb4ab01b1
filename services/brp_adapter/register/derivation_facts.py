"""From the official JSON to the facts of a derivation: the border where protected facts end.

Country of birth becomes "born in the Netherlands", the sex of two parents becomes "birth mother";
names and birth dates of partners become "is the other parent". Nothing else of them goes on.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from pydantic import ValidationError

from brp_adapter.custody.derivation.facts import (
    Adult,
    Child,
    FamilyFacts,
    Parent,
    Residence,
    Ruling,
    Union,
)
from brp_adapter.register.derivation_models import ParentAnswer, PartnerAnswer, PersonAnswer
from brp_adapter.register.derivation_research import researched
from brp_adapter.register.errors import RegisterAnswerInvalid
from contracts.values.bsn import Bsn
from contracts.values.codes import GEMEENTE_RNI

_NETHERLANDS, _FEMALE = "6030", "V"
_DIED, _RNI_ONLY, _LEFT = "O", "R", frozenset({"E", "M"})
_ABROAD = frozenset({"VerblijfplaatsBuitenland", "VerblijfplaatsOnbekend"})


class ChildNotDelivered(LookupError):
    """The person asked about is not among those in the answer."""

    def __init__(self) -> None:
        super().__init__("the person asked about is not in the file")


def read_persons(persons: Sequence[Mapping[str, Any]]) -> dict[Bsn, PersonAnswer]:
    """Everyone in a list in the public shape; someone in it twice must be the same both times.

    Raises ``RegisterAnswerInvalid``.
    """
    try:
        answers = [PersonAnswer.model_validate(person) for person in persons]
    except ValidationError as invalid:
        places = invalid.errors(include_input=False, include_context=False, include_url=False)
        raise RegisterAnswerInvalid(
            tuple(".".join(map(str, error["loc"])) or "(answer)" for error in places)
        ) from None
    found = {answer.burgerservicenummer: answer for answer in answers}
    if any(found[answer.burgerservicenummer] != answer for answer in answers):
        raise RegisterAnswerInvalid(("personen.burgerservicenummer",))
    return found


def family_facts(child: Bsn, persons: Mapping[Bsn, PersonAnswer]) -> FamilyFacts:
    """What the derivation may know of ``child`` and its parents. Raises ``ChildNotDelivered``."""
    answer = persons.get(child)
    if answer is None:
        raise ChildNotDelivered
    ouders = sorted(answer.ouders, key=lambda ouder: ouder.ouderAanduiding)
    if len({ouder.ouderAanduiding for ouder in ouders}) != len(ouders):
        raise RegisterAnswerInvalid(("ouders.ouderAanduiding",))
    parents = tuple(_parent(ouder, ouders, persons) for ouder in ouders)
    delivered = [persons.get(p.adult.bsn) for p in parents if p.adult.bsn is not None]
    return FamilyFacts(
        _child(answer),
        parents,
        in_onderzoek=researched(answer, [one for one in delivered if one is not None]),
    )


def _child(answer: PersonAnswer) -> Child:
    birth, ruling = answer.geboorte, answer.indicatieGezagMinderjarige
    land = None if birth is None or birth.land is None else birth.land.code
    code = None if ruling is None else ruling.code
    known = next((one for one in Ruling if one.value == code), None)
    return Child(
        bsn=answer.burgerservicenummer,
        birth=None if birth is None else birth.datum,
        residence=_residence(answer),
        deceased=_deceased(answer),
        born_in_netherlands=None if land is None else land == _NETHERLANDS,
        settled=answer.immigratie is not None
        and answer.immigratie.datumVestigingInNederland is not None,
        ruling=known,
        unknown_ruling=ruling is not None and known is None,
    )


def _residence(answer: PersonAnswer) -> Residence:
    """Who left was suspended for it or has an address abroad; others in the RNI never came."""
    gemeente = answer.gemeenteVanInschrijving
    if gemeente is None or gemeente.code != GEMEENTE_RNI:
        return Residence.RESIDENT
    reason = _suspended(answer)
    stay = answer.verblijfplaats
    abroad = stay is not None and stay.type in _ABROAD
    if reason in _LEFT or (abroad and reason != _RNI_ONLY):
        return Residence.FORMER
    return Residence.NEVER


def _parent(
    ouder: ParentAnswer, ouders: Sequence[ParentAnswer], persons: Mapping[Bsn, PersonAnswer]
) -> Parent:
    place: Literal[1, 2] = 1 if ouder.ouderAanduiding == "1" else 2
    other = next((one for one in ouders if one is not ouder), None)
    bsn = ouder.burgerservicenummer
    answer = None if bsn is None else persons.get(bsn)
    partners = () if answer is None else answer.partners
    unions = [_union(partner, other, persons) for partner in partners]
    birth = None if ouder.geboorte is None else ouder.geboorte.datum
    return Parent(
        place=place,
        adult=Adult(None, birth=birth) if bsn is None else _adult(bsn, answer),
        since=ouder.datumIngangFamilierechtelijkeBetrekking,
        birth_mother=_birth_mother(ouder, other),
        named=bsn is not None or _surname(ouder) is not None,
        unions=tuple(sorted(unions, key=_began)),
    )


def _adult(bsn: Bsn, answer: PersonAnswer | None) -> Adult:
    if answer is None:
        return Adult(bsn)
    return Adult(
        bsn=bsn,
        delivered=True,
        deceased=_deceased(answer),
        curatele=answer.indicatieCurateleRegister,
        birth=None if answer.geboorte is None else answer.geboorte.datum,
        rni_only=_suspended(answer) == _RNI_ONLY,
    )


def _birth_mother(ouder: ParentAnswer, other: ParentAnswer | None) -> bool | None:
    """Exactly one of two parents is a woman: then she is (as the official service reasons)."""
    if other is None:
        return None
    own, theirs = _is_woman(ouder), _is_woman(other)
    return own if own != theirs and own is not None and theirs is not None else None


def _is_woman(ouder: ParentAnswer) -> bool | None:
    code = None if ouder.geslacht is None else ouder.geslacht.code
    return None if code is None else code == _FEMALE


def _union(
    partner: PartnerAnswer, other: ParentAnswer | None, persons: Mapping[Bsn, PersonAnswer]
) -> Union:
    bsn = partner.burgerservicenummer
    together = _is_other_parent(partner, other)
    begun, ended = partner.aangaanHuwelijkPartnerschap, partner.ontbindingHuwelijkPartnerschap
    third = None
    if not together:
        third = Adult(None) if bsn is None else _adult(bsn, persons.get(bsn))
    return Union(
        start=None if begun is None else begun.datum,
        ended=ended is not None,
        end=None if ended is None else ended.datum,
        with_other_parent=together,
        partner=third,
    )


def _is_other_parent(partner: PartnerAnswer, other: ParentAnswer | None) -> bool | None:
    """None for an entry that cannot be compared, such as one that a correction emptied."""
    if other is None:
        return False
    if partner.burgerservicenummer is not None or other.burgerservicenummer is not None:
        return partner.burgerservicenummer == other.burgerservicenummer
    own = (_surname(partner), None if partner.geboorte is None else partner.geboorte.datum)
    theirs = (_surname(other), None if other.geboorte is None else other.geboorte.datum)
    return None if None in own or None in theirs else own == theirs


def _surname(someone: ParentAnswer | PartnerAnswer) -> str | None:
    name = None if someone.naam is None else someone.naam.geslachtsnaam
    return None if name in (None, "", ".") else name


def _began(union: Union) -> tuple[int, int, int]:
    start = union.start
    return (0, 0, 0) if start is None else (start.year or 0, start.month or 0, start.day or 0)


def _deceased(answer: PersonAnswer) -> bool:
    return answer.overlijden is not None or _suspended(answer) == _DIED


def _suspended(answer: PersonAnswer) -> str | None:
    suspended = answer.opschortingBijhouding
    return None if suspended is None or suspended.reden is None else suspended.reden.code

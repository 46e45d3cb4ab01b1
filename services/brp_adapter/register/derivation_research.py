"""Whether a fact that the model uses is under research (inOnderzoek): determined, but doubtful."""

from collections.abc import Iterator, Sequence

from brp_adapter.register.derivation_models import PersonAnswer, Research

_OF_CHILD = frozenset({"indicatieGezagMinderjarige"})
_OF_ADULT = frozenset({"indicatieCurateleRegister"})
_OF_BIRTH = frozenset({"datum", "land"})
_OF_PARENT = frozenset(
    {"burgerservicenummer", "geslacht", "datumIngangFamilierechtelijkeBetrekking"}
)
_OF_PARTNER = frozenset({"burgerservicenummer"})
_OF_NAME = frozenset({"geslachtsnaam"})
_OF_DATE = frozenset({"datum"})


def researched(child: PersonAnswer, parents: Sequence[PersonAnswer]) -> bool:
    """The official service does not count one's own number and the municipality."""
    return any(_members(child, parents))


def _members(child: PersonAnswer, parents: Sequence[PersonAnswer]) -> Iterator[bool]:
    yield _any(child.inOnderzoek, _OF_CHILD)
    yield child.geboorte is not None and _any(child.geboorte.inOnderzoek, _OF_BIRTH)
    for ouder in child.ouders:
        yield _any(ouder.inOnderzoek, _OF_PARENT)
        yield ouder.naam is not None and _any(ouder.naam.inOnderzoek, _OF_NAME)
    for parent in parents:
        yield _any(parent.inOnderzoek, _OF_ADULT)
        for partner in parent.partners:
            begun, ended = (
                partner.aangaanHuwelijkPartnerschap,
                partner.ontbindingHuwelijkPartnerschap,
            )
            yield _any(partner.inOnderzoek, _OF_PARTNER)
            yield begun is not None and _any(begun.inOnderzoek, _OF_DATE)
            yield ended is not None and _any(ended.inOnderzoek, _OF_DATE)


def _any(research: Research | None, members: frozenset[str]) -> bool:
    return research is not None and not members.isdisjoint(research)

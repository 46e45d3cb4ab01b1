"""The register doubts that, when or whereto somebody left: hold, and a human looks (S48)."""

from typing import Any

import pytest

from brp_adapter.sources.stuf.tree import canonical, parse
from tests.unit.brp_adapter.matrix.family import (
    CHILD,
    JSON,
    MOTHER,
    Outcome,
    all_here,
    both_gone,
    complete,
    declared,
    gebeurtenis,
    npslk01_of,
    outcome,
    stuf,
)

ROW = "in onderzoek"


def abroad(**more: Any) -> JSON:  # noqa: ANN401  JSON
    place = {
        "type": "VerblijfplaatsBuitenland",
        "verblijfadres": {"land": {"code": "6037", "omschrijving": "Spanje"}},
        "datumVan": complete("2026-03-10"),
    }
    return place | more


def held(found: Outcome) -> None:
    assert found.facts.child.departure_in_onderzoek
    assert (found.case, "S48" in found.codes) == ("HOLD", True)


def test_gebeurtenissen_do_not_tell_it_and_the_brp_does() -> None:
    events = [declared(), gebeurtenis(CHILD), gebeurtenis(MOTHER)]
    assert "S48" not in outcome(*events, shown=all_here()).codes
    held(outcome(*events, shown=both_gone(place=abroad(inOnderzoek={"type": True}))))


@pytest.mark.parametrize("group", ["VerblijfBuitenland", "Verblijfsplaats"])
def test_stuf_tells_which_group_is_doubted(group: str) -> None:
    doubt = f'<BG:inOnderzoek StUF:metagegeven="true" groepsnaam="{group}">J</BG:inOnderzoek>'
    reports = [stuf(npslk01_of(who, more=doubt)) for who in (CHILD, MOTHER)]
    held(outcome(declared(), *reports, shown=all_here()))
    # The BRP itself does not doubt it (any more): its word goes before what was reported.
    assert "S48" not in outcome(declared(), *reports, shown=both_gone()).codes


def test_stuf_is_kept_so_that_it_can_be_read_again() -> None:
    """The names of its groups are attributes without a namespace."""
    doubt = (
        '<BG:inOnderzoek StUF:metagegeven="true" groepsnaam="Verblijfsplaats">J</BG:inOnderzoek>'
    )
    kept = canonical(parse(npslk01_of(more=doubt).encode())).decode()
    assert canonical(parse(kept.encode())).decode() == kept
    held(outcome(declared(), stuf(kept), shown=all_here()))


def test_stuf_may_doubt_something_else() -> None:
    other = '<BG:inOnderzoek StUF:metagegeven="true" groepsnaam="Nationaliteit">J</BG:inOnderzoek>'
    found = outcome(declared(), stuf(npslk01_of(more=other)), shown=all_here())
    assert not found.facts.child.departure_in_onderzoek


@pytest.mark.parametrize(
    "place",
    [
        abroad(inOnderzoek={"type": True, "datumIngangOnderzoek": complete("2026-03-11")}),
        abroad(inOnderzoek={"datumVan": True}),
        abroad(
            verblijfadres={
                "land": {"code": "6037", "omschrijving": "Spanje"}, "inOnderzoek": {"land": True}
            }
        ),
        {"type": "VerblijfplaatsOnbekend", "datumVan": complete("2026-03-10"),
         "inOnderzoek": {"type": True}},
    ],
)  # fmt: skip
def test_personen_doubt_the_stay_its_day_or_its_country(place: JSON) -> None:
    held(outcome(declared(), shown=both_gone(place=place)))

"""A departure as it is shown: who says what, and what was declared beside what is registered."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from contracts.messages.facts import (
    ChildFacts,
    Declaration,
    GezagAnswer,
    GezagSource,
    PersonFacts,
    Registration,
    Undoing,
)
from contracts.messages.origin import KnownBy, Origin
from contracts.values.bsn import Bsn
from contracts.values.dates import PartialDate
from notifier.cases.departure_view import DATE, DESTINATION, view_departure
from notifier.cases.departure_wire import VertrekVanKind
from vertrekmelding.explain_departure import departure_told

CHILD = UUID(int=7)
DAY = PartialDate(2026, 3, 10)
DECLARED = Declaration(
    declarant=None,
    declared_at=datetime(2026, 3, 2, 9, tzinfo=UTC),
    date=DAY,
    destination="6037",
    date_source=Origin(KnownBy.DECLARATION, "nlgov"),
    destination_source=Origin(KnownBy.DECLARATION, "nlgov"),
)
UNKNOWN_LAND = Registration(
    PartialDate(2026, 3, 12),
    None,
    Origin(KnownBy.EVENT, "stuf-bg-0310"),
    Origin(KnownBy.REGISTER),
)


def facts(registration: Registration | None, *, undone: Undoing | None = None) -> ChildFacts:
    return ChildFacts(
        departure_id=UUID(int=1),
        child=PersonFacts(bsn=Bsn("999990019")),
        declarations=(DECLARED,),
        registration=registration,
        undone=undone,
        gezag=GezagAnswer(source=GezagSource.NONE),
    )


def test_a_declared_destination_stands_beside_a_registered_one() -> None:
    view = view_departure(facts(UNKNOWN_LAND), CHILD)
    assert view.differs == {DATE, DESTINATION}
    told = "\n".join(departure_told(1, view))
    assert "2026-03-12 (volgens een melding van de registratie, StUF-BG)" in told
    assert "Bestemming: niet bekend (volgens de BRP)" in told
    assert "Aangegeven was: 2026-03-10, bestemming 6037" in told
    wire = VertrekVanKind.of(view).model_dump(mode="json", by_alias=True)
    assert wire["bestemming"] is None
    assert wire["bestemmingHerkomst"] == {"bron": "brp", "formaat": None}
    assert wire["aangegevenBestemming"] == "6037"
    assert wire["verschilt"] == ["bestemming", "vertrekdatum"]


def test_what_is_only_declared_has_nothing_beside_it() -> None:
    view = view_departure(facts(None), CHILD)
    assert (view.date, view.destination) == (DAY, "6037")
    assert (view.declared_destination, view.differs) == (None, frozenset())
    assert "(volgens de aangifte, NL GOV CloudEvents)" in "\n".join(departure_told(1, view))


def test_of_what_was_undone_only_that_is_told() -> None:
    view = view_departure(facts(UNKNOWN_LAND, undone=Undoing.RETURNED), CHILD)
    assert list(departure_told(2, view)) == ["Vertrek van kind 2: gaat niet door (teruggekeerd)"]
    assert view.date is None


def test_facts_of_before_sources_were_kept_are_shown_without_them() -> None:
    view = view_departure(facts(Registration(DAY, "6037")), CHILD)
    assert view.differs == frozenset()
    assert next(iter(departure_told(1, view))) == "Vertrek van kind 1: 2026-03-10"

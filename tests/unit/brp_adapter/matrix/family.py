"""One family of the matrix: the bytes of each source, the BRP's answer, and what is decided."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from brp_adapter.custody.establish import establish
from brp_adapter.custody.person import GezagSnapshot
from brp_adapter.custody.reported import ReportedDeparture
from brp_adapter.register.translate import read_answer, read_gezag
from brp_adapter.sources.formats import Format, kind_of
from brp_adapter.sources.reading import read_report
from contracts.messages.facts import ChildFacts, DepartureFacts
from contracts.policy.effects import Mode
from contracts.values.bsn import Bsn
from notifier.decision.decide import decide
from notifier.decision.facts import CaseFacts
from notifier.decision.outcome import Decision
from notifier.decision.policy import DecisionPolicy
from tests import stuf_messages as npslk01

JSON = dict[str, Any]
CHILD, MOTHER, FATHER = "999990019", "999990032", "999990044"
OIN: Final = "00000009900000000000"
SPAIN, CURACAO, UNKNOWN_LAND = "6037", "5107", "0000"
DAY: Final = "2026-03-10"
NOW: Final = datetime(2026, 3, 12, 9, tzinfo=UTC)
BEFORE: Final = NOW - timedelta(days=20)
NAAR_BUITENLAND: Final = "nl.brp.verhuisd.naar-buitenland"


# --- the sources, in bytes --------------------------------------------------------------------


def gebeurtenis(
    bsn: str = CHILD, date: JSON | None = None, *, number: int = 1, at: datetime = NOW
) -> ReportedDeparture:
    """As the BRP API Gebeurtenissen delivers it: no time, no country, no reason."""
    event = {
        "id": str(UUID(int=number + int(bsn))),
        "source": "brp",
        "specversion": "1.0.2",
        "type": NAAR_BUITENLAND,
        "data": {
            "burgerservicenummer": bsn,
            "verblijfplaats": {"datumVan": date or complete(DAY)},
        },
    }
    kind = kind_of(Format.GEBEURTENISSEN, NAAR_BUITENLAND)
    return read_report(
        kind, json.dumps(event).encode(), sender=OIN, received_at=at, source=f"abonnee/{OIN}"
    )


def stuf(content: str, *, at: datetime = NOW) -> ReportedDeparture:
    """A message as it is kept: without its envelope."""
    kind = kind_of(Format.STUF_BG, "npsLk01")
    return read_report(kind, content.encode(), sender=OIN, received_at=at, source=f"stuf/{OIN}")


def npslk01_of(
    bsn: str = CHILD,
    *,
    day: str | None = "20260310",
    indicator: str = "V",
    land: str | None = SPAIN,
    land_element: str | None = None,
    reason: str | None = "E",
    more: str = "",
    kind: str = "W",
    reference: str = "BZS-1",
    at: str = "20260310093015123",
) -> str:
    """Who lived here, and what is so now."""
    old = npslk01.person(
        bsn,
        npslk01.HERE
        + npslk01.left(None)
        + npslk01.element("inp.emigratieLand", None)
        + npslk01.suspended(None),
        at=at,
    )
    emigrated = land_element or npslk01.element("inp.emigratieLand", land)
    new = npslk01.person(
        bsn, npslk01.left(day, indicator) + emigrated + npslk01.suspended(reason) + more, at=at
    )
    return npslk01.message(old, new, kind=kind, reference=f"{reference}-{bsn}", at=at)


def declared(**data: Any) -> ReportedDeparture:  # noqa: ANN401  JSON
    """The intake hook: the mother declares that she leaves with the child."""
    moment = BEFORE.isoformat()
    event = {
        "specversion": "1.0",
        "id": "aangifte-1",
        "source": f"urn:nld:oin:{OIN}:systeem:burgerzaken",
        "type": "nl.brp.vertrek-naar-buitenland.aangegeven",
        "time": moment,
        "data": {
            "personen": [CHILD, MOTHER],
            "aangever": {"burgerservicenummer": MOTHER, "hoedanigheid": "ouder"},
            "aangifteTijdstip": moment,
            "vertrekdatum": DAY,
            "bestemming": {"landcode": SPAIN},
            "veiligTeInformeren": True,
            "toestemmingen": [],
            "vervangendeToestemming": None,
        }
        | data,
    }
    return read_report(
        str(event["type"]), json.dumps(event).encode(), sender=OIN, received_at=BEFORE,
        source=str(event["source"]),
    )  # fmt: skip


def vrijbrp(bsn: str = CHILD, *, at: datetime = NOW) -> ReportedDeparture:
    """Something about somebody changed; it does not say what."""
    message = {
        "specversion": "1.0",
        "type": "vrijbrp.pl.mutation.v1",
        "source": "/vrijbrp",
        "id": "202603100001",
        "time": at.isoformat(),
        "data": {"bsn": bsn},
    }
    kind = kind_of(Format.VRIJBRP, "mutatie")
    return read_report(
        kind, json.dumps(message).encode(), sender=OIN, received_at=at, source="vrijbrp"
    )


# --- what POST /personen answers --------------------------------------------------------------


def complete(day: str) -> JSON:
    return {"type": "Datum", "datum": day, "langFormaat": day}


def resident(bsn: str = CHILD, *, since: str = "2018-04-01", **more: Any) -> JSON:  # noqa: ANN401
    """Lives here; parents and gezag where it is the child."""
    person: JSON = {
        "burgerservicenummer": bsn,
        "naam": {"volledigeNaam": "Iemand"},
        "geboorte": {"datum": complete("2016-04-01" if bsn == CHILD else "1988-04-01")},
        "gemeenteVanInschrijving": {"code": "0518"},
        "verblijfplaats": {
            "type": "Adres",
            "verblijfadres": {
                "korteStraatnaam": "Laan", "huisnummer": 3 if bsn != FATHER else 9,
                "postcode": "2511AB", "woonplaats": "Dorp",
            },
            "datumVan": complete(since),
        },
    }  # fmt: skip
    if bsn == CHILD:
        person["ouders"] = [_someone(MOTHER), _someone(FATHER)]
        person["gezag"] = [JOINT]
    return person | more


def gone(
    bsn: str = CHILD,
    *,
    place: JSON | None = None,
    reason: str = "E",
    land: str = SPAIN,
    **more: Any,  # noqa: ANN401
) -> JSON:
    """Registered abroad: the BRP then no longer says who has gezag."""
    abroad = {
        "type": "VerblijfplaatsBuitenland",
        "verblijfadres": {"land": {"code": land, "omschrijving": "Land"}},
        "datumVan": complete(DAY),
    }
    left: JSON = {
        "gemeenteVanInschrijving": {"code": "1999"},
        "opschortingBijhouding": {"reden": {"code": reason}, "datum": complete(DAY)},
        "verblijfplaats": place or abroad,
    }
    if bsn == CHILD:
        nobody = {"type": "GezagNietTeBepalen", "minderjarige": _someone(CHILD), "toelichting": "-"}
        left["gezag"] = [nobody]
    return resident(bsn) | left | more


def both_gone(**how: Any) -> list[JSON]:  # noqa: ANN401
    """The child and the mother, alike; the father stays."""
    return [gone(CHILD, **how), gone(MOTHER, **how), resident(FATHER)]


def all_here() -> list[JSON]:
    """The register does not know it yet, or no longer."""
    return [resident(CHILD), resident(MOTHER), resident(FATHER)]


def _someone(bsn: str) -> JSON:
    return {"burgerservicenummer": bsn, "naam": {"volledigeNaam": "Iemand"}}


JOINT: Final = {
    "type": "GezamenlijkOuderlijkGezag",
    "minderjarige": _someone(CHILD),
    "ouders": [_someone(MOTHER), _someone(FATHER)],
}


# --- what comes of it -------------------------------------------------------------------------


@dataclass(frozen=True)
class Outcome:
    """The facts of the child and the decision about them."""

    facts: ChildFacts
    decision: Decision

    @property
    def codes(self) -> set[str]:
        return {reason.code for reason in self.decision.reasons}

    @property
    def case(self) -> str:
        return self.decision.case.value


def outcome(
    *events: ReportedDeparture,
    shown: list[JSON],
    seen_gone: datetime | None = None,
    now: datetime = NOW,
) -> Outcome:
    """Established as the adapter does and decided as the notifier does.

    ``seen_gone``: when the BRP was seen before to show that the child had left.
    """
    answer = {"type": "RaadpleegMetBurgerservicenummer", "personen": shown}
    persons = {person.bsn: person for person in read_answer(json.dumps(answer).encode())}
    children = establish(
        events=events,
        persons=persons,
        now=now,
        departure_id_of=lambda _child: UUID(int=1),
        snapshots=[GezagSnapshot(Bsn(CHILD), BEFORE, read_gezag([JOINT]))],
        seen_gone={} if seen_gone is None else {Bsn(CHILD): seen_gone},
    )
    (child,) = [one for one in children if one.child.bsn == Bsn(CHILD)]
    departure = DepartureFacts(
        facts_id=UUID(int=2), established_at=now, municipality=OIN, children=(child,)
    )
    policy = DecisionPolicy("test", Mode.ON)
    return Outcome(child, decide(CaseFacts(departure=departure), policy, now))

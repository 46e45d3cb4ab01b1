"""Real families, changed at random: the seeds are all situation files, the changes plausible."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from notifier.decision.facts import ReportedBy, ReportKind
from tests.situations.families import all_written

Item = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Mutation = Callable[[Item, Draw], None]

SITUATIONS = all_written()
STRANGER = "999990007"
MUNICIPALITY = "urn:nld:oin:00000009900000000000:systeem:burgerzaken"
ANOTHER = "urn:nld:oin:00000009900000000001:systeem:burgerzaken"
DECLARED = "nl.brp.vertrek-naar-buitenland.aangegeven"
WITHDRAWN = "nl.brp.vertrek-naar-buitenland.ingetrokken"
CORRECTED = "nl.brp.vertrek-naar-buitenland.gecorrigeerd"
REGISTERED = "nl.brp.verhuisd.naar-buitenland"
REPORTS = [kind.value for kind in ReportKind if kind is not ReportKind.NEVER_NOTIFY]


def people_in(item: Item) -> list[str]:
    """Everyone whom the BRP delivers."""
    return [person["burgerservicenummer"] for person in item["persons"]]


def declarations_in(item: Item) -> list[Item]:
    return [event for event in item["events"] if event["type"] == DECLARED]


def around(item: Item, draw: Draw, *, days: int) -> date:
    """A day near the moment of deciding."""
    now = datetime.fromisoformat(item["now"]).date()
    return now + timedelta(days=draw(st.integers(-days, days)))


def moment(item: Item, draw: Draw) -> str:
    """A moment in the last month; whole hours, so that moments coincide now and then."""
    now = datetime.fromisoformat(item["now"]).replace(minute=0, second=0)
    return (now - timedelta(hours=draw(st.integers(0, 720)))).isoformat()


def new_event(item: Item, draw: Draw, kind: str, data: Item) -> None:
    """Add an event, recorded at some moment, anywhere in the order of arrival."""
    taken = {event["id"] for event in item["events"]}
    other = {
        "specversion": "1.0",
        "id": next(new for number in count() if (new := f"mutation-{number}") not in taken),
        "source": "brp" if kind == REGISTERED else draw(st.sampled_from([MUNICIPALITY, ANOTHER])),
        "type": kind,
        "time": moment(item, draw),
        "data": data,
    }
    item["events"].insert(draw(st.integers(0, len(item["events"]))), other)


def some_people(item: Item, draw: Draw) -> list[str]:
    chosen = st.lists(st.sampled_from(people_in(item)), min_size=1, max_size=4, unique=True)
    return list(draw(chosen))


def declare(item: Item, draw: Draw) -> None:
    """Someone declares that some of them leave."""
    people = some_people(item, draw)
    role = draw(st.sampled_from(["ouder", "gemachtigde"]))
    data = {
        "personen": people,
        "aangever": {
            "burgerservicenummer": draw(st.sampled_from([*people_in(item), STRANGER])),
            "hoedanigheid": role,
        },
        "aangifteTijdstip": moment(item, draw),
        "vertrekdatum": around(item, draw, days=40).isoformat(),
        "bestemming": draw(st.sampled_from([None, {"landcode": "7028"}, {"landcode": "5010"}])),
        "veiligTeInformeren": draw(st.sampled_from([True, False, None])),
        "toestemmingen": [],
        "vervangendeToestemming": None,
    }
    new_event(item, draw, DECLARED, data)


def take_back(item: Item, draw: Draw) -> None:
    """A declaration is withdrawn, by its id or all of them, by its sender or another one."""
    if known := declarations_in(item):
        declared = draw(st.sampled_from(known))
        by_id = {"aangifteId": declared["id"]} if draw(st.booleans()) else {}
        new_event(item, draw, WITHDRAWN, {"personen": declared["data"]["personen"], **by_id})


def correct(item: Item, draw: Draw) -> None:
    """A departure was none, or was on another day."""
    data: Item = {"personen": some_people(item, draw), "vertrekVervallen": draw(st.booleans())}
    if not data["vertrekVervallen"]:
        data["vertrekdatum"] = around(item, draw, days=40).isoformat()
    new_event(item, draw, CORRECTED, data)


def register(item: Item, draw: Draw) -> None:
    """The departure of one of them stands in the BRP."""
    day = {"type": "Datum", "datum": around(item, draw, days=40).isoformat()}
    who = draw(st.sampled_from(people_in(item)))
    data = {"burgerservicenummer": who, "verblijfplaats": {"datumVan": day}}
    new_event(item, draw, REGISTERED, data)


def leave_out_an_event(item: Item, draw: Draw) -> None:
    if len(item["events"]) > 1:
        item["events"].pop(draw(st.integers(0, len(item["events"]) - 1)))


def leave_out_a_person(item: Item, draw: Draw) -> None:
    """The BRP does not deliver somebody."""
    if len(item["persons"]) > 1:
        item["persons"].pop(draw(st.integers(0, len(item["persons"]) - 1)))


def another_day(item: Item, draw: Draw) -> None:
    """A declaration is for another day."""
    if known := declarations_in(item):
        declared = draw(st.sampled_from(known))
        declared["data"]["vertrekdatum"] = around(item, draw, days=60).isoformat()


def another_person(item: Item, draw: Draw) -> None:
    """Something about one person is otherwise."""
    person = draw(st.sampled_from(item["persons"]))
    born = around(item, draw, days=1) - timedelta(days=draw(st.integers(0, 30 * 365)))
    otherwise: Item = draw(
        st.sampled_from(
            [
                {"geheimhoudingPersoonsgegevens": True},
                {"indicatieCurateleRegister": True},
                {"overlijden": {"datum": {"type": "Datum", "datum": "2026-01-05"}}},
                {"verblijfplaats": {"type": "VerblijfplaatsOnbekend"}},
                {"gezag": []},
                {"geboorte": {"datum": {"type": "Datum", "datum": born.isoformat()}}},
                {"geboorte": {"datum": {"type": "JaarDatum", "jaar": born.year}}},
            ]
        )
    )
    person.update(copy.deepcopy(otherwise))


def consent(item: Item, draw: Draw) -> None:
    """A holder consented, or a court did in their place."""
    if known := declarations_in(item):
        data = draw(st.sampled_from(known))["data"]
        if draw(st.booleans()):
            claim = {"gecontroleerd": draw(st.booleans()), "uitvoerbaar": draw(st.booleans())}
            data["vervangendeToestemming"] = claim
            return
        given = {
            "gezaghouder": draw(st.sampled_from(people_in(item))),
            "omvang": draw(st.sampled_from(["emigratie", "reis"])),
            "geverifieerd": draw(st.booleans()),
        }
        data["toestemmingen"] = [*data["toestemmingen"], given]


def a_report(item: Item, draw: Draw, kinds: list[str]) -> Item:
    """Of some kind, with any roles."""
    somebody = st.sampled_from([*people_in(item), STRANGER, None])
    return {
        "kind": draw(st.sampled_from(kinds)),
        "from": draw(st.sampled_from([by.value for by in ReportedBy])),
        "credible": draw(st.booleans()),
        "checked": draw(st.booleans()),
        **{role: draw(somebody) for role in ("protects", "against", "about")},
    }


def report(item: Item, draw: Draw) -> None:
    """Someone reports something, or asks never to be notified."""
    found = a_report(item, draw, [*REPORTS, ReportKind.NEVER_NOTIFY.value])
    item["reports"] = [*item.get("reports", ()), found]


def past(item: Item, draw: Draw) -> Item:
    """Something from an earlier case."""
    kinds = ["removal_confirmed", "declaration_withdrawn", "declaration_refused"]
    return {
        "about": draw(st.sampled_from([*people_in(item), STRANGER])),
        "kind": draw(st.sampled_from(kinds)),
        "at": draw(st.sampled_from(["2019-05-06T10:00:00+02:00", "2026-02-01T10:00:00Z"])),
    }


def remember(item: Item, draw: Draw) -> None:
    item["history"] = [*item.get("history", ()), past(item, draw)]


def answer(item: Item, draw: Draw) -> None:
    """A holder answers."""
    said = {
        "by": draw(st.sampled_from(people_in(item))),
        "answer": draw(st.sampled_from(["agree", "object", "wrong"])),
        "at": moment(item, draw),
    }
    item["responses"] = [*item.get("responses", ()), said]


def tell(item: Item, draw: Draw) -> None:
    """A message went to somebody before."""
    item["sent"] = [*item.get("sent", ()), draw(st.sampled_from(people_in(item)))]


MUTATIONS: tuple[Mutation, ...] = (
    declare,
    take_back,
    correct,
    register,
    leave_out_an_event,
    leave_out_a_person,
    another_day,
    another_person,
    consent,
    report,
    remember,
    answer,
    tell,
)


@st.composite
def families(draw: st.DrawFn, seeds: list[Item] | None = None, *, changes: int = 4) -> Item:
    """One of the situations, with up to ``changes`` things about it changed."""
    item: Item = copy.deepcopy(draw(st.sampled_from(SITUATIONS if seeds is None else seeds)))
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), max_size=changes)):
        mutation(item, draw)
    return item

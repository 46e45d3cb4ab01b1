"""What only a derivation of gezag may see, and what of it anybody else gets to see: nothing.

Three families that are already in the RNI when they are reported, through a whole running stack.
The BRP delivers country of birth, sex, names and birth dates that stand nowhere else; afterwards
both databases are opened column by column, and the logs, Redis and the case API are searched.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest

from brp_adapter.register.derivation_fields import CHILD_FIELDS, FIELDS_WITH_ADULTS
from foundation.clock import system_clock
from tests.privacy.everywhere import found_everywhere, keys_of
from tests.privacy.family import OIN, Family, families
from tests.privacy.markers import all_found, found_in, people
from tests.privacy.ordeal import Ordeal, until
from tests.privacy.outside import Outside
from tests.privacy.places import everything_said_to, files_under
from vertrekmelding.stack.options import StackOptions
from vertrekmelding.stack.stack import running_stack

Json = dict[str, Any]

_AS_PARTS = ('"year":{}', '"year": {}', "year={}")
"""How a date may look once it was read: as JSON, and printed."""

ONLY_DERIVED = {
    "country of birth": "Zqxlandcode",
    "name of that country": "Zqxlandnaam",
    "sex of parent 2": "Zqxsekscode",
    "name of the sex of parent 1": "Zqxseksnaam",
    "surname in the entry of parent 1": "Zqxoudereen",
    "surname in the entry of parent 2": "Zqxoudertwee",
    "surname of a partner": "Zqxpartnernaam",
    "birth date in the entry of parent 1": "1931-10-17",
    "birth date in the entry of parent 2": "1932-11-18",
    "birth date of a partner": "1933-12-19",
    "beginning of a union": "1934-10-23",
    **{f"{year} as {form}": form.format(year) for year in range(1931, 1935) for form in _AS_PARTS},
}
_DERIVED_FROM = {"married", "partner without number", "only parent"}


@dataclass
class Seen:
    """A stack through which the families went; it still runs."""

    ordeal: Ordeal
    cases: dict[str, Json] = field(default_factory=dict)
    redis: bytes = b""


@pytest.fixture(scope="module")
def seen() -> Iterator[Seen]:
    data = Path(tempfile.mkdtemp(prefix="vertrekmelding-test-"))
    data.chmod(0o711)
    talkative = {"BRP_ADAPTER_LOG_LEVEL": "DEBUG", "NOTIFIER_LOG_LEVEL": "DEBUG"}
    try:
        with (
            running_stack(StackOptions(data=data, environment=talkative)) as stack,
            httpx.Client(timeout=20) as client,
        ):
            ordeal = Ordeal(stack, Outside(), client, families(people(3)))
            happened = Seen(ordeal)
            with everything_said_to(stack.servers.redis_url) as said:
                for name in sorted(_DERIVED_FROM):
                    happened.cases[name] = _reported(ordeal, name)
                until(ordeal.settled, "everything is settled")
            happened.redis = bytes(said)
            yield happened
    finally:
        shutil.rmtree(data, ignore_errors=True)


def test_each_was_derived_from_what_was_asked(seen: Seen) -> None:
    """Without this the searches below say nothing: it was all delivered, and it was used."""
    sandbox = seen.ordeal.stack.urls.sandbox
    asked = [
        tuple(entry["fields"])
        for entry in seen.ordeal.client.get(f"{sandbox}/sandbox/vragen").json()
    ]
    assert asked.count(CHILD_FIELDS) == asked.count(FIELDS_WITH_ADULTS) == len(_DERIVED_FROM)
    gezag = {name: case["gezag"][0]["afgeleid"] for name, case in seen.cases.items()}
    assert gezag["married"]["gezagstype"] == "GezamenlijkOuderlijkGezag"
    assert None not in gezag["married"]["personen"]
    # Recognised by nothing but name and birth date, which must not be seen again.
    assert gezag["partner without number"]["gezagstype"] == "GezamenlijkOuderlijkGezag"
    assert None in gezag["partner without number"]["personen"]
    assert gezag["only parent"]["ontbreekt"] or gezag["only parent"]["gezagstype"]


def test_neither_database_holds_any_of_it(seen: Seen) -> None:
    ordeal = seen.ordeal
    keys = keys_of(ordeal.stack.environment)
    assert found_everywhere(ordeal.database_url, keys, ONLY_DERIVED) == {}
    there = found_everywhere(ordeal.database_url, keys, ordeal.markers)
    # The search opens what is sealed: the facts with the derived answer, and the decision on them.
    assert there.keys() >= {
        "brp_adapter.inbox.content",
        "notifier.facts.content",
        "notifier.decision.facts",
    }


def test_the_derived_answer_itself_is_in_the_facts(seen: Seen) -> None:
    ordeal = seen.ordeal
    keys = keys_of(ordeal.stack.environment)
    found = found_everywhere(ordeal.database_url, keys, {"route": '"derived":{"gezag":{'})
    assert found.keys() >= {"notifier.facts.content", "notifier.decision.facts"}


def test_no_decision_rests_on_it(seen: Seen) -> None:
    for case in seen.cases.values():
        decision = case["besluit"]
        assert decision["uitkomst"] == "HOLD"
        assert "S15" in {reason["code"] for reason in decision["redenen"]}
        assert decision["gezagsdragers"] == []
        assert case["berichten"] == []


def test_no_log_no_message_to_redis_and_no_answer_of_ours_tells_it(seen: Seen) -> None:
    ordeal = seen.ordeal
    logs = files_under(ordeal.stack.data / "logs")
    ours = {name: content for name, content in logs.items() if name != "sandbox.log"}
    assert b"gezag_derived" in ours["adapter-worker.log"]
    assert not all_found(ours, ONLY_DERIVED)
    assert seen.redis.count(b'"LPUSH"') >= len(_DERIVED_FROM)
    assert not found_in(seen.redis, ONLY_DERIVED)
    assert not all_found({name: str(case) for name, case in seen.cases.items()}, ONLY_DERIVED)
    metrics = {
        base: ordeal.client.get(f"{base}/metrics").text
        for base in (ordeal.stack.urls.intake, ordeal.stack.urls.notifier)
    }
    assert not all_found(metrics, ONLY_DERIVED)


def test_nothing_on_disk_tells_it_in_plain_text(seen: Seen) -> None:
    """The database's tables and its write-ahead log too; the sandbox is the world outside."""
    ordeal = seen.ordeal
    ordeal.ask("CHECKPOINT")
    root, servers = ordeal.stack.data, ordeal.stack.servers.folder.servers
    files = files_under(root, but=(root / "sandbox", servers))
    files |= {f"servers/{name}": content for name, content in files_under(servers).items()}
    plain = {label: marker for label, marker in ONLY_DERIVED.items() if marker.startswith("Zqx")}
    told = {name for name, content in files.items() if found_in_plain(content, plain)}
    assert told == set()


def test_a_planted_value_is_found(seen: Seen) -> None:
    for label, marker in ONLY_DERIVED.items():
        assert found_in(f'{{"x": [{marker}]}}', ONLY_DERIVED) >= {label}
    assert found_in_plain(b"x Zqxlandcode", {"x": "Zqxlandcode"})
    assert len(seen.cases) == len(_DERIVED_FROM)


def found_in_plain(content: bytes, markers: dict[str, str]) -> bool:
    return any(marker.encode() in content for marker in markers.values())


# The families


def _reported(ordeal: Ordeal, name: str) -> Json:
    """Put into the RNI, reported by the registration alone, decided on; the case as it is shown."""
    family = ordeal.family()
    url = ordeal.stack.urls.sandbox
    persons = {one["burgerservicenummer"]: one for one in family.persons()}
    _tell_more(name, family, persons)
    put = ordeal.client.put(f"{url}/sandbox/personen", json=list(persons.values()))
    assert put.is_success, put.text
    departed = (system_clock() - timedelta(days=3)).date().isoformat()
    order = {
        "burgerservicenummer": [family.child.bsn, family.mother.bsn],
        "datum": departed,
        "landcode": "7028",
    }
    assert ordeal.client.post(f"{url}/sandbox/vertrek", json=order).is_success
    ordeal.send(_registered(family.child.bsn, departed))
    return _case_of(ordeal, family)


def _tell_more(name: str, family: Family, persons: dict[str, Json]) -> None:
    child, mother = persons[family.child.bsn], persons[family.mother.bsn]
    here = {
        "code": "6030" if name == "only parent" else "Zqxlandcode",
        "omschrijving": "Zqxlandnaam",
    }
    child["geboorte"] |= {"land": here}
    one, two = child["ouders"]
    one |= {
        "naam": {"geslachtsnaam": "Zqxoudereen"},
        "geboorte": {"datum": _date("1931-10-17"), "land": here},
        "geslacht": {"code": "V", "omschrijving": "Zqxseksnaam"},
    }
    two |= {
        "naam": {"geslachtsnaam": "Zqxoudertwee"},
        "geboorte": {"datum": _date("1932-11-18"), "land": here},
        "geslacht": {"code": "Zqxsekscode"},
    }
    union = {"aangaanHuwelijkPartnerschap": {"datum": _date("1934-10-23"), "land": here}}
    person = {
        "naam": {"geslachtsnaam": "Zqxpartnernaam"},
        "geboorte": {"datum": _date("1933-12-19")},
    }
    match name:
        case "married":
            mother["partners"] = [{**union, **person, "burgerservicenummer": family.father.bsn}]
            father = persons[family.father.bsn]
            father["partners"] = [{**union, **person, "burgerservicenummer": family.mother.bsn}]
        case "partner without number":
            del two["burgerservicenummer"]
            same = {"naam": two["naam"], "geboorte": two["geboorte"]}
            mother["partners"] = [{**union, **same}]
        case _:
            child["ouders"] = [one]
            mother["partners"] = [{**union, **person, "burgerservicenummer": family.father.bsn}]


def _case_of(ordeal: Ordeal, family: Family) -> Json:
    headers = {"Authorization": f"Bearer {ordeal.token('zaken:lezen')}"}
    zaken = f"{ordeal.stack.urls.notifier}/v1/zaken"
    found: list[str] = []

    def there() -> bool:
        question = {"burgerservicenummer": family.child.bsn}
        answer = ordeal.client.post(f"{zaken}/_zoek", json=question, headers=headers)
        found[:] = answer.json()["zaken"]
        return bool(found)

    until(there, "there is a case")
    case: Json = ordeal.client.get(f"{zaken}/{found[0]}", headers=headers).json()
    return case


def _registered(bsn: str, on: str) -> Json:
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": f"urn:nld:oin:{OIN}:systeem:burgerzaken",
        "type": "nl.brp.verhuisd.naar-buitenland",
        "time": system_clock().isoformat(),
        "datacontenttype": "application/json",
        "data": {"burgerservicenummer": bsn, "verblijfplaats": {"datumVan": _date(on)}},
    }


def _date(iso: str) -> Json:
    return {"type": "Datum", "datum": iso, "langFormaat": iso}

"""Everything that can be wrong with a request, with people in it."""

import json
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from foundation.clock import system_clock
from tests.privacy.family import Family

if TYPE_CHECKING:
    from tests.privacy.ordeal import Ordeal


def bad_requests(ordeal: "Ordeal") -> None:
    """Everything that can be wrong with a request, with people in it."""
    family = ordeal.family()
    event, urls = family.declared(system_clock), ordeal.stack.urls
    one, name, bsn = family.mother, family.mother.full_name, family.mother.bsn
    data = event["data"]
    wrong = [
        event | {"data": data | {"personen": [name, int(bsn)], "vertrekdatum": one.street}},
        event | {"data": data | {one.surname: bsn, "aangever": {"burgerservicenummer": name}}},
        event | {"data": data | {"bestemming": {"landcode": one.town, one.first_name: 1}}},
        event | {"data": data | {"toestemmingen": [{"gezaghouder": one.email, "wijze": 1}]}},
        event | {"data": name},
        event | {"data": [data]},
        event | {"type": f"nl.{one.surname.lower()}.{bsn}"},
        event | {"type": name},
        event | {"id": bsn},
        event | {"subject": f"persoon {bsn}"},
        event | {f"{one.surname}-{bsn}": "x"},
        event | {"extra": bsn},
        event | {"time": one.phone},
        event | {"specversion": one.town},
        event | {"source": f"urn:nld:oin:00000009900000000009:systeem:{one.surname}"},
        event | {"source": one.email},
        event | {"data": data | {"vertrekdatum": "x" * 70_000 + bsn}},
    ]
    bodies = [json.dumps(one) for one in wrong]
    bodies += [json.dumps(event)[:-40], f'"{name}"', f"[{bsn}]", f"\xff{name}", ""]
    for number, body in enumerate(bodies):
        assert 400 <= ordeal.post(body.encode("latin-1", "ignore")) < 500, number
    ordeal.call("POST", f"{urls.intake}/v1/gebeurtenissen", json.dumps(event), Content_Type=bsn)
    _wrong_modes(ordeal, wrong, family)
    for base in (urls.intake, urls.notifier):
        for path in (
            f"/v1/meldingen/{bsn}",
            f"/v1/zaken/{one.surname}",
            f"/{name}",
            f"/v1/?bsn={bsn}",
        ):
            ordeal.call("GET", f"{base}/{path}?naam={one.surname}")
        ordeal.call("PUT", f"{base}/v1/gebeurtenissen", json.dumps(event))
        headers = {"Authorization": f"Bearer {one.surname}.{bsn}.x", "X_Correlation_ID": bsn}
        ordeal.call("GET", f"{base}/v1/meldingen/{uuid4()}", **headers)
        ordeal.call("GET", f"{base}/v1/zaken/{uuid4()}", **headers, User_Agent=one.surname)
    questions: tuple[object, ...] = (
        {"burgerservicenummer": name},
        {"burgerservicenummer": bsn, one.surname: bsn},
        {"vertrekId": bsn},
        {bsn: bsn},
        [bsn],
        name,
    )
    for question in questions:
        status = ordeal.call("POST", f"{urls.notifier}/v1/zaken/_zoek", json.dumps(question))
        assert 400 <= status < 500, question
    ordeal.call("POST", f"{urls.notifier}/v1/zaken/_zoek", f'{{"a": "{bsn}", {name}')
    _wrong_facts(ordeal, family)


def _wrong_modes(ordeal: "Ordeal", wrong: list[dict[str, Any]], family: Family) -> None:
    """The same mistakes in a list, and in headers; and who asks beforehand."""
    url, one = f"{ordeal.stack.urls.intake}/v1/gebeurtenissen", family.mother
    batch = {"Content_Type": "application/cloudevents-batch+json"}
    lists = [json.dumps([*wrong, one.full_name, [one.bsn]]), f'[{{"{one.bsn}": {one.surname}']
    for body in lists:
        assert ordeal.call("POST", url, body, **batch) == 400
    for attributes in (
        {"ce_id": one.bsn, "ce_source": one.email},
        {"ce_id": "1", f"ce_{one.surname.lower()}": one.town},
        {"ce_id": f"%{one.surname}", "ce_subject": f"{one.bsn}%", "ce_time": one.phone},
    ):
        body = json.dumps(one.full_name)
        assert ordeal.call("POST", url, body, **_in_headers(attributes)) == 400
    asked = {"WebHook_Request_Origin": f"{one.surname}.{one.bsn}", "WebHook_Request_Rate": one.bsn}
    assert 400 <= ordeal.call("OPTIONS", url, **_in_headers(asked)) < 500


def _in_headers(given: dict[str, str]) -> dict[str, str]:
    """Without what no header can hold."""
    return {
        name.encode("ascii", "ignore").decode(): value.encode("ascii", "ignore").decode()
        for name, value in given.items()
    }


def _wrong_facts(ordeal: "Ordeal", family: Family) -> None:
    """Between the services: a message that does not fit its contract."""
    urls, bsn = ordeal.stack.urls, family.mother.bsn
    bearer = f"Bearer {ordeal.token('vertrekfeiten:schrijven', 'vertrekken:vaststellen')}"
    calls: list[tuple[str, object]] = [
        (f"{urls.notifier}/v1/vertrekfeiten", {"facts_id": bsn, "children": [family.markers]}),
        (f"{urls.notifier}/v1/vertrekfeiten", [bsn]),
        (f"{urls.intake}/v1/vertrekken/_vaststellen", {"vertrekken": [bsn]}),
        (f"{urls.intake}/v1/vertrekken/_vaststellen", {bsn: family.markers}),
    ]
    for url, body in calls:
        status = ordeal.call("POST", url, json.dumps(body), Authorization=bearer)
        assert 400 <= status < 500, url

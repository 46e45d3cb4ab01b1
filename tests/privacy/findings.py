"""What persons find about the gezag over marked people, well and badly, and what is in the way."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from foundation.clock import system_clock
from tests.privacy.family import OIN, Family
from tests.privacy.partner_doors import partner

if TYPE_CHECKING:
    from tests.privacy.ordeal import Ordeal

Json = dict[str, Any]


def persons_find(ordeal: "Ordeal") -> None:
    """A correction that counts, another under its reference, the undo; and what can be wrong."""
    family = ordeal.family()
    case = _gone(ordeal, family)
    path = f"/zaken/{case['id']}/bevindingen"
    _wrong(ordeal, family, path, _finding(case, _only(family.mother.bsn)))
    _refused_rows(ordeal, family, path, case)
    found = "SELECT id FROM notifier.zaak WHERE id = %s AND disposition = 'NOTIFY'"
    ordeal.until(lambda: ordeal.ask(found, case["id"]), "the father has gezag")
    good = _finding(_shown(ordeal, family), _only(family.mother.bsn))
    assert partner(ordeal, "rvdk", "POST", path, good) == httpx.codes.ACCEPTED
    other = good | {"gezag": _only(family.father.bsn)}
    assert partner(ordeal, "rvdk", "POST", path, other) == httpx.codes.CONFLICT
    counts = "SELECT id FROM notifier.timeline WHERE zaak_id = %s AND kind = 'besloten'"
    counts += " AND code = 'SKIP'"
    ordeal.until(lambda: ordeal.ask(counts, case["id"]), "what was found counts")
    ((finding,),) = ordeal.ask(
        "SELECT id::text FROM notifier.finding ORDER BY found_at DESC LIMIT 1"
    )
    for client, status in (("gemeente", 403), ("gemeente-2", 404), ("rvdk", 200)):
        assert partner(ordeal, client, "POST", f"{path}/{finding}/intrekking") == status
    assert partner(ordeal, "rvdk", "GET", f"{path}/{finding}") == httpx.codes.OK
    back = "SELECT id FROM brp_adapter.finding WHERE id = %s AND withdrawn_at IS NOT NULL"
    ordeal.until(lambda: ordeal.ask(back, finding), "the withdrawal is with the adapter")


def _gone(ordeal: "Ordeal", family: Family) -> Json:
    """In the RNI by now, reported by the registration alone; the case as it is shown."""
    departed = (system_clock() - timedelta(days=3)).date().isoformat()
    order = {
        "burgerservicenummer": [family.child.bsn, family.mother.bsn],
        "datum": departed,
        "landcode": "7028",
    }
    answer = ordeal.client.post(f"{ordeal.stack.urls.sandbox}/sandbox/vertrek", json=order)
    assert answer.is_success, answer.text
    ordeal.send(_registered(family.child.bsn, departed))
    return _shown(ordeal, family)


def _shown(ordeal: "Ordeal", family: Family) -> Json:
    headers = {"Authorization": f"Bearer {ordeal.token('zaken:lezen')}"}
    zaken = f"{ordeal.stack.urls.notifier}/v1/zaken"
    found: list[str] = []

    def there() -> bool:
        question = {"burgerservicenummer": family.child.bsn}
        answer = ordeal.client.post(f"{zaken}/_zoek", json=question, headers=headers)
        found[:] = answer.json()["zaken"]
        return bool(found)

    ordeal.until(there, "there is a case")
    case: Json = ordeal.client.get(f"{zaken}/{found[0]}", headers=headers).json()
    return case


def _registered(bsn: str, on: str) -> Json:
    day = {"type": "Datum", "datum": on, "langFormaat": on}
    return {
        "specversion": "1.0",
        "id": str(uuid4()),
        "source": f"urn:nld:oin:{OIN}:systeem:burgerzaken",
        "type": "nl.brp.verhuisd.naar-buitenland",
        "time": system_clock().isoformat(),
        "datacontenttype": "application/json",
        "data": {"burgerservicenummer": bsn, "verblijfplaats": {"datumVan": day}},
    }


def _finding(case: Json, gezag: Json) -> Json:
    (answer,) = case["gezag"]
    derived = answer["afgeleid"]
    return {
        "eigenKenmerk": f"b-{uuid4()}",
        "kind": answer["kind"],
        "oordeel": "gecorrigeerd",
        "bron": "beschikking",
        "afleiding": None if derived is None else derived["afleiding"],
        "gezag": gezag,
    }


def _only(bsn: str) -> Json:
    return {"type": "EenhoofdigOuderlijkGezag", "ouder": {"burgerservicenummer": bsn}}


def _wrong(ordeal: "Ordeal", family: Family, path: str, good: Json) -> None:
    one, bsn, name = family.mother, family.mother.bsn, family.mother.full_name
    sentence = f"{name} ({bsn}) heeft het gezag, {one.street}, {one.phone}"
    named = {"burgerservicenummer": bsn}
    wrong: list[object] = [good | {member: sentence} for member in good]
    wrong += [good | {"eigenKenmerk": bsn}, good | {bsn: 1}, good | {"toelichting": sentence}]
    wrong += [
        good | {"gezag": gezag}
        for gezag in (
            _only(bsn[:-1]),
            _only(family.child.bsn),
            {"type": "GezamenlijkOuderlijkGezag", "ouders": [named, named]},
            {"type": "Voogdij", "derden": [named, {"type": name, **named}]},
            {"type": sentence, "ouder": named},
            {"type": "EenhoofdigOuderlijkGezag", "ouder": {**named, "naam": name}},
            {"type": "GezamenlijkGezag", "ouder": named, "derde": sentence},
        )
    ]
    wrong += [[good], name, f'{{"oordeel": "{name}"', f"\xff{name}".encode("latin-1"), ""]
    for number, body in enumerate(wrong):
        assert 400 <= partner(ordeal, "rvdk", "POST", path, body) < 500, number
    for tail in (bsn, f"{name}/intrekking", f"{uuid4()}/intrekking?naam={one.surname}"):
        for method in ("GET", "POST", "PUT"):
            assert 400 <= partner(ordeal, "rvdk", method, f"{path}/{tail}", good) < 500


def _refused_rows(ordeal: "Ordeal", family: Family, path: str, case: Json) -> None:
    """The database refuses each new row, on either side: its DETAIL quotes all of it."""
    body = _finding(case, _only(family.father.bsn))
    for table in ("notifier.finding", "notifier.finding_handover"):
        ordeal.ask(f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false) NOT VALID")
        assert partner(ordeal, "rvdk", "POST", path, body) >= 500, table
        ordeal.ask(f"ALTER TABLE {table} DROP CONSTRAINT never")
    ordeal.ask("ALTER TABLE brp_adapter.finding ADD CONSTRAINT never CHECK (false) NOT VALID")
    assert partner(ordeal, "rvdk", "POST", path, body) == httpx.codes.ACCEPTED
    tried = "SELECT id FROM notifier.finding_handover WHERE reason LIKE 'http_5%%'"
    ordeal.until(lambda: ordeal.ask(tried), "the adapter could not keep it")
    ordeal.ask("ALTER TABLE brp_adapter.finding DROP CONSTRAINT never")
    ordeal.until(lambda: not ordeal.ask(tried), "the adapter has it")

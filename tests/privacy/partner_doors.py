"""What partner organisations and holders bring in, well and badly, about marked people."""

import json
import os
import re
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import httpx

from foundation.clock import system_clock
from foundation.encryption import KeyRing
from tests.privacy.family import Family
from vertrekmelding.stack.environment import AUDIENCE

if TYPE_CHECKING:
    from tests.privacy.ordeal import Ordeal

_SCOPES = "signalen:schrijven antwoorden:schrijven zaken:schrijven zaken:lezen"
_CODE = re.compile(r"\b[A-Z]{3}-[A-Z]{3}-[A-Z]{3}\b")


def partners_speak(ordeal: "Ordeal") -> None:
    """Reports, answers and ends of cases as they should be; then everything that can be wrong."""
    family = ordeal.family()
    held = _reported(ordeal, family)
    told = _answered(ordeal, family)
    _ended(ordeal, family)
    _wrong_reports(ordeal, family, held)
    _wrong_answers(ordeal, family, told)
    _refused_rows(ordeal, family)
    _unreadable_report(ordeal, family)


def partner(ordeal: "Ordeal", client: str, method: str, path: str, body: object = None) -> int:
    """Call as this organisation, with a token of its own."""
    answer = ordeal.client.post(
        f"{ordeal.stack.urls.sandbox}/token",
        data={
            "grant_type": "client_credentials",
            "client_id": client,
            "client_secret": f"geheim-{client}",
            "scope": _SCOPES,
            "audience": AUDIENCE,
        },
    )
    bearer = f"Bearer {answer.raise_for_status().json()['access_token']}"
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    url = f"{ordeal.stack.urls.notifier}/v1{path}"
    return ordeal.call(method, url, "" if body is None else content, Authorization=bearer)


def _new(**members: Any) -> dict[str, Any]:  # noqa: ANN401 -- members of a body
    return {"eigenKenmerk": f"p-{uuid4()}"} | members


def _done(ordeal: "Ordeal") -> bool:
    return not ordeal.ask("SELECT id FROM notifier.reconsideration WHERE state = 'READY'")


def _newest(ordeal: "Ordeal", table: str) -> str:
    """The id of the row that came in last."""
    ((row_id,),) = ordeal.ask(f"SELECT id FROM {table} ORDER BY received_at DESC LIMIT 1")  # noqa: S608 - a name of our own
    return str(row_id)


def _reported(ordeal: "Ordeal", family: Family) -> str:
    """Before the declaration and after it, seen, withdrawn; the first letter leaves as ever."""
    child, mother, father = family.child.bsn, family.mother.bsn, family.father.bsn
    ban = _new(soort="contact_ban", beschermt=mother, tegen=father)
    assert partner(ordeal, "politie", "POST", "/signalen", ban) == httpx.codes.ACCEPTED
    ban_path = f"/signalen/{_newest(ordeal, 'notifier.report')}"
    seen = {"gecontroleerd": True}
    # A court sees the reports of its own only.
    assert partner(ordeal, "rechtspraak", "POST", f"{ban_path}/controle", seen) == 404
    assert partner(ordeal, "politie", "POST", f"{ban_path}/intrekking") == httpx.codes.OK
    ordeal.send(family.declared(system_clock))
    ordeal.until(lambda: _letters_to(ordeal, family), "the letter to the father arrives")
    threat = _new(soort="threat", betreft=child, tegen=mother, namensOuder=True)
    assert partner(ordeal, "gemeente", "POST", "/signalen", threat) == httpx.codes.ACCEPTED
    threat_path = f"/signalen/{_newest(ordeal, 'notifier.report')}"
    assert partner(ordeal, "gemeente", "GET", threat_path) == httpx.codes.OK
    judged = {"geloofwaardig": True}
    assert partner(ordeal, "rvdk", "POST", f"{threat_path}/controle", judged) == httpx.codes.OK
    other = threat | {"betreft": father}
    assert partner(ordeal, "gemeente", "POST", "/signalen", other) == httpx.codes.CONFLICT
    ordeal.until(lambda: _done(ordeal), "the cases are decided again")
    return threat_path


def _letters_to(ordeal: "Ordeal", family: Family) -> list[dict[str, Any]]:
    return [one for one in ordeal.received("brief") if family.father.full_name in one["ontvanger"]]


def _answered(ordeal: "Ordeal", family: Family) -> str:
    """To the letter, by its code; beforehand, by number; taken back."""
    found = _CODE.search(_letters_to(ordeal, family)[0]["tekst"])
    assert found is not None
    code = found[0]
    answer = _new(antwoord="bezwaar", berichtkenmerk=code)
    assert partner(ordeal, "vertrekmelding", "POST", "/antwoorden", answer) == httpx.codes.ACCEPTED
    registered = _new(antwoord="bezwaar", gezagsdrager=family.father.bsn, betreft=family.child.bsn)
    assert partner(ordeal, "gemeente", "POST", "/antwoorden", registered) == httpx.codes.ACCEPTED
    path = f"/antwoorden/{_newest(ordeal, 'notifier.answer')}/intrekking"
    assert partner(ordeal, "gemeente", "POST", path) == httpx.codes.OK
    assert partner(ordeal, "rvdk", "POST", path) == httpx.codes.NOT_FOUND
    other = registered | {"gezagsdrager": family.mother.bsn}
    assert partner(ordeal, "gemeente", "POST", "/antwoorden", other) == httpx.codes.CONFLICT
    ordeal.until(lambda: _done(ordeal), "the cases are decided again")
    return code


def _ended(ordeal: "Ordeal", family: Family) -> None:
    question = json.dumps({"burgerservicenummer": family.child.bsn})
    url = f"{ordeal.stack.urls.notifier}/v1/zaken/_zoek"
    assert ordeal.call("POST", url, question) == httpx.codes.OK
    zaak = max(zaak for (zaak,) in ordeal.ask("SELECT zaak_id::text FROM notifier.answer") if zaak)
    path = f"/zaken/{zaak}"
    bsn, name = family.mother.bsn, family.mother.full_name
    for wrong in ({"uitkomst": name}, {"uitkomst": "teruggekeerd", name: bsn}, [bsn], name):
        assert 400 <= partner(ordeal, "rvdk", "POST", f"{path}/uitkomst", wrong) < 500
    ended = {"uitkomst": "overbrenging_bevestigd"}
    assert partner(ordeal, "rvdk", "POST", f"{path}/uitkomst", ended) == httpx.codes.OK
    assert partner(ordeal, "ca-ika", "POST", f"{path}/heropening") == httpx.codes.FORBIDDEN
    assert partner(ordeal, "rvdk", "GET", path) == httpx.codes.OK
    assert partner(ordeal, "rvdk", "POST", f"{path}/heropening") == httpx.codes.OK


def _wrong_reports(ordeal: "Ordeal", family: Family, report_path: str) -> None:
    one, bsn, name = family.mother, family.mother.bsn, family.mother.full_name
    good = _new(soort="placed", betreft=bsn)
    sentence = f"{name} ({bsn}) woont op {one.street}, {one.phone}"
    wrong: list[object] = [good | {member: sentence} for member in (*good, "beschermt", "tegen")]
    wrong += [good | {"namensOuder": name}, good | {"geloofwaardig": bsn}]
    wrong += [good | {"eigenKenmerk": bsn}, good | {"eigenKenmerk": f"{one.surname} {bsn}"}]
    wrong += [good | {bsn: 1}, good | {"toelichting": sentence}, good | {one.surname: bsn}]
    wrong += [good | {"beschermt": bsn, "tegen": bsn}, good | {"betreft": int(bsn)}]
    wrong += [good | {"betreft": [bsn]}, good | {"betreft": {"burgerservicenummer": bsn}}]
    wrong += [[good], name, f'{{"soort": "{name}"', f"\xff{name}".encode("latin-1"), ""]
    for number, body in enumerate(wrong):
        assert 400 <= partner(ordeal, "gi", "POST", "/signalen", body) < 500, number
        assert 400 <= partner(ordeal, "gi", "POST", f"{report_path}/controle", body) < 500, number
    for path in (bsn, f"{name}/intrekking", f"{bsn}/controle", f"{report_path}/{bsn}"):
        for method in ("GET", "POST", "PUT"):
            assert 400 <= partner(ordeal, "gi", method, f"/signalen/{path}?x={bsn}", good) < 500


def _wrong_answers(ordeal: "Ordeal", family: Family, code: str) -> None:
    one, bsn, name = family.father, family.father.bsn, family.father.full_name
    good = _new(antwoord="bezwaar", berichtkenmerk=code)
    sentence = f"{name} ({bsn}) is het niet eens: {one.email}, {one.phone}"
    members = (*good, "gezagsdrager", "betreft", "gegevenOp", "toelichting", one.surname)
    wrong: list[object] = [good | {member: value} for member in members for value in (sentence, 7)]
    wrong += [good | {"eigenKenmerk": bsn}, good | {"gezagsdrager": bsn}, good | {"betreft": bsn}]
    wrong += [_new(antwoord="akkoord", gezagsdrager=bsn), _new(antwoord="bezwaar", betreft=bsn)]
    wrong += [[bsn], name, f'{{"antwoord": "{name}"', ""]
    for number, body in enumerate(wrong):
        assert 400 <= partner(ordeal, "gemeente", "POST", "/antwoorden", body) < 500, number
    for path in (bsn, f"{name}/intrekking", f"{bsn}/intrekking?naam={one.surname}"):
        assert 400 <= partner(ordeal, "gemeente", "POST", f"/antwoorden/{path}", good) < 500


def _refused_rows(ordeal: "Ordeal", family: Family) -> None:
    """The database refuses each new row: its DETAIL quotes all of it."""
    report = _new(soort="placed", betreft=family.child.bsn)
    objection = _new(antwoord="bezwaar", gezagsdrager=family.father.bsn)
    for table, client, path, body in (
        ("notifier.report", "gi", "/signalen", report),
        ("notifier.report_person", "gi", "/signalen", report),
        ("notifier.answer", "gemeente", "/antwoorden", objection),
    ):
        ordeal.ask(f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false) NOT VALID")
        assert partner(ordeal, client, "POST", path, body) >= 500, table
        ordeal.ask(f"ALTER TABLE {table} DROP CONSTRAINT never")


def _unreadable_report(ordeal: "Ordeal", family: Family) -> None:
    """What was sealed is not a report: the work on it is put aside, and says nothing of it."""
    keyring = KeyRing.parse(ordeal.stack.environment["NOTIFIER_ENCRYPTION_KEYS"])
    broken = json.dumps({"kind": family.mother.full_name, "about": family.markers}).encode()
    report_id, work_id = uuid4(), uuid4()
    ordeal.ask(
        "INSERT INTO notifier.report (id, sender, sender_role, reference, content_hash, content,"
        " credible, checked, received_at, updated_at, correlation_id)"
        " VALUES (%s, 'x', 'gi', 'x', %s, %s, false, false, now(), now(), %s)",
        report_id,
        os.urandom(32),
        keyring.seal(broken, table="report", column="content", row_id=report_id),
        str(uuid4()),
    )
    ordeal.ask(
        "INSERT INTO notifier.reconsideration (id, state, next_attempt_at, correlation_id,"
        " created_at, updated_at, cause, subject, persons)"
        " VALUES (%s, 'READY', now(), %s, now(), now(), 'signaal_ontvangen', %s, '{}')",
        work_id,
        str(uuid4()),
        report_id,
    )
    aside = "SELECT id FROM notifier.reconsideration WHERE state = 'NEEDS_REVIEW' AND id = %s"
    ordeal.until(lambda: ordeal.ask(aside, work_id), "the unreadable report is put aside")

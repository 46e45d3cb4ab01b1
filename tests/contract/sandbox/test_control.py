"""The control API, the receivers of flags and the page for people."""

import base64

import jwt
import pytest

from sandbox.clock import system
from sandbox.settings import TEST_NOTIFY_KEY
from tests.contract.sandbox.running import Sandbox


def _post_letter(sandbox: Sandbox, letter: bytes) -> None:
    claims = {"iss": TEST_NOTIFY_KEY[-73:-37], "iat": int(system().timestamp())}
    token = jwt.encode(claims, TEST_NOTIFY_KEY[-36:])
    answer = sandbox.http.post(
        "/v2/notifications/letter",
        json={"reference": "m-1", "content": base64.b64encode(letter).decode()},
        headers={"Authorization": f"Bearer {token}"},
    )
    assert answer.status_code == 201


def test_reads_addressee_and_text_from_the_letter(sandbox: Sandbox, letter: bytes) -> None:
    _post_letter(sandbox, letter)
    (item,) = sandbox.delivered()
    assert item["ontvanger"] == "M. van den Berg-Nowak\nFijnestraat 12 A\n1234 AB DEN HAAG"
    assert "proefbrief" in item["tekst"]
    assert (item["soort"], item["referentie"], item["aantal"]) == ("brief", "m-1", 1)
    pdf = sandbox.http.get(f"/sandbox/brieven/{item['id']}.pdf")
    assert pdf.content == letter
    assert item["bestand"] == str(sandbox.data / "brieven" / f"{item['id']}.pdf")


def test_shows_what_is_no_readable_letter(sandbox: Sandbox) -> None:
    _post_letter(sandbox, b"%PDF-1.7 and nothing more")
    (item,) = sandbox.delivered()
    assert (item["ontvanger"], item["tekst"][:16]) == ("", "[onleesbare PDF:")


def test_counts_every_delivery_of_one_event(sandbox: Sandbox) -> None:
    for _ in range(3):
        assert sandbox.flag("f-1").status_code == 202
    sandbox.flag("f-1", "ca-ika")
    first, second = sandbox.delivered()
    assert (first["ontvanger"], first["aantal"]) == ("RVDK_IKO", 3)
    assert (second["ontvanger"], second["aantal"]) == ("CA_IKA", 1)
    assert first["inhoud"]["data"] == {"zaak": "Z-1"}


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({"Content-Type": "application/json"}, "{}", 415),
        ({"Content-Type": "application/cloudevents+json"}, "{", 400),
        ({"Content-Type": "application/cloudevents+json"}, '{"id":"1"}', 400),
        (
            {"Content-Type": "application/cloudevents+json", "Authorization": "Bearer x"},
            "{}",
            401,
        ),
    ],
)
def test_refuses_what_is_no_event(
    sandbox: Sandbox, headers: dict[str, str], content: str, status: int
) -> None:
    answer = sandbox.http.post("/rvdk/gebeurtenissen", content=content, headers=headers)
    assert answer.status_code == status
    assert sandbox.delivered() == []


def test_the_page_lists_what_came_in(sandbox: Sandbox, letter: bytes) -> None:
    assert "nog niets ontvangen" in sandbox.http.get("/").text
    _post_letter(sandbox, letter)
    sandbox.flag("<f>")
    page = sandbox.http.get("/").text
    assert "Fijnestraat 12 A" in page
    assert "&lt;f&gt;" in page
    assert "<script" not in page


def test_forgets_on_request(sandbox: Sandbox, letter: bytes) -> None:
    _post_letter(sandbox, letter)
    assert sandbox.http.delete("/sandbox/bezorgd").status_code == 204
    assert sandbox.delivered() == []
    assert list((sandbox.data / "brieven").iterdir()) == []


def test_replaces_a_person_and_keeps_the_others(sandbox: Sandbox) -> None:
    before = sandbox.http.get("/sandbox/personen").json()
    changed = {"burgerservicenummer": "999990032", "leeftijd": 39}
    assert sandbox.http.put("/sandbox/personen", json={"personen": [changed]}).is_success
    after = sandbox.http.get("/sandbox/personen").json()
    assert len(after) == len(before)
    assert changed in after


@pytest.mark.parametrize(
    ("persons", "place"),
    [
        ('[{"burgerservicenummer":"123456782"}]', "personen[0]"),
        ('[{"naam":{}}]', "personen[0]"),
        ('{"persons":[]}', "'personen'"),
        ("[", "no JSON"),
    ],
)
def test_takes_fictitious_persons_only(sandbox: Sandbox, persons: str, place: str) -> None:
    answer = sandbox.http.put("/sandbox/personen", content=persons)
    assert answer.status_code == 400
    assert place in answer.json()["detail"]
    assert "123456782" not in answer.text


def test_tells_what_arrived_without_opening_it(sandbox: Sandbox) -> None:
    _post_letter(sandbox, b"%PDF-1.7 and nothing more")
    for _ in range(2):
        sandbox.flag("f-1")
    first, second = sandbox.http.get("/sandbox/aankomsten").json()
    assert (first["soort"], first["referentie"], "tekst" in first) == ("brief", "m-1", False)
    assert (second["soort"], second["ontvanger"], second["aantal"]) == ("vlag", "RVDK_IKO", 2)
    assert sandbox.http.get("/sandbox/aankomsten?vanaf=1").json() == [second]
    assert sandbox.http.get("/sandbox/aankomsten?vanaf=-1").status_code == 422

"""Reading what the BRP API Gebeurtenissen delivers: every type, every date, every mistake."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from brp_adapter.connections.file import ConnectionsMistake, read_connections
from brp_adapter.connections.gebeurtenissen import Gebeurtenissen, Reading
from brp_adapter.custody.reported import Registered, ReportedDeparture, Touched
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.gebeurtenissen import TYPES, read_kept
from contracts.values.bsn import Bsn
from contracts.values.dates import UNKNOWN_DATE, PartialDate

OIN = "00000009900000000000"
RECEIVED = datetime(2026, 1, 13, 9, tzinfo=UTC)
SHARED = Path(__file__).parents[4] / "shared" / "brp" / "examples"
DATE = {"type": "Datum", "datum": "2026-01-12", "langFormaat": "12 januari 2026"}
ID = "47bf7642-12f9-425c-ba05-4295ed4ac915"


def event(**changes: object) -> dict[str, Any]:
    departed = {
        "id": ID,
        "source": "brp",
        "specversion": "1.0",
        "type": "nl.brp.verhuisd.naar-buitenland",
        "data": {"burgerservicenummer": "999990019", "verblijfplaats": {"datumVan": DATE}},
    }
    return departed | changes


def read(given: dict[str, Any] | bytes) -> ReportedDeparture:
    content = given if isinstance(given, bytes) else json.dumps(given).encode()
    return read_kept(content, sender=OIN, received_at=RECEIVED)


def dated(date: object) -> dict[str, Any]:
    return event(data={"burgerservicenummer": "999990019", "verblijfplaats": {"datumVan": date}})


@pytest.mark.parametrize("version", ["1.0", "1.0.2"])
def test_a_registered_departure_without_time_and_subject(version: str) -> None:
    assert read(event(specversion=version)) == Registered(
        event_id=ID,
        sender=OIN,
        person=Bsn("999990019"),
        date=PartialDate(2026, 1, 12),
        destination=None,
        at=RECEIVED,
    )


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ({"type": "JaarMaandDatum", "jaar": 2025, "maand": 7, "langFormaat": "juli 2025"},
         PartialDate(2025, 7)),
        # The example of the specification has a number here.
        ({"type": "JaarDatum", "jaar": 2025, "langFormaat": 2025}, PartialDate(2025)),
        ({"type": "DatumOnbekend", "onbekend": True, "langFormaat": "onbekend"}, UNKNOWN_DATE),
        (None, None),
    ],
)  # fmt: skip
def test_every_form_of_a_date(date: object, expected: PartialDate | None) -> None:
    found = read(dated(date))
    assert isinstance(found, Registered)
    assert found.date == expected


def test_nothing_within_the_data_is_required_but_whom_it_is_about() -> None:
    found = read(event(data={"burgerservicenummer": "999990019"}))
    assert isinstance(found, Registered)
    assert found.date is None


@pytest.mark.parametrize("kind", ["nl.brp.overleden", "nl.brp.verhuisd.intergemeentelijk"])
def test_other_events_about_a_followed_person_lead_to_reading_again(kind: str) -> None:
    given = {"burgerservicenummer": "999990019", "overlijden": {"datum": DATE}}
    assert read(event(type=kind, data=given)) == Touched(
        event_id=ID, sender=OIN, person=Bsn("999990019"), historic=(), at=RECEIVED
    )


def test_the_form_of_september_2025() -> None:
    group = {"e1310": "7028", "e1320": "20250900", "e1330": "ul. Przykladowa 12"}
    old = event(
        type="nl.brp.verhuisd.emigratie",
        time="2025-09-25T08:00:00Z",
        data={"pl_id": "999990032", "c08": group},
    )
    assert read(old) == Registered(
        event_id=ID,
        sender=OIN,
        person=Bsn("999990032"),
        date=PartialDate(2025, 9),
        destination="7028",
        at=datetime(2025, 9, 25, 8, tzinfo=UTC),
    )
    back = read(event(type="nl.brp.verhuisd.immigratie", data={"pl_id": "999990032"}))
    assert isinstance(back, Touched)


def test_the_key_of_a_person_list_that_is_no_bsn_is_told() -> None:
    old = event(type="nl.brp.verhuisd.emigratie", data={"pl_id": "123456789"})
    with pytest.raises(EventRefused, match=r"data\.pl_id \(bsn\)") as refused:
        read(old)
    assert "123456789" not in str(refused.value)


def test_a_time_ahead_of_us_is_when_we_received_it() -> None:
    found = read(event(time="2027-01-01T00:00:00Z"))
    assert isinstance(found, Registered)
    assert found.at == RECEIVED


def test_an_unknown_type_is_told() -> None:
    with pytest.raises(UnknownEventType):
        read(event(type="nl.brp.verhuisd.naar-de-maan"))


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        (b"", "(bericht)"),
        (b"[]", "(bericht)"),
        (b"\xff\xfe", "(bericht)"),
        (b'{"a":' * 5000, "(bericht)"),
        (event(id=None), "id"),
        (event(data=None), "data"),
        (event(data=[]), "data"),
        (event(data={}), "data.burgerservicenummer"),
        (event(data={"burgerservicenummer": 999990019}), "data.burgerservicenummer"),
        (dated({"type": "JaarDatum", "jaar": 20255}), "data.verblijfplaats.datumVan"),
        (dated({"type": "Datum", "datum": "2026-13-01"}), "data.verblijfplaats.datumVan"),
        (dated("morgen"), "data.verblijfplaats.datumVan"),
        (event(specversion="2.0"), "specversion"),
        (event(subject="999990019"), "subject"),
    ],
)
def test_what_is_wrong_is_told_and_never_repeated(
    given: dict[str, Any] | bytes, fault: str
) -> None:
    with pytest.raises(EventRefused) as refused:
        read(given)
    assert fault in {one.path for one in refused.value.faults}
    assert "999990019" not in str(refused.value)


def test_every_type_refuses_data_about_nobody() -> None:
    for kind in TYPES:
        with pytest.raises(EventRefused):
            read(event(type=kind, data={}))


def test_the_published_examples_are_read() -> None:
    file = SHARED / "gebeurtenissen_response.json"
    if not file.exists():
        pytest.skip("the examples do not lie beside the checkout (shared/brp/examples)")
    delivered = json.loads(file.read_text())["gebeurtenissen"]
    assert [read(one).person.reveal() for one in delivered] == [  # type: ignore[union-attr]
        "999990019", "999990032", "999990044",
    ]  # fmt: skip


CONNECTED = f"""
[[bronnen]]
soort = "gebeurtenissen"
naam = "proefstad-rvig"
gemeente = "{OIN}"
url = "https://probeerbrpapi.rvig.example/api/brp"
token_url = "https://probeerbrpapi.rvig.example/token"
client_id = "proefstad"
geheim = "rvig-geheim"
abonnee = "ika"
"""


def test_what_the_file_of_sources_says_of_it(tmp_path: Path) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(CONNECTED + 'leeswijze = "ongelezen"\nper_keer = 3\n')
    (found,) = read_connections(file).bronnen
    assert isinstance(found, Gebeurtenissen)
    assert (found.leeswijze, found.per_keer, found.tempo) == (Reading.UNREAD, 3, 600)
    assert found.secret_names == ("rvig-geheim",)


@pytest.mark.parametrize("name", ["a", "Ika", "ika-", "-ika", "i--ka", "abcdefghijk", "ika1"])
def test_a_name_that_the_api_would_refuse_is_told_at_the_start(tmp_path: Path, name: str) -> None:
    file = tmp_path / "bronnen.toml"
    file.write_text(CONNECTED.replace('"ika"', f'"{name}"'))
    with pytest.raises(ConnectionsMistake, match="abonnee"):
        read_connections(file)

"""A sandbox over real HTTP, its persons, and the official OpenAPI documents beside the checkout."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import pytest
import typst
import uvicorn
import yaml

from sandbox.settings import SandboxSettings
from sandbox.tokens import open_issuer
from sandbox.web import build
from tests.contract.sandbox.running import Sandbox

SHARED = Path(__file__).parents[3].parent / "shared"
BRP_OPENAPI = "brp/data/personen/brp-personen-openapi-2.7.0_e995b9ea.json"
EVENTS = "brp/data/gebeurtenissen"
NOTIFYNL_OPENAPI = "standards/data/notifynl/openapi_notifynl_api.yaml"


@pytest.fixture(scope="session")
def issuer_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One key for all sandboxes of the session: making one takes longer than most tests."""
    data = tmp_path_factory.mktemp("uitgever")
    open_issuer(SandboxSettings(data=data), lambda: pytest.fail("no clock needed"))
    return data / "uitgever.pem"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, issuer_key: Path) -> Iterator[Sandbox]:
    """A sandbox in a thread of this process."""
    data = tmp_path_factory.mktemp("sandbox")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    app = build(SandboxSettings(data=data, issuer_key=issuer_key, base_url=url))
    server = uvicorn.Server(
        uvicorn.Config(app, log_config=None, ws="none", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
    thread.start()
    while not server.started:
        time.sleep(0.005)
    with httpx.Client(base_url=url, timeout=10) as http:
        yield Sandbox(url, data, http)
    server.should_exit = True
    thread.join()


@pytest.fixture
def sandbox(running: Sandbox, family: list[dict[str, Any]]) -> Sandbox:
    """A healthy sandbox that received nothing yet, with the family in its BRP."""
    running.http.delete("/sandbox/bezorgd").raise_for_status()
    running.http.delete("/sandbox/storing").raise_for_status()
    answer = running.http.put("/sandbox/personen", json=family)
    assert answer.json() == {"aantal": len(family)}
    return running


@pytest.fixture(scope="session")
def letter() -> bytes:
    """A letter with an address in the Dutch window and a sender beside it."""
    source = b"""
    #set page(paper: "a4", margin: (top: 20mm, left: 25mm, right: 20mm))
    #place(top + left, dx: 0mm, dy: 36mm)[
      M. van den Berg-Nowak \\ Fijnestraat 12 A \\ 1234 AB DEN HAAG
    ]
    #place(top + left, dx: 105mm, dy: 36mm)[Afzender \\ Postbus 1]
    #v(80mm)
    Geachte mevrouw Van den Berg, dit is een proefbrief.
    """
    pdf: bytes = typst.compile(source, format="pdf")
    return pdf


@pytest.fixture(scope="session")
def valid_brp() -> Callable[[str, object], None]:
    """Check a value against a component of the official OpenAPI of BRP API Personen."""
    return _checker(_official(BRP_OPENAPI))


@pytest.fixture(scope="session")
def valid_notifynl() -> Callable[[str, object], None]:
    """Check a value against a component of NotifyNL's OpenAPI."""
    return _checker(_official(NOTIFYNL_OPENAPI))


@pytest.fixture(scope="session")
def valid_events() -> Callable[[str, object], None]:
    """Check a value against a component of RvIG's OpenAPI for fetching events."""
    return _checker(_official(f"{EVENTS}/gebeurtenissen-bevragen-openapi_043b1a8.yaml"))


@pytest.fixture(scope="session")
def valid_subscriptions() -> Callable[[str, object], None]:
    """The same for subscribers and subscriptions."""
    document = _official(f"{EVENTS}/abonnementen-openapi_043b1a8.yaml")
    # ``[a-z/-/.]`` leaves out the hyphen, which each of its own values has.
    del document["components"]["schemas"]["GebeurtenisTypeVanPersoonEnum"]["pattern"]
    return _checker(document)


@pytest.fixture(scope="session")
def official_field_paths() -> set[str]:
    """Every path that RvIG lists for the request member `fields`."""
    file = SHARED / "brp/data/personen/fields-Persoon.csv"
    if not file.exists():
        pytest.skip("the official list of fields does not lie beside the checkout")
    return set(file.read_text("utf-8").split()[1:])


def _official(path: str) -> dict[str, Any]:
    file = SHARED / path
    if not file.exists():
        pytest.skip(f"the official OpenAPI {file.name} does not lie beside the checkout")
    document: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.CSafeLoader)
    return document


def _checker(document: dict[str, Any]) -> Callable[[str, object], None]:
    schemas = document["components"]["schemas"]
    by_type = {
        name for name, schema in schemas.items() if "mapping" in schema.get("discriminator", {})
    }
    document = _readable_for_jsonschema(document, by_type, inherits=False)
    schemas = document["components"]["schemas"]
    for name in by_type:
        mapping = schemas[name]["discriminator"]["mapping"]
        schemas[f"{name}ByType"] = {
            "required": ["type"],
            "properties": {"type": {"enum": list(mapping)}},
            "allOf": [
                {"if": {"properties": {"type": {"const": kind}}}, "then": {"$ref": target}}
                for kind, target in mapping.items()
            ],
        }

    def check(name: str, value: object) -> None:
        schema = document | {"$ref": f"#/components/schemas/{name}"}
        jsonschema.Draft202012Validator(schema).validate(value)

    return check


def _readable_for_jsonschema(node: Any, by_type: set[str], *, inherits: bool) -> Any:  # noqa: ANN401 - any JSON
    """Say in JSON Schema what OpenAPI says by `discriminator` and `nullable`.

    A reference to a schema with a discriminator means the schema of the type, except in the
    `allOf` by which that schema takes over its general part.
    """
    if isinstance(node, list):
        return [_readable_for_jsonschema(one, by_type, inherits=inherits) for one in node]
    if not isinstance(node, dict):
        return node
    plain = {
        key: value
        if key == "mapping"
        else _readable_for_jsonschema(value, by_type, inherits=key == "allOf")
        for key, value in node.items()
    }
    reference = plain.get("$ref")
    if isinstance(reference, str) and not inherits and reference.rpartition("/")[2] in by_type:
        plain["$ref"] = f"{reference}ByType"
    if plain.get("nullable") is True and isinstance(plain.get("type"), str):
        plain["type"] = [plain["type"], "null"]
        if "enum" in plain:
            plain["enum"] = [*plain["enum"], None]
    return plain


def _date(text: str, long: str) -> dict[str, str]:
    return {"type": "Datum", "datum": text, "langFormaat": long}


@pytest.fixture(scope="session")
def family() -> list[dict[str, Any]]:
    """Two parents with a child at home and one in the RNI, a person who was entered by mistake."""
    mother = {"burgerservicenummer": "999990032", "naam": {"volledigeNaam": "Anna Nowak"}}
    father = {"burgerservicenummer": "999990044", "naam": {"volledigeNaam": "Jan Voorbeeld"}}
    noor = {
        "burgerservicenummer": "999990019",
        "naam": {"volledigeNaam": "Noor Voorbeeld"},
        "leeftijd": 8,
    }
    sam = {
        "burgerservicenummer": "999990020",
        "naam": {"volledigeNaam": "Sam Voorbeeld"},
        "leeftijd": 5,
    }
    over_noor, over_sam = (
        {"type": "GezamenlijkOuderlijkGezag", "minderjarige": child, "ouders": [mother, father]}
        for child in (noor, sam)
    )
    return [
        {
            **noor,
            "naam": {
                "voornamen": "Noor",
                "geslachtsnaam": "Voorbeeld",
                "volledigeNaam": "Noor Voorbeeld",
                "inOnderzoek": {
                    "voornamen": True,
                    "datumIngangOnderzoekPersoon": _date("2026-02-01", "1 februari 2026"),
                },
            },
            "geboorte": {"datum": _date("2018-03-04", "4 maart 2018"), "plaats": None},
            "geheimhoudingPersoonsgegevens": True,
            "indicatieCurateleRegister": False,
            "gemeenteVanInschrijving": {"code": "0518", "omschrijving": "'s-Gravenhage"},
            "verblijfplaats": {
                "type": "Adres",
                "datumVan": _date("2020-01-01", "1 januari 2020"),
                "functieAdres": {"code": "W", "omschrijving": "woonadres"},
                "indicatieVastgesteldVerblijftNietOpAdres": True,
                "verblijfadres": {
                    "officieleStraatnaam": "Fijnestraat",
                    "huisnummer": 12,
                    "postcode": "1234AB",
                    "woonplaats": "'s-Gravenhage",
                },
            },
            "ouders": [
                {
                    "burgerservicenummer": "999990032",
                    "ouderAanduiding": "1",
                    "naam": {"voornamen": "Anna", "geslachtsnaam": "Nowak"},
                },
                {"ouderAanduiding": "2", "naam": {"geslachtsnaam": "Voorbeeld"}},
            ],
            "gezag": [over_noor],
        },
        {
            **sam,
            "gemeenteVanInschrijving": {
                "code": "1999",
                "omschrijving": "Registratie Niet-Ingezetenen",
            },
            "opschortingBijhouding": {
                "reden": {"code": "E", "omschrijving": "emigratie"},
                "datum": _date("2026-01-12", "12 januari 2026"),
            },
            "verblijfplaats": {
                "type": "VerblijfplaatsBuitenland",
                "verblijfadres": {
                    "regel1": "ul. Przykladowa 12",
                    "land": {"code": "7028", "omschrijving": "Polen"},
                },
                "datumVan": _date("2026-01-12", "12 januari 2026"),
            },
            "adressering": {
                "aanhef": "Geachte heer Voorbeeld",
                "adresregel1": "ul. Przykladowa 12",
                "land": {"code": "7028", "omschrijving": "Polen"},
            },
            "gezag": [over_sam],
        },
        {**mother, "leeftijd": 38, "gezag": [over_noor, over_sam]},
        {
            "burgerservicenummer": "999990056",
            "opschortingBijhouding": {"reden": {"code": "F", "omschrijving": "fout"}},
        },
    ]

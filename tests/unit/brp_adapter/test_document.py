"""The published document is the one that is served, and is a valid OpenAPI."""

import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import jsonschema
import pytest
from openapi_spec_validator import validate

from brp_adapter.api.card import card_router
from brp_adapter.api.departures import departures_router
from brp_adapter.api.document import build_document
from brp_adapter.api.findings import findings_router
from brp_adapter.api.handshake import handshake_router
from brp_adapter.api.intake import intake_router
from brp_adapter.api.notificaties import notificaties_router
from brp_adapter.api.stuf import stuf_router
from brp_adapter.api.vrijbrp import vrijbrp_router
from brp_adapter.application import Application

ROOT = Path(__file__).parents[3]
PUBLISHED = ROOT / "contracts" / "openapi" / "intake.json"
EXAMPLES = sorted((ROOT / "contracts" / "examples" / "gebeurtenissen").glob("*.json"))

CARD_EXAMPLES = ROOT / "contracts" / "examples" / "vertrekkaart"


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    nothing = cast("Application", SimpleNamespace(service=None, verifier=None))
    routers = (
        intake_router(nothing),
        handshake_router(nothing),
        notificaties_router(nothing),
        stuf_router(nothing),
        vrijbrp_router(nothing),
        departures_router(nothing),
        findings_router(nothing),
        card_router(nothing),
    )
    return build_document(routers, "https://vertrekmelding.example")


def test_the_published_document_is_what_is_served(document: dict[str, Any]) -> None:
    assert json.loads(PUBLISHED.read_text()) == json.loads(json.dumps(document))


def test_it_is_valid_and_follows_the_design_rules(document: dict[str, Any]) -> None:
    validate(document)
    assert document["servers"][0]["url"].endswith("/v1")
    assert {"name", "email", "url"} <= document["info"]["contact"].keys()
    for path, operations in document["paths"].items():
        assert not path.startswith("/v1")
        for operation in operations.values():
            without_token = operation.get("security") == []
            assert "400" in operation["responses"]
            assert ("401" in operation["responses"]) is not without_token
            assert "422" not in operation["responses"]
            assert all("API-Version" in r["headers"] for r in operation["responses"].values())


@pytest.mark.parametrize(
    ("example", "schema"), [("kaartvraag", "Kaartvraag"), ("niet-veilig", "Veiligheid")]
)
def test_every_example_of_the_card_fits_the_document(
    document: dict[str, Any], example: str, schema: str
) -> None:
    wanted = {"$ref": f"#/components/schemas/{schema}", "components": document["components"]}
    content = json.loads((CARD_EXAMPLES / f"{example}.json").read_text())
    jsonschema.Draft202012Validator(wanted).validate(content)


def test_no_example_of_the_card_is_left_out() -> None:
    names = {file.stem for file in CARD_EXAMPLES.iterdir()}
    assert names == {"kaartvraag", "niet-veilig"}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda file: file.stem)
def test_every_example_fits_the_document(document: dict[str, Any], example: Path) -> None:
    schema = {"$ref": "#/components/schemas/Gebeurtenis", "components": document["components"]}
    jsonschema.Draft202012Validator(schema).validate(json.loads(example.read_text()))

"""What is published about pushing is what happens, for requests that the document itself makes."""

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.architecture.source import ROOT
from tests.integration.brp_adapter.running import World

DOCUMENT = schemathesis.openapi.from_path(ROOT / "contracts" / "openapi" / "intake.json")
CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)
WANTED = DOCUMENT.include(path=["/gebeurtenissen", "/meldingen/{meldingId}"])
MEDIA_TYPES: set[str | None] = set()
TOKENS: dict[str, str] = {}


@WANTED.parametrize()
@settings(
    max_examples=20,
    derandomize=True,
    deadline=None,
    database=None,
    # One world serves all examples: they are what came in before each other.
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_every_answer_is_one_that_is_published(case: Any, world: World) -> None:  # noqa: ANN401 - of schemathesis
    scope = "meldingen:lezen" if case.method == "GET" else "gebeurtenissen:schrijven"
    MEDIA_TYPES.add(case.media_type)
    token = TOKENS.get(scope) or TOKENS.setdefault(scope, world.token(scope))
    response = case.call(
        base_url=f"{str(world.intake.base_url).rstrip('/')}/v1",
        headers={"Authorization": token},
    )
    case.validate_response(response, checks=CHECKS)


def test_all_three_modes_were_tried() -> None:
    assert {
        "application/cloudevents+json",
        "application/cloudevents-batch+json",
        "application/json",
    } <= MEDIA_TYPES

"""What we take, what we answer and what we publish, against the official schemas of StUF-BG."""

from collections.abc import Iterator
from typing import Final
from uuid import UUID
from xml.etree import ElementTree as ET

import httpx
import pytest
import xmlschema

from brp_adapter.application import Application
from brp_adapter.settings import AdapterSettings
from tests.integration.brp_adapter.brokers import (
    CODES,
    connected,
    send,
    wrong_in,
)
from tests.integration.brp_adapter.families import new_bsn
from tests.integration.brp_adapter.running import MovableClock, World
from tests.stuf_messages import ABSENT, EXAMPLES, SCHEMAS, STUF, emigration, enveloped

SCHEMA: Final = "bg0310/mutatie/bg0310_msg_mutatie.xsd"
needs_schemas = pytest.mark.skipif(not SCHEMAS.exists(), reason=ABSENT)


@pytest.fixture(scope="module")
def application(
    settings: AdapterSettings,
    clock: MovableClock,
    rings: list[tuple[str, UUID]],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Application]:
    """As for every other test, with brokers connected."""
    with connected(settings, clock, rings, tmp_path_factory.mktemp("bronnen")) as built:
        yield built


@pytest.fixture(scope="module")
def schema() -> xmlschema.XMLSchema:
    """The official one, as it is sent around."""
    # Lax about the schema itself: by the rules of W3C it has mistakes, in types that are not ours.
    return xmlschema.XMLSchema(str(SCHEMAS / SCHEMA), validation="lax")


@pytest.fixture(scope="module")
def stuf() -> xmlschema.XMLSchema:
    """That of the messages that every sector shares."""
    return xmlschema.XMLSchema(str(SCHEMAS / "0301" / "stuf0301.xsd"), validation="lax")


def _checked(schema: xmlschema.XMLSchema, response: httpx.Response) -> str:
    """Everything in the body of the envelope against the schema; the name of what was there."""
    root = ET.fromstring(response.content)  # noqa: S314  our own answer
    inner = next(e for e in root.iter() if e.tag.startswith(f"{{{STUF}}}"))
    schema.validate(inner)
    return inner.tag.rpartition("}")[2]


@needs_schemas
def test_what_we_take_and_what_we_answer_fit_the_official_schema(
    world: World, schema: xmlschema.XMLSchema, stuf: xmlschema.XMLSchema
) -> None:
    content = emigration(
        new_bsn(), reference="BZS & <zn>".replace("&", "&amp;").replace("<", "&lt;")
    )
    schema.validate(content)
    assert _checked(stuf, send(world, enveloped(content))) == "Bv03Bericht"
    for kind in CODES:
        wrong, action = wrong_in(kind)
        assert _checked(stuf, send(world, enveloped(wrong), SOAPAction=action)) == "Fo03Bericht"


@needs_schemas
def test_a_fo03_has_the_structure_of_the_example(world: World) -> None:
    """Element by element, in the same order, where ours has more than a code and a text apart."""
    example = ET.parse(EXAMPLES / "stuf_Fo03.xml").getroot()  # noqa: S314  a file of ours
    content, action = wrong_in("StUF013")
    answer = ET.fromstring(send(world, enveloped(content), SOAPAction=action).content)  # noqa: S314

    def names(root: ET.Element) -> list[str]:
        return [e.tag for e in root.iter() if not e.tag.endswith(("organisatie", "applicatie"))]

    assert names(answer) == names(example)

"""The Berichtenbox beside paper; ebms-core and MijnOverheid are the sandbox over real HTTP."""

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from contracts.messages.facts import DepartureFacts
from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.delivery.berichtenbox.channel import BerichtenboxMessages
from notifier.delivery.berichtenbox.ebms_adapter import Access, EbmsServer
from notifier.storage.messages import Channel
from sandbox.ebms.adapter import TEST_CPA
from sandbox.ebms.mijnoverheid import TEST_OIN, TEST_TO_OIN
from sandbox.settings import TEST_EBMS_PASSWORD, TEST_EBMS_USER
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

AGREEMENT = Agreement(TEST_CPA, TEST_OIN, TEST_TO_OIN, "vertrek")


@pytest.fixture
def ebms(sandbox_url: str) -> Iterator[EbmsServer]:
    server = EbmsServer(sandbox_url, Access(TEST_EBMS_USER, SecretStr(TEST_EBMS_PASSWORD)))
    yield server
    server.close()


@pytest.fixture
def box(world: World, ebms: EbmsServer) -> World:
    """A world with both channels, in which results come at once."""
    channels = {Channel.BERICHTENBOX: BerichtenboxMessages(ebms, AGREEMENT)}
    world.with_service(channels={**world.service.channels, **channels})
    world.sandbox.delete("/sandbox/berichtenbox").raise_for_status()
    world.sandbox.put("/sandbox/berichtenbox", json={"uitslagNaSeconden": 0}).raise_for_status()
    return world


@pytest.fixture
def facts(box: World) -> DepartureFacts:
    """A family whose messages are planned: one on paper and one for the box."""
    family = Family(box.clock())
    made = family.facts(family.child("Sanne"))
    box.establish(made)
    return made


def in_boxes(world: World) -> list[dict[str, Any]]:
    found = world.sandbox.get("/sandbox/bezorgd").json()
    return [one for one in found if one["soort"] == "berichtenbox"]

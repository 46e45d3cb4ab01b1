"""The Berichtenbox beside paper; ebms-core and MijnOverheid are the sandbox over real HTTP."""

from typing import Any

import pytest

from contracts.messages.facts import DepartureFacts
from notifier.delivery.berichtenbox.agreement import Agreement
from notifier.settings import NotifierSettings
from sandbox.ebms.adapter import TEST_CPA
from sandbox.ebms.mijnoverheid import TEST_OIN, TEST_TO_OIN
from sandbox.settings import TEST_EBMS_PASSWORD, TEST_EBMS_USER
from tests.integration.notifier.families import Family
from tests.integration.notifier.world import World

AGREEMENT = Agreement(TEST_CPA, TEST_OIN, TEST_TO_OIN, "vertrek")


@pytest.fixture(scope="module")
def settings(settings: NotifierSettings, sandbox_url: str) -> NotifierSettings:
    changed = {
        "berichtenbox_url": sandbox_url,
        "berichtenbox_cpa_id": AGREEMENT.cpa_id,
        "berichtenbox_oin": AGREEMENT.oin,
        "berichtenbox_to_oin": AGREEMENT.to_oin,
        "berichtenbox_type": AGREEMENT.kind,
        "berichtenbox_user": TEST_EBMS_USER,
        "berichtenbox_password": TEST_EBMS_PASSWORD,
        "settling_seconds": 0,
    }
    return NotifierSettings.model_validate(settings.model_dump() | changed)


@pytest.fixture
def box(world: World) -> World:
    """A world with both channels, in which results come at once."""
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

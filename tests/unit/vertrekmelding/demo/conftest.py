from datetime import UTC, datetime

import pytest

from tests.contract.sandbox.conftest import valid_brp
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.families.scene import Scene

__all__ = ["valid_brp"]


@pytest.fixture
def scene() -> Scene:
    return Scene(datetime(2026, 6, 10, 9, 30, tzinfo=UTC), "proef")


@pytest.fixture
def families(scene: Scene) -> dict[str, Family]:
    return {family.id: family for family in sample_families(scene)}

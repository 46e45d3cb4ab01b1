from datetime import UTC, datetime

from vertrekmelding.bench.families import most_families, synthetic_families
from vertrekmelding.demo.families.scene import Scene

SCENE = Scene(datetime(2026, 11, 2, 9, tzinfo=UTC), "t")


def test_the_same_families_for_the_same_seed() -> None:
    assert synthetic_families(50, seed=7, scene=SCENE) == synthetic_families(
        50, seed=7, scene=SCENE
    )
    assert synthetic_families(50, seed=7, scene=SCENE) != synthetic_families(
        50, seed=8, scene=SCENE
    )


def test_nobody_is_in_two_families_and_nobody_is_real() -> None:
    families = synthetic_families(200, seed=1, scene=SCENE)
    people = [someone for family in families for someone in family.people]
    assert len({someone.bsn for someone in people}) == 600
    assert all(someone.bsn.fictitious for someone in people)
    assert len({family.event["id"] for family in families}) == 200


def test_there_are_enough_for_the_default_burst() -> None:
    assert most_families() > 2100

"""A municipality that hears back: its policy, and what it took in or fetched."""

from dataclasses import replace
from datetime import date
from typing import Any, Final

from contracts.policy.effects import Effect, Effecten, Mode, Period
from contracts.policy.municipality import Gemeente, Terugmelding
from notifier.policy import Policy
from tests.integration.notifier.families import OIN
from tests.integration.notifier.world import World

GROUND: Final = "Besluit terugmelden"


def hears_back(
    world: World, *, door: Terugmelding | None = None, until: date | None = None
) -> None:
    """From now on this municipality has a basis for it; ``door``: where it takes events in."""
    on = Period(
        modus=Mode.ON,
        grondslag=GROUND,
        artikel="art. 9",
        van=date(2020, 1, 1),
        tot=until or date(2099, 12, 31),
    )
    world.with_service(policy=_with(world.service.policy, (on,), door))


def hears_nothing(world: World) -> None:
    """The basis is gone."""
    world.with_service(policy=_with(world.service.policy, (), None))


def address(world: World, *, audience: str = "") -> Terugmelding:
    """That of the sandbox."""
    return Terugmelding(url=f"{world.sandbox.base_url}/gemeente/gebeurtenissen", audience=audience)


def taken_in(world: World) -> list[dict[str, Any]]:
    """What the address of the municipality took in, each event once."""
    return [one for one in world.delivered() if one.get("ontvanger") == "GEMEENTE"]


def _with(policy: Policy, periods: tuple[Period, ...], door: Terugmelding | None) -> Policy:
    def changed(gemeente: Gemeente) -> Gemeente:
        given = {effect.value: gemeente.effecten.of(effect) for effect in Effect}
        effects = Effecten(**given | {"report_back": periods})
        return gemeente.model_copy(update={"effecten": effects, "terugmelding": door})

    content = policy.content.model_copy(
        update={
            "gemeenten": tuple(
                changed(one) if one.oin == OIN else one for one in policy.content.gemeenten
            )
        }
    )
    return replace(policy, content=content)

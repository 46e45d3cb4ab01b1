"""Families that are already in the RNI when they are reported, and what was asked about them."""

from __future__ import annotations

from typing import Any

from brp_adapter.register.derivation_fields import (
    ADULT_FIELDS,
    CHILD_FIELDS,
    FIELDS_WITH_ADULTS,
)
from brp_adapter.register.fields import FIELDS
from tests.integration.brp_adapter.families import Family, day
from tests.integration.brp_adapter.running import World

KINDS = {
    FIELDS: "ordinary",
    FIELDS_WITH_ADULTS: "with adults",
    CHILD_FIELDS: "child",
    ADULT_FIELDS: "adults",
}


def on(iso: str) -> dict[str, str]:
    return {"type": "Datum", "datum": iso, "langFormaat": iso}


def married(family: Family, since: str = "2012-06-01") -> Family:
    """The parents married each other before the births; what a derivation asks for is there."""
    for person in family.persons:
        if "ouders" in person:
            person["geboorte"] |= {"land": {"code": "6030"}}
            for ouder, sex in zip(person["ouders"], "VM", strict=True):
                ouder["geslacht"] = {"code": sex}
    for own, other in ((family.leaver, family.stayer), (family.stayer, family.leaver)):
        union = {"burgerservicenummer": other, "aangaanHuwelijkPartnerschap": {"datum": on(since)}}
        _record(family, own)["partners"] = [union]
    return family


def emigrate(world: World, bsns: list[str], departed: str | None = None) -> None:
    """Process the departure in the sandbox's BRP."""
    order = {"burgerservicenummer": bsns, "datum": departed or day(-3), "landcode": "7028"}
    world.sandbox.post("/sandbox/vertrek", json=order).raise_for_status()


def asked_since(world: World, before: int) -> list[tuple[str, int]]:
    """Which questions the BRP got, as kind and number of people, in order."""
    log = world.sandbox.get("/sandbox/vragen").json()[before:]
    return [(KINDS[tuple(entry["fields"])], entry["aantal"]) for entry in log]


def asked_so_far(world: World) -> int:
    return len(world.sandbox.get("/sandbox/vragen").json())


def _record(family: Family, bsn: str) -> dict[str, Any]:
    return next(one for one in family.persons if one["burgerservicenummer"] == bsn)

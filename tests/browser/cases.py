"""A case of the demonstration in a running stack, to look at in a browser; and logging in."""

import re
from collections.abc import Iterator
from dataclasses import replace
from uuid import uuid4

from playwright.sync_api import Page

from contracts.values.bsn import Bsn
from foundation.clock import system_clock
from notifier.decision.outcome import Disposition
from notifier.review.pages.texts_nl import NL
from tests.stack.families import new_bsn
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.family import Confirms, Family
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.watch import follow
from vertrekmelding.stack.stack import Stack


def cases_of(stack: Stack, *families: str, unconfirmed: bool = False) -> dict[str, str]:
    """Send families of the demonstration in, as new people; their case references by family.

    ``unconfirmed``: nobody confirms a derived gezag, so that the case waits for that.
    """
    underway = brought_in(stack, *families, unconfirmed=unconfirmed)
    return {name: one.outcome.cases[0].reference for name, one in underway.items()}


def brought_in(
    stack: Stack, *families: str, unconfirmed: bool = False
) -> dict[str, FamilyOnItsWay]:
    """The same, with all that is known of them: who they are, and their letters."""
    scene = Scene(system_clock(), uuid4().hex[:8], _of_nobody_yet)
    chosen = [
        _still_waiting(family) if unconfirmed else family
        for family in sample_families(scene)
        if family.id in families
    ]
    services = Services(stack.urls, stack.token)
    try:
        services.put_persons([p for family in chosen for p in register_of(family.people)])
        services.put_without_box([p for family in chosen for p in family.people if not p.box])
        underway = [FamilyOnItsWay(family, services, system_clock) for family in chosen]
        findings = follow(underway, services, system_clock, lambda: None)
        # What no family is named with belongs to those that another test brought in.
        assert not any(one.family for one in findings), [one.text for one in findings]
        return {one.family.id: one for one in underway}
    finally:
        services.close()


def _of_nobody_yet(_place: int) -> Iterator[Bsn]:
    """What another test did with its family is nothing that these people ever did."""
    while True:
        yield new_bsn()


def _still_waiting(family: Family) -> Family:
    expected = replace(
        family.expectation,
        case=Disposition.HOLD,
        holders={},
        letters=(),
        reasons=("S15",),
        gezag_from="afgeleid",
    )
    steps = tuple(step for step in family.steps if not isinstance(step, Confirms))
    return replace(family, steps=steps, expectation=expected)


def log_in(page: Page, stack: Stack, user: str) -> None:
    """As one of the provider's test users, by first name."""
    page.goto(f"{stack.urls.werkbank}/inloggen")
    page.get_by_role("link", name=NL.login_button).click()
    page.get_by_role("button", name=re.compile(f"^{user}:")).click()
    page.wait_for_url(stack.urls.werkbank)

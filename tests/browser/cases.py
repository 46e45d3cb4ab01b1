"""A case of the demonstration in a running stack, to look at in a browser; and logging in."""

import re
from uuid import uuid4

from playwright.sync_api import Page

from foundation.clock import system_clock
from notifier.review.pages.texts_nl import NL
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.persoon import register_of
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.watch import follow
from vertrekmelding.stack.stack import Stack


def cases_of(stack: Stack, *families: str) -> dict[str, str]:
    """Send families of the demonstration in, as new people; their case references by family."""
    chosen = [
        family
        for family in sample_families(Scene(system_clock(), uuid4().hex[:8]))
        if family.id in families
    ]
    services = Services(stack.urls, stack.token)
    try:
        services.put_persons([p for family in chosen for p in register_of(family.people)])
        underway = [FamilyOnItsWay(family, services, system_clock) for family in chosen]
        assert follow(underway, services, system_clock, lambda: None) == []
        return {one.family.id: one.outcome.cases[0].reference for one in underway}
    finally:
        services.close()


def log_in(page: Page, stack: Stack, user: str) -> None:
    """As one of the provider's test users, by first name."""
    page.goto(f"{stack.urls.werkbank}/inloggen")
    page.get_by_role("link", name=NL.login_button).click()
    page.get_by_role("button", name=re.compile(f"^{user}:")).click()
    page.wait_for_url(stack.urls.werkbank)

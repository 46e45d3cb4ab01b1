"""What the page of a case never shows, whoever the family is: every family of the demonstration."""

import re

from playwright.sync_api import Page

from foundation.clock import system_clock
from tests.browser.cases import cases_of, log_in
from tests.browser.eyes import Eyes
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.people import Someone
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.stack.stack import Stack

NEVER = re.compile(
    r"nationaliteit|nationality|geboorteland|country of birth|\bscore\b|verblijfstitel|religie",
    re.IGNORECASE,
)
BSN = re.compile(r"\b9999\d{5}\b")
FORMS = ("/gegevens-inzien", "/verzendbewijs")
HIDDEN_UNTIL_ASKED = ("", "?taal=en", "/afdruk", "/gegevens-inzien", "/verzendbewijs")


def secrets(someone: Someone) -> set[str]:
    """Names and streets are the same whatever numbers a family gets."""
    street = getattr(someone.stay, "street", "")
    return {text for text in (someone.first_name, someone.last_name, street) if len(text) > 3}


def test_no_page_of_any_family_shows_who_they_are_or_what_they_may_not_be_judged_by(
    stack: Stack, eyes: Eyes
) -> None:
    scene = Scene(system_clock(), "0badcafe")
    families = {one.id: one for one in sample_families(scene) if not one.through_sources}
    references = cases_of(stack, *families)
    page: Page = eyes.page()
    log_in(page, stack, "Anna")
    found = {}
    for family, reference in references.items():
        for path in HIDDEN_UNTIL_ASKED:
            answer = page.context.request.get(f"{stack.urls.werkbank}/zaken/{reference}{path}")
            assert answer.status == 200, (family, path)
            html = answer.text()
            assert "svg" in html or path in FORMS, (family, path)
            said = {*NEVER.findall(html), *BSN.findall(html)}
            for someone in families[family].people:
                said |= {text for text in secrets(someone) if re.search(rf"\b{text}\b", html)}
            if said:
                found[family, path] = said
    assert found == {}
    assert len(references) == len(families)

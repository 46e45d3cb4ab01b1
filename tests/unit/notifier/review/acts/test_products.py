"""What comes of an action says what is needed, and nothing that may never be in it."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from notifier.cases.case_action import ActionCode
from notifier.decision.facts import CaseFacts
from notifier.letters.document import Document, document_pdf
from notifier.letters.page import Heading, Listing, Paragraph
from notifier.review.acts.products.lines import Ingredients, blocks_of, paragraph
from notifier.review.acts.products.product_of import product_of
from tests.integration.notifier.families import Family

NOW = datetime(2026, 3, 18, 9, 30, tzinfo=UTC)
TYPED = {
    "concreet": "Tickets gekocht.",
    "dreigend": "Over twee dagen.",
    "onrechtmatig": "Geen toestemming.",
    "belang": "School en vrienden.",
    "jurist": "ja",
    "jurist_op": "2026-03-17",
    "vervalt_op": "2026-09-18",
    "herzien_op": "2026-06-18",
    "instantie": "politie",
    "gevraagd": "Ga langs.",
    "besproken": "advocaat ciko",
    "maatregel": "onderzoek",
    "reden": "Zorgen.",
    "instelling": "Jeugdzorg Proefstad",
}
WITH_PRODUCT = ("A1", "A2", "A3", "A4", "A7", "A9", "A10")
WITH_NUMBERS = {"A1", "A7"}
NEVER = re.compile(
    r"nationaliteit|geboorteland|geboren in |afkomst|geloof|religie|score|risico|indicator|"
    r"\b[RSG]\d\d\b|geheimhouding|opvang|blijfhuis|briefadres",
    re.IGNORECASE,
)


def given(*, gone: bool = False) -> Ingredients:
    family = Family(NOW, departs_in_days=-3 if gone else 2)
    children = (family.child("Noor", geheimhouding=True), family.child("Daan"))
    facts = CaseFacts(departure=family.facts(*children))
    return Ingredients(reference="BCD-FGH-JKL", facts=facts, typed=TYPED, at=NOW)


def made(code: str, ingredients: Ingredients) -> str:
    text = product_of(ActionCode(code), ingredients, due=NOW + timedelta(days=1))
    assert text is not None
    return text


@pytest.mark.parametrize("code", WITH_PRODUCT)
def test_what_may_never_be_in_it_is_not(code: str) -> None:
    ingredients = given()
    text = made(code, ingredients)
    assert NEVER.findall(text) == []
    for child in ingredients.facts.departure.children:
        people = (child.child, *child.persons)
        for person in people:
            for residence in person.residences:
                assert residence.label not in text
            for line in () if person.postal is None else person.postal.lines:
                assert line not in text
        others = [person for person in child.persons if person.bsn != child.child.bsn]
        minors = {one.child.bsn for one in ingredients.facts.departure.children}
        for person in others:
            if person.bsn not in minors:
                assert person.bsn.reveal() not in text
        assert (child.child.bsn.reveal() in text) is (code in WITH_NUMBERS)


@pytest.mark.parametrize("code", sorted(set(ActionCode) - set(WITH_PRODUCT)))
def test_the_others_leave_no_text(code: ActionCode) -> None:
    assert product_of(code, given(), due=NOW) is None


def test_an_alert_says_every_criterion_in_the_words_of_its_maker() -> None:
    text = made("A1", given())
    assert "artikel 32, eerste lid, onder c, van Verordening (EU) 2018/1862" in text
    for name in ("concreet", "dreigend", "onrechtmatig", "belang"):
        assert TYPED[name] in text
    assert "18 september 2026" in text
    assert "18 juni 2026" in text
    assert "Noor Blijver, geboren 1 juni 2016" in text
    assert "Petra Vertrekster" in text
    assert "gezamenlijk ouderlijk gezag (volgens de BRP" in text


@pytest.mark.parametrize("code", WITH_PRODUCT)
def test_the_same_facts_give_the_same_words(code: str) -> None:
    ingredients = given()
    assert made(code, ingredients) == made(code, replace(ingredients))


def test_what_is_not_known_is_said_and_not_invented() -> None:
    ingredients = given()
    facts = ingredients.facts
    child = facts.departure.children[0]
    nameless = replace(
        child,
        child=replace(child.child, full_name=None, first_names=None, birth=None),
        declarations=(replace(child.declarations[0], destination=None),),
    )
    departure = replace(facts.departure, children=(nameless,))
    text = made("A1", replace(ingredients, facts=replace(facts, departure=departure)))
    assert "naam niet bekend, geboren niet bekend" in text
    assert "Bestemming: niet bekend" in text


def test_what_is_typed_never_becomes_a_heading_or_an_item() -> None:
    assert paragraph("1. Kop\n- punt\n\nrest") == "“1. Kop - punt rest”"


def test_a_text_becomes_parts_of_a_page() -> None:
    title, blocks = blocks_of("Titel\n\n1. Kop\nzin\n- een\n- twee\n")
    assert title == "Titel"
    assert blocks == (Heading("1. Kop"), Paragraph("zin"), Listing(("een", "twee")))


@pytest.mark.parametrize("code", WITH_PRODUCT)
def test_every_product_can_be_set_on_paper_and_is_the_same_each_time(code: str) -> None:
    title, blocks = blocks_of(made(code, given()))
    document = Document(title=title, blocks=blocks, reference="BCD-FGH-JKL", made_at=NOW)
    pdf = document_pdf(document)
    assert pdf.startswith(b"%PDF-")
    assert b"pdfaid" in pdf
    assert b"pdfuaid" in pdf
    assert pdf == document_pdf(document)

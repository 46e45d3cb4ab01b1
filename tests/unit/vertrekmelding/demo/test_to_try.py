"""What one is asked to try can be done: the code and the date of birth are those of one letter."""

from datetime import UTC, datetime
from typing import cast

from tests.unit.vertrekmelding.demo.playing import PAGE_CODE, PlayedServices, as_expected
from vertrekmelding.demo.families.family import Family
from vertrekmelding.demo.progress import FamilyOnItsWay
from vertrekmelding.demo.services import Services
from vertrekmelding.demo.to_try import TOLD, to_try_as_parent
from vertrekmelding.stack.options import Urls

AT = datetime(2026, 6, 10, 9, 31, tzinfo=UTC)
URLS = Urls("http://intake.example", "http://notifier.example", "http://sandbox.example")


def on_its_way(family: Family) -> FamilyOnItsWay:
    services = cast("Services", PlayedServices((family,), AT))
    return FamilyOnItsWay(family, services, lambda: AT)


def test_a_parent_is_given_the_code_of_the_letter_and_the_birth_date_of_its_child(
    families: dict[str, Family],
) -> None:
    one = on_its_way(families[TOLD])
    one.outcome = as_expected(families[TOLD], AT)
    lines = list(to_try_as_parent([one], URLS))
    (child,) = families[TOLD].departing_children
    assert PAGE_CODE in lines[0]
    assert f"{child.born.day}-{child.born.month}-{child.born.year}" in lines[0]
    assert len(lines) == 4


def test_without_that_family_or_its_letter_nothing_is_asked_that_cannot_be_done(
    families: dict[str, Family],
) -> None:
    for some in ([], [on_its_way(families[TOLD])]):
        (line,) = to_try_as_parent(some, URLS)
        assert "http://intake.example/vertrekkaart" in line

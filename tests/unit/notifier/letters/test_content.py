"""What no letter can be made of, and address lines out of the BRP."""

from collections.abc import Callable
from uuid import UUID

import pytest

from notifier.letters.address import postal_lines
from notifier.letters.content import Addressee, Letter, LetterChild, LetterKind
from notifier.letters.errors import Defect, UnprintableLetterError
from notifier.letters.forbidden import violations
from notifier.letters.reference import short_reference

LetterMaker = Callable[..., Letter]


@pytest.mark.parametrize(
    ("lines", "defect"),
    [
        (("2312 AB LEIDEN",), Defect.ADDRESS_LINE_COUNT),
        (("1", "2", "3", "4", "5", "SPANJE"), Defect.ADDRESS_LINE_COUNT),
        (("Lindelaan 1", "LEIDEN 2312 AB"), Defect.ADDRESS_LAST_LINE),
        (("Lindelaan 1", "2312AB LEIDEN"), Defect.ADDRESS_LAST_LINE),
        (("Calle 1", "Spanje"), Defect.ADDRESS_LAST_LINE),
        (("(achter) 1", "2312 AB LEIDEN"), Defect.ADDRESS_LINE_START),
        (("Lindelaan\n1", "2312 AB LEIDEN"), Defect.UNPRINTABLE_CHARACTER),
        (("Lindelaan 1", " ", "2312 AB LEIDEN"), Defect.NAME_EMPTY),
    ],
)
def test_an_address_no_printer_takes(lines: tuple[str, ...], defect: Defect) -> None:
    with pytest.raises(UnprintableLetterError) as caught:
        Addressee("S. de Vries", lines)
    assert caught.value.defect is defect
    assert str(caught.value) == defect.value


@pytest.mark.parametrize("name", ["", " ", "No\u202ea", "No\u00ada", "No\x00a"])
def test_a_name_without_an_image(name: str) -> None:
    with pytest.raises(UnprintableLetterError):
        LetterChild(name, 2015)


def test_a_letter_about_nobody(make_letter: LetterMaker) -> None:
    with pytest.raises(UnprintableLetterError, match="no_children"):
        make_letter(children=())


def test_a_recall_of_nothing(make_letter: LetterMaker) -> None:
    with pytest.raises(UnprintableLetterError, match="missing_date"):
        make_letter(LetterKind.RECALL, sent_on=None)


@pytest.mark.parametrize("reference", ["0518-zaak", "999990019", "", "GM0518/2026"])
def test_a_reference_that_could_mean_something(make_letter: LetterMaker, reference: str) -> None:
    with pytest.raises(UnprintableLetterError, match="reference_shape"):
        make_letter(reference=reference)


def test_the_reference_is_stable_and_tells_nothing(make_letter: LetterMaker) -> None:
    codes = [short_reference(UUID(int=number)) for number in range(2000)]
    assert codes[0] == short_reference(UUID(int=0))
    assert len(set(codes)) == len(codes)
    assert make_letter(reference=codes[1]).reference == codes[1]
    assert violations(" ".join(codes), forbidden=()) == []


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (("Lindelaan 12", "2312 AB  Leiden"), ("Lindelaan 12", "2312 AB LEIDEN")),
        (("Lindelaan 12", "2312ab 's-Gravenhage"), ("Lindelaan 12", "2312 AB 'S-GRAVENHAGE")),
        (
            ("1600 Main Street", "Springfield", None, "Verenigde Staten van Amerika"),
            ("1600 Main Street", "Springfield", "VERENIGDE STATEN VAN AMERIKA"),
        ),
        (
            ("Kaya Grandi 1", "Kralendijk", None, "Curaçao"),
            ("Kaya Grandi 1", "Kralendijk", "CURAÇAO"),
        ),
    ],
)
def test_lines_from_the_brp(given: tuple[str, ...], lines: tuple[str, ...]) -> None:
    assert postal_lines(given[:3], *given[3:]) == lines
    assert Addressee("S. de Vries", postal_lines(given[:3], *given[3:])).lines == lines

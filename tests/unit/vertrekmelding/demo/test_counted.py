"""The demonstration in shadow judges itself by the counts: whatever differs must be seen."""

from collections import Counter

from notifier.storage.shadow_count import Counted
from vertrekmelding.demo.counted import count_differences, expected_counts
from vertrekmelding.demo.families.family import Family


def test_what_each_kind_of_family_adds(families: dict[str, Family]) -> None:
    assert expected_counts(families["een-blijft"]) == {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1}
    assert expected_counts(families["toestemming"]) == {Counted.CASE_SKIP: 1, Counted.RECEIPT: 1}
    assert expected_counts(families["samen-weg"]) == {Counted.CASE_SKIP: 1}
    assert expected_counts(families["geheimhouding"]) == {Counted.CASE_HOLD: 1}
    assert expected_counts(families["contactverbod"]) == {
        Counted.CASE_HOLD: 1,
        Counted.FLAG_RVDK: 1,
    }


def test_an_answer_to_a_letter_that_never_left_brings_no_flag(families: dict[str, Family]) -> None:
    assert families["bezwaar"].expectation.flags
    assert expected_counts(families["bezwaar"]) == {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1}


def test_a_letter_that_was_called_off_counts_for_nothing(families: dict[str, Family]) -> None:
    called_off = [
        family
        for family in families.values()
        if any(letter.kind == "recall" for letter in family.expectation.letters)
    ]
    assert called_off
    for family in called_off:
        assert expected_counts(family) == {Counted.CASE_SKIP: 1}


def test_the_families_together_show_everything_that_is_counted(
    families: dict[str, Family],
) -> None:
    together = sum((expected_counts(f) for f in families.values()), Counter[Counted]())
    assert set(together) == set(Counted)


def test_every_difference_is_told() -> None:
    expected = {Counted.CASE_NOTIFY: 1, Counted.LETTER: 1}
    assert count_differences(expected, expected) == []
    assert count_differences(expected, {Counted.CASE_HOLD: 1, Counted.LETTER: 2}) == [
        "zaak_notify: 0 geteld, verwacht 1",
        "zaak_hold: 1 geteld, verwacht 0",
        "brief: 2 geteld, verwacht 1",
    ]

"""The doctor says what is wrong with the Berichtenbox, and sends nothing to find out."""

import pytest
from pydantic import ValidationError

from notifier.settings import NotifierSettings
from tests.integration.notifier.berichtenbox.conftest import in_boxes
from tests.integration.notifier.world import World
from vertrekmelding.doctor.berichtenbox import (
    look_at_berichtenbox,
    look_at_berichtenbox_settings,
)


def changed(settings: NotifierSettings, **values: object) -> NotifierSettings:
    return NotifierSettings.model_validate(settings.model_dump() | values)


def test_mijnoverheid_answers_and_nobody_got_anything(
    box: World, settings: NotifierSettings
) -> None:
    (found,) = look_at_berichtenbox(settings)
    assert str(found) == "ok      MijnOverheid Berichtenbox answers over ebMS"
    assert list(look_at_berichtenbox_settings(settings)) == []
    assert in_boxes(box) == []


WRONG = {
    "berichtenbox_cpa_id": ("another", "MijnOverheid does not answer over ebMS (http_500)"),
    "berichtenbox_to_oin": ("1" * 20, "MijnOverheid does not answer over ebMS (http_500)"),
    "berichtenbox_password": ("another", "ebms-core refuses us (http_401)"),
    "berichtenbox_url": ("http://127.0.0.1:1", "ebms-core does not answer (ConnectError)"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told(settings: NotifierSettings, name: str) -> None:
    value, expected = WRONG[name]
    (found,) = look_at_berichtenbox(changed(settings, **{name: value}))
    assert str(found).startswith(f"error   {expected}")
    assert "sandbox-ebms" not in str(found)


def test_another_address_is_told(settings: NotifierSettings, sandbox_url: str) -> None:
    elsewhere = changed(settings, berichtenbox_url=f"{sandbox_url}/elders")
    (found,) = look_at_berichtenbox(elsewhere)
    assert str(found).startswith("error   ebms-core refuses us (http_404)")


ALL = ("url", "cpa_id", "oin", "to_oin", "type")


@pytest.mark.parametrize("missing", ALL)
def test_all_or_none(settings: NotifierSettings, missing: str) -> None:
    with pytest.raises(ValidationError, match=f"BERICHTENBOX_{missing.upper()}"):
        changed(settings, **{f"berichtenbox_{missing}": None})


def test_without_any_of_it_people_are_told_on_paper_only(settings: NotifierSettings) -> None:
    none = changed(settings, **{f"berichtenbox_{one}": None for one in ALL})
    assert list(look_at_berichtenbox(none)) == []
    (found,) = look_at_berichtenbox_settings(none)
    assert "on paper only" in str(found)


@pytest.mark.parametrize(
    "wrong",
    [
        {"berichtenbox_oin": "123"},
        {"berichtenbox_type": "negentien"},
        {"berichtenbox_user": None},
        {"berichtenbox_result_hours": 0},
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    settings: NotifierSettings, wrong: dict[str, object]
) -> None:
    with pytest.raises(ValidationError):
        changed(settings, **wrong)

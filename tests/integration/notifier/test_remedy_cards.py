"""Remedy cards: none is true before somebody compared it, and every comparison can be read back."""

from datetime import date

import pytest
from sqlalchemy import text

from foundation.database import DatabaseFailed
from notifier.remedies.card_fields import CardField, NotAValue, checked
from notifier.remedies.card_store import (
    RemedyCard,
    Source,
    count_unverified,
    find_cards,
    read_card,
    read_history,
)
from notifier.remedies.verify_card import CardMovedOn, NoSuchCard, NothingSaid, verify_card
from tests.integration.notifier.world import World

SOURCE = Source("HCCH, status table", "https://www.hcch.net/en/instruments", date(2026, 3, 1))
ALL = tuple(CardField)


def card_of(world: World, iso2: str) -> RemedyCard:
    with world.service.database.transaction() as connection:
        card = read_card(connection, iso2)
    assert card is not None
    return card


def look(
    world: World,
    iso2: str,
    right: tuple[CardField, ...] = (),
    *,
    version: int | None = None,
    **changed: str,
) -> RemedyCard:
    """Somebody compares the card as it stands, and changes these fields."""
    values = {CardField(name): value for name, value in changed.items()}
    with world.service.database.transaction() as connection:
        return verify_card(
            connection,
            world.service.keyring,
            iso2,
            version=version or card_of(world, iso2).version,
            values=values,
            right=right,
            source=SOURCE,
            actor="somebody",
            now=world.clock(),
        )


def test_every_card_starts_unverified_and_is_found_by_name_and_code(world: World) -> None:
    with world.service.database.transaction() as connection:
        cards = find_cards(connection)
        assert len(cards) == count_unverified(connection)[1] == 133
        assert [one.name for one in find_cards(connection, name="curaç")] == ["Curaçao"]
        assert [one.iso2 for one in find_cards(connection, name="bq")] == ["BQ"]
        assert find_cards(connection, name="%") == ()
        assert find_cards(connection, name="iran", unverified_only=True)
    untouched = [one for one in cards if one.version == 1]
    assert untouched
    assert {(one.verified, one.verified_at) for one in untouched} == {(frozenset(), None)}


def test_a_card_is_verified_when_each_field_is_and_a_change_undoes_that(world: World) -> None:
    half = look(world, "AT", ALL[:4])
    assert half.verified == set(ALL[:4])
    assert half.verified_at is None
    whole = look(world, "AT", ALL[4:])
    assert whole.verified_at is not None
    assert card_of(world, "AT") == whole
    # Marking a field as right while changing it counts as a change alone.
    changed = look(world, "AT", (CardField.SCHENGEN,), schengen="nee")
    assert changed.values[CardField.SCHENGEN] == "nee"
    assert (changed.verified_at, CardField.SCHENGEN in changed.verified) == (None, False)
    again = look(world, "AT", (CardField.SCHENGEN,))
    assert again.verified_at is not None


def test_dates_are_kept_as_days(world: World) -> None:
    changed = look(world, "UY", party_since="2000-02-02", hkov_with_nl_since="")
    assert card_of(world, "UY").values == changed.values
    assert changed.values[CardField.PARTY_SINCE] == "2000-02-02"


def test_who_verified_what_from_which_source_can_be_read_back(world: World) -> None:
    first = look(world, "FR", (CardField.HKOV,)).version
    look(world, "FR", schengen="onbekend")
    with world.service.database.transaction() as connection:
        history = read_history(connection, world.service.keyring, "FR")
    said = [(one.version, one.field, one.kind, one.value, one.actor) for one in history]
    assert said == [
        (first + 1, "schengen", "gewijzigd", "onbekend", "somebody"),
        (first, "hkov", "nagekeken", "ja", "somebody"),
    ]
    assert {one.source for one in history} == {SOURCE}
    assert "hcch" not in repr(SOURCE)


def test_two_people_at_one_card_do_not_overwrite_each_other(world: World) -> None:
    version = card_of(world, "SE").version
    look(world, "SE", (CardField.HKOV,), version=version)
    with pytest.raises(CardMovedOn) as moved:
        look(world, "SE", version=version, hkbv="nee")
    assert moved.value.card == card_of(world, "SE")
    assert moved.value.card.values[CardField.HKBV] == "ja"


def test_saying_nothing_is_nothing(world: World) -> None:
    with pytest.raises(NothingSaid):
        look(world, "NO", hkov="ja")
    with pytest.raises(NoSuchCard):
        look(world, "ZZ", version=1)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM remedy_verification",
        "UPDATE remedy_verification SET actor = 'x'",
        "TRUNCATE remedy_verification",
    ],
)
def test_the_history_cannot_be_changed(world: World, statement: str) -> None:
    look(world, "BR", (CardField.HKOV,))
    with pytest.raises(DatabaseFailed, match="42501"), world.service.database.transaction() as one:
        one.execute(text(statement))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (CardField.REMEDY_CLASS, "E"),
        (CardField.REMEDY_CLASS, ""),
        (CardField.HKOV, "misschien"),
        (CardField.PARTY_SINCE, "31-01-2020"),
        (CardField.PARTY_SINCE, "2020-02-30"),
    ],
)
def test_what_is_no_value_is_refused_without_repeating_it(field: CardField, value: str) -> None:
    with pytest.raises(NotAValue) as refused:
        checked(field, value)
    assert str(refused.value) == ""

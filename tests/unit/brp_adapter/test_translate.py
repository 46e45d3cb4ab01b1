"""From the official answer to what custody works on."""

import json
from pathlib import Path
from typing import Any

import pytest

from brp_adapter.custody.person import (
    AddressAbroad,
    AddressInNetherlands,
    LeftForUnknown,
    Partnership,
    Suspension,
)
from brp_adapter.register.errors import RegisterAnswerInvalid
from brp_adapter.register.translate import read_address, read_answer, read_gezag, read_person
from contracts.gezag import (
    EenhoofdigOuderlijkGezag,
    Gezag,
    GezagNietTeBepalen,
    GezamenlijkGezag,
    GezamenlijkOuderlijkGezag,
    Holder,
    OnbekendGezagstype,
    TijdelijkGeenGezag,
    Voogdij,
)
from contracts.messages.facts import PostalAddress
from contracts.values.bsn import Bsn
from contracts.values.dates import UNKNOWN_DATE, PartialDate

SITUATIONS = Path(__file__).parents[3].parent / "shared" / "situations"
CHILD, FIRST, SECOND = "999990019", "999990032", "999990044"


def _someone(bsn: str | None = None, **more: object) -> dict[str, object]:
    return (
        {"naam": {"volledigeNaam": "X"}}
        | ({} if bsn is None else {"burgerservicenummer": bsn})
        | more
    )


def _gezag(kind: str, **members: object) -> Gezag:
    minor = _someone(CHILD)
    (relation,) = read_gezag([{"type": kind, "minderjarige": minor, **members}])
    assert relation.child == Bsn(CHILD)
    return relation.gezag


ONE, TWO = Holder(Bsn(FIRST)), Holder(Bsn(SECOND))
KNOWN = _someone(SECOND, type="BekendeDerde")


@pytest.mark.parametrize(
    ("kind", "members", "expected"),
    [
        (
            "GezamenlijkOuderlijkGezag",
            {"ouders": [_someone(FIRST), _someone(SECOND)]},
            GezamenlijkOuderlijkGezag((ONE, TWO)),
        ),
        (
            "TweehoofdigOuderlijkGezag",
            {"ouders": [_someone(FIRST), _someone()]},
            GezamenlijkOuderlijkGezag((ONE, Holder(None))),
        ),
        ("EenhoofdigOuderlijkGezag", {"ouder": _someone(FIRST)}, EenhoofdigOuderlijkGezag(ONE)),
        (
            "GezamenlijkGezag",
            {"ouder": _someone(FIRST), "derde": KNOWN},
            GezamenlijkGezag(ONE, TWO),
        ),
        (
            "GezamenlijkGezag",
            {"ouder": _someone(FIRST), "derde": {"type": "OnbekendeDerde"}},
            GezamenlijkGezag(ONE, None),
        ),
        (
            "GezamenlijkGezag",
            {"ouder": _someone(FIRST), "derde": {"type": "NieuweDerde"}},
            OnbekendGezagstype(),
        ),
        ("Voogdij", {"derden": [KNOWN]}, Voogdij((TWO,))),
        ("Voogdij", {"derden": []}, Voogdij(())),
        ("Voogdij", {}, Voogdij(())),
        ("Voogdij", {"derden": [{"type": "NieuweDerde"}]}, OnbekendGezagstype()),
        ("TijdelijkGeenGezag", {"toelichting": "x"}, TijdelijkGeenGezag()),
        ("GezagNietTeBepalen", {"toelichting": "x"}, GezagNietTeBepalen()),
        ("GezagVolgensToekomstigModel", {}, OnbekendGezagstype()),
    ],
)
def test_every_type_of_gezag(kind: str, members: dict[str, object], expected: Gezag) -> None:
    assert _gezag(kind, **members) == expected


def test_gezag_without_a_minor_and_under_investigation() -> None:
    bare, doubtful = read_gezag(
        [
            {"type": "GezagNietTeBepalen"},
            {"type": "TijdelijkGeenGezag", "minderjarige": _someone(CHILD), "inOnderzoek": True},
        ]
    )
    assert bare.child is None
    assert doubtful.in_onderzoek


def _person(**members: object) -> Any:  # noqa: ANN401  a Person, of which each test looks at a part
    return read_person({"burgerservicenummer": CHILD, **members})


def _in_netherlands(**address: object) -> dict[str, object]:
    full = {
        "korteStraatnaam": "Kerkstr",
        "huisnummer": 7,
        "postcode": "2511AB",
        "woonplaats": "Dorp",
    }
    return {"type": "Adres", "verblijfadres": full | address}


def test_what_is_absent_is_no_or_unknown() -> None:
    person = _person()
    assert (person.birth, person.stay, person.postal, person.gezag) == (None, None, None, ())
    assert (person.deceased, person.geheimhouding, person.curatele) == (False,) * 3


def test_an_address_in_the_netherlands() -> None:
    person = _person(
        verblijfplaats=_in_netherlands(huisletter="a", huisnummertoevoeging="II")
        | {
            "functieAdres": {"code": "B", "omschrijving": "briefadres"},
            "adresseerbaarObjectIdentificatie": "0518010000000001",
            "datumVan": {"type": "JaarDatum", "jaar": 2020, "langFormaat": "2020"},
        }
    )
    assert isinstance(person.stay, AddressInNetherlands)
    assert person.stay.briefadres
    assert person.stay.since == PartialDate(2020)
    assert person.stay.key.lines == ("2511ab", "7", "a", "ii")
    assert person.postal == PostalAddress(("Kerkstr 7a-II", "2511 AB Dorp"))


def test_the_lines_of_the_brp_itself_go_before_our_own() -> None:
    person = _person(
        verblijfplaats=_in_netherlands(),
        adressering={"adresregel1": "Kerkstraat 7", "adresregel2": "2511 AB  DORP"},
    )
    assert person.postal == PostalAddress(("Kerkstraat 7", "2511 AB  DORP"))


def test_an_address_abroad_and_one_unknown() -> None:
    abroad = _person(
        verblijfplaats={
            "type": "VerblijfplaatsBuitenland",
            "verblijfadres": {
                "regel1": "Rue 1",
                "regel2": "1000 Ville",
                "land": {"code": "5010", "omschrijving": "België"},
            },
        }
    )
    assert isinstance(abroad.stay, AddressAbroad)
    assert abroad.stay.land == "5010"
    assert abroad.postal == PostalAddress(("Rue 1", "1000 Ville"), "5010", "België")
    unknown = _person(verblijfplaats={"type": "VerblijfplaatsOnbekend"})
    assert isinstance(unknown.stay, LeftForUnknown)
    assert unknown.postal is None
    assert _person(verblijfplaats={"type": "NieuweSoort"}).stay is None


def test_the_same_address_however_it_is_written() -> None:
    one = read_address(_in_netherlands(huisletter="A", postcode="2511 ab"))
    two = read_address(_in_netherlands(huisletter="a"))
    assert one.same_as(two)
    assert not one.same_as(read_address(_in_netherlands(huisnummer=8)))
    assert not read_address({"type": "Adres"}).same_as(read_address({"type": "Adres"}))


@pytest.mark.parametrize(
    ("code", "expected", "deceased"),
    [
        ("O", Suspension.DIED, True),
        ("M", Suspension.MINISTERIAL_DECREE, False),
        ("Z", Suspension.UNKNOWN, False),
    ],
)
def test_suspension(code: str, expected: Suspension, deceased: bool) -> None:  # noqa: FBT001
    person = _person(opschortingBijhouding={"reden": {"code": code}})
    assert (person.suspension, person.deceased) == (expected, deceased)


def test_a_marriage_that_ended_without_a_date_has_ended() -> None:
    person = _person(
        partners=[
            {"burgerservicenummer": FIRST, "ontbindingHuwelijkPartnerschap": {}},
            {"naam": {"geslachtsnaam": "X"}},
        ]
    )
    assert person.partnerships == (
        Partnership(Bsn(FIRST), UNKNOWN_DATE),
        Partnership(None, None),
    )


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (b"", "(answer)"),
        (b'{"type":"RaadpleegMetBurgerservicenummer","personen":[{"burger', "(answer)"),
        (b'{"type":"RaadpleegMetBurgerservicenummer"}', "personen"),
        (b'{"personen":[{}]}', "personen.0.burgerservicenummer"),
        (b'{"personen":[{"burgerservicenummer":"999990018"}]}', "personen.0.burgerservicenummer"),
    ],
)
def test_half_an_answer_names_its_place_and_no_value(body: bytes, place: str) -> None:
    with pytest.raises(RegisterAnswerInvalid) as invalid:
        read_answer(body)
    assert place in invalid.value.places
    assert "999990018" not in f"{invalid.value!r}{invalid.value.places}"


def test_members_that_are_not_known_yet_do_no_harm() -> None:
    (person,) = read_answer(
        json.dumps({"personen": [{"burgerservicenummer": CHILD, "nieuw": 1}]}).encode()
    )
    assert person.bsn == Bsn(CHILD)


@pytest.mark.skipif(
    not SITUATIONS.is_dir(), reason="the situations do not lie beside this checkout"
)
def test_every_person_of_every_situation_is_read() -> None:
    files = [f for f in SITUATIONS.glob("*.json") if f.name != "situation.schema.json"]
    persons = [p for f in files for s in json.loads(f.read_text()) for p in s["persons"]]
    assert len(persons) > 100
    assert all(read_person(person).stay is not None for person in persons)

"""What goes to Ca IKA: one content on paper and as JSON, and nothing that may not go."""

import io
import json
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pytest

from contracts.messages.facts import ChildFacts, PersonFacts, PostalAddress
from contracts.values.dates import UNKNOWN_DATE, PartialDate
from foundation.database import DatabaseFailed
from notifier import erase_shadow
from notifier.handover.package.canonical import canonical, content_hash, with_hash
from notifier.handover.package.shield import SHIELDED
from notifier.handover.package.stored import PackageErased, StoredPackage
from notifier.storage.handovers import HANDOVER_PACKAGE
from notifier.transfer_case import CannotTransfer, Obstacle
from tests.integration.notifier.handed_over import HandedOver
from tests.integration.notifier.partners import Partners, partners_of
from tests.integration.notifier.world import World

FORBIDDEN = ("nationaliteit", "geboorteland", "score", "geslacht", "postcode", "verblijfplaats")


@pytest.fixture
def over(world: World) -> HandedOver:
    return HandedOver(world)


def words(stored: StoredPackage) -> str:
    pages = pypdf.PdfReader(io.BytesIO(stored.pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).replace("\u200b", "").split())


def everything(stored: StoredPackage) -> str:
    """All that can be read in either form, metadata and raw streams included."""
    with pikepdf.open(io.BytesIO(stored.pdf)) as pdf:
        raw = b"".join(
            one.read_bytes() for one in pdf.objects if isinstance(one, pikepdf.Stream)
        ).decode("latin-1")
        info = str({str(key): str(value) for key, value in pdf.docinfo.items()})
    return " ".join([stored.content.decode(), words(stored), raw, info])


def inhoud(stored: StoredPackage) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(with_hash(stored.content))["inhoud"]
    return read


def test_paper_and_json_carry_the_same_hash_of_the_same_content(over: HandedOver) -> None:
    over.arrives()
    transfer = over.goes()
    stored = over.package(transfer)
    assert content_hash(canonical(stored.package)) == stored.sha256 == transfer.content_hash
    assert json.loads(with_hash(stored.content))["sha256"] == stored.sha256.hex()
    assert words(stored).replace(" ", "").count(stored.sha256.hex()) >= 2  # head and footer


def test_it_says_what_the_receiver_needs_and_of_nobody_more(over: HandedOver) -> None:
    over.arrives()
    stored = over.package(over.goes())
    package = inhoud(stored)
    child, holder, departing = package["personen"]
    assert (child["rol"], child["naam"]) == ("kind", "Noor Blijver")
    assert child["burgerservicenummer"] == over.child.child.bsn.reveal()
    assert holder["burgerservicenummer"] == over.family.father.bsn.reveal()
    assert holder["adres"] == ["Blijfweg 3", "2222 BB BLIJFSTAD"]
    assert departing["naam"] == "Petra Vertrekster"
    assert (departing["burgerservicenummer"], departing["adres"]) == (None, None)
    assert package["termijn"] == {
        "eenjaarsdatum": over.family.day.replace(year=over.family.day.year + 1).isoformat(),
        "precies": True,
    }
    text_ = everything(stored)
    assert "Vertrekstraat" not in text_
    assert over.family.mother.bsn.reveal() not in text_
    assert "sandbox-anna" not in text_
    for word in FORBIDDEN:
        assert word not in text_.casefold()
    # Names and numbers in one part only: the rest speaks of person 1, 2 and 3.
    rest = json.dumps({name: part for name, part in package.items() if name != "personen"})
    assert "Blijver" not in rest.replace(package["overdracht"]["toelichting"], "")
    assert over.child.child.bsn.reveal() not in rest


def test_what_is_printed_is_in_the_json_and_the_other_way_round(over: HandedOver) -> None:
    over.arrives()
    stored = over.package(over.goes())
    paper, package = words(stored), stored.package
    for person in package.personen:
        for value in (person.naam, person.burgerservicenummer, *(person.adres or ())):
            assert value is None or value in paper
    for decision in package.besluiten:
        assert all(reason.tekst[:20] in paper for reason in decision.redenen)
    assert str(package.overdracht.toelichting) in paper
    assert all(entry.soort in paper for entry in package.tijdlijn)


def test_archive_and_access_standards_in_one_file_and_metadata_that_tells_nothing(
    over: HandedOver,
) -> None:
    over.arrives()
    with pikepdf.open(io.BytesIO(over.package(over.goes()).pdf)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang).casefold() == "nl-nl"
        with pdf.open_metadata() as xmp:
            assert xmp["pdfuaid:part"] == "1"
            assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
        metadata = str(info) + pdf.Root.Metadata.read_bytes().decode()
    assert info["/Title"] == "Overdrachtspakket"
    for value in ("Noor", "Blijver", "Petra", over.world.case_of(over.facts).reference):
        assert value not in metadata


def hidden(child: ChildFacts, **changed: object) -> ChildFacts:
    return replace(child, child=replace(child.child, **changed))  # type: ignore[arg-type]


def with_person(child: ChildFacts, person: PersonFacts) -> ChildFacts:
    others = (one for one in child.persons if one.bsn != person.bsn)
    return replace(child, persons=(*others, person))


def unsafe(child: ChildFacts, _over: HandedOver) -> ChildFacts:
    (given,) = child.declarations
    return replace(child, declarations=(replace(given, safe_to_inform=False),))


def secret(child: ChildFacts, _over: HandedOver) -> ChildFacts:
    return hidden(child, geheimhouding=True)


def sheltered(child: ChildFacts, over: HandedOver) -> ChildFacts:
    return with_person(child, replace(over.family.mother, briefadres=True))


def secret_holder(child: ChildFacts, over: HandedOver) -> ChildFacts:
    return with_person(child, replace(over.family.father, geheimhouding=True))


@pytest.mark.parametrize("safety", [unsafe, secret, sheltered, secret_holder])
def test_a_case_with_a_reason_of_safety_leaks_no_address(
    over: HandedOver,
    safety: Any,  # noqa: ANN401 -- one of the above
) -> None:
    marked = replace(
        over.family.father, postal=PostalAddress(lines=("Merkstraat 77", "9876 ZZ MERKDAM"))
    )
    over.family.father = marked
    over.arrives(safety(with_person(over.child, marked), over))
    stored = over.package(over.goes())
    text_ = everything(stored).casefold()
    for value in ("merkstraat", "merkdam", "9876 zz", "vertrekstraat", "vertrekdam"):
        assert value not in text_
    for word in ("geheimhouding", "briefadres", "opvang"):
        assert word not in text_
    assert SHIELDED in words(stored)
    assert inhoud(stored)["veiligheid"]["afgeschermd"]


def test_that_a_shelter_was_reported_is_told_nowhere(world: World, over: HandedOver) -> None:
    over.arrives()
    with partners_of(world) as partners:
        told(partners, over)
        stored = over.package(over.goes())
    text_ = everything(stored).casefold()
    assert "shelter" not in text_
    assert "opvang" not in text_
    assert "blijfweg" not in text_
    assert inhoud(stored)["signalen"][0]["soort"] == "afgeschermd"


def told(partners: Partners, over: HandedOver) -> None:
    partners.report("veilig-thuis", "shelter", betreft=over.child.child.bsn)


def test_an_address_stays_out_after_the_reason_of_safety_ended(over: HandedOver) -> None:
    """What ended was true once, and an address that went out cannot be called back."""
    over.arrives(unsafe(over.child, over))
    over.arrives(over.child)
    assert inhoud(over.package(over.goes()))["veiligheid"]["afgeschermd"]


def test_a_new_package_says_what_is_different(over: HandedOver) -> None:
    over.arrives()
    first = over.goes()
    other_day = replace(over.family.declaration(), destination="6030")
    moved = with_person(over.child, replace(over.family.father, full_name="Frans Anders"))
    over.arrives(replace(moved, declarations=(other_day,)))
    second = over.goes()
    package = inhoud(over.package(second))
    assert package["overdracht"]["vorige"] == {"nummer": 1, "sha256": first.content_hash.hex()}
    changed = {one["veld"].rsplit(".", 1)[-1]: one for one in package["verschillen"]}
    assert (changed["bestemming"]["was"], changed["bestemming"]["nu"]) == ("5003", "6030")
    # Of people only that it is different: their names stand in one part.
    assert (changed["naam"]["was"], changed["naam"]["nu"]) == ("(anders)", "(anders)")
    assert "Anders dan in het vorige pakket" in words(over.package(second))


def test_a_package_of_the_same_is_refused(over: HandedOver) -> None:
    over.arrives()
    over.goes()
    over.world.clock.advance(minutes=5)
    with pytest.raises(CannotTransfer) as found:
        over.goes()
    assert found.value.obstacle is Obstacle.NOTHING_NEW


@pytest.mark.parametrize("name", ["#import", "$x$", "[a]", "*vet*", "= kop", '"; #panic()', "<a>"])
def test_a_name_is_never_markup(over: HandedOver, name: str) -> None:
    over.arrives(hidden(over.child, full_name=name))
    assert name in words(over.package(over.goes()))


def test_somebody_whom_the_font_cannot_write_is_handed_over_all_the_same(over: HandedOver) -> None:
    over.arrives(hidden(over.child, full_name="山田 Noor"))
    stored = over.package(over.goes())
    assert inhoud(stored)["personen"][0]["naam"] == "山田 Noor"
    assert "?? Noor" in words(stored)
    assert "het JSON-bestand heeft ze wel" in words(stored)


def test_of_an_incomplete_date_the_earliest_year_is_given_and_that_is_said(
    over: HandedOver,
) -> None:
    day = over.family.day.replace(day=1)
    declared = replace(over.family.declaration(), date=PartialDate(day.year, day.month))
    over.arrives(replace(over.child, declarations=(declared,)))
    stored = over.package(over.goes())
    year = day.replace(year=day.year + 1).isoformat()
    assert inhoud(stored)["termijn"] == {"eenjaarsdatum": year, "precies": False}
    assert "op zijn vroegst" in words(stored)


def test_of_an_unknown_date_no_year_is_given(over: HandedOver) -> None:
    declared = replace(over.family.declaration(), date=UNKNOWN_DATE)
    over.arrives(replace(over.child, declarations=(declared,)))
    stored = over.package(over.goes())
    assert inhoud(stored)["termijn"] == {"eenjaarsdatum": None, "precies": False}
    assert "vertrekdatum onbekend" in words(stored)


def test_it_is_kept_sealed_and_never_changed(world: World, over: HandedOver) -> None:
    over.arrives()
    transfer = over.goes()
    (row,) = world.rows(HANDOVER_PACKAGE)
    for sealed in (row.content, row.pdf):
        assert b"Blijver" not in sealed
        assert over.child.child.bsn.reveal().encode() not in sealed
    for column in ("content", "pdf", "content_hash"):
        with (
            pytest.raises(DatabaseFailed, match="42501"),
            world.service.database.transaction() as connection,
        ):
            connection.execute(HANDOVER_PACKAGE.update().values({column: bytes(32)}))
    assert over.package(transfer).sha256 == transfer.content_hash


def test_erasing_a_case_reaches_its_packages(world: World, over: HandedOver) -> None:
    """Only shadow cases are erased, and none of those is handed over: it is asked for directly."""
    over.arrives()
    transfer = over.goes()
    with world.service.database.transaction() as connection:
        erase_shadow._erase(connection, [transfer.zaak_id], world.clock())
    with pytest.raises(PackageErased):
        over.package(transfer)

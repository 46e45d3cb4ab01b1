"""npsLk01 turned into what was reported: the emigration rule and everything that is no proof."""

from datetime import UTC, datetime

import pytest

from brp_adapter.custody.reported import Registered, ReportedDeparture, Touched
from brp_adapter.sources.faults import EventRefused, UnknownEventType
from brp_adapter.sources.stuf.tree import canonical, parse
from brp_adapter.sources.stuf_bg import read_kept
from contracts.values.bsn import Bsn
from tests.stuf_messages import (
    ABROAD,
    ABSENT,
    EXAMPLES,
    HERE,
    element,
    emigration,
    enveloped,
    left,
    message,
    person,
    suspended,
)

CHILD, OTHER = "999990019", "999990020"
OIN = "00000009900000000000"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
UNKNOWN = ' xsi:nil="true" StUF:noValue="waardeOnbekend"'
FORBIDDEN = ' xsi:nil="true" StUF:noValue="nietGeautoriseerd"'
UNSUPPORTED = ' xsi:nil="true" StUF:noValue="nietOndersteund"'


def read(text: str | bytes) -> ReportedDeparture:
    content = text if isinstance(text, bytes) else text.encode()
    return read_kept(content, sender=OIN, received_at=NOW)


def changed(old: str, new: str, kind: str = "W") -> ReportedDeparture:
    return read(message(person(CHILD, old), person(CHILD, new), kind=kind))


def test_an_emigration_is_registered_with_day_land_and_moment() -> None:
    found = read(emigration(CHILD))
    assert isinstance(found, Registered)
    assert found.person == Bsn(CHILD)
    assert (str(found.date), found.destination) == ("2026-01-12", "7028")
    assert found.at == datetime(2026, 1, 12, 8, 30, 14, 900999, tzinfo=UTC)
    assert found.sender == OIN
    told = (found.land_unknown, found.ministerial_decree, found.in_onderzoek)
    assert told == (False, False, False)


def test_a_report_is_the_same_one_by_its_sender_and_reference() -> None:
    first = read(emigration(CHILD))
    assert read(emigration(OTHER)).event_id == first.event_id
    assert read(emigration(CHILD, reference="BZS-2")).event_id != first.event_id
    assert read(emigration(CHILD, sender="MAKELAAR")).event_id != first.event_id
    assert CHILD not in read(emigration(CHILD, reference=CHILD)).event_id


@pytest.mark.parametrize(
    ("land", "unknown"),
    [
        (element("inp.emigratieLand", "0"), True),
        (f"<BG:inp.emigratieLand{UNKNOWN}/>", True),
        (element("inp.emigratieLand", None), False),
        (f"<BG:inp.emigratieLand{FORBIDDEN}/>", False),
        ("", False),
    ],
)
def test_a_land_that_is_not_known_is_more_than_none_said(land: str, unknown: bool) -> None:  # noqa: FBT001
    found = changed("", land + suspended("E"))
    assert isinstance(found, Registered)
    assert (found.destination, found.land_unknown) == (None, unknown)


def test_a_decision_of_a_minister_is_told_apart() -> None:
    found = changed("", suspended("M"))
    assert isinstance(found, Registered)
    assert found.ministerial_decree


@pytest.mark.parametrize(
    ("group", "doubted"),
    [
        (' groepsnaam="VerblijfBuitenland"', True),
        (' groepsnaam="Verblijfsplaats"', True),
        (' groepsnaam="Nationaliteit"', False),
        (' elementnaam="voornamen"', False),
        ("", True),
    ],
)
def test_a_departure_in_onderzoek_says_so(group: str, doubted: bool) -> None:  # noqa: FBT001
    mark = f'<BG:inOnderzoek StUF:metagegeven="true"{group}>J</BG:inOnderzoek>'
    found = changed("", suspended("E") + mark)
    assert isinstance(found, Registered)
    assert found.in_onderzoek is doubted


@pytest.mark.skipif(not EXAMPLES.exists(), reason=ABSENT)
def test_the_example_of_the_standard_is_read() -> None:
    envelope = parse((EXAMPLES / "stuf_npsLk01_emigratie.xml").read_bytes())
    body = envelope.find("{*}Body")
    assert body is not None
    found = read(canonical(body[0]))
    assert isinstance(found, Registered)
    assert (found.person, str(found.date), found.destination) == (
        Bsn("999990019"), "2026-01-12", "7028"
    )  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", suspended("E")),
        ("", suspended("M")),
        (suspended(None), suspended("E") + HERE),
        ("", left("20260112")),
        (left(None), left("20260112")),
        (left("20260110"), left("20260112")),
        (left(None), f"<BG:inp.datumVertrekUitNederland{UNKNOWN}/>"),
        (HERE, ABROAD),
        (HERE, ABROAD + element("inp.datumVestigingInNederland", "20100101")),
        (
            HERE,
            f"<BG:sub.verblijfBuitenland><BG:lnd.landcode{UNKNOWN}/></BG:sub.verblijfBuitenland>",
        ),
        # Settled long ago, on a day that nobody knows, and leaves now.
        ("", left("20260112") + element("inp.datumVestigingInNederland", "20100101")),
        ("", f"<BG:inp.datumVestigingInNederland{UNKNOWN}/>" + left("20260112")),
        # The suspension is withheld, the day is not.
        (left(None), f"<BG:inp.redenOpschortingBijhouding{FORBIDDEN}/>" + left("20260112")),
    ],
)
@pytest.mark.parametrize("kind", "WCF")
def test_says_that_somebody_left(old: str, new: str, kind: str) -> None:
    assert isinstance(changed(old, new, kind), Registered)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", element("voornamen", "Noor")),
        # Back: an address here, and settled since.
        (ABROAD + suspended("E"), HERE + suspended(None) + left(None)),
        (
            left(None),
            HERE + element("inp.datumVestigingInNederland", "20260220") + left("20260112"),
        ),
        # Died, or entered by mistake.
        (suspended(None), suspended("O") + left("20260112")),
        (suspended(None), suspended("F") + left("20260112")),
        ("", element("overlijdensdatum", "20260111") + suspended("E")),
        # The emigration is gone again: the BRP says what stands.
        (suspended("E") + left("20260112"), suspended(None) + left(None)),
        # Not allowed to say, or not able to: that is no value and no absence of one.
        (left(None), f"<BG:inp.datumVertrekUitNederland{FORBIDDEN}/>"),
        (f"<BG:inp.datumVertrekUitNederland{FORBIDDEN}/>", left("20260112")),
        (f"<BG:inp.datumVertrekUitNederland{UNSUPPORTED}/>", left("20260112")),
        (
            HERE,
            f"<BG:sub.verblijfBuitenland><BG:lnd.landcode{FORBIDDEN}/></BG:sub.verblijfBuitenland>",
        ),
        # Nothing changed about a departure of long ago.
        (left("20260112"), left("20260112")),
        (ABROAD, ABROAD),
    ],
)
@pytest.mark.parametrize("kind", "WCF")
def test_says_only_that_something_changed(old: str, new: str, kind: str) -> None:
    assert isinstance(changed(old, new, kind), Touched)


def test_what_is_no_longer_relevant_to_a_sender_proves_nothing() -> None:
    gone = person(CHILD, suspended("E") + left("20260112"), what="V")
    assert isinstance(read(message(gone, kind="V")), Touched)
    nil = '<BG:object StUF:entiteittype="NPS" StUF:verwerkingssoort="V" xsi:nil="true"/>'
    assert isinstance(read(message(gone, nil, kind="V")), Touched)


def test_what_became_relevant_is_a_departure_only_by_its_suspension() -> None:
    assert isinstance(read(message(person(CHILD, suspended("E")), kind="T")), Registered)
    assert isinstance(read(message(person(CHILD, left("19990101")), kind="T")), Touched)
    assert isinstance(read(message(person(CHILD, ABROAD), kind="T")), Touched)


def test_another_number_is_told_with_the_one_before() -> None:
    found = read(message(person(OTHER), person(CHILD, suspended("E"))))
    assert isinstance(found, Touched)
    assert (found.person, found.historic) == (Bsn(CHILD), (Bsn(OTHER),))


def test_a_number_that_stands_only_in_what_was_is_read_there() -> None:
    new = person(CHILD, suspended("E")).replace(f"<BG:inp.bsn>{CHILD}</BG:inp.bsn>", "")
    found = read(message(person(CHILD), new))
    assert isinstance(found, Registered)
    assert found.person == Bsn(CHILD)


@pytest.mark.parametrize(
    ("day", "indicator", "wanted"),
    [
        ("20260112", "V", "2026-01-12"),
        ("20260112", "D", "2026-01"),
        ("20260112", "M", "2026"),
        ("20260112", "J", "onbekend"),
        ("20260100", "V", "2026-01"),
        ("00000000", "V", "onbekend"),
        ("20261399", "V", "onbekend"),
        ("20261399", "J", "onbekend"),
        ("99990101", "V", "onbekend"),
        ("gisteren", "V", "onbekend"),
        ("20260112", "Z", "onbekend"),
    ],
)
def test_a_day_counts_as_far_as_it_can_be_trusted(day: str, indicator: str, wanted: str) -> None:
    found = changed(left(None), left(day, indicator) + suspended("E"))
    assert isinstance(found, Registered)
    assert str(found.date) == wanted


@pytest.mark.parametrize(
    ("land", "wanted"),
    [
        ("7028", "7028"), ("1", "0001"), ("0", None), ("0000", None), ("5107", "5107"),
        ("België", None), ("70281", None), ("-1", None),
    ],
)  # fmt: skip
def test_a_land_gets_its_zeros_back(land: str, wanted: str | None) -> None:
    found = changed("", element("inp.emigratieLand", land) + suspended("E"))
    assert isinstance(found, Registered)
    assert found.destination == wanted


def test_without_a_land_of_emigration_that_of_the_address_counts() -> None:
    withheld = f"<BG:inp.emigratieLand{FORBIDDEN}/>"
    found = changed("", ABROAD + withheld + suspended("E"))
    assert isinstance(found, Registered)
    assert found.destination == "7028"


@pytest.mark.parametrize(
    ("registered", "sent", "wanted"),
    [
        ("20260112093014900", "20260112093015123", "2026-01-12T08:30:14.900999+00:00"),
        ("20250712", "20250712093015", "2025-07-12T07:30:15.999999+00:00"),
        ("20250711", "20250712093015", "2025-07-11T21:59:59.999999+00:00"),
        ("onzin", "20260112093015", "2026-01-12T08:30:15.999999+00:00"),
        ("20261340", "onzin", "2026-03-01T12:00:00+00:00"),
        # A clock that runs ahead puts nothing behind what comes after it.
        ("20270101000000", "20270101000000", "2026-03-01T12:00:00+00:00"),
    ],
)
def test_it_was_recorded_no_later_than_it_was_sent(registered: str, sent: str, wanted: str) -> None:
    found = read(message(person(CHILD, at=registered), person(CHILD, at=registered), at=sent))
    assert isinstance(found, Touched)
    assert found.at.isoformat() == wanted


def test_prefixes_comments_and_sections_change_nothing() -> None:
    plain = emigration(CHILD)
    other = (
        plain.replace("BG:", "x:").replace("xmlns:BG", "xmlns:x").replace("StUF:", "y:")
        .replace("xmlns:StUF", "xmlns:y")
        .replace(CHILD, f"<!-- a -->{CHILD[:4]}<!-- b --><?c d?><![CDATA[{CHILD[4:]}]]>")
    )  # fmt: skip
    assert read(other) == read(plain)
    assert canonical(parse(other.encode())) == canonical(parse(plain.encode()))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_a_character_set_is_what_the_document_says(encoding: str) -> None:
    said = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{said}"?>{emigration(CHILD)}'
    assert isinstance(read(text.encode(encoding)), Registered)


@pytest.mark.parametrize(
    ("wrong", "fault"),
    [
        (message(), "object (required)"),
        (message(*[person(CHILD)] * 3), "object (required)"),
        (message(person(CHILD), kind="X"), "parameters.mutatiesoort (value)"),
        (message(person("999990018")), "object.inp.bsn (bsn)"),
        (message(person("99999001")), "object.inp.bsn (bsn)"),
        (message(person("")), "object.inp.bsn (required)"),
        (
            message(person(CHILD).replace(f"<BG:inp.bsn>{CHILD}</BG:inp.bsn>",
                    f"<BG:inp.bsn{FORBIDDEN}/>")),
            "object.inp.bsn (withheld)",
        ),
        (message(reference=""), "stuurgegevens.referentienummer (required)"),
        (message(reference="x" * 41), "stuurgegevens.referentienummer (maxLength)"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_names_its_place_and_no_value(wrong: str, fault: str) -> None:
    with pytest.raises(EventRefused) as refused:
        read(wrong)
    assert str(refused.value) == fault


def test_another_message_is_no_notification_about_a_person() -> None:
    with pytest.raises(UnknownEventType):
        read(emigration(CHILD).replace("npsLk01", "nnpLk01"))
    with pytest.raises(UnknownEventType):
        read(enveloped(emigration(CHILD)))


LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "ha">' for n in range(10)
)


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        (f"<!DOCTYPE a [{LAUGHS}]><a>&l9;</a>", "dtd"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "dtd"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>', "dtd"),
        ('<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]><a/>', "dtd"),
        ("<!DOCTYPE a><a/>", "dtd"),
        ("<a>&unknown;</a>", "xml"),
        ("<a>" * 41 + "</a>" * 41, "tooComplex"),
        (f"<a>{'<b/>' * 10_001}</a>", "tooComplex"),
        (f"<a>{'x' * 300_000}</a>", "maxLength"),
        ('<?xml version="1.0" encoding="utf-7"?><a/>', "xml"),
        ('<?xml version="1.0" encoding="hex"?><a/>', "xml"),
        ("", "xml"),
        ("<a", "xml"),
        ("<a/><b/>", "xml"),
        ("\x00", "xml"),
        ("<a>\x01</a>", "xml"),
        ("<x:a/>", "xml"),
    ],
)  # fmt: skip
def test_an_attack_ends_at_the_parser(attack: str, code: str) -> None:
    with pytest.raises(EventRefused) as refused:
        parse(attack.encode())
    assert [fault.code for fault in refused.value.faults] == [code]


def test_nothing_is_included_from_elsewhere() -> None:
    include = (
        '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd" parse="text"/>'
    )
    with pytest.raises(EventRefused, match=r"object\.inp\.bsn"):
        read(message(person(include)))

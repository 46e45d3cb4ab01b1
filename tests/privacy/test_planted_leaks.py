"""That the search for leaks finds: each kind of thing, planted in each kind of place."""

import base64
import io
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

import pikepdf
import pypdf
import pytest

from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.clock import system_clock
from notifier.delivery.channel import Parcel
from notifier.letters.content import (
    Addressee,
    Letter,
    LetterChild,
    LetterKind,
)
from notifier.letters.cover import Cover
from notifier.letters.render import render
from tests.privacy.kept_back import KeptBack
from tests.privacy.leaving import AT, Sending, accusing, sendings
from tests.privacy.pdf_words import pdf_words
from tests.privacy.sent import Opened, Request, found_in, of_cover, of_pdf, of_request
from vertrekmelding.demo.families.as_situation import as_situation
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.scene import Scene


@dataclass(frozen=True)
class Sample:
    """One message of the demonstration, and what is kept back from it."""

    sending: Sending
    letter: Letter
    kept: tuple[KeptBack, ...]


@pytest.fixture(scope="module")
def sample() -> Sample:
    scene = Scene(system_clock(), "lek")
    sending = next(
        one
        for family in sample_families(scene)
        for one in sendings(as_situation(family, scene), also=frozenset({LetterKind.LIMITED}))
        if one.kind is LetterKind.LIMITED and any("dest" in item.label for item in one.kept())
    )
    # Those who depart are registered elsewhere than the addressee.
    persons = [
        one | {"gemeenteVanInschrijving": {"code": "0999", "omschrijving": "Elderveen"}}
        if one["burgerservicenummer"] != sending.holder.reveal()
        else one
        for one in sending.situation.persons
    ]
    moved = sending.situation.model_copy(update={"persons": persons})
    sending = replace(sending, situation=moved)
    letter = Letter(
        LetterKind.LIMITED,
        Addressee("A. Voorbeeld", ("Straat 1", "1234 AB PLAATS")),
        (LetterChild("Noa", 2015),),
        local_date(scene.now),
        "CDF-GHJ-KLM",
    )
    return Sample(sending, letter, sending.kept())


def in_words(letter: Letter, value: str) -> list[Opened]:
    planted = replace(letter, children=(LetterChild(f"Noa {value}", 2015),))
    return list(of_pdf("letter", render(planted).pdf))


def changed(letter: Letter, change: Callable[[pikepdf.Pdf], None]) -> list[Opened]:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(render(letter).pdf)) as pdf:
        change(pdf)
        pdf.save(out)
    return list(of_pdf("letter", out.getvalue()))


def in_information(letter: Letter, value: str) -> list[Opened]:
    return changed(letter, lambda pdf: pdf.docinfo.__setitem__("/Subject", value))


def in_metadata(letter: Letter, value: str) -> list[Opened]:
    def describe(pdf: pikepdf.Pdf) -> None:
        with pdf.open_metadata() as metadata:
            metadata["dc:description"] = value

    return changed(letter, describe)


def in_attachment(letter: Letter, value: str) -> list[Opened]:
    return changed(letter, lambda pdf: pdf.attachments.__setitem__("bijlage", value.encode()))


def in_name_of_attachment(letter: Letter, value: str) -> list[Opened]:
    return changed(letter, lambda pdf: pdf.attachments.__setitem__(f"{value}.txt", b"x"))


def in_link(letter: Letter, value: str) -> list[Opened]:
    def link(pdf: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"a.example/{value}"))
        note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, A=action)
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([note]))

    return changed(letter, link)


def in_cover(letter: Letter, value: str) -> list[Opened]:
    parcel = Parcel(render(letter), Bsn("999990019"), Cover(f"Over {value}", "tekst"))
    return list(of_cover(parcel))


def in_cover_text(letter: Letter, value: str) -> list[Opened]:
    parcel = Parcel(render(letter), Bsn("999990019"), Cover("Bericht", f"tekst\n{value}\nslot"))
    return list(of_cover(parcel))


def in_address_of_request(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request(f"POST /v2/letter?ref={value}", "", b"{}")))


def in_header(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", f"x-tenant: {value}", b"{}")))


def in_member(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", "", json.dumps({"a": [{"b": value}]}).encode())))


def in_name_of_member(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", "", json.dumps({value: 1}).encode())))


def packed(_letter: Letter, value: str) -> list[Opened]:
    inner = base64.b64encode(json.dumps({"naam": value}).encode()).decode()
    return list(of_request(Request("POST /", "", json.dumps({"content": inner}).encode())))


def packed_in_xml(_letter: Letter, value: str) -> list[Opened]:
    inner = base64.b64encode(json.dumps({"naam": value}).encode()).decode()
    return list(of_request(Request("POST /", "", f"<a><b>{inner}</b></a>".encode())))


def behind_a_line_break(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", "", f"<a>regel\\r\\n{value}</a>".encode())))


def in_xml(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", "", f"<a><b>{value}</b></a>".encode())))


PLACES = (
    in_words, in_information, in_metadata, in_attachment, in_name_of_attachment, in_link, in_cover,
    in_cover_text, in_address_of_request, in_header, in_member, in_name_of_member, packed, in_xml,
    packed_in_xml, behind_a_line_break,
)  # fmt: skip


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_leaks_are_found(sample: Sample, place: Callable[[Letter, str], list[Opened]]) -> None:
    kinds = {item.label: item for item in sample.kept}
    assert len(kinds) >= 20
    assert found_in(place(sample.letter, "niets"), kinds.values()) == []
    planted = place(sample.letter, " en ".join(item.value for item in kinds.values()))
    found = {line.rpartition(": ")[2] for line in found_in(planted, kinds.values())}
    assert kinds.keys() - found == set()


def test_what_is_kept_back_is_everything_that_tells(sample: Sample) -> None:
    labels = {item.label for item in sample.kept}
    assert {
        "number of addressee",
        "number of child of the letter",
        "number of somebody else",
        "birth date of child of the letter",
        "departure date",
        "destination",
        "municipality of somebody else",
        "voornamen around somebody else",
        "geslachtsnaam around somebody else",
        "officieleStraatnaam of somebody else",
        "postcode of somebody else",
        "woonplaats of somebody else",
        "OIN of the municipality",
        "id of an event",
    } <= labels


def test_words_are_read_as_another_reader_reads_them(sample: Sample) -> None:
    pdf = render(replace(sample.letter, answer_at=AT)).pdf
    with pikepdf.open(io.BytesIO(pdf)) as document:
        mine = pdf_words(document)
    theirs = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    assert Counter("".join(mine.split())) == Counter("".join(theirs.split()))
    # What stands behind a box stands apart for the one and not for the other.
    apart = str.maketrans("./", "  ")
    assert set(mine.translate(apart).split()) == set(theirs.translate(apart).split())


@pytest.mark.parametrize("word", ["ontvoering", "verdachte", "S16", "R07", "politie", "0900-8020"])
def test_an_accusing_word_in_a_letter_or_cover_is_found(sample: Sample, word: str) -> None:
    assert accusing(in_words(sample.letter, word))
    assert accusing(in_cover(sample.letter, word))

"""Whatever leaves for a holder, of every situation there is: what must be nowhere in it.

Letters are made as they are right before sending, and handed over by the channels themselves to
the sandbox; every request is kept as it came in there, and opened: address, headers, members, the
PDF in it, its words, its metadata and every string inside. What is searched for comes from the
persons and events as the register and the municipality give them. That the search finds is shown
by `test_leaks_are_found`: each kind of thing, planted in each kind of place.
"""

import base64
import io
import json
import socket
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pikepdf
import pypdf
import pytest

from contracts.policy.effects import Effect
from contracts.policy.permission import LetterBasis
from contracts.values.bsn import Bsn
from contracts.values.dates import local_date
from foundation.clock import system_clock
from notifier.decision.outcome import Disposition, HolderDisposition
from notifier.delivery.channel import MessageChannel, Parcel
from notifier.delivery.compose import CannotCompose, Missing, compose
from notifier.delivery.holder_message import HolderMessage
from notifier.delivery.message_state import MessageState
from notifier.delivery.notifynl import NotifyNLLetters
from notifier.letters.content import (
    DEFAULT_SENDER,
    Addressee,
    AnswerAt,
    Letter,
    LetterChild,
    LetterKind,
)
from notifier.letters.cover import Cover
from notifier.letters.forbidden import ForbiddenKind, violations
from notifier.letters.render import render
from notifier.policy import read_policy
from notifier.storage.messages import Channel
from sandbox.settings import TEST_NOTIFY_KEY, SandboxSettings
from sandbox.web import build as build_sandbox
from tests.integration.notifier.conftest import _POLICY
from tests.integration.notifier.families import OIN
from tests.integration.notifier.world import served_on
from tests.privacy.kept_back import KeptBack, kept_back, written_days
from tests.privacy.pdf_words import pdf_words
from tests.privacy.sent import Opened, Recorder, Request, found_in, of_cover, of_pdf, of_request
from tests.situations.families import OWN_FILES, SHARED_FILES, read, written
from vertrekmelding.demo.families.as_situation import as_situation
from vertrekmelding.demo.families.everyone import sample_families
from vertrekmelding.demo.families.scene import Scene
from vertrekmelding.situations.decide import decide_situation, facts_of
from vertrekmelding.situations.file import Situation

AT = AnswerAt("antwoord.voorbeeld.example/antwoord", "23456-789CD-FHJKL")
ACCUSING = {ForbiddenKind.RISK_WORD, ForbiddenKind.INTERNAL, ForbiddenKind.PAID_NUMBER}
NO_LETTER = {Missing.ADDRESS, Missing.CHILD_NAME, Missing.NAME, Missing.HOLDER, Missing.COUNTRY}


@dataclass
class Outside:
    """The providers, and whatever was said to them."""

    requests: list[Request]
    channels: Mapping[Channel, MessageChannel]
    basis: LetterBasis

    def received(self, channel: Channel, parcel: Parcel, message_id: UUID) -> list[Opened]:
        """Send, and open every request that came of it."""
        before = len(self.requests)
        self.channels[channel].send(parcel, reference=message_id, basis=self.basis)
        made = self.requests[before:]
        assert made, "nothing came in at the provider"
        return [one for request in made for one in of_request(request)]


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Outside]:
    data = tmp_path_factory.mktemp("sandbox")
    listener = socket.create_server(("127.0.0.1", 0))
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    requests: list[Request] = []
    sandbox = build_sandbox(SandboxSettings(data=data, base_url=url))
    sandbox.add_middleware(Recorder, requests=requests)
    file = data / "policy.toml"
    file.write_text(_POLICY, encoding="utf-8")
    basis = read_policy(file).basis_for(Effect.NOTIFY, OIN, local_date(system_clock()))
    assert basis is not None
    with served_on(listener, sandbox) as running:
        paper = NotifyNLLetters(base_url=running, api_key=TEST_NOTIFY_KEY)
        yield Outside(requests, {Channel.LETTER: paper}, basis)


@dataclass(frozen=True)
class Sending:
    """One message that a situation leads to, right away or after people released it."""

    situation: Situation = field(repr=False)
    kind: LetterKind
    holder: Bsn
    children: frozenset[Bsn]

    @property
    def departure_days(self) -> set[date]:
        facts = facts_of(self.situation).departure
        declared = {d.date.complete for child in facts.children for d in child.declarations}
        known = {child.registration.date.complete for child in facts.children if child.registration}
        return {day for day in declared | known if day is not None}

    def kept(self) -> tuple[KeptBack, ...]:
        """The day of departure too, where the letter may not tell one."""
        silent = self.kind in {LetterKind.LIMITED, LetterKind.CONFIRMATION, LetterKind.RECALL}
        # The letter itself may be of that day.
        days = self.departure_days - {local_date(self.situation.now)} if silent else set()
        return kept_back(
            self.situation.persons,
            self.situation.events,
            holder=self.holder.reveal(),
            children=[child.reveal() for child in self.children],
        ) + tuple(KeptBack("departure date", text) for day in days for text in written_days(day))


def sendings(
    situation: Situation, *, also: frozenset[LetterKind] = frozenset()
) -> Iterator[Sending]:
    """What leaves by itself; of what is held, what people may let go without telling a day."""
    decision = decide_situation(situation)
    held = decision.case is Disposition.HOLD
    for one in decision.holders:
        if one.disposition is not HolderDisposition.NONE:
            first = LetterKind.LIMITED if held else LetterKind.VERTREK
            for kind in sorted({first} | also):
                yield Sending(situation, kind, one.holder, frozenset(one.children))
    for receipt in decision.receipts:
        for kind in sorted({LetterKind.RECEIPT} | also):
            yield Sending(situation, kind, receipt.holder, frozenset(receipt.children))


def leaks(outside: Outside, sending: Sending) -> list[str] | None:
    """None: no letter can be made of it, and a person is asked."""
    now = local_date(sending.situation.now)
    message_id = uuid4()
    message = HolderMessage(
        message_id, sending.kind, MessageState.PLANNED, sending.holder, sending.children
    )
    facts = facts_of(sending.situation).departure
    earlier = now - timedelta(days=3)
    try:
        parcel = compose(
            message, facts, sender=DEFAULT_SENDER, today=now, sent_on=earlier, answer_at=AT
        )
    except CannotCompose as refused:
        # An ordinary family that was taken for a leak gets no letter either.
        return None if refused.code in NO_LETTER else [f"no letter: {refused.code}"]
    opened = [*of_cover(parcel)]
    for channel in outside.channels:
        opened += outside.received(channel, parcel, message_id)
    return found_in(opened, sending.kept()) + accusing(opened)


def accusing(opened: list[Opened]) -> list[str]:
    """Words that accuse or tell of a judgement, where people read."""
    by_people = [one for one in opened if one.where.endswith(", words") or "cover" in one.where]
    return [
        f"{one.where}: {violation.kind}"
        for one in by_people
        for violation in violations(one.text, forbidden=())
        if violation.kind in ACCUSING
    ]


FILES = (*OWN_FILES, *SHARED_FILES)


@pytest.mark.timeout(600)
@pytest.mark.parametrize("file", FILES, ids=[f"{n}-{one.stem}" for n, one in enumerate(FILES)])
def test_nothing_kept_back_leaves_in_any_situation(outside: Outside, file: Path) -> None:
    found: dict[str, list[str]] = {}
    made = 0
    for item in written(file):
        for sending in sendings(read(item)):
            told = leaks(outside, sending)
            made += told is not None
            if told:
                found[item["id"]] = told
    assert found == {}
    assert made, "no letter was made: nothing was looked at"


@pytest.mark.timeout(600)
def test_nothing_kept_back_leaves_in_any_letter_of_the_demonstration(outside: Outside) -> None:
    """Every kind of letter to everybody who may get one, whatever becomes of the family."""
    scene = Scene(system_clock(), "lek")
    found: dict[str, list[str]] = {}
    made = 0
    for family in sample_families(scene):
        for sending in sendings(as_situation(family, scene), also=frozenset(LetterKind)):
            told = leaks(outside, sending)
            made += told is not None
            if told:
                found[f"{family.id} {sending.kind}"] = told
    assert found == {}
    assert made >= 15 * len(LetterKind)


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


def in_xml(_letter: Letter, value: str) -> list[Opened]:
    return list(of_request(Request("POST /", "", f"<a><b>{value}</b></a>".encode())))


PLACES = (
    in_words, in_information, in_metadata, in_attachment, in_name_of_attachment, in_link, in_cover,
    in_cover_text, in_address_of_request, in_header, in_member, in_name_of_member, packed, in_xml,
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
    # A full stop behind a box stands apart for the one and not for the other.
    assert set(mine.replace(".", " ").split()) == set(theirs.replace(".", " ").split())


@pytest.mark.parametrize("word", ["ontvoering", "verdachte", "S16", "R07", "politie", "0900-8020"])
def test_an_accusing_word_in_a_letter_or_cover_is_found(sample: Sample, word: str) -> None:
    assert accusing(in_words(sample.letter, word))
    assert accusing(in_cover(sample.letter, word))

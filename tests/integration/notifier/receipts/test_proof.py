"""The proof of sending: everything that is written about a message, with names only on paper."""

import json
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from notifier.cases.case_row import read_case
from notifier.reply.note_reading import note_reading
from notifier.show_proof import proof_on_paper
from notifier.storage.shared import AUDIT
from tests.integration.notifier.receipts.post import Post
from tests.integration.notifier.test_api import token
from tests.integration.notifier.world import World

EXAMPLE = Path("contracts/examples/zaken/verzendbewijs.json")


def on_paper(world: World, zaak_id: Any) -> tuple[bytes, str]:  # noqa: ANN401 -- an id
    with world.service.database.transaction() as connection:
        case = read_case(connection, zaak_id)
        pdf, _ = proof_on_paper(connection, world.service, case)
    pages = PdfReader(BytesIO(pdf)).pages
    return pdf, " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_the_whole_way_of_a_letter_is_told_and_by_whose_clock(world: World, post: Post) -> None:
    facts = post.sent_letter()
    post.asks(minutes=2)
    post.asks(hours=2)
    message = post.message()
    note_reading(world.service, [message.id], by="code")
    case = world.case_of(facts)
    address = f"/v1/zaken/{case.id}/verzendbewijs"
    answer = post.door.get(address, headers=token(world, "zaken:lezen", "gemeente"))
    assert answer.status_code == 200
    shown = answer.json()
    (letter,) = shown["berichten"]
    assert [step["stap"] for step in letter["stappen"]] == [
        "gepland",
        "aangeboden",
        "aangenomen",
        "in_behandeling",
        "gepost",
        "geopend_op_antwoordpagina",
    ]
    accepted, posted = letter["stappen"][2], letter["stappen"][4]
    assert accepted["volgensVerzender"] is not None
    assert posted["volgensVerzender"] > accepted["volgensVerzender"]
    assert posted["code"] == "received"
    assert (letter["grondslag"], letter["artikel"]) == ("proef", "1")
    assert letter["tekstSha256"] == message.text_sha256.hex()
    assert letter["gezagsdrager"] == str(case.messages[0].holder)
    assert letter["onbekend"] == ["of_het_aankwam"]
    for child in facts.children:
        for person in (child.child, *child.persons):
            assert person.bsn.reveal() not in answer.text
            assert str(person.full_name) not in answer.text
    assert {row.result for row in world.rows(AUDIT) if row.action == "verzendbewijs_bekeken"} == {
        "getoond"
    }
    example = json.loads(EXAMPLE.read_text())
    assert example.keys() == shown.keys()
    assert example["berichten"][0].keys() == letter.keys()
    assert example["berichten"][0]["stappen"][0].keys() == accepted.keys()


def test_on_paper_it_names_whom_and_says_what_nobody_knows(world: World, post: Post) -> None:
    facts = post.sent_letter()
    case_id = world.case_of(facts).id
    pdf, text = on_paper(world, case_id)
    assert "Aan: Frans Blijver." in text
    assert "Niet bekend: of het gedrukt en gepost is, of het is aangekomen en of iemand" in text
    assert "Petra" not in text
    assert "Sanne" not in text
    post.asks(hours=2)
    again, text = on_paper(world, case_id)
    assert "gedrukt en op de post gedaan (volgens de verzender:" in text
    assert "Niet bekend: of het is aangekomen en of iemand het heeft gelezen." in text
    assert again != pdf
    assert on_paper(world, case_id)[0] == again


def test_what_was_never_printed_is_not_said_to_have_arrived(world: World, post: Post) -> None:
    facts = post.sent_letter()
    post.becomes("validation-failed")
    post.asks(minutes=2)
    _, text = on_paper(world, world.case_of(facts).id)
    assert "nooit gedrukt en niet gepost" in text
    assert "Niet bekend" not in text


def test_whose_case_it_is_not_gets_no_proof_and_that_is_written_down(
    world: World, post: Post
) -> None:
    facts = post.sent_letter()
    address = f"/v1/zaken/{world.case_of(facts).id}/verzendbewijs"
    refused = post.door.get(address, headers=token(world, "zaken:lezen", "gemeente-2"))
    assert refused.status_code == 404
    nowhere = "/v1/zaken/00000000-0000-4000-8000-000000000001/verzendbewijs"
    assert post.door.get(nowhere, headers=token(world, "zaken:lezen", "rvdk")).status_code == 404
    results = [row.result for row in world.rows(AUDIT) if row.action == "verzendbewijs_bekeken"]
    assert results[-2:] == ["niet_gevonden"] * 2

"""The guide for partner organisations: its commands run, and it names every error there is."""

import json
import re

from notifier.decision.facts import AnswerKind
from notifier.reply.accept_answer import Unanswerable
from notifier.storage.answers import ANSWER
from notifier.storage.reports import REPORT
from tests import guide
from tests.architecture.source import ROOT
from tests.integration.notifier.partners import partners_of
from tests.integration.notifier.world import World

SECTION = guide.section("Partner organisations and holders")
ROUTES = ("reports/routes.py", "reply/routes.py", "outcome_routes.py", "findings/routes.py")


def test_the_commands_of_the_guide_do_what_it_says(world: World) -> None:
    with partners_of(world) as partners:
        places = {
            "NOTIFIER": str(partners.api.base_url).rstrip("/"),
            "SANDBOX": str(world.sandbox.base_url).rstrip("/"),
            "AUDIENCE": "notifier",
        }
        printed = guide.run(SECTION, places)
    said = [json.loads(f"{{{one}}}") for one in re.findall(r"\{(.*?)\}", printed)]
    assert [one.get("status") for one in said] == [None, "ontvangen", "ingetrokken", "ingetrokken"]
    assert said[0]["gecontroleerd"] is True
    (report,) = world.rows(REPORT)
    (answer,) = world.rows(ANSWER)
    assert report.withdrawn_at is not None
    assert (answer.answer, answer.withdrawn_at is None) == (AnswerKind.OBJECT, False)


def test_the_guide_names_every_error_and_every_door() -> None:
    sources = [(ROOT / "services/notifier" / one).read_text(encoding="utf-8") for one in ROUTES]
    codes = {code for text in sources for code in re.findall(r'code="(\w+)"', text)}
    rows = [line for line in SECTION.splitlines() if re.match(r"\| \d{3} \|", line)]
    named = {code for row in rows for code in re.findall(r"`(\w+)`", row.split("|")[2])}
    assert codes | set(Unanswerable) <= named
    doors = {
        door
        for text in sources
        for door in re.findall(r'"(/(?:signalen|antwoorden|zaken/{id}/bevindingen)[^"]*)"', text)
    }
    assert {f"/v1{door}" for door in doors} <= set(re.findall(r"/v1/[\w/{}]+", SECTION))

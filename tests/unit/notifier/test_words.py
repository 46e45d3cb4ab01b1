"""What a municipality may hear: five sentences, and nothing from which a reason could be read."""

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any, cast
from uuid import UUID

import pytest

from contracts.policy.municipality import Gemeente, Terugmelding
from notifier.decision.reasons_nl import SENTENCES
from notifier.outgoing.document import build_document
from notifier.outgoing.wire import Terugmelding as Word
from notifier.outgoing.word_kind import TEXTS, WordKind
from notifier.outgoing.word_state import TRANSITIONS, WordState
from tests.architecture.source import ROOT

CONTRACTS = ROOT / "contracts"
NEVER = (
    "vlag", "risico", "signaal van", "opvang", "geheim", "veilig thuis", "politie", "ontvoerd",
    "ouder", "moeder", "vader", "kind ", "partner", "centrale autoriteit",
)  # fmt: skip
"""Words from which somebody could read why, or about whom."""


def row(kind: WordKind, **changed: Any) -> Any:  # noqa: ANN401  stands for a row of the table
    values = {
        "id": UUID(int=1), "kind": kind.value, "departure_ids": [UUID(int=3), UUID(int=2)],
        "created_at": datetime(2026, 11, 20, tzinfo=UTC), "answer_by": None, "one_year_on": None,
    }  # fmt: skip
    return cast("Any", SimpleNamespace(**values | changed))


@pytest.mark.parametrize("kind", WordKind)
def test_no_sentence_says_why_or_about_whom(kind: WordKind) -> None:
    said = TEXTS[kind].text.casefold()
    assert [word for word in NEVER if word in said] == []
    assert not any(sentence.casefold() in said for sentence in SENTENCES.values())


@pytest.mark.parametrize("kind", WordKind)
def test_the_same_row_is_the_same_event_byte_for_byte(kind: WordKind) -> None:
    once, again = (Word.of(row(kind), "1" * 20).encode() for _ in range(2))
    assert once == again
    event = json.loads(once)
    assert set(event) == {
        "specversion", "id", "source", "type", "time", "datacontenttype", "data"
    }  # fmt: skip
    assert event["data"]["vertrekIds"] == [str(UUID(int=2)), str(UUID(int=3))]
    grounds = {"grondslag"} if kind is WordKind.SUMMON else set()
    assert set(event["data"]) == {"soort", "vertrekIds", "tekst"} | grounds


def test_dates_stand_there_only_when_given() -> None:
    event = json.loads(Word.of(row(WordKind.TOLD, one_year_on=date(2027, 3, 1)), "1" * 20).encode())
    assert event["data"]["eenjaarsdatum"] == "2027-03-01"


@pytest.mark.parametrize("file", sorted((CONTRACTS / "examples/terugmeldingen").iterdir()))
def test_the_examples_are_what_is_sent(file: Any) -> None:  # noqa: ANN401  a path
    given = json.loads(file.read_text(encoding="utf-8"))
    word = Word.model_validate(given)
    assert word.data.tekst == TEXTS[word.data.soort].text
    assert word.data.grondslag == TEXTS[word.data.soort].ground
    assert word.type == f"nl.vertrekmelding.vertrek-{word.data.soort}"


def test_the_published_document_is_current() -> None:
    published = (CONTRACTS / "asyncapi/terugmeldingen.json").read_text(encoding="utf-8")
    assert json.loads(published) == json.loads(json.dumps(build_document()))


def test_every_state_can_be_reached_and_two_are_the_end() -> None:
    reached = {state for states in TRANSITIONS.values() for state in states}
    assert reached == set(WordState)
    assert {one for one in WordState if not TRANSITIONS[one]} == {
        WordState.DELIVERED, WordState.LAPSED
    }  # fmt: skip


@pytest.mark.parametrize(
    "url",
    [
        "http://gemeente.example/x", "ftp://gemeente.example", "gemeente.example", "https://",
        "https://naam:geheim@gemeente.example/", "https://gemeente.example/#hier",
    ],
)  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="url"):
        Terugmelding(url=url)


@pytest.mark.parametrize("url", ["https://gemeente.example/in", "http://127.0.0.1:8080/in"])
def test_https_and_this_machine_are_taken(url: str) -> None:
    gemeente = Gemeente(oin="0" * 20, naam="Voorbeeldstad", terugmelding=Terugmelding(url=url))
    assert gemeente.terugmelding is not None

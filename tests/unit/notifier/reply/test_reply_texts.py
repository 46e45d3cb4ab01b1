"""Every page in every language says what it should, and a translator can read it all.

The words of every state stand in ``texts/<language>.txt`` beside this file, as a reader sees them.
``UPDATE_TEXTS=1 pytest`` on this file writes them anew.
"""

import os
import re
import string
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest

from notifier.reply.pages.languages import OWN_NAMES, Language
from notifier.reply.pages.rendering import ReplyPages
from notifier.reply.pages.states import Slip
from notifier.reply.pages.texts.every_language import TEXTS
from tests.plain_language import findings
from tests.unit.notifier.reply.page_states import STATES, made, reply_pages

WRITTEN = Path(__file__).parent / "texts"
_INLINE = {"a", "bdi", "span", "strong", "label"}


class Words(HTMLParser):
    """A page as lines: what stands in one block stands on one line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _INLINE or (tag == "a" and "nl-button" in str(dict(attrs).get("class"))):
            self.lines.append("")
        marks = {"h1": "# ", "h2": "## ", "h3": "### ", "li": "- ", "button": "> ", "input": "( ) "}
        self.lines[-1] += marks.get(tag, "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += re.sub(r"\s+", " ", data)


def words_of(page: str) -> str:
    found = Words()
    found.feed(page)
    lines = (" ".join(line.split()) for line in found.lines)
    return "\n".join(line for line in lines if line and line not in {"-", "( )"})


def whole(pages: ReplyPages, language: Language) -> str:
    """Once what is around every page, then what is in each.

    In Dutch each page whole; in the others what no page before it said, so that a translator meets
    every sentence once. That they are built alike is in the templates.
    """
    parts = []
    before_it: set[str] = set()
    around = bytes(made(pages, "start", language).body).decode()
    before, rest = around.split("<main", 1)
    parts.append(f"=== around every page\n{words_of(before)}\n{words_of(rest.split('</main>')[1])}")
    for state in STATES:
        body = bytes(made(pages, state, language).body).decode()
        title = body.split("<title>")[1].split("</title>")[0]
        inside = "<main" + body.split("<main", 1)[1].split("</main>")[0]
        lines = [f"[{title}]", *words_of(inside).splitlines()]
        if language is not Language.NL:
            lines = [line for line in lines if line not in before_it]
            before_it.update(lines)
        parts.append("\n".join([f"=== {state}", *lines]))
    return "\n\n".join(parts) + "\n"


@pytest.fixture(scope="module")
def pages() -> ReplyPages:
    return reply_pages()


@pytest.mark.parametrize("language", list(Language))
def test_words_of_every_page_are_those_written_down(pages: ReplyPages, language: Language) -> None:
    file = WRITTEN / f"{language}.txt"
    now = whole(pages, language)
    if os.environ.get("UPDATE_TEXTS"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, "utf-8")
    assert now == file.read_text("utf-8")


def strings_of(texts: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text with the path to it."""
    if isinstance(texts, str):
        yield path, texts
    elif is_dataclass(texts):
        for one in fields(texts):
            yield from strings_of(getattr(texts, one.name), f"{path}.{one.name}")
    elif isinstance(texts, tuple):
        for number, one in enumerate(texts):
            yield from strings_of(one, f"{path}.{number}")


def filled_in(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


DUTCH = dict(strings_of(TEXTS[Language.NL]))


@pytest.mark.parametrize("language", list(Language))
def test_a_translation_has_every_part_and_every_number_of_the_dutch(language: Language) -> None:
    found = dict(strings_of(TEXTS[language]))
    own = {path: text for path, text in found.items() if path in DUTCH}
    # Only a translation says that it is one.
    only = set(found) - set(DUTCH)
    about = {".visit.around.translation", ".visit.around.to_dutch"}
    assert only == (set() if language is Language.NL else about)
    assert own.keys() == DUTCH.keys()
    for path, text in own.items():
        assert text.strip() == text != "", path
        # A move is told in another order and with other words, but with the same in them.
        assert set(filled_in(text)) == set(filled_in(DUTCH[path])), path


def test_every_language_has_its_words_and_its_name() -> None:
    assert set(TEXTS) == set(Language) == set(OWN_NAMES)
    assert next(iter(OWN_NAMES)) is Language.NL


def test_every_slip_has_words() -> None:
    for texts in TEXTS.values():
        for slip in Slip:
            assert getattr(texts.visit.mistakes, slip.value)


@pytest.mark.parametrize("language", list(Language))
def test_no_two_sentences_of_one_language_are_left_in_another(language: Language) -> None:
    """A text that is the same as in Dutch was forgotten, but for what is the same on purpose."""
    if language is Language.NL:
        return
    found = dict(strings_of(TEXTS[language]))
    same = {path for path, text in found.items() if DUTCH.get(path) == text}
    assert {
        path for path in same if len(DUTCH[path].split()) > 1 and "{" not in DUTCH[path]
    } == set()


NAMES = (
    "Vertrekmelding, Postbus 99999, 9999 ZZ Postdorp",
    "autoriteitpersoonsgegevens.nl",
    "nationaleombudsman.nl",
    "0f0e0d0c-0b0a-4908-8706-050403020100",
)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_page_is_plain(pages: ReplyPages, language: Literal["nl", "en"]) -> None:
    hard = {}
    for state in STATES:
        body = bytes(made(pages, state, Language(language)).body).decode()
        inside = "<main" + body.split("<main", 1)[1].split("</main>")[0]
        hard[state] = findings(
            re.sub(r"^[^\w\[]+", "", words_of(inside), flags=re.MULTILINE), language, apart=NAMES
        )
    assert {state: found for state, found in hard.items() if found} == {}


FORBIDDEN = re.compile(  # in every language
    r"ontvoer|dader|verdacht|slachtoffer|kidnap|abduct|perpetrator|suspect|victim|Entführ|enlèv|"
    r"secuestr|porwa|kaç\u0131r|викрад|răpi|اختطاف|خطف|0900",
    re.IGNORECASE,
)


@pytest.mark.parametrize("language", list(Language))
def test_nobody_is_accused_and_no_number_costs_money(pages: ReplyPages, language: Language) -> None:
    assert FORBIDDEN.search("Vraag naar de ontvoering")
    assert FORBIDDEN.findall(whole(pages, language)) == []

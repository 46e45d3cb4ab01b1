"""Legal nouns stay Dutch, and each of them is explained once.

A translated legal term is a new term: "custody" is three different things in Dutch law. But a
Dutch word that nobody explains shuts out everyone who did not study it.
"""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.source import ROOT, Module, modules, sample

GLOSSARY = ROOT / "contracts" / "glossary.md"

LOOKS_DUTCH = re.compile(
    r"ij|aa(?!r?on)|uu(?!m)|gez(?!e)|heid|ouder|vertr|gemeen|voog|kind(?:er|eren)|huw|moed|vader|"
    r"geb(?:oor|eur)|best(?:em)|toest|aang|onderz|briefadr|curat(?:ele)|derden?$|"
    r"zaak|zaken|melding|verbl|grondsl|persoon|personen|bsn|oin$|landcode|adres"
)
NOT_DUTCH = {"join", "bsns", "absn"}
"""English, or an English plural of a word that is explained."""

AT_THE_WIRE = {"register", "sources", "api", "wire"}
"""Names of the official formats: members of somebody else's document, at the border only."""


def terms() -> set[str]:
    rows = re.findall(r"^\| ([^|]+) \|", GLOSSARY.read_text(encoding="utf-8"), re.MULTILINE)
    return {term.strip().lower() for row in rows for term in row.split(",")} - {"term", "---"}


def words_explained() -> set[str]:
    text = GLOSSARY.read_text(encoding="utf-8")
    return {word.lower() for word in re.findall(r"[A-Za-z]+", _split(text))}


def _split(text: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)


def identifiers(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        if isinstance(node, ast.FunctionDef):
            yield from (argument.arg for argument in (*node.args.args, *node.args.kwonlyargs))
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        if isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def words(module: Module) -> set[str]:
    text = " ".join(_split(name).replace("_", " ") for name in identifiers(module))
    return {word.lower().rstrip("0123456789") for word in text.split()}


def unexplained(module: Module, explained: set[str]) -> list[str]:
    if AT_THE_WIRE & set(module.name.split(".")):
        return []
    return [
        f"{module.path}: {word}"
        for word in sorted(words(module))
        if LOOKS_DUTCH.search(word) and word not in NOT_DUTCH and word not in explained
    ]


def test_every_dutch_word_in_the_code_is_explained() -> None:
    ours = modules("contracts", "foundation", "brp_adapter", "notifier")
    explained = words_explained()
    assert [found for module in ours for found in unexplained(module, explained)] == []


def test_every_term_is_still_used() -> None:
    everything = "\n".join(
        _split(module.text).replace("_", " ").lower()
        for module in modules("contracts", "brp_adapter", "notifier", "vertrekmelding")
    )
    assert sorted(term for term in terms() if term not in everything) == []


def test_every_term_has_a_meaning_and_a_source() -> None:
    rows = [
        line.strip("|").split("|")
        for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ]
    assert [row for row in rows if len(row) != 3 or not all(cell.strip() for cell in row)] == []


@pytest.mark.parametrize("source", ["class Ouderschap:\n    pass", "def f(vertrokken): ..."])
def test_an_unexplained_word_is_found(source: str) -> None:
    assert unexplained(sample(source), words_explained())

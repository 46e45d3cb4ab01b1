"""What a human does next: every fact that a derivation can lack has somebody who knows it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import brp_adapter.custody.derivation as engine
from brp_adapter.custody.derived_answer import NOT_KEPT, REFUSED
from contracts.gezag import GezamenlijkOuderlijkGezag
from contracts.messages.derived import DerivedGezag
from contracts.messages.facts import GezagAnswer, GezagSource
from notifier.cases.gezag_next_step import COURT, MUNICIPALITY, keeper_of, next_step

_FOLDER = Path(str(engine.__file__)).parent
_POSITION = {"Unseen": 2, "see": 2}
"""Where the missing fact stands among the arguments; elsewhere it has its name, ``missing``."""


def _missing_facts() -> list[str]:
    """Every Dutch text with which the derivation names a missing fact."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(_FOLDER.glob("*.py")))
    return sorted({text for tree in trees for text in _texts(tree)})


def _texts(tree: ast.Module) -> Iterator[str]:
    constants = {
        target.id: _text(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = [word.value for word in call.keywords if word.arg == "missing"]
        if name in _POSITION and len(call.args) > _POSITION[name]:
            given.append(call.args[_POSITION[name]])
        for value in given:
            text = constants.get(value.id, "") if isinstance(value, ast.Name) else _text(value)
            if text:
                yield text


def _text(value: ast.expr) -> str:
    if isinstance(value, ast.Constant):
        return value.value if isinstance(value.value, str) else ""
    if isinstance(value, ast.JoinedStr):
        return "".join(_text(part) or "ouder 1" for part in value.values)
    return ""


def test_the_texts_are_found() -> None:
    assert len(_missing_facts()) >= 15


@pytest.mark.parametrize("missing", _missing_facts())
def test_somebody_has_each_missing_fact(missing: str) -> None:
    assert keeper_of(missing) in {COURT, MUNICIPALITY}


def test_a_ruling_is_known_at_the_court_and_a_marriage_at_the_municipality() -> None:
    ruled = "de ingangsdatum van de gezagsverhouding (85.10), om te weten of de adoptie daarna kwam"
    assert keeper_of(ruled) == COURT
    assert keeper_of("eerdere huwelijken of partnerschappen van de ouders") == MUNICIPALITY
    assert keeper_of(f"eerdere huwelijken van de ouders; {ruled}") == COURT


@pytest.mark.parametrize("missing", [NOT_KEPT, REFUSED, "iets anders"])
def test_on_doubt_the_court_is_asked(missing: str) -> None:
    step = next_step(_answer(derived=DerivedGezag(missing=missing)))
    assert step is not None
    assert step.whom == COURT
    assert missing in step.why


def test_what_the_model_itself_says_is_told_as_the_sentence_it_is() -> None:
    said = "Gezag kan niet worden bepaald omdat de geboortedatum van persoon niet bekend is."
    step = next_step(_answer(derived=DerivedGezag(missing=said)))
    assert step is not None
    assert step.why == f"De afleiding kan het niet zeggen. {said}"


def test_what_the_model_leaves_open_stands_in_no_deed() -> None:
    assert keeper_of("of de versies van het beslismodel gelijk zijn; de soort akte") == COURT


def test_what_was_derived_is_confirmed_at_the_court() -> None:
    said = DerivedGezag(gezag=GezamenlijkOuderlijkGezag(()))
    for answer in (_answer(derived=said), _answer()):
        step = next_step(answer)
        assert step is not None
        assert (step.what, step.whom) == ("vraag het gezagsregister van de rechtbank op", COURT)


@pytest.mark.parametrize("source", [GezagSource.LIVE, GezagSource.SNAPSHOT, GezagSource.FINDING])
def test_an_answer_that_counts_needs_nothing_unless_it_is_doubted(source: GezagSource) -> None:
    assert next_step(GezagAnswer(source=source)) is None
    step = next_step(GezagAnswer(source=source, in_onderzoek=True))
    assert step is not None
    assert "onderzoek" in step.why


def _answer(derived: DerivedGezag | None = None) -> GezagAnswer:
    return GezagAnswer(source=GezagSource.NONE, child_in_rni=True, derived=derived)

"""What is shipped of the NL Design System is what is used, and the theme says nothing in vain."""

import re

from nlds import CLASS, PACKAGES, PAGES, WRITTEN, classes_used, pruned

STATIC = PAGES / "static"


def test_every_class_of_a_template_has_a_rule_and_every_rule_a_template() -> None:
    ruled = set(CLASS.findall(re.sub(r":not\([^()]*\)", "", WRITTEN.read_text("utf-8"))))
    own = set(CLASS.findall((STATIC / "antwoord.css").read_text("utf-8")))
    without = {
        "utrecht-textbox--html-input",
        "utrecht-textarea--html-textarea",
        "utrecht-radio-button--html-input",
        "utrecht-checkbox--html-input",
    }
    assert classes_used() - ruled <= without
    assert (ruled | own) - classes_used() == set()


def test_the_theme_sets_what_is_read_and_nothing_is_red() -> None:
    theme = (STATIC / "theme.css").read_text("utf-8")
    read = set(re.findall(r"var\(\s*(--[\w-]+)", WRITTEN.read_text("utf-8")))
    sets = set(re.findall(r"^\s*(--(?:nl|utrecht)-[\w-]+):", theme, re.MULTILINE))
    assert sets - read == set()
    for colour in re.findall(r"#([0-9a-f]{6})\b", theme):
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
        assert red - max(green, blue) < 110, colour


def test_where_it_came_from_stands_in_the_file() -> None:
    head = WRITTEN.read_text("utf-8").split("*/")[0]
    assert "EUPL-1.2" in head
    for package in PACKAGES:
        assert f"{package.name} {package.version}" in head


def test_pruning_keeps_a_rule_only_where_all_its_classes_are_used() -> None:
    sheet = """/* .nl-x {} */ .nl-a, .nl-b { color: red }
        @media print { .nl-b { top: 0 } .nl-a:not(.nl-b):hover { top: 1px } }
        @font-face { font-family: x } .nl-a .nl-b { top: 2px } .nl-a:disabled { top: 3px }"""
    assert pruned(sheet, frozenset({"nl-a"})) == (
        ".nl-a { color: red }\n@media print {\n.nl-a:not(.nl-b):hover { top: 1px }\n}"
    )


def test_nothing_is_loaded_from_elsewhere() -> None:
    for file in (*STATIC.iterdir(), *(PAGES / "templates").iterdir()):
        text = file.read_text("utf-8")
        assert not re.search(r"url\(|@import|https?://|<style|style=|\son\w+=", text), file.name

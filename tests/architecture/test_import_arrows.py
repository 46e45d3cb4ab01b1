"""Arrows point one way.

``contracts`` and ``foundation`` stand on the ground; the two services stand on both and never see
each other, because the day one reads the other's tables or types they can no longer be released
apart. Inside the notifier the case stands below its messages and its flags, which do not know each
other: the use cases at the root bring them together. Logging in and sessions
know neither who logs in nor our settings, because more than one set of pages uses them. The screen
of the workbench stands on top of it all, and nothing of the notifier looks up at it. The command
line is the only place that sees everything. The sandbox plays the world outside: a service that
imported it would pass its tests and fail at its first real provider.
"""

import pytest

from tests.architecture.source import PACKAGES, Module, imports, modules, sample

MAY_IMPORT = {
    "contracts": {"contracts"},
    "foundation": {"foundation"},
    "brp_adapter": {"contracts", "foundation", "brp_adapter"},
    "notifier": {"contracts", "foundation", "notifier"},
    "sandbox": {"contracts", "sandbox"},
    "vertrekmelding": set(PACKAGES),
}
NEVER_IMPORTS = {
    "notifier.cases": {"notifier.delivery", "notifier.handover", "notifier.redecide"},
    "notifier.delivery": {"notifier.handover"},
    "notifier.handover": {"notifier.delivery"},
    "notifier.login": {"notifier.staff", "notifier.settings", "notifier.service"},
    "notifier.sessions": {
        "notifier.login",
        "notifier.staff",
        "notifier.settings",
        "notifier.service",
    },
}
SCREEN = "notifier.review"
MAY_SEE_THE_SCREEN = {
    "notifier.web": "serves it",
    "notifier.settings": "holds its settings",
    "notifier.sweep": "clears away drafts and notes between shifts",
}
OURS = {*PACKAGES, "tests", "tools"}


def wrong_arrows(module: Module) -> list[str]:
    allowed = MAY_IMPORT[module.package]
    return [
        f"{module.path}:{line} imports {name}"
        for line, name in imports(module)
        if name.split(".")[0] in OURS - allowed
    ] + [
        f"{module.path}:{line} imports {name}"
        for folder, forbidden in NEVER_IMPORTS.items()
        if module.name.startswith(f"{folder}.")
        for line, name in imports(module)
        if ".".join(name.split(".")[:2]) in forbidden
    ]


def looks_at_the_screen(module: Module) -> list[str]:
    """What of the notifier stands below the workbench and yet takes something from it."""
    if module.name.startswith(f"{SCREEN}.") or module.name in MAY_SEE_THE_SCREEN:
        return []
    return [
        f"{module.path}:{line} imports {name}"
        for line, name in imports(module)
        if name == SCREEN or name.startswith(f"{SCREEN}.")
    ]


@pytest.mark.parametrize("package", PACKAGES)
def test_arrows_point_one_way(package: str) -> None:
    assert [wrong for module in modules(package) for wrong in wrong_arrows(module)] == []


def test_nothing_below_the_workbench_looks_at_its_screen() -> None:
    assert [wrong for module in modules("notifier") for wrong in looks_at_the_screen(module)] == []


def test_who_may_see_the_screen_does() -> None:
    seen = {
        module.name
        for module in modules("notifier")
        if any(name.startswith(f"{SCREEN}.") for _, name in imports(module))
    }
    assert set(MAY_SEE_THE_SCREEN) <= seen


def test_a_look_at_the_screen_is_found() -> None:
    source = "def f():\n    from notifier.review.serving import Workbench"
    assert looks_at_the_screen(sample(source, "services/notifier/verdicts/bad.py"))


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("services/notifier/bad.py", "from brp_adapter.custody.person import Person"),
        ("services/brp_adapter/bad.py", "import notifier.decision"),
        ("services/brp_adapter/bad.py", "def f():\n    from sandbox import web"),
        ("services/foundation/bad.py", "from contracts.values.bsn import Bsn"),
        ("contracts/bad.py", "import foundation.clock"),
        ("services/sandbox/bad.py", "from foundation.log import get_logger"),
        ("services/notifier/bad.py", "import importlib\nimportlib.import_module('sandbox.web')"),
        ("services/notifier/cases/bad.py", "from notifier.delivery.plan import plan_messages"),
        ("services/notifier/cases/bad.py", "from notifier.redecide import redecide"),
        ("services/notifier/login/bad.py", "from notifier.staff.roles import Role"),
        ("services/notifier/sessions/bad.py", "from notifier.login.site import Site"),
        ("services/notifier/delivery/bad.py", "from notifier.handover.plan import EFFECT_OF"),
        ("services/vertrekmelding/bad.py", "from tests.conftest import servers"),
    ],
)
def test_another_arrow_is_found(path: str, source: str) -> None:
    assert wrong_arrows(sample(source, path))

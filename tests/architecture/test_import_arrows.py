"""Arrows point one way.

``contracts`` and ``foundation`` stand on the ground; the two services stand on both and never see
each other, because the day one reads the other's tables or types they can no longer be released
apart. Inside the notifier the case stands below its messages and its flags, which do not know each
other: the use cases at the root bring them together. The command line is the only place that sees
everything. The sandbox plays the world outside: a service that imported it would pass its tests
and fail at its first real provider.
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


@pytest.mark.parametrize("package", PACKAGES)
def test_arrows_point_one_way(package: str) -> None:
    assert [wrong for module in modules(package) for wrong in wrong_arrows(module)] == []


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
        ("services/notifier/delivery/bad.py", "from notifier.handover.plan import EFFECT_OF"),
        ("services/vertrekmelding/bad.py", "from tests.conftest import servers"),
    ],
)
def test_another_arrow_is_found(path: str, source: str) -> None:
    assert wrong_arrows(sample(source, path))

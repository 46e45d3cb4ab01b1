"""Where work crosses the border of its process, and the failpoints that stand there."""

import ast
from collections.abc import Iterator

from tests.architecture.source import Module, calls, dotted, modules

ON_THE_WAY = {
    "services/brp_adapter/accept_batch.py",
    "services/brp_adapter/receive_report.py",
    "services/brp_adapter/ask_register.py",
    "services/brp_adapter/fetch_failed.py",
    "services/brp_adapter/derive_gezag.py",
    "services/brp_adapter/postpone_question.py",
    "services/brp_adapter/take_finding.py",
    "services/brp_adapter/postpone_recheck.py",
    "services/brp_adapter/take_reports.py",
    "services/brp_adapter/establish_again.py",
    "services/notifier/accept_facts.py",
    "services/notifier/close_case.py",
    "services/notifier/collect_box_results.py",
    "services/notifier/delivery/freshness.py",
    "services/notifier/delivery/outcome.py",
    "services/notifier/findings/record_finding.py",
    "services/notifier/hints/hint_outcome.py",
    "services/notifier/enrolment/give_address.py",
    "services/notifier/oncall/call_outcome.py",
    "services/notifier/receipts/routes.py",
    "services/notifier/findings/withdraw_finding.py",
    "services/notifier/reply/accept_answer.py",
    "services/notifier/reports/accept_report.py",
}
"""Called between a claim and its outcome, or before the answer to whoever brings work."""

OUTWARD = (
    "service.register.ask", "service.register.ask_for_derivation",
    "service.register.ask_with_adults",
    "service.register.establish_again", "service.register.hand_over_finding",
    "service.notifier.hand_over",
    "api.events", "api.subscribers", "api.register", "api.deregister",
    "api.subscribe", "api.cancel",
    "service.resources.fetch",
    "channel.send", "channel.find", "box.waiting", "box.fetch", "box.mark",
    "box.not_carried", "box.mark_not_carried",
    "service.ring", "receivers.deliver",
    "service.municipalities.tell",
    "service.on_call.send", "service.on_call.find",
    "service.hints.send", "service.hints.find",
)  # fmt: skip
"""Calls that leave the process, as they are written."""


def work_modules() -> tuple[Module, ...]:
    """Everything that claims work, and what stands on the way to its outcome."""
    return tuple(m for m in modules("brp_adapter", "notifier") if _is_work(m))


def _is_work(module: Module) -> bool:
    claims = any(name == "claim" for _, name in calls(module.tree))
    return claims or module.path in ON_THE_WAY


def names_in(module: Module) -> Iterator[str]:
    """Every failpoint of a module; a named unit of work has two."""
    for call, name in calls(module.tree):
        given = _text(call)
        if given is None:
            continue
        if name == "failpoint":
            yield given
        elif name.endswith(".transaction"):
            yield f"{given}.written"
            yield f"{given}.committed"


def every_failpoint() -> list[str]:
    """All names that the source has."""
    services = modules("brp_adapter", "notifier")
    return sorted({name for module in services for name in names_in(module)})


def without_failpoint(module: Module) -> list[str]:
    """Crossings that a test cannot kill the process at."""
    return [*_unnamed(module), *_unfollowed(module)]


def _unnamed(module: Module) -> Iterator[str]:
    for call, name in calls(module.tree):
        if name.endswith(".transaction") and _text(call) is None:
            yield f"{module.path}:{call.lineno} {name} without a name"
        elif name == "failpoint" and _text(call) is None:
            yield f"{module.path}:{call.lineno} a failpoint that cannot be found by its name"


def _unfollowed(module: Module) -> Iterator[str]:
    for block in _blocks(module.tree):
        for number, statement in enumerate(block):
            left = next(_leaving(statement), None)
            if left is None:
                continue
            following = block[number + 1 : number + 2]
            if not any(_is_failpoint(one) for one in following):
                yield f"{module.path}:{left.lineno} {dotted(left.func)} without a failpoint"


def _blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    for node in ast.walk(tree):
        for part in ("body", "orelse", "finalbody"):
            block = getattr(node, part, None)
            if isinstance(block, list):
                yield block


def _leaving(statement: ast.stmt) -> Iterator[ast.Call]:
    """The outward calls of a statement itself, not of blocks inside it."""
    if isinstance(statement, ast.Expr | ast.Assign | ast.AnnAssign | ast.Return):
        for call, name in calls(statement):
            if any(_same(name, outward) for outward in OUTWARD):
                yield call


def _same(name: str, outward: str) -> bool:
    # ``service.receivers[recipient].deliver``: what stands in between is left out of the name.
    return name == outward or (outward.startswith("receivers") and name.endswith(".deliver"))


def _is_failpoint(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and dotted(statement.value.func) == "failpoint"
    )


def _text(call: ast.Call) -> str | None:
    given = call.args[0] if call.args else None
    if isinstance(given, ast.Constant) and isinstance(given.value, str):
        return given.value
    return None

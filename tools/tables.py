"""Writes the tables that are made from the code: settings, rules, retries, reports and pages.

``python tools/tables.py`` writes them; ``--check`` only says whether they are current (exit 1: no).
"""

import ast
import inspect
import json
import sys
import tomllib
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby, pairwise
from pathlib import Path

from pydantic import SecretStr
from pydantic_core import PydanticUndefined
from pydantic_settings import BaseSettings

from brp_adapter.settings import AdapterSettings
from contracts.policy.timing import Herhaling
from notifier.cases import first_action
from notifier.decision import child, decide, gate, urgency
from notifier.decision.child import ROWS
from notifier.decision.facts import ReportedBy
from notifier.decision.gate import SKIPPING_GATES
from notifier.decision.reasons_nl import SENTENCES
from notifier.decision.risk import INDICATORS
from notifier.delivery.ladder import LADDER
from notifier.reports.who_may import RULES as RULES_OF_REPORTS
from notifier.reports.wire import MEMBERS
from notifier.review.access.table import WHO_MAY, WITHOUT_LOGIN
from notifier.review.case.registered import FORMS
from notifier.review.room import ROUTES
from notifier.review.visit import Route
from notifier.settings import NotifierSettings
from notifier.staff.roles import Role
from notifier.storage.messages import Channel
from notifier.verdicts.call_purpose import CallReason
from sandbox.settings import SandboxSettings

ROOT = Path(__file__).resolve().parents[1]
OPERATE = ROOT / "docs" / "operate.md"
RULES = ROOT / "docs" / "rules.md"
CONNECT = ROOT / "docs" / "connect.md"
WORKBENCH = ROOT / "docs" / "workbench-inside.md"
GUARANTEES = ROOT / "contracts" / "delivery-guarantees.md"
FAULTS = ROOT / "tests" / "integration" / "faults" / "faults.toml"

# What each retry table of the policy is for, and what happens after its last attempt.
RETRIED = {
    "brief": ("a letter to a holder", "`NEEDS_REVIEW`: a human writes or telephones"),
    "vlag": ("a flag to RvdK IKO or Ca IKA", "`NEEDS_REVIEW`: telephone the recipient"),
    "terugmelding": (
        "a word back to a municipality",
        "`NEEDS_REVIEW`: it can still be fetched; telephone what cannot wait",
    ),
    "brp": ("a question to the BRP without an answer", "`NEEDS_REVIEW`: settle it with RvIG"),
    "brp_onbruikbaar": ("a question to the BRP with a broken answer", "`NEEDS_REVIEW`, the same"),
    "overdracht": ("facts to the notifier", "`NEEDS_REVIEW`: an operator looks why"),
}

ENDS = {
    "message": "one message",
    "letter alone": "no message, and no task: the letter tells it",
    "task": "no message, and a person's task",
    "message, and task": "one message, and a person's task: nobody could say that it lies there",
}

# What a setting means, where the code has no sentence beside it.
MEANING = {
    "database_url": "PostgreSQL of this service: `postgresql+psycopg://role:password@host/db`.",
    "database_schema": "Schema of this service; its role owns it.",
    "log_format": "`json` for machines, `console` for people.",
    "log_level": "Least important level that is written.",
    "issuer": "Who signs the access tokens of callers (`iss`).",
    "audience": "What stands in `aud` of a token that is meant for this service.",
    "jwks_url": "Where the issuer's keys are.",
    "lease_seconds": "How long a claimed row belongs to one worker.",
    "sweep_seconds": "How often the sweep rings for what is due.",
    "token_url": "Where this service gets its own tokens (OAuth 2 client credentials).",
    "client_id": "As whom it asks for them.",
    "client_secret": "The secret that goes with it.",
    "register_token_url": "Token address for the BRP; left out: `TOKEN_URL`.",
    "register_client_id": "Client for the BRP; left out: `CLIENT_ID`.",
    "register_client_secret": "Its secret; left out: `CLIENT_SECRET`.",
    "register_scope": "Scope of the token for the BRP.",
    "register_audience": "`audience` of the token request for the BRP.",
    "api_key": "API key of a gateway before the BRP; when set, no token is asked.",
    "api_key_header": "Header in which it goes.",
    "notifier_audience": "`audience` of the token for the notifier.",
    "notifier_scope": "Scope of that token.",
    "adapter_audience": "`audience` of the token for the adapter.",
    "adapter_scope": "Scope of that token.",
    "notifynl_base_url": "Address of NotifyNL.",
    "notifynl_api_key": "Key of our service there.",
    "ca_ika_url": "The same for Ca IKA.",
    "rvdk_oin": "OIN of RvdK: sees every case that is not in shadow.",
    "ca_ika_oin": "OIN of Ca IKA: sees every case that is not in shadow.",
    "receiver_scope": "Scope of that token.",
    "berichtenbox_password": "Its password.",
    "sender_name": "Neutral national sender on every letter.",
    "sender_return_line": "Return line in the address window.",
    "sender_phone": "Phone number on every letter.",
    "sender_website": "Website on every letter; none: the letter names none.",
    "sender_reply_address": "Where a written answer goes.",
}


def settings_tables() -> str:
    """One table per settings class."""
    kinds: tuple[tuple[str, type[BaseSettings]], ...] = (
        ("BRP adapter", AdapterSettings),
        ("Notifier", NotifierSettings),
    )
    parts = [f"### {title}\n\n{_settings(kind)}" for title, kind in kinds]
    sandbox = ", ".join(f"`SANDBOX_{name.upper()}`" for name in SandboxSettings.model_fields)
    parts.append(f"### Sandbox\n\nOnly for demonstration and tests: {sandbox}.")
    return "\n\n".join(parts)


def _settings(kind: type[BaseSettings]) -> str:
    prefix = kind.model_config.get("env_prefix", "")
    said = dict(_sentences(kind))
    rows = ["| variable | default | meaning |", "|---|---|---|"]
    for name, info in kind.model_fields.items():
        meaning = said.get(name) or MEANING.get(name)
        if meaning is None:
            message = f"{kind.__name__}.{name} is explained nowhere"
            raise SystemExit(message)
        default = "**required**" if info.is_required() else _default(info.default)
        rows.append(f"| `{prefix}{name.upper()}` | {default} | {meaning} |")
    return "\n".join(rows)


def _default(value: object) -> str:
    if isinstance(value, SecretStr):
        value = value.get_secret_value()
    if value is None or value == "" or value is PydanticUndefined:
        return "none"
    if isinstance(value, dict):
        value = json.dumps(value)
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return "`" + text.replace("\n", " / ") + "`"


def _sentences(kind: type[BaseSettings]) -> Iterator[tuple[str, str]]:
    """The string under each field, of the class and of those it is made from."""
    for ancestor in reversed(kind.__mro__):
        if not issubclass(ancestor, BaseSettings) or ancestor is BaseSettings:
            continue
        body = ast.parse(inspect.getsource(ancestor)).body[0]
        statements = body.body if isinstance(body, ast.ClassDef) else []
        for field, after in pairwise(statements):
            if (
                isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(after, ast.Expr)
                and isinstance(after.value, ast.Constant)
            ):
                yield field.target.id, " ".join(str(after.value.value).replace("``", "`").split())


def retry_table() -> str:
    """Every retry table of the policy as it is when a file names none, and how long it lasts."""
    rows = [
        "| `[herhaling]` | what | attempts | delays | given up after | then |",
        "|---|---|---|---|---|---|",
    ]
    tables = Herhaling()
    for name in Herhaling.model_fields:
        delays: tuple[int, ...] = getattr(tables, name)
        what, then = RETRIED[name]
        said = ", ".join(_times(len(list(group)), seconds) for seconds, group in groupby(delays))
        rows.append(
            f"| `{name}` | {what} | {len(delays) + 1} | {said} | {_long(sum(delays))} | {then} |"
        )
    return "\n".join(rows)


def _times(count: int, seconds: int) -> str:
    return _long(seconds) if count == 1 else f"{count} x {_long(seconds)}"


def _long(seconds: int) -> str:
    """In hours and minutes, or in seconds when it is less than a minute."""
    if seconds < 60:  # noqa: PLR2004  seconds in a minute
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts)


def rules_table() -> str:
    """Code, its sentence, and the function that says when it applies."""
    rows = ["| code | sentence in the decision | where |", "|---|---|---|"]
    for code in sorted(SENTENCES, key=lambda each: ("GSR".index(each[0]), each)):
        places = "<br>".join(_place(function) for function in _functions(code))
        rows.append(f"| {code} | {SENTENCES[code]} | {places} |")
    places = f"{_place(urgency.urgency_of)}<br>{_place(first_action.first_action_due)}"
    rows.append(f"| T0-T7 | Hoe snel een mens iets moet doen. | {places} |")
    return "\n".join(rows)


def ways_table() -> str:
    """By which ways a holder is told at each urgency, and when a person calls."""
    names = {Channel.LETTER: "a letter", Channel.BERICHTENBOX: "the Berichtenbox"}
    rows = [
        "| urgency | at once | when paper did not arrive | a person calls |",
        "|---|---|---|---|",
    ]
    for tier, rung in LADDER.items():
        at_once = " and ".join(names[way] for way in rung.at_once)
        later = ", ".join(names[way] for way in rung.later) or "-"
        beside = f"yes (`{rung.call}`)" if rung.call else "-"
        if rung.call_abroad:
            beside = f"who lives abroad (`{CallReason.ABROAD}`)"
        rows.append(f"| {tier} | {at_once} | {later} | {beside} |")
    return "\n".join(rows)


def _functions(code: str) -> list[Callable[..., object]]:
    elsewhere: dict[str, list[Callable[..., object]]] = {
        "G01": [gate.g01_not_a_minor],
        "G02": [gate.g02_undone],
        "G05": [gate.g05_all_consented],
        "S01": [child.decide_child],
        "S38": [decide.decide],
        "S45": [decide.decide],
    }
    found: list[Callable[..., object]] = [row.when for row in ROWS if row.code == code]
    found += [each.when for each in INDICATORS if each.code == code]
    found += [applies for gate_code, applies in SKIPPING_GATES if gate_code == code]
    found += elsewhere.get(code, [])
    if not found:
        message = f"no function for {code}"
        raise SystemExit(message)
    return found


def _place(function: Callable[..., object]) -> str:
    path = Path(inspect.getfile(function)).resolve().relative_to(ROOT)
    return f"[`{function.__name__}`](../{path.as_posix()})"


def reports_table() -> str:
    """Who may report what, whom it names, and what can be marked about it."""
    lines = ["| `soort` | who may report it | names | mark |", "|---|---|---|---|"]
    for kind, rule in RULES_OF_REPORTS.items():
        who = ", ".join(f"`{one}`" for one in ReportedBy if one in rule.senders)
        needed = [f"**`{MEMBERS[one]}`**" for one in MEMBERS if one in rule.names.needed]
        either = " or ".join(f"`{MEMBERS[one]}`" for one in MEMBERS if one in rule.names.one_of)
        allowed = [f"`{MEMBERS[one]}`" for one in MEMBERS if one in rule.names.allowed]
        names = ", ".join([*needed, *filter(None, [either]), *allowed])
        marks = [
            name
            for name, can in (
                ("`geloofwaardig`", rule.can_be_credible),
                ("`gecontroleerd`", rule.can_be_checked),
            )
            if can
        ]
        lines.append(f"| `{kind}` | {who} | {names} | {', '.join(marks) or 'none'} |")
    return "\n".join(lines)


def pages_table() -> str:
    """Every address of the workbench, who may use it, and the module that serves it."""
    lines = ["| address | who | where |", "|---|---|---|"]
    forms = {form.name: form.act for form in FORMS}
    for path, group in groupby(sorted(ROUTES, key=_address), key=_address):
        routes = sorted(group, key=lambda route: route.method)
        said = [(f"{route.method} ", _who(route.name)) for route in routes]
        alike = len({who for _, who in said}) == 1
        who = said[0][1] if alike else "; ".join(f"{method}{who}" for method, who in said)
        served = {
            _module(forms.get(route.name.removesuffix("_form"), route.serve)) for route in routes
        }
        lines.append(f"| `{path}` | {who} | {', '.join(sorted(served))} |")
    return "\n".join(lines)


def _address(route: Route) -> str:
    return route.path.replace(":uuid", "")


def _who(name: str) -> str:
    if name in WITHOUT_LOGIN:
        return "anybody, without login"
    may = WHO_MAY[name]
    missing = [role for role in Role if role not in may]
    if not missing:
        return "everybody who is logged in"
    if len(missing) <= 2:  # noqa: PLR2004  shorter than naming the other five
        return "all but " + ", ".join(f"`{role}`" for role in missing)
    return ", ".join(f"`{role}`" for role in Role if role in may)


def _module(function: Callable[..., object]) -> str:
    name = (function.func if isinstance(function, partial) else function).__module__
    short = name.removeprefix("notifier.review.").replace(".", "/")
    return f"[`{short}`](../services/{name.replace('.', '/')}.py)"


def faults_table() -> str:
    """Each fault of a provider, by channel, and in what it ends: the rows that a test plays."""
    lines = ["| who fails | how | of | ends in | the task says |", "|---|---|---|---|---|"]
    for row in tomllib.loads(FAULTS.read_text(encoding="utf-8"))["fault"]:
        says = f"`{row['code']}`" if "code" in row else ""
        cells = (row["provider"], row["what"], row["channel"], ENDS[row["ends"]], says)
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def written(text: str, name: str, table: str) -> str:
    """``text`` with what stands between the two marks of ``name`` replaced."""
    start, end = f"<!-- {name}: made by tools/tables.py -->", f"<!-- end of {name} -->"
    before, rest = text.split(start)
    return f"{before}{start}\n\n{table}\n\n{end}{rest.split(end)[1]}"


def main(*, check: bool) -> int:
    """Write or check every table; the exit code."""
    stale = 0
    for path, name, table in (
        (OPERATE, "settings", settings_tables()),
        (RULES, "rules", rules_table()),
        (RULES, "ways", ways_table()),
        (GUARANTEES, "retries", retry_table()),
        (GUARANTEES, "faults", faults_table()),
        (CONNECT, "reports", reports_table()),
        (WORKBENCH, "pages", pages_table()),
    ):
        text = path.read_text(encoding="utf-8")
        new = written(text, name, table)
        if new == text:
            continue
        stale = 1
        print(f"{path.relative_to(ROOT)} is {'not current' if check else 'written'}")
        if not check:
            path.write_text(new, encoding="utf-8")
    return stale if check else 0


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv[1:]))

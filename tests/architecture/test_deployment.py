"""What is deployed is what is in the tree.

A queue without a consumer keeps its messages for ever and nothing fails; a misspelt variable is
silently a default. So the compose file is read as a program reads it.
"""

import json
import re
from typing import Any

import pytest
import typer.main
from pydantic_settings import BaseSettings

from brp_adapter.settings import AdapterSettings
from brp_adapter.worker import TASKS as ADAPTER_TASKS
from notifier.settings import NotifierSettings
from notifier.worker import TASKS as NOTIFIER_TASKS
from sandbox.settings import SandboxSettings
from tests.architecture.compose import (
    COMPOSE,
    SANDBOX_ENV,
    VARIABLE,
    document,
    env_file,
    filled,
    ours,
)
from tests.architecture.source import ROOT
from vertrekmelding.cli import app
from vertrekmelding.doctor.doctor import examine
from vertrekmelding.serve import QUEUES as RUNG
from vertrekmelding.serve import WEB, WORKERS

SETTINGS: dict[str, type[BaseSettings]] = {
    "BRP_ADAPTER_": AdapterSettings,
    "NOTIFIER_": NotifierSettings,
    "SANDBOX_": SandboxSettings,
}
QUEUES = {*ADAPTER_TASKS, *NOTIFIER_TASKS}
COMMANDS = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    return document()


def consumed(compose: dict[str, Any]) -> list[str]:
    return [
        queue
        for _, service in ours(compose)
        for option, value in zip(service["command"], service["command"][1:], strict=False)
        if option == "--queues"
        for queue in value.split(",")
    ]


def unconsumed(compose: dict[str, Any]) -> set[str]:
    return QUEUES - set(consumed(compose))


def unknown_settings(environment: dict[str, Any]) -> list[str]:
    known = {
        f"{prefix}{field}".upper()
        for prefix, kind in SETTINGS.items()
        for field in kind.model_fields
    }
    return sorted(name for name in environment if name not in known)


def wrong_command(command: list[str]) -> str | None:
    if not command or command[0] not in COMMANDS:
        return f"no such command: {command}"
    if command[0] == "serve" and command[1] not in WEB:
        return f"no such web application: {command}"
    if command[0] == "work" and command[1] not in WORKERS:
        return f"no such worker: {command}"
    return None


def test_every_queue_has_exactly_one_kind_of_worker(compose: dict[str, Any]) -> None:
    assert unconsumed(compose) == set()
    assert sorted(consumed(compose)) == sorted(QUEUES)


def test_beat_gives_every_queue_something_to_do() -> None:
    assert sorted(RUNG) == sorted(QUEUES)


def test_a_worker_consumes_queues_of_its_own_service(compose: dict[str, Any]) -> None:
    tasks = {"adapter": set(ADAPTER_TASKS), "notifier": set(NOTIFIER_TASKS)}
    for _, service in ours(compose):
        if service["command"][0] == "work":
            assert set(service["command"][3].split(",")) <= tasks[service["command"][1]]


def test_every_command_exists(compose: dict[str, Any]) -> None:
    wrong = [wrong_command(service["command"]) for _, service in ours(compose)]
    assert [found for found in wrong if found] == []


def test_every_variable_is_a_setting(compose: dict[str, Any]) -> None:
    for name, service in ours(compose):
        assert unknown_settings(service["environment"]) == [], name


def test_every_process_gets_all_that_it_cannot_do_without(compose: dict[str, Any]) -> None:
    needs = {"adapter": "BRP_ADAPTER_", "notifier": "NOTIFIER_", "sandbox": "SANDBOX_"}
    for name, service in ours(compose):
        command = service["command"]
        who = command[1].split("-")[0] if command[0] in {"serve", "work"} else "adapter"
        prefix = needs[who]
        required = {
            f"{prefix}{field}".upper()
            for field, info in SETTINGS[prefix].model_fields.items()
            if info.is_required()
        }
        assert required <= set(service["environment"]), name


def test_there_is_exactly_one_beat(compose: dict[str, Any]) -> None:
    beats = [service for _, service in ours(compose) if service["command"][0] == "beat"]
    assert len(beats) == 1
    assert beats[0]["deploy"]["replicas"] == 1


def test_no_process_can_do_more_than_it_needs(compose: dict[str, Any]) -> None:
    for name, service in ours(compose):
        assert service["read_only"] is True, name
        assert service["user"].split(":")[0] != "0", name
        assert service["cap_drop"] == ["ALL"], name
        assert "healthcheck" in service or service["restart"] == "no", name


def test_the_health_of_a_worker_is_its_own(compose: dict[str, Any]) -> None:
    """With one page for all, a printer that is slow has the deciding workers started anew."""
    for name, service in ours(compose):
        command = service["command"]
        if command[0] in {"work", "beat"}:
            mark = command[command.index("--mark") + 1]
            assert f"'{mark}'" in service["healthcheck"]["test"][-1], name
            assert any(mark.startswith(f"{folder}/") for folder in service["tmpfs"]), name
            assert "http" not in service["healthcheck"]["test"][-1], name


def test_nothing_starts_before_the_settings_were_looked_at(compose: dict[str, Any]) -> None:
    services = compose["services"]
    assert services["check"]["command"] == ["doctor", "--settings-only"]
    done = {"condition": "service_completed_successfully"}
    assert services["migrate"]["depends_on"]["check"] == done
    for name, service in ours(compose):
        if name not in {"check", "migrate", "sandbox"}:
            assert service["depends_on"]["migrate"] == done, name


def undocumented(names: set[str], text: str) -> list[str]:
    return sorted(name for name in names if f"`{name}`" not in text)


def test_every_variable_is_explained_and_none_is_silently_empty() -> None:
    text = COMPOSE.read_text("utf-8")
    uncommented = re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    assert len(re.findall(r"\$\{", uncommented)) == len(VARIABLE.findall(uncommented))
    bare = [m[1] for m in VARIABLE.finditer(uncommented) if not m[2] and m[3] is None]
    assert bare == []
    names = {found[0] for found in VARIABLE.findall(uncommented)}
    assert undocumented(names, (ROOT / "docs/operate.md").read_text("utf-8")) == []


def test_whoever_runs_containers_can_set_what_somebody_must_choose(
    compose: dict[str, Any],
) -> None:
    offered = {name for _, service in ours(compose) for name in service.get("environment", {})}
    wanted = {
        f"{prefix}{field}".upper()
        for prefix, kind in SETTINGS.items()
        for field, info in kind.model_fields.items()
        if info.is_required() or field.startswith(("sender_", "register_", "receiver_", "api_key"))
    }
    assert wanted - {"SANDBOX_API_KEY"} - offered == set()


FOR_BROWSERS = ("_PUBLIC_URL", "_WORKBENCH_URL", "_REPLY_URL", "_BROWSER_URL")
"""Addresses that people see, outside the containers."""


def test_the_sandbox_profile_is_whole() -> None:
    """Everything that is required is given, points at the sandbox, and is for test mode only."""
    variables = env_file(SANDBOX_ENV)
    asked = {found[0] for found in VARIABLE.findall(COMPOSE.read_text("utf-8"))}
    assert set(variables) <= asked
    compose = document(variables)
    assert compose["services"]["sandbox"]["profiles"] == ["sandbox"]
    places = {"http://sandbox:8000", "http://adapter-web:8000", "http://notifier-web:8000"}
    for name, service in ours(compose):
        for variable, value in service["environment"].items():
            if variable.endswith("_TEST_MODE"):
                assert value == "true", name
            elif str(value).startswith("http") and not variable.endswith(FOR_BROWSERS):
                assert any(value.startswith(place) for place in places), variable


def test_nobody_can_start_in_earnest_on_the_keys_of_the_sandbox() -> None:
    variables = env_file(SANDBOX_ENV) | {"TEST_MODE": "false"}
    compose = document(variables)
    environment = compose["services"]["check"]["environment"]
    lines: list[str] = []
    assert not examine(environment, lines.append, settings_only=True)
    for prefix in ("BRP_ADAPTER_", "NOTIFIER_"):
        for name in ("ENCRYPTION_KEYS", "INDEX_KEY", "CLIENT_SECRET", "DATABASE_URL"):
            refused = [line for line in lines if f"{prefix}{name}" in line]
            assert refused, f"{prefix}{name}"
            assert all(line.startswith("error") for line in refused)


def test_ports_are_open_on_loopback_only(compose: dict[str, Any]) -> None:
    ports = [port for _, service in ours(compose) for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_the_broker_never_evicts(compose: dict[str, Any]) -> None:
    assert "noeviction" in compose["services"]["redis"]["command"]


def test_no_secret_stands_in_the_file(compose: dict[str, Any]) -> None:
    secret = re.compile(r"PASSWORD|SECRET|_KEYS?$")
    values = [
        value
        for service in compose["services"].values()
        for name, value in service.get("environment", {}).items()
        if secret.search(name)
    ]
    assert values
    # Given by whoever runs it, or left out; never a default that everybody can read.
    assert all(re.fullmatch(r"\$\{\w+(:\?|:-)\}", value) for value in values)


def test_the_image_runs_the_command_line_as_an_ordinary_user() -> None:
    text = (ROOT / "deploy" / "Containerfile").read_text("utf-8")
    entrypoint = re.search(r"^ENTRYPOINT (.*)$", text, re.MULTILINE)
    assert entrypoint is not None
    assert json.loads(entrypoint[1]) == ["python", "-m", "vertrekmelding"]
    assert re.search(r"^USER [1-9]", text, re.MULTILINE)


def revisions(folder: str) -> list[tuple[str, str | None]]:
    """Each migration and the one before it, in the order of their files."""
    found = []
    for path in sorted((ROOT / "services" / folder / "versions").glob("*.py")):
        text = path.read_text("utf-8")
        mine = re.search(r'^revision = "(\d+)"$', text, re.MULTILINE)
        before = re.search(r'^down_revision = (?:"(\d+)"|None)$', text, re.MULTILINE)
        assert mine is not None, path.name
        assert before is not None, path.name
        assert path.name.startswith(f"{mine[1]}_"), path.name
        found.append((mine[1], before[1]))
    return found


@pytest.mark.parametrize("service", ["brp_adapter", "notifier"])
def test_migrations_stand_in_one_line(service: str) -> None:
    """Two that follow the same one are merged without a conflict, and then nobody can migrate."""
    found = revisions(f"{service}/storage/migrations")
    numbers = [number for number, _ in found]
    assert found == list(zip(numbers, [None, *numbers], strict=False))
    assert len(set(numbers)) == len(numbers)


def test_mistakes_are_found() -> None:
    bad = {"services": {"w": {"image": "vertrekmelding", "command": ["work", "notifier"]}}}
    assert unconsumed(bad) == QUEUES
    assert unknown_settings({"NOTIFIER_DATABASE_ULR": "x"}) == ["NOTIFIER_DATABASE_ULR"]
    assert wrong_command(["serve", "adapter"])
    assert wrong_command(["worker"])
    assert wrong_command(["work", "notifiers"])
    assert undocumented({"GONE"}, "`THERE`") == ["GONE"]
    with pytest.raises(KeyError):
        filled("${NEEDED:?}", {"NEEDED": ""})
